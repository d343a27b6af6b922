import {tQuantile} from "../distributions.js";
import {usualLevel} from "../shares/interval.js";
import type {Carriers} from "../effect/cluster-weights.js";
import type {JackknifeEstimate} from "../effect/jackknife.js";

/**
 * Degrees of freedom of an estimate: the clusters on the side that has fewer of them, less one, at least 1. With K − 1, all
 * clusters of the panel, intervals were too short where few treated ones carry the estimate (docs/effect-evidence.md).
 */
export function degreesOfFreedom({treated, comparison}: Carriers): number {
  return Math.max(1, Math.min(treated, comparison) - 1);
}

/** The estimate with its 95 % interval, t with the degrees of freedom of its carriers. */
export function intervalOf(
  {att, se}: {att: number | null; se: number | null},
  carriers: Carriers
): JackknifeEstimate {
  if (att === null || se === null) return {att, se, low: null, high: null};
  const half = tQuantile((1 + usualLevel) / 2, degreesOfFreedom(carriers)) * se;
  return {att, se, low: att - half, high: att + half};
}
