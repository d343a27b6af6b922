import {choleskySolve, maybeCholesky} from "../linear-algebra.js";
import {tPValue} from "../distributions.js";
import {gramOf, rowsByCluster, type OlsFit} from "./ols.js";
import type {ClusterErrorReason} from "./robust.js";

/** `pValue` two-sided from t with `df` = G − 1; `without` the coefficient without each cluster, in order of appearance. */
export interface ClusterJackknife {
  se: number;
  df: number;
  pValue: number;
  without: Float64Array;
}

/**
 * Delete-one-cluster jackknife about the full estimate (CV3): √((G − 1)/G · Σ_j (β_(j) − β)²). MacKinnon, Nielsen &
 * Webb 2023. β_(j) is exact: the normal equations less the cluster's part. One cluster, or a cluster without which the
 * coefficients cannot be told apart: a reason.
 */
export function clusterJackknife(
  fit: OlsFit,
  {cluster, coefficient}: {cluster: ArrayLike<number>; coefficient: number}
): ClusterJackknife | {reason: ClusterErrorReason} {
  const {n, k, design, weight, gram, residuals, coefficients} = fit;
  const groups = rowsByCluster(cluster, n);
  const count = groups.length;
  if (count < 2) return {reason: "one-cluster"};
  const estimate = coefficients[coefficient]!;
  const without = new Float64Array(count);
  let squares = 0;
  for (const [j, rows] of groups.entries()) {
    const own = gramOf(fit, rows);
    const factor = maybeCholesky(
      gram.map((g, i) => g - own[i]!),
      k,
      1e-10
    );
    if (!factor) return {reason: "cluster-decides"};
    const score = new Float64Array(k);
    for (const i of rows)
      for (let c = 0; c < k; c++) score[c]! += weight[i]! * design[i * k + c]! * residuals[i]!;
    const difference = choleskySolve(factor, k, score)[coefficient]!;
    without[j] = estimate - difference;
    squares += difference ** 2;
  }
  const se = Math.sqrt(((count - 1) / count) * squares);
  return {se, df: count - 1, pValue: tPValue(estimate / se, count - 1), without};
}
