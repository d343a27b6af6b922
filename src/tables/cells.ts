import type {RefusalReason} from "./errors.js";
import {maybeHidden} from "./hidden.js";
import {mayHaveThousandsMarks, parseNorwegian} from "./norwegian.js";
import {maybeDamaged} from "./text.js";

/** Why a cell was refused: what the user shall write instead, and the reason where other languages need it. */
export class Refusal {
  constructor(
    readonly remedy: string,
    readonly why?: RefusalReason
  ) {}
}

/** Reads one trimmed cell: the value, or why it was refused. */
export type CellParser<T> = (text: string) => T | Refusal;

const excelErrors = /^#(REF!|N\/A|I\/T|VALUE!|VERDI!|NAME\?|NAVN\?|DIV\/0!|NUM!|NULL!|TALL!)$/i;
const scientific = /^[+-]?\d+([.,]\d+)?E[+-]?\d+$/i;
const space = "[ \\u00a0\\u202f\\u2007\\u2009]";
const grouped = new RegExp(`^[-+\\u2212]?(\\d+|\\d{1,3}(${space}\\d{3})+)([.,]\\d+)?$`);

/** An empty cell is null: not known. Anything else goes to `parse`. */
export function optional<T>(parse: CellParser<T>): CellParser<T | null> {
  return (text) => (text === "" ? null : parse(text));
}

/** Text with composed letters and single spaces, otherwise as written; refuses empty cells, Excel's error values, damaged letters and hidden characters. */
export const parseText: CellParser<string> = (text) => {
  if (text === "") return new Refusal("fill in a text", {reason: "empty"});
  if (excelErrors.test(text))
    return new Refusal("Excel's error value is not a text: mend the formula or write the text", {
      reason: "excelError"
    });
  if (maybeDamaged(text))
    return new Refusal("letters are damaged: save the original again as CSV UTF-8", {reason: "damaged"});
  const code = maybeHidden(text);
  if (code !== undefined)
    return new Refusal(`hidden character ${code}: write the text again without it`, {reason: "hidden", code});
  return text.normalize("NFC").replace(/\s+/g, " ");
};

/** One of a few values, in any case, spelled as a key of `spellings` or as one of its synonyms. */
export function parseChoice<T extends string>(
  spellings: Readonly<Record<T, readonly string[]>>
): CellParser<T> {
  const byText = new Map<string, T>();
  for (const value of Object.keys(spellings) as T[]) {
    for (const text of [value, ...spellings[value]]) byText.set(foldText(text), value);
  }
  const remedy = `write one of ${Object.keys(spellings).join(", ")}`;
  return (text) => byText.get(foldText(text)) ?? new Refusal(remedy);
}

/** Lower case, composed letters, single plain spaces: so that two spellings of one name compare as equal. */
export function foldText(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\s_]+/g, " ")
    .trim();
}

const thousandsMarks = () =>
  new Refusal("point or comma before three digits: write 2345 or 2 345", {reason: "thousandsMarks"});

/**
 * A number as Norwegians write it: decimal comma or point; thousands in groups of three set off by a plain, hard or
 * narrow space. Refuses points and commas as thousands separators, scientific notation and `*`; `2.345` and `2,345` are
 * decimals here.
 */
export const parseNumber: CellParser<number> = (text) => {
  if (scientific.test(text)) {
    return new Refusal("Excel has shortened the number: format the column as a number with no decimals", {
      reason: "shortened"
    });
  }
  const reading = grouped.test(text) ? parseNorwegian(text) : undefined;
  if (reading?.status !== "ok" && mayHaveThousandsMarks(text)) return thousandsMarks();
  if (reading?.status !== "ok")
    return new Refusal("write a number such as 1250 or 1 250, with decimal comma", {reason: "number"});
  return reading.value;
};

/** A whole number from `min` to `max`; `2,0` is the whole number 2; `2.000` and `2,000` are refused. */
export function parseWhole({min, max}: {min: number; max: number}): CellParser<number> {
  return (text) => {
    if (mayHaveThousandsMarks(text)) return thousandsMarks();
    const value = parseNumber(text);
    if (value instanceof Refusal) return value;
    if (!Number.isSafeInteger(value) || value < min || value > max) {
      const range = max === Number.MAX_SAFE_INTEGER ? `${min} or more` : `${min}–${max}`;
      return new Refusal(`write a whole number, ${range}`, {reason: "whole", min, max});
    }
    return value === 0 ? 0 : value;
  };
}

/** Percent, 0–100, with or without the sign: `20`, `20 %`, `12,5%`. A share such as 0,2 means 0.2 percent. */
export const parsePercent: CellParser<number> = (text) => {
  const value = parseNumber(text.endsWith("%") ? text.slice(0, -1).trimEnd() : text);
  if (value instanceof Refusal) return value;
  return value >= 0 && value <= 100
    ? value
    : new Refusal("write a percentage from 0 to 100, such as 20 or 12,5", {reason: "percent"});
};

/**
 * Whole kroner, not negative: `1250000`, `1 250 000`, `kr 1 250 000,00`, `1 250 000,-`, `1 250 000 NOK`. Refuses
 * `2.000` and `2,000`.
 */
export const parseKroner: CellParser<number> = (text) => {
  // a pattern that begins with any number of spaces is tried at every one of them
  const bare = text
    .replace(/^(kr\.?|NOK)\s*/i, "")
    .replace(/(kr\.?|NOK)$/i, "")
    .trimEnd()
    .replace(/,[-–—]$/, "");
  if (mayHaveThousandsMarks(bare)) return thousandsMarks();
  const value = parseNumber(bare);
  if (value instanceof Refusal)
    return new Refusal("write whole kroner such as 1250000 or 1 250 000", {reason: "kroner"});
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER)
    return new Refusal(`too large: write at most ${Number.MAX_SAFE_INTEGER} kroner`, {reason: "tooLarge"});
  if (!Number.isSafeInteger(value)) return new Refusal("write whole kroner, without øre", {reason: "ore"});
  return value < 0
    ? new Refusal("an amount cannot be negative", {reason: "negative"})
    : value === 0
      ? 0
      : value;
};
