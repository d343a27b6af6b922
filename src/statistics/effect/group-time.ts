import {listComparisons, type Cell, type ComparisonBlock} from "./comparison.js";
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
  for (const block of blocks) {
    const fit = fitBlock(block, specification.method);
    if (typeof fit === "string") {
      for (const {cell} of block.cells) effects.set(cell, {reason: fit});
      continue;
    }
    fitted.push({block, fit});
    block.cells.forEach(({cell}, index) => {
      const effect = fit.effects[index]!;
      const psi = new Float64Array(n);
      const scale = n / block.units.length;
      block.units.forEach((unit, row) => (psi[unit] = scale * effect.influence[row]!));
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

/** sqrt(Σ over clusters of (Σ ψ)²)/n; null with one cluster, or when it is no more than rounding. */
export function maybeStandardError(influence: Float64Array, {cluster, clusters}: Panel): number | null {
  if (clusters.length < 2) return null;
  const sums = new Float64Array(clusters.length);
  for (let unit = 0; unit < influence.length; unit++) {
    sums[cluster[unit]!] = sums[cluster[unit]!]! + influence[unit]!;
  }
  const se = Math.sqrt(sums.reduce((sum, s) => sum + s * s, 0)) / influence.length;
  return se > smallestStandardError ? se : null;
}
