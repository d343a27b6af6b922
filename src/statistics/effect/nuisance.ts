import {maybeCholesky} from "../linear-algebra.js";
import type {ComparisonBlock} from "./block.js";
import {fitLogit, type PropensityFit} from "./logit.js";
import type {Method, Reason} from "./specification.js";
import {gramOf, sumOf} from "./sums.js";

/** Comparison units with a propensity from here on are left out (as in DRDID). */
export const trimFrom = 0.995;

/** A propensity from here on, fitted without weights, means that there is no overlap (as in `did`). */
const noOverlapFrom = 0.999;

/** The propensity model of a block, fitted with its weights and, to judge overlap, without. */
export interface Propensity extends PropensityFit {
  unweighted: PropensityFit;
  /** Weight of each comparison unit that stands in for the treated: w p/(1 − p), 0 when trimmed or treated. */
  share: Float64Array;
}

/** What the cells of a block share: the propensity (not with `reg`) and the least squares design (not with `ipw`). */
export interface Nuisance {
  propensity?: Propensity | undefined;
  /** Σ w x xᵀ over the comparison units, and its Cholesky factor. */
  gram?: Float64Array | undefined;
  gramFactor?: Float64Array | undefined;
}

/**
 * Fits what the cells of a block share. Without covariates nothing is fitted. `start`: a fit of much the same units,
 * to begin from. Returns a reason when the weights of an arm sum to 0, the comparison has 0.5 % of the weight or less
 * (without covariates, not with `reg`), a covariate is collinear among the comparison units or there is no overlap.
 */
export function fitNuisance(block: ComparisonBlock, method: Method, start?: Nuisance): Nuisance | Reason {
  const {design, counted, treatedWeight, comparisonWeight} = block;
  const treated = sumOf(treatedWeight, counted);
  const comparison = sumOf(comparisonWeight, counted);
  if (!(treated > 0 && comparison > 0)) return "no-weight";
  if (design.length === 1) {
    return method !== "reg" && treated / (treated + comparison) >= trimFrom ? "thin-comparison" : {};
  }
  let gram: Float64Array | undefined;
  let gramFactor: Float64Array | undefined;
  if (method !== "ipw") {
    gram = gramOf(design, comparisonWeight);
    gramFactor = maybeCholesky(gram, design.length);
    if (!gramFactor) return "collinear";
  }
  if (method === "reg") return {gram, gramFactor};
  const propensity = fitPropensity(block, start?.propensity);
  return typeof propensity === "string" ? propensity : {propensity, gram, gramFactor};
}

function fitPropensity(block: ComparisonBlock, start: Propensity | undefined): Propensity | Reason {
  const {counted, weight, comparisonWeight} = block;
  const unweighted = fitLogit(block, counted, start?.unweighted.coefficients);
  if (typeof unweighted === "string") return unweighted;
  if (propensityOf(largestOdds(block, unweighted)) >= noOverlapFrom) return "overlap";
  const areWeightsOne = weight.every((w, row) => w === counted[row]);
  const fit = areWeightsOne ? unweighted : fitLogit(block, weight, startWeighted(unweighted, start));
  if (typeof fit === "string") return fit;
  const share = new Float64Array(weight.length);
  let total = 0;
  for (let row = 0; row < share.length; row++) {
    const v = comparisonWeight[row]! * fit.odds[row]!;
    if (v === 0 || propensityOf(fit.odds[row]!) >= trimFrom) continue;
    share[row] = v;
    total += v;
  }
  return total > 0 ? {...fit, unweighted, share} : "overlap";
}

/** What the weights changed in the coefficients of the fit to begin from, they are taken to change again. */
function startWeighted({coefficients}: PropensityFit, start: Propensity | undefined): Float64Array {
  return start
    ? coefficients.map((b, c) => b + start.coefficients[c]! - start.unweighted.coefficients[c]!)
    : coefficients;
}

/** The largest odds among the rows that count. */
export function largestOdds({counted}: ComparisonBlock, {odds}: PropensityFit): number {
  let largest = 0;
  for (let row = 0; row < odds.length; row++) {
    if (counted[row] && odds[row]! > largest) largest = odds[row]!;
  }
  return largest;
}

function propensityOf(odds: number): number {
  return odds / (1 + odds);
}
