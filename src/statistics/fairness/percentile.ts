import type {Distribution} from "./distribution.js";

/**
 * The weighted percentile by the inverse of the weighted distribution function: the smallest value at or below which at
 * least the share p (0–1) of all heads lies. Unit: that of the value. No interpolation: it is always a unit's own value.
 */
export function percentile({units, weight}: Distribution, p: number): number {
  let below = 0;
  for (const unit of units) {
    below += unit.weight;
    // Sums of weights are not exact: without the slack P50 of four equal units could be the third.
    if (below >= (p - 1e-12) * weight) return unit.value;
  }
  return units.at(-1)!.value;
}
