import {scaleLinear} from "d3-scale";

/** A group of values from `low` up to `high`; the last group holds its upper end too. */
export interface Bin {
  low: number;
  high: number;
  count: number;
}

/** Values that all lie nearer to 0 than this (percentage points) are one group: finer ones could not be labelled. */
const smallestReach = 0.01;

/**
 * Counts of values in about `wanted` groups of equal width with round ends, which cover all values and 0. Empty for no
 * values. Throws RangeError on a value that is not finite.
 */
export function countBins(values: readonly number[], wanted = 20): Bin[] {
  if (values.length === 0) return [];
  if (!values.every(Number.isFinite)) throw new RangeError("countBins: a value is not finite");
  const largest = Math.max(...values.map(Math.abs));
  const reach = largest < smallestReach ? 1 : largest;
  const ticks = scaleLinear([-reach, reach], [0, 1]).nice(wanted).ticks(wanted);
  const step = ticks[1]! - ticks[0]!;
  const bins = ticks.slice(0, -1).map((low, i) => ({low, high: ticks[i + 1]!, count: 0}));
  for (const value of values) {
    const place = Math.floor((value - ticks[0]!) / step);
    bins[Math.min(Math.max(place, 0), bins.length - 1)]!.count++;
  }
  const used = bins.map(({count}) => count > 0);
  return bins.slice(used.indexOf(true), used.lastIndexOf(true) + 1);
}
