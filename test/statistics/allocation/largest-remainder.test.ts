import * as fc from "fast-check";
import {expect, test} from "vitest";
import {divideByLargestRemainder} from "../../../src/statistics/allocation/largest-remainder.ts";
import {numberOf, readReference} from "../reference.ts";

const rows = readReference("fairness/apportionment.csv");
const examples = [...new Set(rows.map(({example}) => example!))];

function divide(total: number, weights: readonly number[]): number[] {
  const shares = weights.map((weight, i) => ({id: String(i).padStart(4, "0"), weight: BigInt(weight)}));
  return divideByLargestRemainder(BigInt(total), shares).map(Number);
}

function named(...shares: [id: string, weight: bigint][]): number[] {
  return divideByLargestRemainder(
    1n,
    shares.map(([id, weight]) => ({id, weight}))
  ).map(Number);
}

test.each(examples)("%s: every part is that of the reference", (name) => {
  const own = rows.filter(({example}) => example === name);
  const weights = own.map(({weight}) => numberOf(weight));
  expect(divide(numberOf(own[0]!["total"]), weights)).toEqual(own.map(({hamilton}) => numberOf(hamilton)));
});

test("the reference has all its examples", () => {
  expect(examples).toHaveLength(8);
});

test("the parts are whole, sum to the total, and each is within 1 of its quota", () => {
  fc.assert(
    fc.property(
      fc.bigInt({min: 0n, max: 9_007_199_254_740_991n}),
      fc
        .array(fc.bigInt({min: 0n, max: 10n ** 20n}), {minLength: 1, maxLength: 30})
        .filter((w) => w.some(Boolean)),
      (total, weights) => {
        const sum = weights.reduce((a, b) => a + b, 0n);
        const parts = divideByLargestRemainder(
          total,
          weights.map((weight, i) => ({id: `${i}`, weight}))
        );
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
        parts.forEach((part, i) => {
          const distance = part * sum - total * weights[i]!;
          expect(distance < sum && distance > -sum).toBe(true);
          if (weights[i] === 0n) expect(part).toBe(0n);
        });
      }
    )
  );
});

test("a tie goes to the larger weight, then to the first name in code-unit order, wherever they stand", () => {
  expect(named(["b", 1n], ["a", 1n])).toEqual([0, 1]);
  // Capitals come before small letters, and å after z: no language decides.
  expect(named(["å", 1n], ["a", 1n], ["Z", 1n])).toEqual([0, 0, 1]);
  expect(divide(3, [1, 1, 2])).toEqual([1, 1, 1]);
  expect(divide(5, [3, 1])).toEqual([4, 1]);
});

test("the Alabama paradox exists: one more krone can take one from a small part", () => {
  expect(divide(10, [6, 6, 2])[2]).toBe(2);
  expect(divide(11, [6, 6, 2])[2]).toBe(1);
});

test("what is divided over nothing is refused, and nothing over nothing is nothing", () => {
  expect(() => divide(100, [0, 0])).toThrow(RangeError);
  expect(() => divide(-1, [1])).toThrow(RangeError);
  expect(() => divide(1, [1, -1])).toThrow(RangeError);
  expect(divide(0, [0, 0])).toEqual([0, 0]);
});
