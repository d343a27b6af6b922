import {choleskyInverse, choleskySolve, maybeCholesky} from "../linear-algebra.js";

/** Rows × k, row-major, with an outcome and a weight above 0 (default 1) a row. */
export interface Regression {
  design: Float64Array;
  k: number;
  outcome: Float64Array;
  weight?: Float64Array | undefined;
}

/** A weighted least-squares fit. */
export interface OlsFit extends Regression {
  n: number;
  weight: Float64Array;
  coefficients: Float64Array;
  /** X'WX and its inverse, k × k. */
  gram: Float64Array;
  bread: Float64Array;
  /** y − Xβ. */
  residuals: Float64Array;
  /** Diagonal of X (X'WX)⁻¹ X'W. */
  leverage: Float64Array;
  /** Σ w·e² / (n − k); NaN when n = k. */
  sigma2: number;
}

/**
 * β = (X'WX)⁻¹ X'Wy. Undefined when a column depends on the others or rows are fewer than columns.
 * Throws RangeError when the lengths do not match.
 */
export function maybeOls({design, k, outcome, weight: given}: Regression): OlsFit | undefined {
  const n = outcome.length;
  if (design.length !== n * k || (given && given.length !== n)) {
    throw new RangeError(`a design of ${design.length} entries for ${n} rows and ${k} columns`);
  }
  const weight = given ?? new Float64Array(n).fill(1);
  const rows = Array.from({length: n}, (_, i) => i);
  const gram = gramOf({design, k, weight}, rows);
  const factor = maybeCholesky(gram, k);
  if (!factor || n < k) return undefined;
  const right = new Float64Array(k);
  for (let i = 0; i < n; i++)
    for (let c = 0; c < k; c++) right[c]! += weight[i]! * design[i * k + c]! * outcome[i]!;
  const coefficients = choleskySolve(factor, k, right);
  const bread = choleskyInverse(factor, k);
  const residuals = outcome.slice();
  const leverage = new Float64Array(n);
  let squares = 0;
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < k; c++) {
      residuals[i]! -= design[i * k + c]! * coefficients[c]!;
      for (let d = 0; d < k; d++) {
        leverage[i]! += weight[i]! * design[i * k + c]! * bread[c * k + d]! * design[i * k + d]!;
      }
    }
    squares += weight[i]! * residuals[i]! ** 2;
  }
  const sigma2 = n > k ? squares / (n - k) : NaN;
  return {design, k, outcome, n, weight, coefficients, gram, bread, residuals, leverage, sigma2};
}

/** X'WX over some rows, k × k. */
export function gramOf(
  {design, k, weight}: {design: Float64Array; k: number; weight: Float64Array},
  rows: readonly number[]
): Float64Array {
  const gram = new Float64Array(k * k);
  for (const i of rows) {
    for (let r = 0; r < k; r++) {
      for (let c = 0; c < k; c++) gram[r * k + c]! += weight[i]! * design[i * k + r]! * design[i * k + c]!;
    }
  }
  return gram;
}

/** The row numbers of each cluster, in the order clusters appear. Throws RangeError for another length than `n`. */
export function rowsByCluster(cluster: ArrayLike<number>, n: number): number[][] {
  if (cluster.length !== n) throw new RangeError(`${cluster.length} clusters for ${n} rows`);
  const rows = new Map<number, number[]>();
  for (let i = 0; i < n; i++) {
    const own = rows.get(cluster[i]!);
    if (own) own.push(i);
    else rows.set(cluster[i]!, [i]);
  }
  return [...rows.values()];
}

/** Standard error of a coefficient under equal variances, √(σ²·[(X'WX)⁻¹]_cc); NaN when n = k. */
export function classicalError({sigma2, bread, k}: OlsFit, coefficient: number): number {
  return Math.sqrt(sigma2 * bread[coefficient * k + coefficient]!);
}

export const heteroskedasticTypes = ["HC0", "HC1", "HC2", "HC3"] as const;
export type HeteroskedasticType = (typeof heteroskedasticTypes)[number];

/**
 * White standard error of a coefficient: √Σ_i (w_i·q_i·e_i)²·f_i with q = X (X'WX)⁻¹ c and f = 1 (HC0), n/(n − k) (HC1),
 * 1/(1 − h_i) (HC2), 1/(1 − h_i)² (HC3). MacKinnon & White 1985. NaN with an HC2 or HC3 row of leverage 1.
 */
export function heteroskedasticError(fit: OlsFit, type: HeteroskedasticType, coefficient: number): number {
  const {n, k, design, weight, bread, residuals, leverage} = fit;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    let q = 0;
    for (let c = 0; c < k; c++) q += design[i * k + c]! * bread[c * k + coefficient]!;
    const own = 1 - leverage[i]!;
    const isFull = own < 1e-12 && (type === "HC2" || type === "HC3");
    const factor = {HC0: 1, HC1: n / (n - k), HC2: 1 / own, HC3: 1 / own ** 2}[type];
    sum += isFull ? NaN : (weight[i]! * q * residuals[i]!) ** 2 * factor;
  }
  return Math.sqrt(sum);
}
