import {choleskySolve, maybeCholesky} from "../linear-algebra.js";
import type {ComparisonBlock} from "./block.js";
import {fitNuisance, type Nuisance, type Propensity} from "./nuisance.js";
import type {Method, Reason} from "./specification.js";
import {columnSums, dot, linearOf, minus, momentOf, sumOf} from "./sums.js";

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

function createCovariateEffect(block: ComparisonBlock, {propensity, gramFactor}: Nuisance) {
  const {design, treatedWeight, comparisonWeight} = block;
  const k = design.length;
  const rows = treatedWeight.length;
  const treatedX = columnSums(design, treatedWeight);
  const shareX = propensity ? columnSums(design, propensity.share) : new Float64Array(k);
  const treatedTotal = treatedX[0]!;
  const shareTotal = shareX[0]!;
  // how the effect moves with the coefficients of the two fitted models, through their linear representations
  const gap = treatedX.map((x, c) => (propensity ? shareX[c]! / shareTotal : 0) - x / treatedTotal);
  const outcomeLine = gramFactor ? linearOf(design, choleskySolve(gramFactor, k, gap)) : undefined;
  const throughPropensity = propensity && createPropensityInfluence(block, propensity);

  return (change: Float64Array) => {
    const residual = gramFactor
      ? minus(
          change,
          linearOf(design, choleskySolve(gramFactor, k, momentOf(design, comparisonWeight, change)))
        )
      : change;
    const treatedMean = sumOf(treatedWeight, residual) / treatedTotal;
    const comparisonMean = propensity ? sumOf(propensity.share, residual) / shareTotal : 0;
    const influence = throughPropensity
      ? throughPropensity(residual, comparisonMean, shareTotal)
      : new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      const e = residual[row]!;
      let sum = influence[row]! + (treatedWeight[row]! * (e - treatedMean)) / treatedTotal;
      if (propensity) sum -= (propensity.share[row]! * (e - comparisonMean)) / shareTotal;
      if (outcomeLine) sum += comparisonWeight[row]! * e * outcomeLine[row]!;
      influence[row] = rows * sum;
    }
    return {att: treatedMean - comparisonMean, influence};
  };
}

/**
 * What each row adds through the propensity's coefficients: its score times −I⁻¹ Σ v (e − mean) x / Σ v, the derivative
 * of the effect in them, v being the comparison units' shares and I the information.
 */
function createPropensityInfluence(
  {design, isTreated, weight}: ComparisonBlock,
  {odds, information, share}: Propensity
) {
  const k = design.length;
  const factor = maybeCholesky(information, k);
  const score = weight.map((w, row) => w * (isTreated[row]! - odds[row]! / (1 + odds[row]!)));
  const shareX = columnSums(design, share);
  return (residual: Float64Array, mean: number, total: number) => {
    const moment = momentOf(design, share, residual);
    for (let c = 0; c < k; c++) moment[c] = (mean * shareX[c]! - moment[c]!) / total;
    const line = linearOf(design, factor ? choleskySolve(factor, k, moment) : moment.fill(NaN));
    for (let row = 0; row < line.length; row++) line[row] = line[row]! * score[row]!;
    return line;
  };
}
