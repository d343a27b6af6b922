import type {Status} from "../model/survey.js";

/** A number, or the reason why there is none. */
export type Reading = {value: number; status: "ok"} | {value: null; status: Exclude<Status, "ok">};

const grouped = /^[+-]?[1-9]\d{0,2}([.,]\d{3})+([.,]\d+)?$/;
const digits = /^[+-]?\d+(?:[.,]\d+)?$/;

/**
 * Reads a number in Norwegian text form: decimal comma or point, any white space (plain, U+00A0, U+202F, leading)
 * as thousands separator, U+2212 as minus. `*` is suppressed; null, undefined and "" are missing.
 * Returns undefined for anything else, also for digits beyond what a number can hold, so that the caller can name file,
 * row and column.
 */
export function parseNorwegian(text: string | null | undefined): Reading | undefined {
  if (text === null || text === undefined) return {value: null, status: "missing"};
  const compact = text.replace(/[\s\u00a0\u202f\u2007\u2009]/g, "").replace("\u2212", "-");
  if (compact === "") return {value: null, status: "missing"};
  if (compact === "*") return {value: null, status: "suppressed"};
  if (!digits.test(compact)) return undefined;
  const value = Number(compact.replace(",", "."));
  return Number.isFinite(value) ? {value, status: "ok"} : undefined;
}

/**
 * Whether points or commas may set off thousands: `1.250.000`, `1,250`, `1.250,50`. Some of them may also be decimals:
 * `1.250` is 1250 or one and a quarter, and reading either way would be a guess.
 */
export function mayHaveThousandsMarks(text: string): boolean {
  return grouped.test(text.replace(/[\s\u00a0\u202f\u2007\u2009]/g, "").replace("\u2212", "-"));
}
