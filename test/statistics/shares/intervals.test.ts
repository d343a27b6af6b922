import {expect, test} from "vitest";
import {agrestiCoull, wald} from "../../../src/statistics/shares/approximate-interval.ts";
import {clopperPearson, jeffreys, midPInterval} from "../../../src/statistics/shares/exact-interval.ts";
import type {Interval} from "../../../src/statistics/shares/interval.ts";
import {wilson} from "../../../src/statistics/shares/wilson.ts";
import {numberOf, readReference} from "../reference.ts";

const methods: Record<string, (count: number, n: number, level: number) => Interval> = {
  wilson: (count, n, level) => wilson(count, n, {level}),
  wilson_cc: (count, n, level) => wilson(count, n, {level, continuity: true}),
  clopper_pearson: clopperPearson,
  jeffreys_equal_tailed: jeffreys,
  mid_p: midPInterval,
  agresti_coull: agrestiCoull,
  wald
};

const rows = readReference("shares/proportion_ci.csv").map((row) => {
  const [count, n] = [numberOf(row["x"]), numberOf(row["n"])];
  const method = row["method"] ?? "";
  // R's prop.test, behind the reference, drops the continuity correction where the share is exactly its default null ½.
  const reference = method === "wilson_cc" && 2 * count === n ? "wilson" : method;
  return {
    count,
    n,
    level: numberOf(row["conf"]),
    method,
    reference,
    low: numberOf(row["lower"]),
    high: numberOf(row["upper"])
  };
});

test("every method of the reference is tested", () => {
  expect([...new Set(rows.map(({method}) => method))].toSorted()).toEqual(Object.keys(methods).toSorted());
});

test.each(rows)("$method of $count of $n at level $level is $low–$high", (row) => {
  const interval = methods[row.reference]?.(row.count, row.n, row.level);
  expect(interval?.low).toBeCloseTo(row.low, 12);
  expect(interval?.high).toBeCloseTo(row.high, 12);
});

test.each(Object.entries(methods))("%s refuses what is no count or no level", (_name, method) => {
  expect(() => method(6, 5, 0.95)).toThrow(RangeError);
  expect(() => method(0.5, 5, 0.95)).toThrow(RangeError);
  expect(() => method(1, 5, 1)).toThrow(RangeError);
});
