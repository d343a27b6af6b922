import * as fc from "fast-check";
import {expect, test} from "vitest";
import {allocateFrame} from "../../../src/statistics/allocation/allocate.ts";
import type {AllocationKey, AllocationUnit} from "../../../src/statistics/allocation/key.ts";
import {allocated, arbitraryBounds, arbitraryKey, arbitraryUnits} from "./arbitrary.ts";

const weights = {pupils: 1, children: 0, apprentices: 0, need: 0};
const plain = {frame: 1_000, joint: {kroner: 0}, base: {kroner: 0}, weights};

function units(...pupils: number[]): AllocationUnit[] {
  return pupils.map((count, i) => ({
    network: "abcdef"[i]!,
    pupils: count,
    children: null,
    apprentices: null
  }));
}

function amountsOf(key: AllocationKey, given: readonly AllocationUnit[]) {
  return allocated(key, given).networks.map(({amount}) => amount);
}

test("a network below the floor gets the floor; the others share what is left pro rata", () => {
  const {networks} = allocated({...plain, floor: 100}, units(1, 3, 6));
  expect(networks.map(({amount}) => amount)).toEqual([100, 300, 600]);
  const higher = allocated({...plain, floor: 190}, units(1, 3, 6)).networks;
  expect(higher.map(({amount, adjustment, bound}) => [amount, adjustment, bound])).toEqual([
    [190, 90, "floor"],
    [270, -30, null],
    [540, -60, null]
  ]);
});

test("lifting one network to the floor can push another below it: it then gets the floor too", () => {
  expect(amountsOf({...plain, floor: 295}, units(1, 3, 6))).toEqual([295, 295, 410]);
});

test("what a ceiling takes goes to the others, on top of their base grants", () => {
  const key = {...plain, base: {kroner: 50}, ceiling: 400};
  // Held at 400 kr, the third leaves 600 kr: 50 kr each and 500 kr as 1 : 3 would give the second 425 kr.
  expect(amountsOf(key, units(1, 3, 6))).toEqual([200, 400, 400]);
});

test("the transition holds each network within its share of last year's amount, rounded inwards", () => {
  const given = units(1, 1, 2).map((unit, i) => ({...unit, previous: [333, 333, 333][i]!}));
  const {networks} = allocated({...plain, maxChange: 0.1}, given);
  // 333 × 1.1 = 366.3 and 333 × 0.9 = 299.7.
  expect(networks.map(({amount, bound}) => [amount, bound])).toEqual([
    [317, null],
    [317, null],
    [366, "increase"]
  ]);
});

test("with bounds the amounts sum to the rest, stay inside them, and the free ones stand at one level", () => {
  fc.assert(
    fc.property(arbitraryKey, arbitraryBounds, arbitraryUnits(), (key, bounds, given) => {
      const result = allocateFrame({...key, ...bounds}, given);
      if (!result.ok) return;
      expect(result.networks.reduce((sum, {amount}) => sum + amount, 0)).toBe(key.frame - result.joint);
      const {pupils, children, apprentices, need} = key.weights;
      const heads = given.map(
        (one) =>
          one.pupils * pupils + one.children * children + one.apprentices! * apprentices + one.bullied! * need
      );
      result.networks.forEach(({amount, base, proRata, adjustment}, i) => {
        expect(amount).toBe(base + proRata + adjustment);
        expect(amount).toBeGreaterThanOrEqual(bounds.floor ?? 0);
        expect(amount).toBeLessThanOrEqual(bounds.ceiling ?? Infinity);
        if (bounds.maxChange !== undefined) {
          const previous = given[i]!.previous!;
          const slack = previous * 1e-12;
          expect(amount).toBeGreaterThanOrEqual(previous * (1 - bounds.maxChange) - slack);
          expect(amount).toBeLessThanOrEqual(previous * (1 + bounds.maxChange) + slack);
        }
      });
      const free = result.networks.flatMap(({amount, base, bound}, i) =>
        bound === null && heads[i]! > 0 ? [{over: amount - base, heads: heads[i]!, i}] : []
      );
      const level = free.reduce((a, {over}) => a + over, 0) / free.reduce((a, one) => a + one.heads, 0);
      for (const {over, heads: own} of free)
        expect(Math.abs(over - level * own)).toBeLessThan(1 + 1e-6 * over);
      result.networks.forEach(({amount, base, bound}, i) => {
        if (free.length === 0 || bound === null) return;
        const wanted = base + level * heads[i]!;
        if (bound === "floor" || bound === "decrease") expect(amount).toBeGreaterThanOrEqual(wanted - 1);
        else expect(amount).toBeLessThanOrEqual(wanted + 1);
      });
    }),
    {numRuns: 500}
  );
});

/** Exhausts all amounts of small frames: is there any distribution within the bounds? */
test("a reason is given only where no amounts within the bounds keep every base grant that they leave free", () => {
  fc.assert(
    fc.property(
      fc.record({
        frame: fc.integer({min: 0, max: 24}),
        base: fc.integer({min: 0, max: 6}),
        floor: fc.integer({min: 0, max: 10}),
        ceiling: fc.integer({min: 0, max: 24}),
        pupils: fc.array(fc.integer({min: 1, max: 5}), {minLength: 1, maxLength: 3})
      }),
      ({frame, base, floor, ceiling, pupils}) => {
        const key = {...plain, frame, base: {kroner: base}, floor, ceiling};
        const result = allocateFrame(key, units(...pupils));
        const n = pupils.length;
        const feasible =
          base * n <= frame &&
          floor <= ceiling &&
          n * Math.max(floor, Math.min(base, ceiling)) <= frame &&
          n * ceiling >= frame;
        expect(result.ok).toBe(feasible);
      }
    ),
    {numRuns: 1_000}
  );
});

test("bounds that nobody meets change nothing", () => {
  fc.assert(
    fc.property(arbitraryKey, arbitraryUnits(), (key, given) => {
      const free = allocateFrame(key, given);
      const bounded = allocateFrame({...key, floor: 0, ceiling: Number.MAX_SAFE_INTEGER}, given);
      expect(bounded).toEqual(free);
    })
  );
});

test("the order of the input changes no amount within bounds", () => {
  fc.assert(
    fc.property(arbitraryKey, arbitraryBounds, arbitraryUnits(), (key, bounds, given) => {
      const [forward, backward] = [given, given.toReversed()].map((list) =>
        allocateFrame({...key, ...bounds}, list)
      );
      if (!forward!.ok || !backward!.ok) {
        expect(forward!.ok).toBe(backward!.ok);
        return;
      }
      expect(backward!.networks.toReversed()).toEqual(forward!.networks);
    })
  );
});

test.each<[string, Partial<AllocationKey>, (number | null)[], object]>([
  ["floor above ceiling", {floor: 3, ceiling: 2}, [], {reason: "floorAboveCeiling", floor: 3, ceiling: 2}],
  [
    "floors above the rest",
    {floor: 501},
    [],
    {reason: "boundsAboveRest", bounds: "floor", lowest: 1_002, rest: 1_000}
  ],
  [
    "ceilings below the rest",
    {ceiling: 499},
    [],
    {reason: "boundsBelowRest", bounds: "ceiling", highest: 998, rest: 1_000}
  ],
  ["a floor in øre", {floor: 0.5}, [], {reason: "floor", value: 0.5}],
  ["a negative change", {maxChange: -0.1}, [], {reason: "maxChange", value: -0.1}],
  ["no amount last year", {maxChange: 0.1}, [500, null], {reason: "previousMissing", networks: ["b"]}],
  [
    "a transition that ends below the floor",
    {maxChange: 0.1, floor: 300},
    [600, 200],
    {reason: "changeBelowFloor", network: "b", highest: 220, floor: 300}
  ],
  [
    "a transition that begins above the ceiling",
    {maxChange: 0.1, ceiling: 500},
    [600, 500],
    {reason: "changeAboveCeiling", network: "a", lowest: 540, ceiling: 500}
  ],
  [
    "a falling frame",
    {maxChange: 0.1},
    [800, 800],
    {reason: "boundsAboveRest", bounds: "change", lowest: 1_440, rest: 1_000}
  ],
  [
    "a rising frame",
    {maxChange: 0.1},
    [300, 300],
    {reason: "boundsBelowRest", bounds: "change", highest: 660, rest: 1_000}
  ],
  [
    "bounds that eat into the base grant of others",
    {base: {kroner: 400}, maxChange: 0.1},
    [900, 200],
    {reason: "baseAgainstBounds", base: 400, short: 30}
  ]
])("%s is a reason, never an amount", (_, settings, previous, reason) => {
  const given = units(1, 1).map((unit, i) => ({...unit, previous: previous[i] ?? null}));
  expect(allocateFrame({...plain, ...settings}, given)).toEqual({ok: false, ...reason});
});

test("357 networks with all bounds take a few milliseconds, 11 far below one", () => {
  const many = Array.from({length: 357}, (_, i) => ({
    network: `n${i}`,
    pupils: 50 + ((i * 7919) % 20_011),
    children: 20 + ((i * 104_729) % 9_973),
    apprentices: null,
    previous: 150_000 + ((i * 7919) % 20_011) * 60
  }));
  const key = {
    ...plain,
    frame: 400_000_000,
    base: {kroner: 150_000},
    weights: {...weights, children: 0.5},
    floor: 160_000,
    ceiling: 2_000_000,
    maxChange: 0.6
  };
  // The shortest of many runs: other work on the machine only adds.
  const shortest = (given: AllocationUnit[]) => {
    const times = Array.from({length: 41}, () => {
      const start = performance.now();
      allocated({...key, frame: Math.round((key.frame * given.length) / 357)}, given);
      return performance.now() - start;
    });
    return Math.min(...times);
  };
  expect(shortest(many)).toBeLessThan(8);
  expect(shortest(many.slice(0, 11))).toBeLessThan(1);
});
