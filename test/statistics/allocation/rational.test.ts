import * as fc from "fast-check";
import {expect, test} from "vitest";
import {
  ceilOf,
  exactly,
  floorOf,
  roundOf,
  toCommon,
  toNumber
} from "../../../src/statistics/allocation/rational.ts";

test("a number is the decimal that a person wrote, not the double next to it", () => {
  expect(exactly(0.15)).toEqual({n: 15n, d: 100n});
  expect(exactly(1.5)).toEqual({n: 15n, d: 10n});
  expect(exactly(-0)).toEqual({n: 0n, d: 1n});
  expect(exactly(1e-7)).toEqual({n: 1n, d: 10_000_000n});
  expect(exactly(1.25e21)).toEqual({n: 125n * 10n ** 19n, d: 1n});
  for (const value of [NaN, Infinity, -Infinity]) expect(() => exactly(value)).toThrow(RangeError);
});

test("a double read exactly and written back is the same, up to its last digit or 1e-15", () => {
  fc.assert(
    fc.property(fc.double({noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15}), (value) => {
      expect(Math.abs(toNumber(exactly(value)) - value)).toBeLessThanOrEqual(Math.abs(value) * 4e-16 + 1e-15);
    })
  );
});

test.each([
  [7n, 2n, 3n, 4n, 4n],
  [-7n, 2n, -4n, -3n, -3n],
  [6n, 2n, 3n, 3n, 3n],
  [1n, 3n, 0n, 1n, 0n]
])("%d/%d is floored to %d, lifted to %d, rounded to %d", (n, d, floor, ceil, round) => {
  expect([floorOf({n, d}), ceilOf({n, d}), roundOf({n, d})]).toEqual([floor, ceil, round]);
});

test("fractions become whole numbers in the same proportion", () => {
  expect(toCommon([exactly(0.5), exactly(0.25), exactly(3)])).toEqual([50n, 25n, 300n]);
});

test("a fraction of huge parts is still a number", () => {
  expect(toNumber({n: 10n ** 400n, d: 3n * 10n ** 400n})).toBeCloseTo(1 / 3, 15);
});
