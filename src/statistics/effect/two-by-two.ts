import type {ComparisonBlock} from "./block.js";
import {createCovariateEffect} from "./covariate-effect.js";
import {fitNuisance, type Nuisance} from "./nuisance.js";
import type {Method, Reason} from "./specification.js";
import {columnSums, dot, sumOf} from "./sums.js";

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
