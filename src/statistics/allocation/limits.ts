import type {AllocationKey, AllocationReason, AllocationUnit, Bound} from "./key.js";
import {ceilOf, exactly, floorOf} from "./rational.js";

/** The lowest and highest whole kroner that one network may get, and which setting says so. */
export interface Limits {
  low: bigint;
  lowFrom: Bound | null;
  /** Null without an upper limit. */
  high: bigint | null;
  highFrom: Bound | null;
}

/**
 * Each network's limits from floor, ceiling and transition; of two limits the tighter one counts. The transition allows
 * last year's amount × (1 ± maxChange), rounded inwards to whole kroner. A reason where a network has none left.
 */
export function limitsOf(units: readonly AllocationUnit[], key: AllocationKey): Limits[] | AllocationReason {
  const {floor, ceiling} = key;
  const change = key.maxChange === undefined ? undefined : exactly(key.maxChange);
  const all: Limits[] = [];
  for (const {network, previous} of units) {
    const limits: Limits = {
      low: BigInt(floor ?? 0),
      lowFrom: floor === undefined ? null : "floor",
      high: ceiling === undefined ? null : BigInt(ceiling),
      highFrom: ceiling === undefined ? null : "ceiling"
    };
    if (change !== undefined) {
      const {n, d} = change;
      const before = BigInt(previous!);
      const lowest = ceilOf({n: before * (d - n), d});
      const highest = floorOf({n: before * (d + n), d});
      if (floor !== undefined && highest < limits.low) {
        return {reason: "changeBelowFloor", network, highest: Number(highest), floor};
      }
      if (ceiling !== undefined && limits.high !== null && lowest > limits.high) {
        return {reason: "changeAboveCeiling", network, lowest: Number(lowest), ceiling};
      }
      if (lowest > limits.low) [limits.low, limits.lowFrom] = [lowest, "decrease"];
      if (limits.high === null || highest < limits.high)
        [limits.high, limits.highFrom] = [highest, "increase"];
    }
    all.push(limits);
  }
  return all;
}
