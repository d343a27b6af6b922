import type {Interval} from "./interval.js";
import {wilson} from "./wilson.js";

/** What can be said of a hidden share: `share` holds it for certain, `interval` also allows for chance. */
export interface HiddenShareBounds {
  share: Interval;
  interval: Interval;
}

/** The counts that may be hidden, both ends included. */
export interface HiddenCounts {
  lowest: number;
  highest: number;
}

/**
 * The share 0–1 of `n` answers when a count from `lowest` to `highest` is hidden: lowest/n–highest/n, at most 1. `n` above
 * 0 may be a mean, where the number of answers itself is not known. Throws RangeError for another `n`.
 */
export function hiddenShare(n: number, {lowest, highest}: HiddenCounts): Interval {
  if (!(n > 0)) throw new RangeError(`not a number of answers: ${n}`);
  return {low: Math.min(1, lowest / n), high: Math.min(1, highest / n)};
}

/**
 * Bounds of a hidden share of `n` answers (known), when counts from `lowest` to `highest` are hidden: `share` as in
 * `hiddenShare`, `interval` goes from the lower Wilson end of the lowest to the upper Wilson end of the highest count.
 * Counts above n are not possible and are left out. Throws RangeError when `lowest` is above n or `highest`, or the
 * numbers are not whole.
 */
export function hiddenShareBounds(
  n: number,
  {lowest, highest, level = 0.95}: HiddenCounts & {level?: number}
): HiddenShareBounds {
  if (!Number.isInteger(highest) || highest < lowest)
    throw new RangeError(`not a range of hidden counts: ${lowest} to ${highest}`);
  const most = Math.min(highest, n);
  return {
    share: hiddenShare(n, {lowest, highest}),
    interval: {low: wilson(lowest, n, {level}).low, high: wilson(most, n, {level}).high}
  };
}
