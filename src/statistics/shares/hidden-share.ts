import type {Interval} from "./interval.js";
import {wilson} from "./wilson.js";

/** What can be said of a hidden share: `share` holds it for certain, `interval` also allows for chance. */
export interface HiddenShareBounds {
  share: Interval;
  interval: Interval;
}

/**
 * Bounds of a hidden share of `n` answers (known), when counts from `lowest` to `highest` are hidden: `share` is
 * lowest/n–highest/n, `interval` goes from the lower Wilson end of the lowest to the upper Wilson end of the highest
 * count. Counts above n are not possible and are left out. Throws RangeError when `lowest` is above n or `highest`, or
 * the numbers are not whole.
 */
export function hiddenShareBounds(
  n: number,
  {lowest, highest, level = 0.95}: {lowest: number; highest: number; level?: number}
): HiddenShareBounds {
  if (!Number.isInteger(highest) || highest < lowest)
    throw new RangeError(`not a range of hidden counts: ${lowest} to ${highest}`);
  const most = Math.min(highest, n);
  return {
    share: {low: lowest / n, high: most / n},
    interval: {low: wilson(lowest, n, {level}).low, high: wilson(most, n, {level}).high}
  };
}
