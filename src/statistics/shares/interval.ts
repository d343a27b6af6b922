import {normalQuantile} from "../normal.js";

/** Lower and upper end of an interval; of a share both are from 0 to 1 unless the method says otherwise. */
export interface Interval {
  low: number;
  high: number;
}

/** Confidence level of every interval of the site. */
export const usualLevel = 0.95;

/** Throws RangeError unless both are whole numbers with 0 ≤ count ≤ n and n ≥ 1. */
export function requireCount(count: number, n: number): void {
  if (!Number.isInteger(count) || !Number.isInteger(n) || n < 1 || count < 0 || count > n) {
    throw new RangeError(
      `not a count out of respondents: ${count} of ${n}: give whole numbers, 0 ≤ count ≤ n`
    );
  }
}

/** What the two tails leave of a confidence level: α = 1 − level. Throws RangeError unless 0 < level < 1. */
export function alphaOf(level: number): number {
  if (!(level > 0 && level < 1)) throw new RangeError(`not a confidence level: ${level}: give 0.95 for 95 %`);
  return 1 - level;
}

/** The two-sided normal quantile of a level: 1.959963984540054 for 0.95. Throws RangeError unless 0 < level < 1. */
export function criticalValue(level: number): number {
  return -normalQuantile(alphaOf(level) / 2);
}
