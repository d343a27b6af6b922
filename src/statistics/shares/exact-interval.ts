import {betaQuantile, binomialCdf} from "../distributions.js";
import {alphaOf, requireCount, type Interval, usualLevel} from "./interval.js";

/**
 * The Clopper–Pearson interval: the shares that neither one-sided exact binomial test at (1 − level)/2 rejects, that is
 * quantiles α/2 of beta(x, n − x + 1) and 1 − α/2 of beta(x + 1, n − x); 0 and 1 at the ends. Covers at least `level`,
 * mostly more. Throws RangeError on what is no count out of n, or unless 0 < level < 1.
 * Source: C. J. Clopper, E. S. Pearson (1934), Biometrika 26, 404–413.
 */
export function clopperPearson(count: number, n: number, level = usualLevel): Interval {
  requireCount(count, n);
  const tail = alphaOf(level) / 2;
  return {
    low: count === 0 ? 0 : betaQuantile(tail, count, n - count + 1),
    high: count === n ? 1 : 1 - betaQuantile(tail, n - count, count + 1)
  };
}

/**
 * The Jeffreys interval: equal tails of the posterior beta(x + ½, n − x + ½), with 0 as lower end when x = 0 and 1 as
 * upper end when x = n. Throws RangeError on what is no count out of n, or unless 0 < level < 1.
 * Source: L. D. Brown, T. T. Cai, A. DasGupta (2001), Stat. Sci. 16, 101–133.
 */
export function jeffreys(count: number, n: number, level = usualLevel): Interval {
  requireCount(count, n);
  const tail = alphaOf(level) / 2;
  return {
    low: count === 0 ? 0 : betaQuantile(tail, count + 0.5, n - count + 0.5),
    high: count === n ? 1 : 1 - betaQuantile(tail, n - count + 0.5, count + 0.5)
  };
}

/**
 * The mid-p interval: the shares p for which P(X > x | p) + ½·P(X = x | p) lies between α/2 and 1 − α/2, found by
 * bisection to the last digit; 0 and 1 at the ends. Shorter than Clopper–Pearson, covers `level` on average.
 * Throws RangeError on what is no count out of n, or unless 0 < level < 1.
 * Source: H. O. Lancaster (1961), J. Am. Stat. Assoc. 56, 223–234; G. Berry, P. Armitage (1995), Statistician 44, 417–423.
 */
export function midPInterval(count: number, n: number, level = usualLevel): Interval {
  requireCount(count, n);
  const tail = alphaOf(level) / 2;
  const high = (x: number) => (x === n ? 1 : bisect((p) => lowerMidP(x, n, p) > tail));
  return {low: count === 0 ? 0 : 1 - high(n - count), high: high(count)};
}

/** P(X < count) + ½·P(X = count) for X binomial(n, p): the lower mid-p tail, a probability. */
export function lowerMidP(count: number, n: number, p: number): number {
  const below = count === 0 ? 0 : binomialCdf(count - 1, n, p);
  return (below + (count === n ? 1 : binomialCdf(count, n, p))) / 2;
}

/**
 * Two-sided mid-p value of `count` out of `n` against the share `p`: twice the smaller mid-p tail, at most 1.
 * Throws RangeError on what is no count out of n.
 */
export function midPValue(count: number, n: number, p: number): number {
  requireCount(count, n);
  return Math.min(1, 2 * Math.min(lowerMidP(count, n, p), lowerMidP(n - count, n, 1 - p)));
}

/** The p in 0–1 at which `holds` turns from true to false. */
function bisect(holds: (p: number) => boolean): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
