import {choleskySolve, maybeCholesky} from "../linear-algebra.js";
import {inverseSquareRoot} from "../symmetric-eigen.js";
import {gramOf, rowsByCluster, type OlsFit} from "./ols.js";

/**
 * Cluster-robust corrections: none; G/(G − 1); that times (n − 1)/(n − k), Stata's; bias-reduced linearisation; the
 * approximate jackknife.
 */
export const clusterTypes = ["CR0", "CR1", "CR1S", "CR2", "CR3"] as const;
export type ClusterType = (typeof clusterTypes)[number];

/** A standard error, Satterthwaite degrees of freedom for its t distribution, and the number of clusters. */
export interface ClusterError {
  se: number;
  df: number;
  clusters: number;
}

/** `cluster-decides`: without one of the clusters the coefficients cannot be told apart. */
export type ClusterErrorReason = "one-cluster" | "cluster-decides";

/**
 * Cluster-robust standard error of a coefficient: √Σ_j (u_jᵀe_j)², u_j = A_jᵀ W_j X_j (X'WX)⁻¹ c, where A_j is 1 times a
 * constant (CR0, CR1, CR1S), B_j^(−1/2) with B_j = [(I − H)(I − H)ᵀ]_jj (CR2, working model of equal variances) or
 * (I − H_jj)⁻¹ (CR3). Degrees of freedom: (Σ_j λ_jj)² / Σ_jk λ_jk² with λ_jk the working covariance of u_jᵀe_j and
 * u_kᵀe_k (Bell & McCaffrey 2002, Pustejovsky & Tipton 2018). `cluster` holds a number a row.
 * One cluster, or for CR3 a cluster that decides a coefficient alone: a reason.
 */
export function clusterError(
  fit: OlsFit,
  {cluster, type, coefficient}: {cluster: ArrayLike<number>; type: ClusterType; coefficient: number}
): ClusterError | {reason: ClusterErrorReason} {
  const {n, k, residuals} = fit;
  const groups = rowsByCluster(cluster, n);
  const count = groups.length;
  if (count < 2) return {reason: "one-cluster"};
  const weightedGram = gramOf({...fit, weight: fit.weight.map((w) => w * w)}, [...fit.weight.keys()]);
  const spread = congruence(fit.bread, weightedGram, k);
  const scale = {
    CR0: 1,
    CR1: count / (count - 1),
    CR1S: (count / (count - 1)) * ((n - 1) / (n - k)),
    CR2: 1,
    CR3: 1
  }[type];
  const forms: Float64Array[] = [];
  for (const rows of groups) {
    const form = type === "CR3" ? deletedForm(fit, rows, coefficient) : plainForm(fit, rows, coefficient);
    if (!form) return {reason: "cluster-decides"};
    forms.push(type === "CR2" ? reduceBias(form, {fit, rows, spread}) : form);
  }
  const variance = forms.reduce((sum, form, j) => sum + dot(form, (r) => residuals[groups[j]![r]!]!) ** 2, 0);
  return {se: Math.sqrt(scale * variance), df: satterthwaite(fit, {groups, forms, spread}), clusters: count};
}

/** W_j X_j (X'WX)⁻¹ c: what the rows' residuals add to the coefficient. */
function plainForm(
  {design, k, weight, bread}: OlsFit,
  rows: readonly number[],
  coefficient: number
): Float64Array {
  return Float64Array.from(rows, (i) => {
    let q = 0;
    for (let c = 0; c < k; c++) q += design[i * k + c]! * bread[c * k + coefficient]!;
    return weight[i]! * q;
  });
}

/** (I − H_jjᵀ)⁻¹ W_j X_j (X'WX)⁻¹ c = W_j X_j (X'WX without the cluster)⁻¹ c. */
function deletedForm(fit: OlsFit, rows: readonly number[], coefficient: number): Float64Array | undefined {
  const {design, k, weight, gram} = fit;
  const own = gramOf(fit, rows);
  const factor = maybeCholesky(
    gram.map((g, i) => g - own[i]!),
    k,
    1e-10
  );
  if (!factor) return undefined;
  const unit = new Float64Array(k);
  unit[coefficient] = 1;
  const q = choleskySolve(factor, k, unit);
  return Float64Array.from(
    rows,
    (i) => weight[i]! * q.reduce((sum, v, c) => sum + design[i * k + c]! * v, 0)
  );
}

function reduceBias(
  form: Float64Array,
  {fit, rows, spread}: {fit: OlsFit; rows: readonly number[]; spread: Float64Array}
): Float64Array {
  const size = rows.length;
  const block = new Float64Array(size * size);
  rows.forEach((i, r) =>
    rows.forEach((j, c) => {
      const hat = bilinear(fit, fit.bread, i, j);
      block[r * size + c] =
        (r === c ? 1 : 0) - hat * (fit.weight[i]! + fit.weight[j]!) + bilinear(fit, spread, i, j);
    })
  );
  const adjustment = inverseSquareRoot(block, size);
  return form.map((_, r) => dot(form, (c) => adjustment[r * size + c]!));
}

function satterthwaite(
  {design, k, weight, bread}: OlsFit,
  {groups, forms, spread}: {groups: number[][]; forms: Float64Array[]; spread: Float64Array}
): number {
  const project = (j: number, factor: (row: number) => number) => {
    const out = new Float64Array(k);
    groups[j]!.forEach((i, r) => {
      for (let c = 0; c < k; c++) out[c]! += design[i * k + c]! * factor(i) * forms[j]![r]!;
    });
    return out;
  };
  const plain = groups.map((_, j) => project(j, () => 1));
  const weighted = groups.map((_, j) => project(j, (i) => weight[i]!));
  let trace = 0;
  let squares = 0;
  for (let j = 0; j < groups.length; j++) {
    for (let l = 0; l < groups.length; l++) {
      let entry = j === l ? dot(forms[j]!, (r) => forms[j]![r]!) : 0;
      for (let r = 0; r < k; r++) {
        for (let c = 0; c < k; c++) {
          entry -= bread[r * k + c]! * (weighted[j]![r]! * plain[l]![c]! + weighted[l]![r]! * plain[j]![c]!);
          entry += spread[r * k + c]! * plain[j]![r]! * plain[l]![c]!;
        }
      }
      if (j === l) trace += entry;
      squares += entry * entry;
    }
  }
  return trace ** 2 / squares;
}

/** A·S·A for symmetric A and S. */
function congruence(a: Float64Array, s: Float64Array, k: number): Float64Array {
  const times = (x: Float64Array, y: Float64Array) =>
    x.map((_, i) => {
      let sum = 0;
      for (let j = 0; j < k; j++) sum += x[Math.floor(i / k) * k + j]! * y[j * k + (i % k)]!;
      return sum;
    });
  return times(times(a, s), a);
}

function bilinear({design, k}: OlsFit, matrix: Float64Array, i: number, j: number): number {
  let sum = 0;
  for (let r = 0; r < k; r++) {
    for (let c = 0; c < k; c++) sum += design[i * k + r]! * matrix[r * k + c]! * design[j * k + c]!;
  }
  return sum;
}

function dot(values: Float64Array, other: (index: number) => number): number {
  return values.reduce((sum, v, i) => sum + v * other(i), 0);
}
