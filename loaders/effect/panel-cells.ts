import {startYear} from "../../src/model/school-year.ts";
import {parseText, Refusal, type CellParser} from "../../src/tables/cells.ts";

/** Squares and products of larger numbers leave what a computer can hold. */
const largest = 1e100;

/** What stands for an outcome, weight or covariate that is hidden or missing. */
const absent = new Set(["", "*", ":", ".", "..", "NA", "NaN"]);
const never = new Set(["", "NA", "NAN", "INF", "+INF", "INFINITY"]);
const space = "[ \\u00a0\\u202f\\u2007\\u2009]";
const plain = /^-?\d+(\.\d+)?$/;
const anyNumber = new RegExp(
  `^[-+]?(\\d+|\\d{1,3}(${space}\\d{3})+)?([.,]\\d*)?(?<=[\\d.,])(E[-+]?\\d+)?$`,
  "i"
);

/**
 * A number with decimal point or comma, without a digit before it as Stata writes (`.5`), in scientific notation as R
 * writes (`1e-04`), thousands in groups of three set off by a space. NaN for a value that is absent. Refuses a size
 * beyond 1e100.
 */
export const parseMeasure: CellParser<number> = (text) => {
  if (absent.has(text)) return NaN;
  const value = maybeNumber(text);
  if (value !== undefined) {
    return Math.abs(value) <= largest
      ? value
      : new Refusal(`beyond 1e100: divide the whole column by a power of 10`);
  }
  return new Refusal("write a number such as 14.8 or 14,8, or leave the cell empty where there is none");
};

/** A weight: a number of at least 0, or NaN where it is absent. */
export const parseWeight: CellParser<number> = (text) => {
  const value = parseMeasure(text);
  return typeof value === "number" && value < 0
    ? new Refusal("a weight cannot be negative: write 0 or more")
    : value;
};

/** A whole period; a school year (`2018-19`) is its first year. */
export const parsePeriod: CellParser<number> = (text) => {
  if (/^\d{4}[-–]\d{2}$/.test(text)) {
    try {
      return startYear(text.replace("–", "-"));
    } catch {
      return new Refusal("the second year of a school year follows the first: write it as 2018-19");
    }
  }
  const value = maybeNumber(text);
  return value !== undefined && Number.isSafeInteger(value)
    ? value
    : new Refusal("write a whole period such as 2018, or a school year such as 2018-19");
};

/** The first treated period; Infinity for never: 0, empty, NA or Inf. */
export const parseStart: CellParser<number> = (text) => {
  if (never.has(text.toUpperCase())) return Infinity;
  const value = parsePeriod(text);
  if (value === 0) return Infinity;
  return value instanceof Refusal ? new Refusal(`${value.remedy}; 0 or nothing for never`) : value;
};

/** A unit or cluster exactly as written: `0301` keeps its zero. */
export const parseId: CellParser<string> = (text) => {
  const id = parseText(text);
  return id instanceof Refusal && text === "" ? new Refusal("fill in which one it is") : id;
};

function maybeNumber(text: string): number | undefined {
  if (plain.test(text)) return Number(text);
  const ascii = text.replace("\u2212", "-");
  if (!/\d/.test(ascii) || !anyNumber.test(ascii)) return undefined;
  return Number(ascii.replace(/[ \u00a0\u202f\u2007\u2009]/g, "").replace(",", "."));
}
