import {choleskySolve, maybeCholesky} from "../linear-algebra.js";
import type {ComparisonBlock} from "./block.js";
import {createMoments, type Layout} from "./moments.js";
import {taylorTermsAt} from "./monomials.js";
import {largestOdds, trimFrom, type Propensity} from "./nuisance.js";
import type {ArmSums} from "./two-by-two.js";

/** Order of the Taylor polynomials of p and exp in the shift of a row's log odds. */
const order = 6;

/**
 * A row's log odds may shift by at most this. For a row that shifts by u the first term left out is, relative to the
 * first, below 8.5e-4 · u⁷ in p and u⁷/5040 in exp: at most 5e-8 for the farthest row. Most rows shift far less; the
 * means of the comparison arm were never off by more than 2e-9 (spread of the changes: 3).
 */
const largestShift = 0.25;

/** With more covariates there are more monomials than it takes to fit anew. */
const mostCovariates = 4;

/** Newton's steps on the polynomial; after one that shifts log odds by less than `lastShift` the next is below 1e-13. */
const maximumSteps = 8;
const lastShift = 1e-7;

/**
 * The comparison arm weighed by shares w p/(1 − p), when the propensity is fitted without the rows `from` up to `to`.
 * Deleting a cluster moves the coefficients by a small δ. All sums over the rows that the refit needs are polynomials in
 * δ whose coefficients are moments of the rows about the full fit; the moments without a cluster are those of all rows
 * less its own, so that a refit costs no pass over the rows. The sums are given up to one common factor, exp(δ₀).
 * The result is undefined when δ is too large for the polynomials (or the fit singular). The whole is undefined for
 * more than four covariates, or with propensities near the trimming limit, where a sum is no polynomial.
 */
export function maybeExpand(
  block: ComparisonBlock,
  propensity: Propensity
): ((from: number, to: number) => ArmSums | undefined) | undefined {
  const {design} = block;
  const k = design.length;
  const limit = (trimFrom / (1 - trimFrom)) * Math.exp(-largestShift);
  const largest = Math.max(largestOdds(block, propensity), largestOdds(block, propensity.unweighted));
  if (k < 2 || k - 1 > mostCovariates || largest >= limit) return undefined;
  const reach = design.map((x) => x.reduce((most, value) => Math.max(most, Math.abs(value)), 0));
  const {layout, add} = createMoments(block, propensity, order);
  const all = new Float64Array(layout.size);
  add(0, block.units.length, all);
  const part = new Float64Array(layout.size);
  const moments = new Float64Array(layout.size);
  const terms = new Float64Array(layout.monomials.count[order]!);
  const shiftOf = (delta: Float64Array) => delta.reduce((sum, d, c) => sum + Math.abs(d) * reach[c]!, 0);

  return (from, to) => {
    part.fill(0);
    add(from, to, part);
    for (let i = 0; i < moments.length; i++) moments[i] = all[i]! - part[i]!;
    const delta = new Float64Array(k);
    for (let step = 0; step < maximumSteps; step++) {
      taylorTermsAt(layout.monomials, delta.subarray(1), terms);
      const {score, information} = scoreAt(layout, {moments, terms, intercept: delta[0]!});
      const factor = maybeCholesky(information, k);
      if (!factor) return undefined;
      const move = choleskySolve(factor, k, score);
      for (let c = 0; c < k; c++) delta[c] = delta[c]! + move[c]!;
      if (!(shiftOf(delta) <= largestShift)) return undefined;
      if (shiftOf(move) > lastShift) continue;
      taylorTermsAt(layout.monomials, delta.subarray(1), terms);
      return sharesAt(layout, {moments, terms, k});
    }
    return undefined;
  };
}

/** Score Σ w (D − p) x and information Σ w p (1 − p) x xᵀ at δ, `terms` being those of δ without the intercept. */
function scoreAt(
  {monomials, derivative, treated}: Layout,
  {moments, terms, intercept}: {moments: Float64Array; terms: Float64Array; intercept: number}
) {
  const {count, times, variables} = monomials;
  const k = variables + 1;
  const score = moments.slice(treated, treated + k);
  const information = new Float64Array(k * k);
  const interceptTerms = [1];
  for (let j = 1; j <= order; j++) interceptTerms.push((interceptTerms[j - 1]! * intercept) / j);
  for (let j = 0; j <= order; j++) {
    const first = derivative[j + 1]!;
    const second = derivative[j + 2];
    for (let degree = 0, index = 0; degree <= j; degree++) {
      const factor = interceptTerms[j - degree]!;
      for (; index < count[degree]!; index++) {
        const term = factor * terms[index]!;
        if (term === 0) continue;
        for (let r = 0; r < k; r++) {
          const up = r === 0 ? index : times[index * variables + r - 1]!;
          score[r] = score[r]! - term * moments[first + up]!;
          if (second === undefined) continue;
          for (let c = 0; c <= r; c++) {
            const at = second + (c === 0 ? up : times[up * variables + c - 1]!);
            information[r * k + c] = information[r * k + c]! + term * moments[at]!;
          }
        }
      }
    }
  }
  return {score, information};
}

function sharesAt(
  {monomials, share, change}: Layout,
  {moments, terms, k}: {moments: Float64Array; terms: Float64Array; k: number}
): ArmSums {
  const x = new Float64Array(k);
  const changes = new Float64Array(change.length);
  for (let index = 0; index < terms.length; index++) {
    const term = terms[index]!;
    for (let r = 0; r < k; r++) {
      const up = r === 0 ? index : monomials.times[index * monomials.variables + r - 1]!;
      x[r] = x[r]! + term * moments[share + up]!;
    }
    for (let j = 0; j < change.length; j++) {
      changes[j] = changes[j]! + term * moments[change[j]! + index]!;
    }
  }
  return {x, change: changes};
}
