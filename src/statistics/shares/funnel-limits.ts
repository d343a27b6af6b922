import {binomialCdf, binomialQuantile} from "../distributions.js";
import {alphaOf, criticalValue, type Interval} from "./interval.js";
import {scoreInterval} from "./wilson.js";

/** 95 % and 99.8 %: limits that chance alone crosses once in 20 and once in 500. */
export const funnelLevels = [0.95, 0.998] as const;
export type FunnelLevel = (typeof funnelLevels)[number];

/** With fewer units the spread beyond chance is guessed from too little: one unit would decide it. */
export const fewestForSpread = 10;

/** What a limit is for: the share aimed at (0–1), the number of answers, the confidence level (0.95 or 0.998). */
export interface LimitOptions {
  target: number;
  n: number;
  level: number;
}

function requireTarget({target, n}: LimitOptions): void {
  if (!(target > 0 && target < 1) || !(n > 0))
    throw new RangeError(`no limits around a target of ${target} with ${n} answers: 0 < target < 1, n > 0`);
}

/** Ends of an interval cut to 0–1. */
function cut(low: number, high: number): Interval {
  return {low: Math.max(0, low), high: Math.min(1, high)};
}

/**
 * Normal limits θ ± z·√(φ·θ(1 − θ)/n + τ²), cut to 0–1: for chance alone φ = 1 and τ² = 0, with multiplicative
 * overdispersion φ, with additive overdispersion τ². Throws RangeError unless 0 < target < 1 and n > 0.
 * Source: D. J. Spiegelhalter (2005), Stat. Med. 24, 1185–1202.
 */
export function normalLimits(
  options: LimitOptions,
  {phi = 1, tau2 = 0}: {phi?: number; tau2?: number} = {}
): Interval {
  requireTarget(options);
  const {target, n, level} = options;
  const spread = criticalValue(level) * Math.sqrt((phi * target * (1 - target)) / n + tau2);
  return cut(target - spread, target + spread);
}

/**
 * Exact binomial limits with interpolation: for the tail p, r = the smallest count with F(r) ≥ p,
 * a = (F(r) − p)/(F(r) − F(r − 1)), limit (r − a)/n, cut to 0–1. Throws RangeError unless 0 < target < 1 and n is a whole
 * number from 1. Source: D. J. Spiegelhalter (2005), Stat. Med. 24, 1185–1202, appendix A.1.
 */
export function exactLimits(options: LimitOptions): Interval {
  requireTarget(options);
  const {target, n, level} = options;
  if (!Number.isInteger(n)) throw new RangeError(`exact limits need whole numbers of answers, not ${n}`);
  const limit = (p: number) => {
    const r = binomialQuantile(p, n, target);
    const upTo = binomialCdf(r, n, target);
    const below = r === 0 ? 0 : binomialCdf(r - 1, n, target);
    return (r - (upTo - p) / (upTo - below)) / n;
  };
  const tail = alphaOf(level) / 2;
  return cut(limit(tail), limit(1 - tail));
}

/** Wilson's interval as if the target had been observed among n answers. Throws RangeError unless 0 < target < 1, n > 0. */
export function wilsonLimits(options: LimitOptions): Interval {
  requireTarget(options);
  return scoreInterval(options.target, options.n, options.level);
}

/**
 * Limits on the arcsine scale, asin √θ ± z·√(1/(4n) + τ²), turned back by the squared sine and cut to 0–1; `tau2` is on
 * that scale. Meant for small shares. Throws RangeError unless 0 < target < 1 and n > 0.
 */
export function arcsineLimits(options: LimitOptions, tau2 = 0): Interval {
  requireTarget(options);
  const {target, n, level} = options;
  const centre = Math.asin(Math.sqrt(target));
  const spread = criticalValue(level) * Math.sqrt(1 / (4 * n) + tau2);
  return {low: squaredSine(centre - spread), high: squaredSine(centre + spread)};
}

function squaredSine(angle: number): number {
  return Math.sin(Math.min(Math.PI / 2, Math.max(0, angle))) ** 2;
}
