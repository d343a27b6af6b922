import {choleskyInverse, maybeCholesky} from "../linear-algebra.js";
import type {Panel} from "../effect/panel.js";
import type {TwoWay} from "./two-way.js";
import type {RegressionEstimate} from "./estimate.js";

/** A regressor: one value a cell of the panel. */
export interface Column {
  values: Float64Array;
}

/** Coefficients in the order of the columns, and what they rest on. */
export interface AbsorbedFit {
  estimates: RegressionEstimate[];
  cells: number;
  clusters: number;
  /** The columns without unit and period effects, 0 in cells not in use. */
  residualColumns: Float64Array[];
}

/** Below this part of its own sum of squares a column counts as a combination of effects and earlier columns. */
const smallestOwnPart = 1e-9;

/**
 * Weighted least squares of the outcome on columns, unit effects and period effects over the cells that `twoWay` uses
 * (Frisch–Waugh–Lovell: outcome and columns are freed of both effects first). A column that depends on the effects and
 * the columns before it has no estimate (`collinear`).
 * Standard errors are cluster-robust: (X'WX)⁻¹ (Σ_c s_c s_cᵀ) (X'WX)⁻¹ with s_c the cluster's sum of w·x·e; with
 * `smallSample` times G/(G − 1) · (N − 1)/(N − K), K = columns + periods, as units lie within clusters (the default of
 * fixest). One cluster: no standard error; no cells beyond K: `no-freedom`.
 */
export function absorbedRegression(
  panel: Panel,
  {twoWay, columns, smallSample}: {twoWay: TwoWay; columns: readonly Column[]; smallSample: boolean}
): AbsorbedFit {
  const width = panel.periods.length;
  const {weight, cluster} = panel;
  const used = new Int32Array(twoWay.cells);
  for (let cell = 0, row = 0; cell < twoWay.isUsed.length; cell++)
    if (twoWay.isUsed[cell]) used[row++] = cell;
  const root = new Float64Array(used.length);
  for (let row = 0; row < used.length; row++) root[row] = Math.sqrt(weight[used[row]!]!);
  const pack = (values: Float64Array) => {
    const out = new Float64Array(used.length);
    for (let row = 0; row < used.length; row++) out[row] = root[row]! * values[used[row]!]!;
    return out;
  };
  const outcome = pack(twoWay.residuals(panel.outcome));
  const residualColumns = columns.map(({values}) => twoWay.residuals(values));
  const packed = residualColumns.map(pack);
  const kept = independentColumns(
    packed,
    columns.map(({values}) => weightedSquares(values, {used, weight}))
  );
  const k = kept.length;
  const x = kept.map((c) => packed[c]!);
  const gram = new Float64Array(k * k);
  for (let r = 0; r < k; r++)
    for (let c = 0; c <= r; c++) gram[r * k + c] = gram[c * k + r] = dot(x[r]!, x[c]!);
  const inverse = choleskyInverse(maybeCholesky(gram, k, 0) ?? gram, k);
  const right = Float64Array.from(x, (column) => dot(column, outcome));
  const coefficients = multiply(inverse, right);

  x.forEach((column, r) => {
    const slope = coefficients[r]!;
    for (let row = 0; row < used.length; row++) outcome[row]! -= slope * column[row]!;
  });
  const clusterOf = used.map((cell) => cluster[Math.floor(cell / width)]!);
  const scores = Array.from(panel.clusters, () => new Float64Array(k));
  x.forEach((column, r) => {
    const sums = new Float64Array(panel.clusters.length);
    for (let row = 0; row < used.length; row++) sums[clusterOf[row]!]! += column[row]! * outcome[row]!;
    sums.forEach((sum, c) => (scores[c]![r] = sum));
  });
  const clusters = new Set(clusterOf).size;
  const periods = twoWay.periodSet.filter((set) => set !== -1).length;
  const freedom = used.length - k - periods;
  const factor = smallSample ? (clusters / (clusters - 1)) * ((used.length - 1) / freedom) : 1;
  const influence = scores.map((score) => multiply(inverse, score));
  const estimates: RegressionEstimate[] = columns.map(() => ({att: null, se: null, reason: "collinear"}));
  kept.forEach((c, r) => {
    const att = coefficients[r]!;
    const variance = influence.reduce((sum, part) => sum + part[r]! ** 2, 0);
    if (clusters < 2) estimates[c] = {att, se: null, reason: "one-cluster"};
    else if (freedom < 1) estimates[c] = {att, se: null, reason: "no-freedom"};
    else estimates[c] = {att, se: Math.sqrt(factor * variance)};
  });
  return {estimates, cells: used.length, clusters, residualColumns};
}

/** Cholesky's pivots in the given order: the columns that leave a part of their own. */
function independentColumns(columns: readonly Float64Array[], squares: readonly number[]): number[] {
  const kept: number[] = [];
  const rows: number[][] = [];
  columns.forEach((column, c) => {
    const row: number[] = [];
    kept.forEach((other, j) => {
      let sum = dot(column, columns[other]!);
      for (let i = 0; i < j; i++) sum -= row[i]! * rows[j]![i]!;
      row.push(sum / rows[j]![j]!);
    });
    const pivot = row.reduce((sum, v) => sum - v * v, dot(column, column));
    if (!(pivot > smallestOwnPart * squares[c]!)) return;
    kept.push(c);
    rows.push([...row, Math.sqrt(pivot)]);
  });
  return kept;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function weightedSquares(
  values: Float64Array,
  {used, weight}: {used: Int32Array; weight: Float64Array}
): number {
  let sum = 0;
  for (const cell of used) sum += weight[cell]! * values[cell]! ** 2;
  return sum;
}

function multiply(matrix: Float64Array, vector: Float64Array): Float64Array {
  const k = vector.length;
  return vector.map((_, r) => dot(matrix.subarray(r * k, (r + 1) * k), vector));
}
