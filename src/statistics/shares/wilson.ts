import {criticalValue, requireCount, type Interval, usualLevel} from "./interval.js";

export interface WilsonOptions {
  /** Confidence level, default 0.95. */
  level?: number;
  /** Whether to take half a count off at each side, which makes the interval wider; default false. */
  continuity?: boolean;
}

/**
 * Wilson's score interval of a share, from the number of pupils bullied and the number who answered: the shares p₀ with
 * |p − p₀| ≤ z·√(p₀(1 − p₀)/n), with continuity correction |p − p₀| − 1/(2n) instead. Never leaves 0–1 and has width
 * also at 0 and n, which p ± 1.96·se has not.
 * Throws RangeError unless both are whole numbers with 0 ≤ bullied ≤ respondents and respondents ≥ 1, and 0 < level < 1.
 * Source: E. B. Wilson (1927), J. Am. Stat. Assoc. 22, 209–212; R. G. Newcombe (1998), Stat. Med. 17, 857–872.
 */
export function wilson(
  bullied: number,
  respondents: number,
  {level = usualLevel, continuity = false}: WilsonOptions = {}
): Interval {
  requireCount(bullied, respondents);
  const share = bullied / respondents;
  const {low, high} = continuity
    ? corrected(share, respondents, criticalValue(level))
    : scoreInterval(share, respondents, level);
  return {low: bullied === 0 ? 0 : low, high: bullied === respondents ? 1 : high};
}

/**
 * Wilson's formula without continuity correction for any share 0–1 and n > 0, as the limits around a target need it,
 * where share × n is no whole number. Throws RangeError outside.
 */
export function scoreInterval(share: number, n: number, level: number): Interval {
  if (!(share >= 0 && share <= 1 && n > 0)) throw new RangeError(`not a share of n: ${share} of ${n}`);
  const z = criticalValue(level);
  const square = z * z;
  const centre = share + square / (2 * n);
  const spread = z * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  const scale = 1 + square / n;
  return {low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale)};
}

function corrected(p: number, n: number, z: number): Interval {
  const square = z * z;
  const end = (sign: 1 | -1) => {
    const root = square + sign * 2 - 1 / n + 4 * p * (n * (1 - p) - sign);
    return (2 * n * p + square + sign * (1 + z * Math.sqrt(Math.max(0, root)))) / (2 * (n + square));
  };
  return {low: Math.max(0, end(-1)), high: Math.min(1, end(1))};
}
