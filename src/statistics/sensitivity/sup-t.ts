import {normalQuantile} from "../distributions.js";
import {gaussianDraws, type GaussianDraws} from "./gaussian-draws.js";

export interface SupTOptions {
  /** 0–1; 0.95 unless told. */
  level?: number;
  draws?: number;
  seed?: number;
}

/** Draws unless told otherwise: the critical value of 20 cells is then within 0.01 for 19 seeds of 20. */
export const defaultDraws = 100_000;

/**
 * Critical value of a simultaneous band: the `level` quantile of max|Z|, Z ~ N(0, R), R the correlation matrix of the
 * k × k covariance `sigma` (row-major), from seeded Gaussian draws. Cells without variance are left out; a single cell
 * gets the exact normal quantile. Undefined when no cell has variance. Throws RangeError when `sigma` is no covariance.
 * Source: Montiel Olea & Plagborg-Møller (2019), J. Appl. Econometrics 34, 1–17.
 */
export function supTCritical(
  sigma: Float64Array,
  k: number,
  {level = 0.95, draws = defaultDraws, seed = 1}: SupTOptions = {}
): number | undefined {
  const cells = Array.from({length: k}, (_, i) => sigma[i * k + i]!).filter((variance) => variance > 0);
  if (cells.length === 0) return undefined;
  if (cells.length === 1) return normalQuantile((1 + level) / 2);
  return quantile(largestAbsolute(gaussianDraws(sigma, k, {draws, seed})), level);
}

/** max|Z| of every draw. */
export function largestAbsolute({cells, values}: GaussianDraws): Float64Array {
  const n = cells.length;
  const largest = new Float64Array(n ? values.length / n : 0);
  for (let draw = 0; draw < largest.length; draw++) {
    let max = 0;
    for (let c = 0; c < n; c++) max = Math.max(max, Math.abs(values[draw * n + c]!));
    largest[draw] = max;
  }
  return largest;
}

/** The smallest of the values that at least the part `level` of them does not exceed. Sorts in place. */
export function quantile(values: Float64Array, level: number): number {
  values.sort();
  return values[Math.min(values.length - 1, Math.ceil(level * values.length) - 1)] ?? NaN;
}

/**
 * Covariance of k estimates from their influence functions ψ, n × k row-major: Σ ψᵢψᵢ′/n², and with clusters (an index
 * a row) the same of the sums over each cluster. No small-sample factor.
 * Throws RangeError when lengths do not fit.
 */
export function covarianceOfInfluence(psi: Float64Array, k: number, cluster?: Int32Array): Float64Array {
  const n = psi.length / k;
  if (!Number.isInteger(n) || n === 0 || (cluster && cluster.length !== n)) {
    throw new RangeError(`${psi.length} influences of ${k} estimates, ${cluster?.length ?? n} clusters`);
  }
  let rows = psi;
  if (cluster) {
    rows = new Float64Array(k * (1 + cluster.reduce((a, b) => Math.max(a, b), 0)));
    for (let i = 0; i < n; i++) for (let c = 0; c < k; c++) rows[cluster[i]! * k + c]! += psi[i * k + c]!;
  }
  const sigma = new Float64Array(k * k);
  for (let start = 0; start < rows.length; start += k) {
    for (let r = 0; r < k; r++) {
      for (let c = 0; c < k; c++) sigma[r * k + c]! += (rows[start + r]! * rows[start + c]!) / (n * n);
    }
  }
  return sigma;
}
