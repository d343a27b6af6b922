import {betaCdf, betaQuantile} from "../distributions.js";
import type {BetaFit} from "./beta-binomial.js";
import {alphaOf, requireCount, type Interval, usualLevel} from "./interval.js";
import type {Count} from "./two-shares.js";

/** What is known of a unit's share when the other units are taken into account; all are shares or probabilities 0–1. */
export interface Posterior {
  /** (α + x)/(α + β + n): the unit's share drawn towards the mean. */
  mean: number;
  interval: Interval;
  /** How far it is drawn: (α + β)/(α + β + n), 0 not at all and 1 wholly to the mean. */
  shrinkage: number;
}

/**
 * Empirical-Bayes posterior beta(α + x, β + n − x) of a unit: mean, equal-tailed interval and shrinkage. The uncertainty
 * of α and β themselves is not in it. Throws RangeError on what is no count out of n, or unless 0 < level < 1.
 */
export function posterior(
  {count, n}: Count,
  fit: Pick<BetaFit, "alpha" | "beta">,
  level = usualLevel
): Posterior {
  requireCount(count, n);
  const [a, b] = [fit.alpha + count, fit.beta + n - count];
  const tail = alphaOf(level) / 2;
  return {
    mean: a / (a + b),
    interval: {low: betaQuantile(tail, a, b), high: betaQuantile(1 - tail, a, b)},
    shrinkage: (fit.alpha + fit.beta) / (a + b)
  };
}

/** Posterior probability that the unit's share is above `target`: the upper tail of beta(α + x, β + n − x). */
export function probabilityAbove(
  target: number,
  {count, n}: Count,
  fit: Pick<BetaFit, "alpha" | "beta">
): number {
  requireCount(count, n);
  return betaCdf(1 - target, fit.beta + n - count, fit.alpha + count);
}
