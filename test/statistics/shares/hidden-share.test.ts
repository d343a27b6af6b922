import {expect, test} from "vitest";
import {hiddenShare, hiddenShareBounds} from "../../../src/statistics/shares/hidden-share.ts";
import {numberOf, readReference} from "../reference.ts";

const rows = readReference("shares/suppressed_share_bounds.csv").flatMap((row) => {
  const n = numberOf(row["n"]);
  const bounds = hiddenShareBounds(n, {lowest: numberOf(row["k_lo"]), highest: numberOf(row["k_hi"])});
  return [
    {n, name: "lowest share", actual: bounds.share.low, expected: numberOf(row["share_lo"])},
    {n, name: "highest share", actual: bounds.share.high, expected: numberOf(row["share_hi"])},
    {n, name: "lower end", actual: bounds.interval.low, expected: numberOf(row["worst_case_wilson_lo"])},
    {n, name: "upper end", actual: bounds.interval.high, expected: numberOf(row["worst_case_wilson_hi"])}
  ];
});

test.each(rows)("1–4 hidden of $n: $name is $expected", ({actual, expected}) => {
  expect(actual).toBeCloseTo(expected, 12);
});

test("a hidden count is never above the number of answers", () => {
  expect(hiddenShareBounds(3, {lowest: 1, highest: 4}).share).toEqual({low: 1 / 3, high: 1});
});

test("a mean number of answers gives a share as well; without answers there is none", () => {
  expect(hiddenShare(12.5, {lowest: 1, highest: 4})).toEqual({low: 0.08, high: 0.32});
  expect(hiddenShare(0.5, {lowest: 1, highest: 4})).toEqual({low: 1, high: 1});
  for (const n of [0, -1, NaN])
    expect(() => hiddenShare(n, {lowest: 1, highest: 4})).toThrow(`not a number of answers: ${n}`);
});

test.each([
  [8, 5, 4],
  [3, 4, 6],
  [0, 0, 0],
  [8, 1, 2.5]
])("%i answers with counts %i to %i are refused", (n, lowest, highest) => {
  expect(() => hiddenShareBounds(n, {lowest, highest})).toThrow(RangeError);
});
