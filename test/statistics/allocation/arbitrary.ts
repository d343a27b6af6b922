import * as fc from "fast-check";
import {allocateFrame} from "../../../src/statistics/allocation/allocate.ts";
import type {Allocation, AllocationKey, AllocationUnit} from "../../../src/statistics/allocation/key.ts";

/** A network with both counts known. */
export type CountedUnit = AllocationUnit & {pupils: number; children: number};

/** Networks with distinct names and known counts, in any order. */
export function arbitraryUnits({maximum = 12}: {maximum?: number} = {}): fc.Arbitrary<CountedUnit[]> {
  return fc.uniqueArray(
    fc.record({
      network: fc.string({minLength: 1, maxLength: 6}),
      pupils: fc.integer({min: 0, max: 30_000}),
      children: fc.integer({min: 0, max: 15_000}),
      apprentices: fc.integer({min: 0, max: 2_000}),
      bullied: fc.double({min: 0, max: 3_000, noNaN: true}),
      previous: fc.integer({min: 0, max: 5_000_000})
    }),
    {selector: ({network}) => network, minLength: 1, maxLength: maximum}
  );
}

/** Weights with up to three decimals; at least one is positive. */
const weight = fc.integer({min: 0, max: 3_000}).map((thousandths) => thousandths / 1_000);
export const arbitraryWeights = fc
  .record({pupils: weight, children: weight, apprentices: weight, need: weight})
  .filter((weights) => Object.values(weights).some((value) => value > 0));

/** A key without bounds whose base grants may or may not fit the frame. */
export const arbitraryKey: fc.Arbitrary<AllocationKey> = fc.record({
  frame: fc.integer({min: 0, max: 60_000_000}),
  joint: fc.integer({min: 0, max: 1_000}).map((thousandths) => ({share: thousandths / 1_000})),
  base: fc.oneof(
    fc.integer({min: 0, max: 400_000}).map((kroner) => ({kroner})),
    fc.integer({min: 0, max: 100}).map((percent) => ({share: percent / 100}))
  ),
  weights: arbitraryWeights
});

/** Bounds of which each may be left out. */
export const arbitraryBounds = fc.record(
  {
    floor: fc.integer({min: 0, max: 1_000_000}),
    ceiling: fc.integer({min: 0, max: 10_000_000}),
    maxChange: fc.integer({min: 0, max: 1_000}).map((percent) => percent / 100)
  },
  {requiredKeys: []}
);

/** The distribution; throws the reason where there is none. */
export function allocated(key: AllocationKey, units: readonly AllocationUnit[]): Allocation {
  const result = allocateFrame(key, units);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result;
}
