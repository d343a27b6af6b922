import * as fc from "fast-check";
import {expect, test} from "vitest";
import {chiSquarePValue, fisherExact, newcombe, pooledZ} from "../../../src/statistics/shares/two-shares.ts";
import {deviation, numberOf, readReference} from "../reference.ts";

const rows = readReference("shares/two_proportions.csv").flatMap((row) => {
  const first = {count: numberOf(row["x1"]), n: numberOf(row["n1"])};
  const second = {count: numberOf(row["x2"]), n: numberOf(row["n2"])};
  const interval = newcombe(first, second);
  const pair = `${first.count}/${first.n} against ${second.count}/${second.n}`;
  return [
    {pair, name: "difference", actual: interval.difference, expected: numberOf(row["diff"])},
    {pair, name: "Newcombe low", actual: interval.low, expected: numberOf(row["newcombe_lower"])},
    {pair, name: "Newcombe high", actual: interval.high, expected: numberOf(row["newcombe_upper"])},
    {pair, name: "pooled z", actual: pooledZ(first, second) ?? NaN, expected: numberOf(row["z_pooled"])},
    {pair, name: "Fisher p", actual: fisherExact(first, second), expected: numberOf(row["fisher_p"])},
    {
      pair,
      name: "chi-square p",
      actual: chiSquarePValue(first, second) ?? NaN,
      expected: numberOf(row["chisq_p_uncorrected"])
    }
  ];
});

test.each(rows)("$pair: $name is $expected", ({actual, expected}) => {
  expect(deviation(actual, expected)).toBeLessThan(1e-12);
  if (expected !== 0) expect(Math.abs(actual / expected - 1)).toBeLessThan(1e-12);
});

const counts = fc
  .integer({min: 1, max: 300})
  .chain((n) => fc.record({n: fc.constant(n), count: fc.integer({min: 0, max: n})}));

test("Newcombe's interval holds the difference, and mirrors when the shares change places", () => {
  fc.assert(
    fc.property(counts, counts, (first, second) => {
      const {low, high, difference} = newcombe(first, second);
      const mirror = newcombe(second, first);
      expect(low).toBeLessThanOrEqual(difference);
      expect(high).toBeGreaterThanOrEqual(difference);
      expect(mirror.low).toBeCloseTo(-high, 12);
    })
  );
});

test("Fisher's p-value is a probability and does not depend on which share comes first", () => {
  fc.assert(
    fc.property(counts, counts, (first, second) => {
      const p = fisherExact(first, second);
      expect(p).toBeGreaterThan(0);
      expect(p).toBeLessThanOrEqual(1);
      expect(p).toBeCloseTo(fisherExact(second, first), 9);
    })
  );
});

test.each([0, 10])("with %i of 10 in both there is no z and no chi-square", (count) => {
  expect(pooledZ({count, n: 10}, {count, n: 10})).toBeUndefined();
  expect(chiSquarePValue({count, n: 10}, {count, n: 10})).toBeUndefined();
});
