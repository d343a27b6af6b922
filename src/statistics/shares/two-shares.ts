import {chiSquareUpper} from "../distributions.js";
import {logChoose} from "./choose.js";
import {requireCount, type Interval, usualLevel} from "./interval.js";
import {wilson} from "./wilson.js";

/** A share as a count out of n. */
export interface Count {
  count: number;
  n: number;
}

/**
 * Newcombe's hybrid score interval of the difference p₁ − p₂, from −1 to 1: with Wilson ends (l, u) of each share,
 * low = d − √((p₁ − l₁)² + (u₂ − p₂)²), high = d + √((u₁ − p₁)² + (p₂ − l₂)²). No continuity correction.
 * Throws RangeError on what is no count out of n, or unless 0 < level < 1.
 * Source: R. G. Newcombe (1998), Stat. Med. 17, 873–890, method 10.
 */
export function newcombe(first: Count, second: Count, level = usualLevel): Interval & {difference: number} {
  const [a, b] = [wilson(first.count, first.n, {level}), wilson(second.count, second.n, {level})];
  const [p, q] = [first.count / first.n, second.count / second.n];
  return {
    difference: p - q,
    low: p - q - Math.hypot(p - a.low, b.high - q),
    high: p - q + Math.hypot(a.high - p, q - b.low)
  };
}

/**
 * z of the difference of two shares with the pooled share in its standard error: (p₁ − p₂)/√(p̄(1 − p̄)(1/n₁ + 1/n₂)).
 * Undefined when the pooled share is 0 or 1, where there is nothing to compare. Throws RangeError on what is no count.
 */
export function pooledZ(first: Count, second: Count): number | undefined {
  requireCount(first.count, first.n);
  requireCount(second.count, second.n);
  const pooled = (first.count + second.count) / (first.n + second.n);
  const variance = pooled * (1 - pooled) * (1 / first.n + 1 / second.n);
  return variance > 0 ? (first.count / first.n - second.count / second.n) / Math.sqrt(variance) : undefined;
}

/**
 * p-value of Pearson's chi-square test of two shares (2 × 2 table, 1 degree of freedom, no continuity correction); the
 * statistic is the square of `pooledZ`. Undefined when the pooled share is 0 or 1. Throws RangeError on no counts.
 */
export function chiSquarePValue(first: Count, second: Count): number | undefined {
  const z = pooledZ(first, second);
  return z === undefined ? undefined : chiSquareUpper(z * z, 1);
}

/**
 * Two-sided p-value of Fisher's exact test of two shares: the sum of the hypergeometric probabilities, given both
 * margins, of all tables that are no more probable than the one observed (with a relative tolerance of 1e-7 for ties).
 * Throws RangeError on what is no count out of n. Source: R. A. Fisher (1935), J. R. Stat. Soc. 98, 39–82.
 */
export function fisherExact(first: Count, second: Count): number {
  requireCount(first.count, first.n);
  requireCount(second.count, second.n);
  const total = first.count + second.count;
  const lowest = Math.max(0, total - second.n);
  const highest = Math.min(total, first.n);
  const logs = Array.from(
    {length: highest - lowest + 1},
    (_, i) => logChoose(first.n, lowest + i) + logChoose(second.n, total - lowest - i)
  );
  const most = logs.reduce((a, b) => Math.max(a, b), -Infinity);
  const weights = logs.map((log) => Math.exp(log - most));
  const observed = weights[first.count - lowest] ?? 0;
  return Math.min(1, sum(weights.filter((w) => w <= observed * (1 + 1e-7))) / sum(weights));
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
