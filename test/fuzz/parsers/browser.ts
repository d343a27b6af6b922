import * as fc from "fast-check";
import {expect} from "vitest";
import {readState, writeState} from "../../../src/components/distribution/address.ts";
import {maybeScenario, writeScenario} from "../../../src/components/distribution/scenarios.ts";
import {encodeAddress, readAddress} from "../../../src/components/address.ts";
import {fromColumns, toColumns, type Columns} from "../../../src/model/columns.ts";
import {foldWord, splitWords} from "../../../src/model/fold.ts";
import {foldSlug, isReportSlug, networkSlugs, reportAddress} from "../../../src/model/report-address.ts";
import {splitPlaceName} from "../../../src/model/place-names.ts";
import {guardFormula} from "../../../src/model/spreadsheet.ts";
import {maybeMeasure, measures} from "../../../src/model/survey.ts";
import {makeArea} from "../../components/distribution/area.ts";
import {changedJson} from "../arbitraries/json.ts";
import {changedText} from "../arbitraries/pieces.ts";
import {anyText} from "../arbitraries/texts.ts";
import {fuzzed, type Fuzzed, type Outcome} from "../fuzzed.ts";

const areas = {areas: [makeArea(), makeArea({id: "50", name: "Trøndelag", world: "real", frames: []})]};
const choices = {
  fylke: {allowed: ["50", "46"], initial: "50"},
  maal: {allowed: ["total", "pupils"], initial: "total"}
} as const;
const addresses = [
  "?omrade=50&ramme=12000000&felles=15pst&grunn=100000kr&elev=1&barn=1.5&gulv=&endring=10&rekkefolge=storst",
  "?scenario=Mer~12000000~15pst~5kr~~~~1~1~0~0&scenario=B~1~0kr~0kr~~~~1~1~0~0",
  "?fylke=46&maal=pupils"
];
const search = changedText(addresses, [
  "&",
  "=",
  "~",
  "%",
  "%00",
  "%ff",
  "__proto__=1",
  "&scenario=",
  "constructor"
]);

/** The state of addresses, the words of the search, and page data. */
export const browserParsers: readonly Fuzzed[] = [
  fuzzed({
    name: "address of Fordeling",
    cost: 120,
    input: search,
    parse: (text): Outcome => {
      const {state, refused} = readState(areas, text);
      expect(readState(areas, writeState(areas, state)).state).toEqual(state);
      return refused.length > 0 ? "refused" : "accepted";
    }
  }),
  fuzzed({
    name: "scenario in an address",
    cost: 30,
    input: changedText(["Mer~12000000~15pst~5kr~~~~1~1~0~0"], ["~", "1e5", "pst", "kr"]),
    parse: (text): Outcome => {
      const scenario = maybeScenario(text);
      if (!scenario) return "refused";
      expect(maybeScenario(writeScenario(scenario))).toEqual(scenario);
      return "accepted";
    }
  }),
  fuzzed({
    name: "address of a page",
    cost: 30,
    input: search,
    parse: (text): Outcome => {
      const {state, refused} = readAddress(choices, text);
      expect(choices.fylke.allowed).toContain(state.fylke);
      expect(readAddress(choices, encodeAddress(choices, state, text)).state).toEqual(state);
      return refused.length > 0 ? "refused" : "accepted";
    }
  }),
  fuzzed({
    name: "columns of page data",
    cost: 50,
    input: changedJson({name: {texts: ["a", "b"], index: [0, 1, null]}, n: [1, 2, null]}),
    isRefusal: (error) => error instanceof RangeError || error instanceof TypeError,
    parse: (json) => {
      const rows = fromColumns<Record<string, string | number | null>>(json as Columns);
      expect(fromColumns(toColumns(rows, Object.keys(rows[0] ?? {})))).toEqual(rows);
    }
  }),
  fuzzed({
    name: "words of the search",
    cost: 15,
    input: anyText,
    parse: (text) => {
      for (const word of splitWords(text)) expect(foldWord(word)).not.toMatch(/[A-ZÆØÅ\s]/u);
      expect(
        splitPlaceName(text)
          .map((part) => part.text)
          .join("")
      ).toBe(text);
    }
  }),
  fuzzed({
    name: "names as addresses",
    cost: 25,
    input: fc.array(anyText, {maxLength: 4}),
    parse: (names) => {
      const slugs = [...networkSlugs("50", names).values()];
      expect(new Set(slugs).size).toBe(new Set(names).size);
      for (const slug of slugs)
        expect(reportAddress("network", slug)).toMatch(/^\/rapport\/nettverk\/50-[a-z0-9-]+$/);
      for (const name of names) expect(isReportSlug(foldSlug(name))).toBe(true);
    }
  }),
  fuzzed({
    name: "codes of the survey",
    cost: 8,
    input: anyText,
    parse: (code): Outcome => {
      const measure = maybeMeasure(code);
      expect(measure === undefined || measures.includes(measure)).toBe(true);
      return measure ? "accepted" : "refused";
    }
  }),
  fuzzed({
    name: "texts for spreadsheets",
    cost: 8,
    input: anyText,
    parse: (text) => {
      const guarded = guardFormula(text);
      expect(guarded === text || guarded === `'${text}`).toBe(true);
      expect(/^[=+\-@]/.test(guarded.trimStart())).toBe(false);
    }
  })
];
