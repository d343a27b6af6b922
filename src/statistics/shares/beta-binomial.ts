import digamma from "@stdlib/math-base-special-digamma";
import gammaln from "@stdlib/math-base-special-gammaln";
import trigamma from "@stdlib/math-base-special-trigamma";
import {chiSquareUpper} from "../distributions.js";
import {logChoose} from "./choose.js";
import {requireCount} from "./interval.js";
import type {Count} from "./two-shares.js";

/** The beta distribution of the units' true shares: mean α/(α + β), precision α + β, rho = 1/(α + β + 1). */
export interface BetaFit {
  alpha: number;
  beta: number;
  mean: number;
  precision: number;
  /** Correlation of two answers of one unit, 0–1: the share of variance that lies between units. */
  rho: number;
}

/** A fit with its log-likelihood and the p-value of the likelihood-ratio test against one share for all units. */
export interface LikelihoodFit extends BetaFit {
  ok: true;
  logLikelihood: number;
  sameShareP: number;
}

/** Why there is no fit: nothing to learn from, no spread beyond chance (rho ≈ 0), or all units at 0 or 1 (rho ≈ 1). */
export interface NoFit {
  ok: false;
  reason: "tooFewUnits" | "noSpread" | "allOrNothing" | "notConverged";
}

/** Above this precision (rho below 1e-6) the shares spread no more than chance; Newton's steps then run off to infinity. */
const largestPrecision = 1e6;
const smallestPrecision = 1e-4;
const maximumSteps = 200;

function fitOf(alpha: number, beta: number): BetaFit {
  const precision = alpha + beta;
  return {alpha, beta, mean: alpha / precision, precision, rho: 1 / (precision + 1)};
}

/**
 * Moment estimate of the beta distribution behind counts: p̂ = Σx/Σn, S = Σn(p − p̂)², and
 * rho = (S/(p̂(1 − p̂)) − (K − 1)) / (N − Σn²/N − (K − 1)). Undefined for fewer than two units, when p̂ is 0 or 1, and when
 * rho is not inside 0–1. Throws RangeError on what is no count out of n.
 * Source: J. C. Kleinman (1973), J. Am. Stat. Assoc. 68, 46–54, with weights n.
 */
export function maybeMomentFit(units: readonly Count[]): BetaFit | undefined {
  for (const {count, n} of units) requireCount(count, n);
  const total = units.reduce((sum, {n}) => sum + n, 0);
  const mean = units.reduce((sum, {count}) => sum + count, 0) / total;
  const spread = units.reduce((sum, {count, n}) => sum + n * (count / n - mean) ** 2, 0);
  const free = units.length - 1;
  const size = total - units.reduce((sum, {n}) => sum + n * n, 0) / total - free;
  const rho = (spread / (mean * (1 - mean)) - free) / size;
  if (!(free > 0 && rho > 0 && rho < 1)) return undefined;
  const precision = 1 / rho - 1;
  return fitOf(mean * precision, (1 - mean) * precision);
}

/**
 * Maximum-likelihood estimate: count | n is binomial with a share drawn from beta(α, β). Newton's method on (ln α, ln β)
 * with digamma and trigamma, halved where a step does not climb; starts from the moments. Gives a reason instead where
 * the likelihood has no inner maximum. Throws RangeError on what is no count out of n.
 * Source: J. G. Skellam (1948), J. R. Stat. Soc. B 10, 257–261.
 */
export function betaBinomial(units: readonly Count[]): LikelihoodFit | NoFit {
  for (const {count, n} of units) requireCount(count, n);
  if (units.filter(({n}) => n > 1).length < 2) return {ok: false, reason: "tooFewUnits"};
  const total = units.reduce((sum, {n}) => sum + n, 0);
  const pooled = units.reduce((sum, {count}) => sum + count, 0) / total;
  if (pooled === 0 || pooled === 1) return {ok: false, reason: "noSpread"};
  const start = maybeMomentFit(units) ?? fitOf(99 * pooled, 99 * (1 - pooled));
  let [alpha, beta] = [start.alpha, start.beta];
  let value = logLikelihood(units, alpha, beta);
  for (let i = 0; i < maximumSteps; i++) {
    const {a, b} = newtonStep(units, alpha, beta);
    let scale = Math.min(1, 2 / Math.max(Math.abs(a), Math.abs(b), 1e-300));
    let next = value;
    while (scale > 1e-10) {
      next = logLikelihood(units, alpha * Math.exp(scale * a), beta * Math.exp(scale * b));
      if (next >= value - 1e-12 * Math.abs(value)) break;
      scale /= 2;
    }
    alpha *= Math.exp(scale * a);
    beta *= Math.exp(scale * b);
    value = next;
    if (alpha + beta > largestPrecision) return {ok: false, reason: "noSpread"};
    if (alpha + beta < smallestPrecision) return {ok: false, reason: "allOrNothing"};
    if (Math.max(Math.abs(a), Math.abs(b)) < 1e-12) break;
    if (i === maximumSteps - 1 && Math.max(Math.abs(a), Math.abs(b)) > 1e-8)
      return {ok: false, reason: "notConverged"};
  }
  const binomial = units.reduce(
    (sum, {count, n}) =>
      sum + logChoose(n, count) + count * Math.log(pooled) + (n - count) * Math.log1p(-pooled),
    0
  );
  // rho = 0 lies on the edge, so the statistic is a half-and-half mixture of 0 and chi-square with 1 degree of freedom.
  const sameShareP = chiSquareUpper(2 * (value - binomial), 1) / 2;
  return {ok: true, ...fitOf(alpha, beta), logLikelihood: value, sameShareP};
}

/** Log-likelihood of the beta-binomial with the binomial coefficients. */
function logLikelihood(units: readonly Count[], alpha: number, beta: number): number {
  const whole = gammaln(alpha + beta) - gammaln(alpha) - gammaln(beta);
  return units.reduce(
    (sum, {count, n}) =>
      sum +
      logChoose(n, count) +
      gammaln(alpha + count) +
      gammaln(beta + n - count) -
      gammaln(alpha + beta + n) +
      whole,
    0
  );
}

/** The step in (ln α, ln β): Newton's where the likelihood is concave there, else along the gradient. */
function newtonStep(units: readonly Count[], alpha: number, beta: number): {a: number; b: number} {
  const k = units.length;
  let [ga, gb] = [k * (digamma(alpha + beta) - digamma(alpha)), k * (digamma(alpha + beta) - digamma(beta))];
  const shared = k * trigamma(alpha + beta);
  let [haa, hbb, hab] = [shared - k * trigamma(alpha), shared - k * trigamma(beta), shared];
  for (const {count, n} of units) {
    const [psi, psi1] = [digamma(alpha + beta + n), trigamma(alpha + beta + n)];
    ga += digamma(alpha + count) - psi;
    gb += digamma(beta + n - count) - psi;
    haa += trigamma(alpha + count) - psi1;
    hbb += trigamma(beta + n - count) - psi1;
    hab -= psi1;
  }
  const [u, v] = [alpha * ga, beta * gb];
  const [huu, hvv, huv] = [alpha * alpha * haa + u, beta * beta * hbb + v, alpha * beta * hab];
  const determinant = huu * hvv - huv * huv;
  if (huu < 0 && determinant > 0) {
    return {a: -(hvv * u - huv * v) / determinant, b: -(huu * v - huv * u) / determinant};
  }
  const length = Math.hypot(u, v) || 1;
  return {a: u / length, b: v / length};
}
