import {choleskySolve, maybeCholesky} from "../linear-algebra.js";
import {blockWithout, type ComparisonBlock} from "./block.js";
import {maybeExpand} from "./expansion.js";
import type {GroupTimeEffects} from "./group-time.js";
import {fitNuisance, trimFrom} from "./nuisance.js";
import type {Method} from "./specification.js";
import {gramOf, minus, momentOf} from "./sums.js";
import {armSums, meanResidual, type ArmSums, type BlockFit} from "./two-by-two.js";

/**
 * The effect of every cell without each cluster in turn: one array of cells a cluster, in the order of the panel's
 * clusters; NaN where a cell cannot be estimated without it. Sums and least squares are updated by taking off what the
 * cluster contributed; the logit is fitted again, on moments of the rows where deleting the cluster moves it little, on
 * the rows themselves elsewhere.
 */
export function deleteClusters(
  {cells, blocks, prepared, specification}: GroupTimeEffects,
  progress?: (done: number) => void
): Float64Array[] {
  const full = Float64Array.from(cells, (cell) => cell.att ?? NaN);
  const replicates = prepared.panel.clusters.map(() => full.slice());
  const place = new Map(cells.map((cell, index) => [`${cell.group} ${cell.time}`, index]));
  blocks.forEach(({block, fit}, index) => {
    const places = block.cells.map(({cell}) => place.get(`${cell.group} ${cell.time}`)!);
    const without = createDeletion(block, fit, specification.method);
    for (const {cluster, from, to} of block.clusters) {
      const att = without(from, to);
      places.forEach((cell, j) => (replicates[cluster]![cell] = att[j]!));
    }
    progress?.((index + 1) / blocks.length);
  });
  return replicates;
}

/** The effects of a block's cells without the rows `from` up to `to`. */
function createDeletion(
  block: ComparisonBlock,
  fit: BlockFit,
  method: Method
): (from: number, to: number) => Float64Array {
  const {design, cells, treatedWeight, comparisonWeight} = block;
  const k = design.length;
  const {propensity, gram} = fit.nuisance;
  const treated = armSums(block, treatedWeight);
  const comparison = armSums(block, comparisonWeight);
  const moments = gram ? cells.map(({change}) => momentOf(design, comparisonWeight, change)) : [];
  const rows = [countRows(treatedWeight), countRows(comparisonWeight)];
  const expansion = propensity && maybeExpand(block, propensity);
  const nothing = new Float64Array(cells.length).fill(NaN);

  return (from, to) => {
    const isArmGone =
      countRows(treatedWeight, from, to) === rows[0] || countRows(comparisonWeight, from, to) === rows[1];
    if (isArmGone) return nothing;
    const treatedNow = subtract(treated, armSums(block, treatedWeight, from, to));
    if (k === 1) {
      const comparisonNow = subtract(comparison, armSums(block, comparisonWeight, from, to));
      const share = treatedNow.x[0]! / (treatedNow.x[0]! + comparisonNow.x[0]!);
      return method !== "reg" && share >= trimFrom ? nothing : effects(treatedNow, comparisonNow);
    }
    const shares = expansion?.(from, to);
    if (propensity && !shares) return refit(block, {fit, method}, from, to);
    const gramNow = gram && minus(gram, gramOf(design, comparisonWeight, from, to));
    const factor = gramNow && maybeCholesky(gramNow, k);
    if (gram && !factor) return nothing;
    const models =
      factor &&
      cells.map(({change}, j) =>
        choleskySolve(factor, k, minus(moments[j]!, momentOf(design, comparisonWeight, change, from, to)))
      );
    return effects(treatedNow, shares, models);
  };
}

/** The same by fitting the block anew from the full fit. */
function refit(
  block: ComparisonBlock,
  {fit, method}: {fit: BlockFit; method: Method},
  from: number,
  to: number
): Float64Array {
  const rest = blockWithout(block, from, to);
  const nuisance = fitNuisance(rest, method, fit.nuisance);
  if (typeof nuisance === "string") return new Float64Array(block.cells.length).fill(NaN);
  const {propensity, gramFactor} = nuisance;
  const models =
    gramFactor &&
    rest.cells.map(({change}) =>
      choleskySolve(gramFactor, rest.design.length, momentOf(rest.design, rest.comparisonWeight, change))
    );
  return effects(armSums(rest, rest.treatedWeight), propensity && armSums(rest, propensity.share), models);
}

function effects(
  treated: ArmSums,
  comparison: ArmSums | undefined,
  models?: readonly Float64Array[]
): Float64Array {
  return treated.change.map(
    (_, j) =>
      meanResidual(treated, j, models?.[j]) - (comparison ? meanResidual(comparison, j, models?.[j]) : 0)
  );
}

function countRows(weights: Float64Array, from = 0, to = weights.length): number {
  let count = 0;
  for (let row = from; row < to; row++) if (weights[row]! > 0) count++;
  return count;
}

function subtract(all: ArmSums, part: ArmSums): ArmSums {
  return {x: minus(all.x, part.x), change: minus(all.change, part.change)};
}
