import betaCdfOf from "@stdlib/stats-base-dists-beta-cdf";
import betaQuantileOf from "@stdlib/stats-base-dists-beta-quantile";
import binomialCdfOf from "@stdlib/stats-base-dists-binomial-cdf";
import binomialQuantileOf from "@stdlib/stats-base-dists-binomial-quantile";
import tCdfOf from "@stdlib/stats-base-dists-t-cdf";
import tQuantileOf from "@stdlib/stats-base-dists-t-quantile";
import regularizedBeta from "@stdlib/math-base-special-betainc";
import regularizedGamma from "@stdlib/math-base-special-gammainc";

// apart, so that a page with intervals of shares alone does not load the other distributions
export {normalCdf, normalQuantile} from "./normal.js";

/** Quantile of Student's t with `df` > 0 degrees of freedom. */
export const tQuantile = (p: number, df: number): number => tQuantileOf(p, df);

/** Distribution function of Student's t with `df` > 0 degrees of freedom. */
export const tCdf = (x: number, df: number): number => tCdfOf(x, df);

/** Two-sided p-value of a t statistic. */
export const tPValue = (t: number, df: number): number => 2 * tCdf(-Math.abs(t), df);

/** Quantile of the beta distribution with shapes `a`, `b` > 0. */
export const betaQuantile = (p: number, a: number, b: number): number => betaQuantileOf(p, a, b);

/** Distribution function of the beta distribution with shapes `a`, `b` > 0. */
export const betaCdf = (x: number, a: number, b: number): number => betaCdfOf(x, a, b);

/** Smallest count k with P(X ≤ k) ≥ p for X binomial(n, probability). */
export const binomialQuantile = (p: number, n: number, probability: number): number =>
  binomialQuantileOf(p, n, probability);

/** P(X ≤ k) for X binomial(n, probability). */
export const binomialCdf = (k: number, n: number, probability: number): number =>
  binomialCdfOf(k, n, probability);

/** Upper tail of chi-square, computed as the complementary function so that small p-values keep their digits. */
export const chiSquareUpper = (x: number, df: number): number =>
  x <= 0 ? 1 : regularizedGamma(x / 2, df / 2, true, true);

/** Upper tail of F with `df1` and `df2` degrees of freedom, likewise as the complementary function. */
export const fUpper = (x: number, df1: number, df2: number): number =>
  x <= 0 ? 1 : regularizedBeta(df2 / (df2 + df1 * x), df2 / 2, df1 / 2, true, false);
