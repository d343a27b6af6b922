import * as fc from "fast-check";
import {expect} from "vitest";
import {
  foldText,
  parseChoice,
  parseKroner,
  parseNumber,
  parsePercent,
  parseText,
  parseWhole,
  Refusal
} from "../../../src/tables/cells.ts";
import {delimiters, parseCsv, takeSeparatorLine} from "../../../src/tables/csv.ts";
import {maybeHidden} from "../../../src/tables/hidden.ts";
import {parseNorwegian} from "../../../src/tables/norwegian.ts";
import {decodeText} from "../../../src/tables/text.ts";
import {quoteField} from "../../../src/model/spreadsheet.ts";
import {changedBytes} from "../arbitraries/pieces.ts";
import {anyText, nastyTexts} from "../arbitraries/texts.ts";
import {fuzzed, type Fuzzed, type Outcome} from "../fuzzed.ts";
import {isTableRefusal} from "../refusals.ts";

const file = "tall.csv";
const parseScheme = parseChoice({Dekom: ["Desentralisert ordning"], Ramme: ["Felles ramme"]});
const numberParsers = [parseNumber, parsePercent, parseKroner, parseWhole({min: 0, max: 99})];
const texts = nastyTexts.flatMap((text) => [
  Buffer.from(text),
  Buffer.from(text, "utf16le"),
  Buffer.from(text, "latin1")
]);
const cell = anyText.map((text) => text.replaceAll(/[\r\ufeff]/g, ""));

/** What is read of the texts that people write in tables. */
export const tableParsers: readonly Fuzzed[] = [
  fuzzed({
    name: "encodings",
    cost: 25,
    input: changedBytes(...texts.filter(({length}) => length < 2000)),
    isRefusal: (error) => isTableRefusal(error, file),
    parse: (bytes) => {
      // throws for half a character
      encodeURIComponent(decodeText(bytes, file).text);
    }
  }),
  fuzzed({
    name: "CSV as it was written",
    cost: 60,
    input: fc.tuple(
      fc.constantFrom(...delimiters),
      fc.array(fc.array(cell, {minLength: 1, maxLength: 4}), {minLength: 1, maxLength: 4}),
      fc.constantFrom("\n", "\r\n", "\r")
    ),
    isRefusal: (error) => isTableRefusal(error, file),
    parse: ([delimiter, rows, end]): Outcome => {
      const written = rows.map((cells) => cells.map((text) => quoteField(text, delimiter)).join(delimiter));
      const read = parseCsv(written.join(end), delimiter, file).map(({cells}) => cells);
      expect(read).toEqual(rows.filter((cells) => cells.some((text) => text.trim() !== "")));
      return "accepted";
    }
  }),
  fuzzed({
    name: "CSV of any text",
    cost: 30,
    input: fc.tuple(fc.constantFrom(...delimiters), fc.array(anyText, {maxLength: 6})),
    isRefusal: (error) => isTableRefusal(error, file),
    parse: ([delimiter, pieces]) => {
      const {text} = takeSeparatorLine(pieces.join(""));
      const lines = parseCsv(text, delimiter, file).map(({line}) => line);
      expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
    }
  }),
  fuzzed({
    name: "cells with numbers",
    cost: 12,
    input: fc.tuple(fc.constantFrom(...numberParsers), anyText),
    parse: ([parse, text]): Outcome => {
      const value = parse(text.trim());
      if (value instanceof Refusal) return refused(value);
      expect(Number.isFinite(value)).toBe(true);
      return "accepted";
    }
  }),
  fuzzed({
    name: "cells with texts",
    cost: 12,
    input: anyText,
    parse: (text): Outcome => {
      const value = parseText(text.trim());
      if (value instanceof Refusal) return refused(value);
      expect(maybeHidden(value)).toBeUndefined();
      expect(parseText(value)).toBe(value);
      expect(foldText(foldText(value))).toBe(foldText(value));
      return "accepted";
    }
  }),
  fuzzed({
    name: "cells with one of a few words",
    cost: 12,
    input: anyText,
    parse: (text): Outcome => {
      const value = parseScheme(text);
      if (value instanceof Refusal) return refused(value);
      expect(["Dekom", "Ramme"]).toContain(value);
      return "accepted";
    }
  }),
  fuzzed({
    name: "numbers of sources",
    cost: 10,
    input: fc.option(anyText),
    parse: (text): Outcome => {
      const reading = parseNorwegian(text);
      if (!reading) return "refused";
      expect(reading.status === "ok" ? Number.isFinite(reading.value) : reading.value === null).toBe(true);
      return "accepted";
    }
  })
];

function refused({remedy}: Refusal): Outcome {
  expect(remedy.length).toBeGreaterThan(5);
  return "refused";
}
