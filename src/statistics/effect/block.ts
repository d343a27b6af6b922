import type {Reason} from "./specification.js";
import type {PreparedPanel} from "./prepare.js";

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
  reason?: Reason | undefined;
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
  /** The weight in its arm, 0 in the other. */
  treatedWeight: Float64Array;
  comparisonWeight: Float64Array;
  /** 1 a row; 0 for rows left out. */
  counted: Float64Array;
  /** Columns: ones, then the covariates centred and scaled. */
  design: readonly Float64Array[];
  /** For each cluster in the block: its index and its rows from `from` up to, not including, `to`. */
  clusters: {cluster: number; from: number; to: number}[];
  cells: {cell: Cell; change: Float64Array}[];
}

/**
 * The block of `units` for the cohort `group`, with weights and scaled covariates of the period index `earlier`, and no
 * cells yet. `covariates` are unit by period, as in the panel.
 */
export function createBlock(
  {panel}: PreparedPanel,
  {
    units,
    group,
    earlier,
    covariates
  }: {units: Int32Array; group: number; earlier: number; covariates: readonly Float64Array[]}
): ComparisonBlock {
  const rows = units.length;
  const at = {units, width: panel.periods.length, earlier};
  const weight = takePeriod(panel.weight, at);
  const isTreated = new Uint8Array(rows);
  const treatedWeight = new Float64Array(rows);
  const comparisonWeight = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const arm = panel.start[units[row]!] === group ? 1 : 0;
    isTreated[row] = arm;
    treatedWeight[row] = arm * weight[row]!;
    comparisonWeight[row] = (1 - arm) * weight[row]!;
  }
  const counted = new Float64Array(rows).fill(1);
  return {
    units,
    isTreated,
    weight,
    treatedWeight,
    comparisonWeight,
    counted,
    design: [counted, ...covariates.map((values) => takePeriod(values, at))],
    clusters: findClusters(units, panel.cluster),
    cells: []
  };
}

/** The values of the units in the period index `earlier`. */
function takePeriod(
  values: Float64Array,
  {units, width, earlier}: {units: Int32Array; width: number; earlier: number}
): Float64Array {
  const taken = new Float64Array(units.length);
  for (let row = 0; row < taken.length; row++) taken[row] = values[units[row]! * width + earlier]!;
  return taken;
}

function findClusters(units: Int32Array, cluster: Int32Array): ComparisonBlock["clusters"] {
  const clusters: ComparisonBlock["clusters"] = [];
  for (let from = 0, to = 0; from < units.length; from = to) {
    const own = cluster[units[from]!]!;
    while (to < units.length && cluster[units[to]!] === own) to++;
    clusters.push({cluster: own, from, to});
  }
  return clusters;
}

/** The block without the rows `from` up to `to`: they stay in place and weigh nothing. */
export function blockWithout(block: ComparisonBlock, from: number, to: number): ComparisonBlock {
  const without = (values: Float64Array) => values.slice().fill(0, from, to);
  return {
    ...block,
    weight: without(block.weight),
    treatedWeight: without(block.treatedWeight),
    comparisonWeight: without(block.comparisonWeight),
    counted: without(block.counted)
  };
}
