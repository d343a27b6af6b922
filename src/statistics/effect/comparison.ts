import {createBlock, type Cell, type ComparisonBlock} from "./block.js";
import {areFixed, scaleCovariates} from "./covariates.js";
import type {PreparedPanel} from "./prepare.js";
import type {EffectSpecification, Reason} from "./specification.js";

export type {Cell};

/**
 * All cells of a specification, and the blocks of those that may be estimated. Cells and blocks come cohort by cohort;
 * a cell that cannot be estimated has its reason.
 */
export function listComparisons(
  prepared: PreparedPanel,
  specification: EffectSpecification
): {cells: Cell[]; blocks: ComparisonBlock[]} {
  const {panel, groups} = prepared;
  const {periods} = panel;
  const covariates = scaleCovariates(panel);
  const isAnyPeriod = areFixed(panel);
  const isVarying = specification.base === "varying";
  const counter = createCounter(prepared);
  const scratch = new Int32Array(panel.units.length);
  const cells: Cell[] = [];
  const blocks: ComparisonBlock[] = [];
  for (const group of groups) {
    const basePeriod = periods.findLastIndex((period) => period + specification.anticipation < group);
    let seen: {units: Int32Array; counts: ReturnType<typeof counter>} | undefined;
    let block: ComparisonBlock | undefined;
    let blockPeriod = -1;
    periods.forEach((time, t) => {
      if (isVarying && t === 0) return;
      const b = isVarying && time < group ? t - 1 : basePeriod;
      const units =
        b < 0 ? scratch.subarray(0, 0) : findUnits(prepared, {group, t, b, specification}, scratch);
      if (!seen || !areEqual(seen.units, units)) {
        seen = {units: units.slice(), counts: counter(units, group)};
      }
      const cell: Cell = {group, time, base: periods[b] ?? NaN, ...seen.counts};
      cells.push(cell);
      cell.reason = b < 0 ? "no-base-period" : reasonBefore(cell, specification);
      if (cell.reason) return;
      const earlier = Math.min(t, b);
      const period = isAnyPeriod ? 0 : earlier;
      if (block?.units !== seen.units || blockPeriod !== period) {
        block = createBlock(prepared, {units: seen.units, group, earlier, covariates});
        blockPeriod = period;
        blocks.push(block);
      }
      block.cells.push({cell, change: changeOf(prepared, block.units, {t, b})});
    });
  }
  return {cells, blocks};
}

/** Treated and comparison units of a cell that have outcomes in both periods, as the head of `into`. */
function findUnits(
  {panel}: PreparedPanel,
  {group, t, b, specification}: {group: number; t: number; b: number; specification: EffectSpecification},
  into: Int32Array
): Int32Array {
  const {start, outcome, periods} = panel;
  const width = periods.length;
  const horizon = Math.max(periods[t]!, periods[b]!) + specification.anticipation;
  const after = specification.control === "never" ? Infinity : horizon;
  let found = 0;
  for (let unit = 0; unit < start.length; unit++) {
    const s = start[unit]!;
    if (s !== group && s !== Infinity && s <= after) continue;
    if (Number.isNaN(outcome[unit * width + t]!) || Number.isNaN(outcome[unit * width + b]!)) continue;
    into[found++] = unit;
  }
  return into.subarray(0, found);
}

function changeOf({panel}: PreparedPanel, units: Int32Array, {t, b}: {t: number; b: number}): Float64Array {
  const width = panel.periods.length;
  const change = new Float64Array(units.length);
  for (let row = 0; row < units.length; row++) {
    const first = units[row]! * width;
    change[row] = panel.outcome[first + t]! - panel.outcome[first + b]!;
  }
  return change;
}

/** Counts units and clusters of both arms; a cluster is marked with the number of the count that saw it last. */
function createCounter({panel}: PreparedPanel) {
  const seen = [0, 1].map(() => new Int32Array(panel.clusters.length));
  let turn = 0;
  return (units: Int32Array, group: number) => {
    turn++;
    const rows = [0, 0];
    const clusters = [0, 0];
    for (const unit of units) {
      const arm = panel.start[unit] === group ? 1 : 0;
      const cluster = panel.cluster[unit]!;
      rows[arm]!++;
      if (seen[arm]![cluster] === turn) continue;
      seen[arm]![cluster] = turn;
      clusters[arm]!++;
    }
    return {
      treated: rows[1]!,
      comparison: rows[0]!,
      treatedClusters: clusters[1]!,
      comparisonClusters: clusters[0]!
    };
  };
}

function reasonBefore(
  {base, time, treated, comparison}: Cell,
  {breaks}: EffectSpecification
): Reason | undefined {
  if (time === base) return "base-period";
  if (breaks.some((first) => Math.min(base, time) < first && first <= Math.max(base, time)))
    return "series-break";
  if (treated === 0) return "no-treated";
  if (comparison === 0) return "no-comparison";
  return undefined;
}

function areEqual(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
