import type {Bounds, Target} from "./event-study.js";

/**
 * Bounds of the effect under ΔRM(M̄) without sampling error: l′β̂ ± M̄·|q|₁·(largest step of the leads in size), with
 * qₜ = Σ_{s ≥ t} l_s; for a single effect e + 1 periods after the base that is (e + 1)·M̄·step. They take the estimates
 * for the truth, so they are no confidence interval and are to be labelled so.
 * Source: Rambachan & Roth (2023), section 2.
 */
export function plugInBounds(target: Target, mbar: number): Bounds {
  const {effect, reach, largest} = plugInParts(target);
  return {low: effect - mbar * reach * largest, high: effect + mbar * reach * largest};
}

/** The M̄ at which the plug-in bounds reach 0: |l′β̂| / (|q|₁·largest step); Infinity when the leads do not move at all. */
export function plugInBreakdown(target: Target): number {
  const {effect, reach, largest} = plugInParts(target);
  return effect === 0 ? 0 : Math.abs(effect) / (reach * largest);
}

function plugInParts({pre, beta, weights}: Target): {effect: number; reach: number; largest: number} {
  let effect = 0;
  let reach = 0;
  weights.forEach((weight, t) => {
    effect += weight * beta[pre + t]!;
    reach += Math.abs(weights.subarray(t).reduce((a, b) => a + b, 0));
  });
  let largest = 0;
  for (let lead = 0; lead < pre; lead++) {
    largest = Math.max(largest, Math.abs((lead + 1 < pre ? beta[lead + 1]! : 0) - beta[lead]!));
  }
  return {effect, reach, largest};
}
