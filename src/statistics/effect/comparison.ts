import type {PreparedPanel} from "./prepare.js";
import type {EffectSpecification, Reason} from "./specification.js";

/** One group-time cell: the change of a cohort from `base` to `time` against that of its comparison units. */
export interface Cell {
  group: number;
  time: number;
  /** NaN when the cohort has no untreated period. */
  base: number;
  treated: number;
  comparison: number;
  treatedClusters: number;
  comparisonClusters: number;
  /** Why it cannot be estimated, known before estimating. */
  reason?: Reason;
}

/**
 * Cells that compare the very same units with the same weights and covariates, so that they share one propensity model
 * and one design; only the changes differ. Rows are units in the order of the panel, hence sorted by cluster.
 */
export interface ComparisonBlock {
  /** Panel rows of the units. */
  units: Int32Array;
  isTreated: Uint8Array;
  weight: Float64Array;
  /** Row-major rows × k, the intercept first; covariates centred and scaled. */
  design: Float64Array;
  k: number;
  /** For each cluster in the block: its index and its rows from `from` up to, not including, `to`. */
  clusters: {cluster: number; from: number; to: number}[];
  cells: {cell: Cell; change: Float64Array}[];
}

/** All cells of a specification, and the blocks of those that may be estimated. */
export function listComparisons(
  prepared: PreparedPanel,
  specification: EffectSpecification
): {cells: Cell[]; blocks: ComparisonBlock[]} {
  const {panel, groups} = prepared;
  const {periods} = panel;
  const scaled = scaleCovariates(prepared);
  const cells: Cell[] = [];
  const blocks: ComparisonBlock[] = [];
  for (const group of groups) {
    const basePeriod = periods.findLastIndex((period) => period + specification.anticipation < group);
    let block: ComparisonBlock | undefined;
    let blockPeriod = -1;
    periods.forEach((time, t) => {
      const isVarying = specification.base === "varying";
      if (isVarying && t === 0) return;
      const b = isVarying && time < group ? t - 1 : basePeriod;
      const cell: Cell = {
        group,
        time,
        base: periods[b] ?? NaN,
        treated: 0,
        comparison: 0,
        treatedClusters: 0,
        comparisonClusters: 0
      };
      cells.push(cell);
      if (b < 0) cell.reason = "no-base-period";
      else {
        const units = findUnits(prepared, {group, t, b, specification});
        count(cell, units, prepared);
        cell.reason = reasonBefore(cell, specification);
        if (cell.reason) return;
        const earlier = scaled.areFixed ? 0 : Math.min(t, b);
        if (!block || blockPeriod !== earlier || !areEqual(block.units, units)) {
          block = createBlock(prepared, {
            units,
            group,
            earlier: Math.min(t, b),
            design: scaled.values,
            k: scaled.k
          });
          blockPeriod = earlier;
          blocks.push(block);
        }
        const width = periods.length;
        block.cells.push({
          cell,
          change: Float64Array.from(
            units,
            (unit) => panel.outcome[unit * width + t]! - panel.outcome[unit * width + b]!
          )
        });
      }
    });
  }
  return {cells, blocks};
}

/** Treated and comparison units of a cell that have outcomes in both periods. */
function findUnits(
  {panel}: PreparedPanel,
  {group, t, b, specification}: {group: number; t: number; b: number; specification: EffectSpecification}
): Int32Array {
  const {start, outcome, periods} = panel;
  const width = periods.length;
  const horizon = Math.max(periods[t]!, periods[b]!) + specification.anticipation;
  const after = specification.control === "never" ? Infinity : horizon;
  const units: number[] = [];
  for (let unit = 0; unit < start.length; unit++) {
    const s = start[unit]!;
    const isIn = s === group || s === Infinity || s > after;
    if (!isIn || Number.isNaN(outcome[unit * width + t]!) || Number.isNaN(outcome[unit * width + b]!))
      continue;
    units.push(unit);
  }
  return Int32Array.from(units);
}

function count(cell: Cell, units: Int32Array, {panel}: PreparedPanel): void {
  const treated = new Set<number>();
  const comparison = new Set<number>();
  for (const unit of units) {
    if (panel.start[unit] === cell.group) {
      cell.treated++;
      treated.add(panel.cluster[unit]!);
    } else {
      cell.comparison++;
      comparison.add(panel.cluster[unit]!);
    }
  }
  cell.treatedClusters = treated.size;
  cell.comparisonClusters = comparison.size;
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

/**
 * Covariates with mean 0 and standard deviation 1 over all cells, after an intercept: the estimates do not depend on the
 * scale, the arithmetic does. `areFixed` when neither weights nor covariates change over time.
 */
function scaleCovariates({panel}: PreparedPanel): {values: Float64Array; k: number; areFixed: boolean} {
  const {covariates, outcome, weight, periods} = panel;
  const k = 1 + covariates.length;
  const values = new Float64Array(outcome.length * k);
  for (let cell = 0; cell < outcome.length; cell++) values[cell * k] = 1;
  covariates.forEach(({values: raw}, c) => {
    const present = raw.filter((v) => !Number.isNaN(v));
    const mean = present.reduce((sum, v) => sum + v, 0) / present.length;
    const sd = Math.sqrt(present.reduce((sum, v) => sum + (v - mean) ** 2, 0) / present.length) || 1;
    raw.forEach((v, cell) => (values[cell * k + 1 + c] = (v - mean) / sd));
  });
  const areFixed = [weight, ...covariates.map((c) => c.values)].every((v) => isFixed(v, periods.length));
  return {values, k, areFixed};
}

function isFixed(values: Float64Array, width: number): boolean {
  for (let from = 0; from < values.length; from += width) {
    let first = NaN;
    for (let cell = from; cell < from + width; cell++) {
      const value = values[cell]!;
      if (Number.isNaN(value)) continue;
      if (Number.isNaN(first)) first = value;
      else if (value !== first) return false;
    }
  }
  return true;
}

function createBlock(
  {panel}: PreparedPanel,
  {
    units,
    group,
    earlier,
    design,
    k
  }: {units: Int32Array; group: number; earlier: number; design: Float64Array; k: number}
): ComparisonBlock {
  const width = panel.periods.length;
  const clusters: ComparisonBlock["clusters"] = [];
  const rows = new Float64Array(units.length * k);
  units.forEach((unit, row) => {
    const cell = (unit * width + earlier) * k;
    rows.set(design.subarray(cell, cell + k), row * k);
    const cluster = panel.cluster[unit]!;
    const last = clusters.at(-1);
    if (last?.cluster === cluster) last.to = row + 1;
    else clusters.push({cluster, from: row, to: row + 1});
  });
  return {
    units,
    isTreated: Uint8Array.from(units, (unit) => (panel.start[unit] === group ? 1 : 0)),
    weight: Float64Array.from(units, (unit) => panel.weight[unit * width + earlier]!),
    design: rows,
    k,
    clusters,
    cells: []
  };
}

function areEqual(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
