import {maybeCholesky} from "../linear-algebra.js";
import type {ComparisonBlock} from "./block.js";
import {coarseShift, fitLogit, type PropensityFit} from "./logit.js";
import type {Method, Reason} from "./specification.js";
import {gramOf, sumOf} from "./sums.js";

/** Comparison units with a propensity from here on are left out (as in DRDID). */
export const trimFrom = 0.995;

/** A propensity from here on, fitted without weights, means that there is no overlap (as in `did`). */
const noOverlapFrom = 0.999;

/** A coarse fit whose largest propensity is below this needs no closer look. */
const surelyOverlapTo = 0.98;

/** The propensity model of a block, fitted with its weights and, to judge overlap (no closer than needed), without. */
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
  const areWeightsOne = weight.every((w, row) => w === counted[row]);
  const unweighted = fitUnweighted(block, start?.unweighted, areWeightsOne);
  if (typeof unweighted === "string") return unweighted;
  if (propensityOf(largestOdds(block, unweighted)) >= noOverlapFrom) return "overlap";
  const fit = areWeightsOne ? unweighted : fitLogit(block, weight, {start: start ?? unweighted});
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

/**
 * The fit without weights. Where the weights are not one it only judges overlap, and a coarse fit does so as well as a
 * close one unless its largest propensity is near the limit.
 */
function fitUnweighted(
  block: ComparisonBlock,
  start: PropensityFit | undefined,
  isUsed: boolean
): PropensityFit | Reason {
  const {counted} = block;
  if (isUsed) return fitLogit(block, counted, {start});
  const coarse = fitLogit(block, counted, {start, until: coarseShift});
  if (typeof coarse === "string" || propensityOf(largestOdds(block, coarse)) < surelyOverlapTo) return coarse;
  return fitLogit(block, counted, {start: coarse});
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
