import {createRandom} from "../random.js";
import {maybeOls, gramOf, rowsByCluster, type OlsFit} from "./ols.js";
import type {ClusterErrorReason} from "./robust.js";

/** Up to this many clusters all 2^G sign vectors are gone through; above, signs are drawn. */
export const largestEnumeratedClusters = 14;

/** Sign vectors drawn when there are too many to go through. */
export const defaultDraws = 9999;

/** Two-sided p-values of β = 0: the share of |t*| ≥ |t|, and of |t*| > |t| (the convention of boottest). */
export interface WildBootstrap {
  /** t of the estimate with CR1S. */
  t: number;
  pValue: number;
  pValueStrict: number;
  signVectors: number;
  isEnumerated: boolean;
}

/**
 * Wild cluster restricted bootstrap-t with Rademacher weights (Cameron, Gelbach & Miller 2008): outcomes are rebuilt
 * from the fit without the coefficient and its residuals, the residuals of every cluster with one sign; t* uses the
 * cluster-robust error, whose constant factor cancels. Every sign vector is gone through up to
 * `largestEnumeratedClusters`; above, `draws` are drawn with `seed` and the estimate itself counts as one more.
 * One cluster, or a restricted fit that does not exist: a reason.
 */
export function wildClusterBootstrap(
  fit: OlsFit,
  options: {cluster: ArrayLike<number>; coefficient: number; seed?: number; draws?: number}
): WildBootstrap | {reason: ClusterErrorReason} {
  const {cluster, coefficient, seed = 1, draws = defaultDraws} = options;
  const groups = rowsByCluster(cluster, fit.n);
  const count = groups.length;
  if (count < 2) return {reason: "one-cluster"};
  const restricted = restrictedResiduals(fit, coefficient);
  if (!restricted) return {reason: "cluster-decides"};
  const {shift, score} = linearForms(fit, {groups, coefficient, residuals: restricted});
  const statistic = (signs: Int8Array) => {
    let estimate = 0;
    let variance = 0;
    for (let h = 0; h < count; h++) {
      estimate += shift[h]! * signs[h]!;
      let sum = 0;
      for (let g = 0; g < count; g++) sum += score[h * count + g]! * signs[g]!;
      variance += sum * sum;
    }
    return estimate / Math.sqrt(variance);
  };
  const signs = new Int8Array(count).fill(1);
  const observed = statistic(signs);
  const limit = Math.abs(observed);
  // Sign vectors that give the same |t| must count alike however the sums are rounded.
  const slack = 1e-10 * Math.max(1, limit);
  const isEnumerated = count <= largestEnumeratedClusters;
  const signVectors = isEnumerated ? 2 ** count : draws + 1;
  const random = createRandom(seed);
  let atLeast = isEnumerated ? 0 : 1;
  let above = 0;
  for (let draw = isEnumerated ? 0 : 1; draw < signVectors; draw++) {
    for (let g = 0; g < count; g++) {
      const isPlus = isEnumerated ? (draw >> g) & 1 : random.uniform() < 0.5;
      signs[g] = isPlus ? 1 : -1;
    }
    const t = Math.abs(statistic(signs));
    if (t >= limit - slack) atLeast++;
    if (t > limit + slack) above++;
  }
  const factor = (count / (count - 1)) * ((fit.n - 1) / (fit.n - fit.k));
  return {
    t: observed / Math.sqrt(factor),
    pValue: atLeast / signVectors,
    pValueStrict: above / signVectors,
    signVectors,
    isEnumerated
  };
}

function restrictedResiduals(
  {design, k, n, outcome, weight}: OlsFit,
  coefficient: number
): Float64Array | undefined {
  if (k === 1) return outcome;
  const reduced = design.filter((_, entry) => entry % k !== coefficient);
  return n < k ? undefined : maybeOls({design: reduced, k: k - 1, outcome, weight})?.residuals;
}

/**
 * As functions of the signs s: the coefficient is Σ_g shift_g s_g, and cluster h adds Σ_g score_hg s_g to its error
 * (score_hg = 1{h = g}·shift_h − [(X'WX)⁻¹ X_h'W_h X_h z_g]_c, z_g = (X'WX)⁻¹ X_g'W_g ẽ_g).
 */
function linearForms(
  fit: OlsFit,
  {groups, coefficient, residuals}: {groups: number[][]; coefficient: number; residuals: Float64Array}
): {shift: Float64Array; score: Float64Array} {
  const {design, k, weight, bread} = fit;
  const count = groups.length;
  const parts = groups.map((rows) => {
    const sums = new Float64Array(k);
    for (const i of rows)
      for (let c = 0; c < k; c++) sums[c]! += weight[i]! * design[i * k + c]! * residuals[i]!;
    return sums.map((_, r) => sums.reduce((sum, v, c) => sum + bread[r * k + c]! * v, 0));
  });
  const shift = Float64Array.from(parts, (part) => part[coefficient]!);
  const score = new Float64Array(count * count);
  groups.forEach((rows, h) => {
    const own = gramOf(fit, rows);
    const row = new Float64Array(k);
    for (let c = 0; c < k; c++)
      for (let d = 0; d < k; d++) row[d]! += bread[coefficient * k + c]! * own[c * k + d]!;
    parts.forEach((part, g) => {
      score[h * count + g] = (h === g ? shift[h]! : 0) - part.reduce((sum, v, d) => sum + row[d]! * v, 0);
    });
  });
  return {shift, score};
}
