import {choleskySolve, maybeCholesky} from "../linear-algebra.js";
import type {ComparisonBlock} from "./comparison.js";
import {maybeFitLogit, type PropensityFit} from "./logit.js";
import type {Method, Reason} from "./specification.js";

/** Comparison units with a propensity from here on are left out (as in DRDID). */
export const trimFrom = 0.995;

/** A propensity from here on, fitted without weights, means that there is no overlap (as in `did`). */
const noOverlapFrom = 0.999;

/** What the cells of a block share once fitted. */
export interface BlockFit {
  propensity?: PropensityFit | undefined;
  /** Σ w x xᵀ over the comparison units, and its Cholesky factor. */
  gram?: Float64Array | undefined;
  gramFactor?: Float64Array | undefined;
  /** Per cell: the effect, the outcome regression, the influence of each row (mean-zero, for means over the block). */
  effects: {att: number; outcomeModel: Float64Array; influence: Float64Array}[];
}

/**
 * The 2 × 2 effects of a block (Callaway & Sant'Anna 2021; influence functions of Sant'Anna & Zhao 2020). With D the
 * treated, X the design, w the weights and Δ the change:
 *   m = weighted least squares of Δ on X among the comparison units (not with `ipw`, where m = 0),
 *   v = w for the treated; for the comparison units w p/(1 − p), p the weighted logit of D on X,
 *   ATT = mean_v(Δ − m | treated) − mean_v(Δ − m | comparison); with `reg` the second term is 0.
 * Returns a reason when a covariate is collinear among the comparison units or there is no overlap.
 */
export function fitBlock(block: ComparisonBlock, method: Method): BlockFit | Reason {
  const {isTreated, weight} = block;
  let treatedWeight = 0;
  let comparisonWeight = 0;
  weight.forEach((w, row) => (isTreated[row] ? (treatedWeight += w) : (comparisonWeight += w)));
  if (!(treatedWeight > 0)) return "no-treated";
  if (!(comparisonWeight > 0)) return "no-comparison";
  if (block.k === 1) {
    const isTrimmed = treatedWeight / (treatedWeight + comparisonWeight) >= trimFrom;
    if (method !== "reg" && isTrimmed) return "overlap";
    return {effects: block.cells.map(({change}) => differenceOfMeans(block, change))};
  }
  let propensity: PropensityFit | undefined;
  if (method !== "reg") {
    propensity = maybePropensity(block);
    if (!propensity) return "overlap";
  }
  let gram: Float64Array | undefined;
  let gramFactor: Float64Array | undefined;
  if (method !== "ipw") {
    gram = comparisonGram(block, 0, block.units.length);
    gramFactor = maybeCholesky(gram, block.k);
    if (!gramFactor) return "collinear";
  }
  const fit: BlockFit = {propensity, gram, gramFactor, effects: []};
  for (const {change} of block.cells) fit.effects.push(covariateEffect(block, fit, change));
  return fit.effects.every(({att}) => Number.isFinite(att)) ? fit : "overlap";
}

function maybePropensity(block: ComparisonBlock): PropensityFit | undefined {
  const ones = new Float64Array(block.units.length).fill(1);
  const unweighted = maybeFitLogit(block, ones);
  if (!unweighted) return undefined;
  const largest = unweighted.odds.reduce((most, odds) => Math.max(most, odds), 0);
  if (largest / (1 + largest) >= noOverlapFrom) return undefined;
  return block.weight.every((w) => w === block.weight[0]) && block.weight[0] === 1
    ? unweighted
    : maybeFitLogit(block, block.weight);
}

/** Without covariates all methods are the difference of weighted mean changes. */
function differenceOfMeans({isTreated, weight}: ComparisonBlock, change: Float64Array) {
  const rows = weight.length;
  const sums = [0, 0];
  const weights = [0, 0];
  for (let row = 0; row < rows; row++) {
    const arm = isTreated[row]!;
    weights[arm] = weights[arm]! + weight[row]!;
    sums[arm] = sums[arm]! + weight[row]! * change[row]!;
  }
  const means = [sums[0]! / weights[0]!, sums[1]! / weights[1]!];
  const influence = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const arm = isTreated[row]!;
    const sign = arm ? 1 : -1;
    influence[row] = (sign * rows * weight[row]! * (change[row]! - means[arm]!)) / weights[arm]!;
  }
  return {att: means[1]! - means[0]!, outcomeModel: Float64Array.of(means[0]!), influence};
}

/** Σ w x xᵀ over the comparison units in rows `from` up to `to`. */
export function comparisonGram(
  {isTreated, weight, design, k}: ComparisonBlock,
  from: number,
  to: number
): Float64Array {
  const gram = new Float64Array(k * k);
  for (let row = from; row < to; row++) {
    if (isTreated[row]) continue;
    const w = weight[row]!;
    for (let r = 0; r < k; r++) {
      const x = w * design[row * k + r]!;
      for (let c = 0; c < k; c++) gram[r * k + c] = gram[r * k + c]! + x * design[row * k + c]!;
    }
  }
  return gram;
}

function covariateEffect(block: ComparisonBlock, {propensity, gramFactor}: BlockFit, change: Float64Array) {
  const {isTreated, weight, design, k} = block;
  const rows = weight.length;
  const outcomeModel = gramFactor
    ? choleskySolve(gramFactor, k, comparisonMoment(block, change, 0, rows))
    : new Float64Array(k);
  const residual = new Float64Array(rows);
  const share = new Float64Array(rows);
  const treatedX = new Float64Array(k);
  const comparisonX = new Float64Array(k);
  let treatedWeight = 0;
  let treatedSum = 0;
  let comparisonWeight = 0;
  let comparisonSum = 0;
  for (let row = 0; row < rows; row++) {
    let fitted = 0;
    for (let c = 0; c < k; c++) fitted += design[row * k + c]! * outcomeModel[c]!;
    const e = change[row]! - fitted;
    residual[row] = e;
    if (isTreated[row]) {
      const v = weight[row]!;
      share[row] = v;
      treatedWeight += v;
      treatedSum += v * e;
      for (let c = 0; c < k; c++) treatedX[c] = treatedX[c]! + v * design[row * k + c]!;
    } else if (propensity) {
      const v = comparisonShare(weight[row]!, propensity.odds[row]!);
      share[row] = v;
      comparisonWeight += v;
      comparisonSum += v * e;
      for (let c = 0; c < k; c++) comparisonX[c] = comparisonX[c]! + v * design[row * k + c]!;
    }
  }
  const treatedMean = treatedSum / treatedWeight;
  const comparisonMean = propensity ? comparisonSum / comparisonWeight : 0;
  const influence = new Float64Array(rows);
  // how the effect moves with the coefficients of the two fitted models, through their linear representations
  const throughOutcome = gramFactor
    ? choleskySolve(
        gramFactor,
        k,
        treatedX.map((x, c) => (propensity ? comparisonX[c]! / comparisonWeight : 0) - x / treatedWeight)
      )
    : undefined;
  const throughPropensity = propensity
    ? propensityInfluence(block, {propensity, residual, share, comparisonMean, comparisonWeight})
    : undefined;
  for (let row = 0; row < rows; row++) {
    const w = weight[row]!;
    const treated = isTreated[row]!;
    let sum = 0;
    if (treated) sum += (w * (residual[row]! - treatedMean)) / treatedWeight;
    else if (propensity) sum -= (share[row]! * (residual[row]! - comparisonMean)) / comparisonWeight;
    if (throughOutcome && !treated) sum += w * residual[row]! * dot(design, row, throughOutcome, k);
    if (throughPropensity && propensity) {
      const odds = propensity.odds[row]!;
      sum += w * (treated - odds / (1 + odds)) * dot(design, row, throughPropensity, k);
    }
    influence[row] = rows * sum;
  }
  return {att: treatedMean - comparisonMean, outcomeModel, influence};
}

/** −(Σ v (e − mean) x / Σ v)·I⁻¹ over the comparison units: the effect's derivative in the propensity coefficients. */
function propensityInfluence(
  {isTreated, design, k}: ComparisonBlock,
  given: {
    propensity: PropensityFit;
    residual: Float64Array;
    share: Float64Array;
    comparisonMean: number;
    comparisonWeight: number;
  }
): Float64Array {
  const moment = new Float64Array(k);
  given.residual.forEach((e, row) => {
    if (isTreated[row]) return;
    const v = (-given.share[row]! * (e - given.comparisonMean)) / given.comparisonWeight;
    for (let c = 0; c < k; c++) moment[c] = moment[c]! + v * design[row * k + c]!;
  });
  const factor = maybeCholesky(given.propensity.information, k);
  return factor ? choleskySolve(factor, k, moment) : new Float64Array(k).fill(NaN);
}

/** Weight of a comparison unit that stands in for the treated: w p/(1 − p), 0 when trimmed. */
export function comparisonShare(weight: number, odds: number): number {
  return odds / (1 + odds) >= trimFrom ? 0 : weight * odds;
}

/** Σ w x Δ over the comparison units in rows `from` up to `to`. */
export function comparisonMoment(
  {isTreated, weight, design, k}: ComparisonBlock,
  change: Float64Array,
  from: number,
  to: number
): Float64Array {
  const moment = new Float64Array(k);
  for (let row = from; row < to; row++) {
    if (isTreated[row]) continue;
    const v = weight[row]! * change[row]!;
    for (let c = 0; c < k; c++) moment[c] = moment[c]! + v * design[row * k + c]!;
  }
  return moment;
}

function dot(design: Float64Array, row: number, vector: Float64Array, k: number): number {
  let sum = 0;
  for (let c = 0; c < k; c++) sum += design[row * k + c]! * vector[c]!;
  return sum;
}
