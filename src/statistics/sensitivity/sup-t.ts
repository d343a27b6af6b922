import {chiSquareUpper, normalQuantile} from "../distributions.js";
import {gaussianDraws, type GaussianDraws} from "./gaussian-draws.js";

export interface SupTOptions {
  /** 0–1; 0.95 unless told. */
  level?: number;
  draws?: number;
  seed?: number;
}

/** Draws unless told otherwise: critical values then have a standard error of 0.002 to 0.003. */
export const defaultDraws = 50_000;

/**
 * Critical value of a simultaneous band: the `level` quantile of max|Z|, Z ~ N(0, R), R the correlation matrix of the
 * k × k covariance `sigma` (row-major), from seeded Gaussian draws (see `exceedance`). Cells without variance are left out; a single cell
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
  return criticalOf(exceedance(gaussianDraws(sigma, k, {draws, seed})), level);
}

/**
 * P(max|Z| > c) as a function of c > 0. A draw is a direction and an independent length whose square is χ² with n
 * degrees of freedom, n the number of cells. Only the directions are taken from the draws; given the direction, with
 * largest |Z| m at length 1, the chance is that of χ² > (c/m)². This takes 4 to 9 times fewer draws than counting.
 * Directions are averaged over m in 400 bins (effect on the critical value below 1e-4).
 */
export function exceedance({cells, values, radii}: GaussianDraws): (c: number) => number {
  const n = cells.length;
  const count = new Float64Array(bins);
  const sum = new Float64Array(bins);
  for (let draw = 0; draw < radii.length; draw++) {
    let largest = 0;
    for (let c = 0; c < n; c++) largest = Math.max(largest, Math.abs(values[draw * n + c]!));
    const m = largest / radii[draw]!;
    const bin = Math.min(bins - 1, Math.floor(m * bins));
    count[bin]!++;
    sum[bin]! += m;
  }
  return (c) => {
    let total = 0;
    for (let bin = 0; bin < bins; bin++) {
      const inside = count[bin]!;
      if (inside > 0) total += inside * chiSquareUpper((c * inside) ** 2 / sum[bin]! ** 2, n);
    }
    return total / radii.length;
  };
}

const bins = 400;

/** c with P(max|Z| > c) = 1 − level. */
export function criticalOf(beyond: (c: number) => number, level: number): number {
  let [low, high] = [0, 2];
  while (beyond(high) > 1 - level) [low, high] = [high, 2 * high];
  while (high - low > 1e-6) {
    const middle = (low + high) / 2;
    if (beyond(middle) > 1 - level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
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
