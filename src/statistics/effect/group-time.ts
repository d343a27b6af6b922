import type {Cell, ComparisonBlock} from "./block.js";
import {listComparisons} from "./comparison.js";
import type {Panel} from "./panel.js";
import {preparePanel, type PreparedPanel} from "./prepare.js";
import type {EffectSpecification, Reason} from "./specification.js";
import {fitBlock, type BlockFit} from "./two-by-two.js";

/** Standard errors at or below this are rounding, not uncertainty (as in `did`). */
export const smallestStandardError = 10 * Math.sqrt(Number.EPSILON);

/** The effect on one cohort in one period: ATT(g, t), in the unit of the outcome. */
export interface GroupTimeEffect extends Cell {
  att: number | null;
  se: number | null;
  reason?: Reason;
}

/** All group-time effects of a panel, with what aggregation and resampling need. */
export interface GroupTimeEffects {
  specification: EffectSpecification;
  prepared: PreparedPanel;
  cells: GroupTimeEffect[];
  /** One array a cell: influence of each unit of the prepared panel; undefined where there is no effect. */
  influence: (Float64Array | undefined)[];
  blocks: {block: ComparisonBlock; fit: BlockFit}[];
}

/**
 * Group-time average treatment effects of Callaway & Sant'Anna (2021). Each cell compares units with outcomes in both its
 * periods (pairwise balanced), so that a hidden year does not cost a unit its other years. Standard errors from the
 * influence functions, summed within clusters, without small-sample factor.
 * Source: J. Econometrics 225 (2021) 200–230; conventions of the R package `did` 2.5.1.
 */
export function estimateGroupTimeEffects(given: Panel, specification: EffectSpecification): GroupTimeEffects {
  const prepared = preparePanel(given, specification);
  const {cells, blocks} = listComparisons(prepared, specification);
  const influence = new Map<Cell, Float64Array>();
  const effects = new Map<Cell, Partial<GroupTimeEffect>>();
  const fitted: GroupTimeEffects["blocks"] = [];
  const n = prepared.panel.units.length;
  const lastFit = new Map<number, BlockFit>();
  for (const block of blocks) {
    const {group} = block.cells[0]!.cell;
    const fit = fitBlock(block, specification.method, lastFit.get(group));
    if (typeof fit === "string") {
      for (const {cell} of block.cells) effects.set(cell, {reason: fit});
      continue;
    }
    fitted.push({block, fit});
    lastFit.set(group, fit);
    block.cells.forEach(({cell}, index) => {
      const effect = fit.effects[index]!;
      const psi = new Float64Array(n);
      const scale = n / block.units.length;
      for (let row = 0; row < block.units.length; row++) {
        psi[block.units[row]!] = scale * effect.influence[row]!;
      }
      influence.set(cell, psi);
      effects.set(cell, {att: effect.att, se: maybeStandardError(psi, prepared.panel)});
    });
  }
  return {
    specification,
    prepared,
    cells: cells.map((cell) => {
      const isBase = cell.reason === "base-period";
      return {...cell, att: isBase ? 0 : null, se: null, ...effects.get(cell)};
    }),
    influence: cells.map((cell) =>
      cell.reason === "base-period" ? new Float64Array(n) : influence.get(cell)
    ),
    blocks: fitted
  };
}

/** The standard error of a mean with these influences of the units: see standardErrorOf. */
export function maybeStandardError(influence: Float64Array, panel: Panel): number | null {
  return standardErrorOf(sumByCluster(influence, panel), influence.length);
}

/** Sums of the units' values within each cluster. */
export function sumByCluster(values: Float64Array, {cluster, clusters}: Panel): Float64Array {
  const sums = new Float64Array(clusters.length);
  for (let unit = 0; unit < values.length; unit++) sums[cluster[unit]!]! += values[unit]!;
  return sums;
}

/** sqrt(Σ over clusters of (Σ ψ)²)/units; null with one cluster, or when it is no more than rounding. */
export function standardErrorOf(clusterSums: Float64Array, units: number): number | null {
  if (clusterSums.length < 2) return null;
  const se = Math.sqrt(clusterSums.reduce((sum, s) => sum + s * s, 0)) / units;
  return se > smallestStandardError ? se : null;
}
