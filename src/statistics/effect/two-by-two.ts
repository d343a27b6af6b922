import {choleskySolve, maybeCholesky} from "../linear-algebra.js";
import type {ComparisonBlock} from "./block.js";
import {fitNuisance, type Nuisance, type Propensity} from "./nuisance.js";
import type {Method, Reason} from "./specification.js";
import {columnSums, dot, gramOf, linearOf, momentOf, sumOf} from "./sums.js";

/** A fitted block: per cell the effect and the influence of each row (mean-zero, for means over the block). */
export interface BlockFit {
  nuisance: Nuisance;
  effects: {att: number; influence: Float64Array}[];
}

/** Σ v x (its first entry is Σ v) and, for each cell, Σ v Δ over one arm with weights v. */
export interface ArmSums {
  x: Float64Array;
  change: Float64Array;
}

/**
 * The 2 × 2 effects of a block (Callaway & Sant'Anna 2021; influence functions of Sant'Anna & Zhao 2020). With D the
 * treated, X the design, w the weights and Δ the change:
 *   m = weighted least squares of Δ on X among the comparison units (not with `ipw`, where m = 0),
 *   v = w for the treated; for the comparison units w p/(1 − p), p the weighted logit of D on X,
 *   ATT = mean_v(Δ − m | treated) − mean_v(Δ − m | comparison); with `reg` the second term is 0.
 * `start`: a fit of much the same units. Returns a reason when the weights of an arm sum to 0, a covariate is
 * collinear among the comparison units, there is no overlap or, without covariates, the comparison is too thin for it.
 */
export function fitBlock(block: ComparisonBlock, method: Method, start?: BlockFit): BlockFit | Reason {
  const nuisance = fitNuisance(block, method, start?.nuisance);
  if (typeof nuisance === "string") return nuisance;
  const effectOf =
    block.design.length === 1 ? createDifference(block) : createCovariateEffect(block, nuisance);
  return {nuisance, effects: block.cells.map(({change}) => effectOf(change))};
}

/** Sums over one arm, `v` being its weights, in rows `from` up to `to`. */
export function armSums({design, cells}: ComparisonBlock, v: Float64Array, from = 0, to = v.length): ArmSums {
  const change = new Float64Array(cells.length);
  for (let j = 0; j < change.length; j++) change[j] = sumOf(v, cells[j]!.change, from, to);
  return {x: columnSums(design, v, from, to), change};
}

/** mean_v(Δ − x·model) of one arm for cell j. */
export function meanResidual({x, change}: ArmSums, j: number, model?: Float64Array): number {
  return (change[j]! - (model ? dot(x, model) : 0)) / x[0]!;
}

/** Without covariates all methods are the difference of weighted mean changes. */
function createDifference(block: ComparisonBlock) {
  const {isTreated, treatedWeight, comparisonWeight, counted, weight} = block;
  const rows = weight.length;
  const totals = [sumOf(comparisonWeight, counted), sumOf(treatedWeight, counted)];
  return (change: Float64Array) => {
    const means = [sumOf(comparisonWeight, change) / totals[0]!, sumOf(treatedWeight, change) / totals[1]!];
    const scales = [-rows / totals[0]!, rows / totals[1]!];
    const influence = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      const arm = isTreated[row]!;
      influence[row] = scales[arm]! * weight[row]! * (change[row]! - means[arm]!);
    }
    return {att: means[1]! - means[0]!, influence};
  };
}

/**
 * With covariates an effect is a function of a few sums of the change over the rows; one more pass gives the influences.
 */
function createCovariateEffect(block: ComparisonBlock, {propensity, gramFactor}: Nuisance) {
  const {design, treatedWeight, comparisonWeight} = block;
  const k = design.length;
  const rows = treatedWeight.length;
  const share = propensity?.share ?? new Float64Array(rows);
  const treatedX = columnSums(design, treatedWeight);
  const treatedTotal = treatedX[0]!;
  const shareX = columnSums(design, share);
  const shareTotal = shareX[0]! || 1;
  const shareGram = propensity && gramFactor ? gramOf(design, share) : undefined;
  // how the effect moves with the coefficients of the outcome model, through their linear representation
  const gap = treatedX.map((x, c) => shareX[c]! / shareTotal - x / treatedTotal);
  const outcomeLine = gramFactor && linearOf(design, choleskySolve(gramFactor, k, gap));
  const score = propensity && scoresOf(block, propensity);
  const information = propensity && maybeCholesky(propensity.information, k);
  const fitted = new Float64Array(rows);
  const line = new Float64Array(rows);
  // a row adds through the propensity's coefficients its score times x·this: −I⁻¹ Σ v (e − mean) x / Σ v, the derivative
  // of the effect in them, I being the information
  const throughPropensity = (moment: Float64Array) => {
    const mean = moment[0]! / shareTotal;
    const derivative = moment.map((m, c) => (mean * shareX[c]! - m) / shareTotal);
    return information ? choleskySolve(information, k, derivative) : derivative.fill(NaN);
  };

  return (change: Float64Array) => {
    const model = gramFactor && choleskySolve(gramFactor, k, momentOf(design, comparisonWeight, change));
    const treatedMean = (sumOf(treatedWeight, change) - (model ? dot(treatedX, model) : 0)) / treatedTotal;
    // Σ v e x over the comparison units, e being the residuals and v the shares
    const moment = propensity ? momentOf(design, share, change) : new Float64Array(k);
    if (shareGram && model) subtractProduct(moment, shareGram, model);
    const comparisonMean = moment[0]! / shareTotal;
    if (model) linearOf(design, model, fitted);
    if (propensity) linearOf(design, throughPropensity(moment), line);
    const influence = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      const e = change[row]! - fitted[row]!;
      let sum =
        (treatedWeight[row]! * (e - treatedMean)) / treatedTotal -
        (share[row]! * (e - comparisonMean)) / shareTotal;
      if (score) sum += score[row]! * line[row]!;
      if (outcomeLine) sum += comparisonWeight[row]! * e * outcomeLine[row]!;
      influence[row] = rows * sum;
    }
    return {att: treatedMean - comparisonMean, influence};
  };
}

/** The score w (D − p) of each row. */
function scoresOf({isTreated, weight}: ComparisonBlock, {odds}: Propensity): Float64Array {
  const score = new Float64Array(weight.length);
  for (let row = 0; row < score.length; row++) {
    score[row] = weight[row]! * (isTreated[row]! - odds[row]! / (1 + odds[row]!));
  }
  return score;
}

/** vector − matrix·factors, in place. */
function subtractProduct(vector: Float64Array, matrix: Float64Array, factors: Float64Array): void {
  const k = vector.length;
  for (let r = 0; r < k; r++) {
    for (let c = 0; c < k; c++) vector[r] = vector[r]! - matrix[r * k + c]! * factors[c]!;
  }
}
