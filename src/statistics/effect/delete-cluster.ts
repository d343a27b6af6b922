import {choleskySolve, maybeCholesky} from "../linear-algebra.js";
import type {ComparisonBlock} from "./comparison.js";
import type {GroupTimeEffects} from "./group-time.js";
import {refitWithout} from "./refit.js";
import {comparisonGram, comparisonMoment, trimFrom, type BlockFit} from "./two-by-two.js";

/**
 * The effect of every cell without each cluster in turn: one array of cells a cluster, in the order of the panel's
 * clusters; NaN where a cell cannot be estimated without it. Sums and least squares are updated by taking off what the
 * cluster contributed; the logit is iterated again from the full fit, so the result is that of a full refit.
 */
export function deleteClusters(
  {cells, blocks, prepared}: GroupTimeEffects,
  progress?: (done: number) => void
): Float64Array[] {
  const full = Float64Array.from(cells, (cell) => cell.att ?? NaN);
  const replicates = prepared.panel.clusters.map(() => full.slice());
  const place = new Map(cells.map((cell, index) => [`${cell.group} ${cell.time}`, index]));
  blocks.forEach(({block, fit}, index) => {
    const places = block.cells.map(({cell}) => place.get(`${cell.group} ${cell.time}`)!);
    const without = createDeletion(block, fit);
    for (const {cluster, from, to} of block.clusters) {
      const att = without(from, to);
      places.forEach((cell, j) => (replicates[cluster]![cell] = att[j]!));
    }
    progress?.((index + 1) / blocks.length);
  });
  return replicates;
}

/** The effects of a block's cells without the rows `from` up to `to`. */
function createDeletion(block: ComparisonBlock, fit: BlockFit): (from: number, to: number) => Float64Array {
  const {k, units} = block;
  const {propensity, gram} = fit;
  const treated = armSums(block, 1, 0, units.length);
  const comparison = armSums(block, 0, 0, units.length);
  const moments = gram ? block.cells.map(({change}) => comparisonMoment(block, change, 0, units.length)) : [];
  const treatedRows = countTreated(block, 0, units.length);

  return (from, to) => {
    const att = new Float64Array(block.cells.length).fill(NaN);
    const treatedOut = countTreated(block, from, to);
    if (treatedOut === treatedRows || to - from - treatedOut === units.length - treatedRows) return att;
    const treatedNow = subtract(treated, armSums(block, 1, from, to));
    if (k === 1) {
      const comparisonNow = subtract(comparison, armSums(block, 0, from, to));
      return att.map(
        (_, j) => treatedNow.change[j]! / treatedNow.weight - comparisonNow.change[j]! / comparisonNow.weight
      );
    }
    const shares = propensity && weighComparison(block, refitWithout(block, propensity, from, to), from, to);
    if (propensity && !shares) return att;
    const gramNow = gram && minus(gram, comparisonGram(block, from, to));
    const factor = gramNow && maybeCholesky(gramNow, k);
    if (gram && !factor) return att;
    block.cells.forEach(({change}, j) => {
      const model = factor
        ? choleskySolve(factor, k, minus(moments[j]!, comparisonMoment(block, change, from, to)))
        : new Float64Array(k);
      let effect = (treatedNow.change[j]! - dot(treatedNow.x, model)) / treatedNow.weight;
      if (shares) effect -= (shares.change[j]! - dot(shares.x, model)) / shares.weight;
      att[j] = effect;
    });
    return att;
  };
}

/** Σ w, Σ w x and, for each cell, Σ w Δ over one arm in rows `from` up to `to`. */
interface ArmSums {
  weight: number;
  x: Float64Array;
  change: Float64Array;
}

function armSums(block: ComparisonBlock, arm: 0 | 1, from: number, to: number): ArmSums {
  const {isTreated, weight, design, k} = block;
  const sums: ArmSums = {weight: 0, x: new Float64Array(k), change: new Float64Array(block.cells.length)};
  for (let row = from; row < to; row++) {
    if (isTreated[row] !== arm) continue;
    const w = weight[row]!;
    sums.weight += w;
    for (let c = 0; c < k; c++) sums.x[c] = sums.x[c]! + w * design[row * k + c]!;
    for (let j = 0; j < block.cells.length; j++) {
      sums.change[j] = sums.change[j]! + w * block.cells[j]!.change[row]!;
    }
  }
  return sums;
}

/** The comparison arm weighed by w p/(1 − p), without the rows `from` up to `to`. */
function weighComparison(
  {isTreated, weight, design, k, cells, units}: ComparisonBlock,
  odds: Float64Array | undefined,
  from: number,
  to: number
): ArmSums | undefined {
  if (!odds) return undefined;
  const trimOdds = trimFrom / (1 - trimFrom);
  const share = new Float64Array(units.length);
  const x = new Float64Array(k);
  let total = 0;
  for (let row = 0; row < units.length; row++) {
    if (row === from) row = to;
    if (row >= units.length) break;
    if (isTreated[row] || odds[row]! >= trimOdds) continue;
    const v = weight[row]! * odds[row]!;
    share[row] = v;
    total += v;
    for (let c = 0; c < k; c++) x[c] = x[c]! + v * design[row * k + c]!;
  }
  const change = Float64Array.from(cells, (cell) => {
    let sum = 0;
    for (let row = 0; row < share.length; row++) sum += share[row]! * cell.change[row]!;
    return sum;
  });
  return total > 0 ? {weight: total, x, change} : undefined;
}

function countTreated({isTreated}: ComparisonBlock, from: number, to: number): number {
  let count = 0;
  for (let row = from; row < to; row++) count += isTreated[row]!;
  return count;
}

function subtract(all: ArmSums, part: ArmSums): ArmSums {
  return {
    weight: all.weight - part.weight,
    x: minus(all.x, part.x),
    change: minus(all.change, part.change)
  };
}

function minus(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value - b[i]!);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
