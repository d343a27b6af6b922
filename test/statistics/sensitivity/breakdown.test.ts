import {expect, test} from "vitest";
import {
  relativeMagnitudeBreakdown,
  smoothnessBreakdown
} from "../../../src/statistics/sensitivity/breakdown.ts";
import {sensitivityParts} from "../../../src/statistics/sensitivity/curve.ts";
import {relativeMagnitudeInterval} from "../../../src/statistics/sensitivity/relative-magnitude.ts";
import {smoothnessInterval} from "../../../src/statistics/sensitivity/smoothness.ts";
import {given, targetB} from "./panel-b.ts";

test.each([
  {name: "M", breakdown: smoothnessBreakdown, interval: smoothnessInterval},
  {name: "M̄", breakdown: relativeMagnitudeBreakdown, interval: relativeMagnitudeInterval}
])("the interval excludes 0 at the breakdown value of $name and holds it just above", (row) => {
  const target = targetB("average_post");
  const value = row.breakdown(target);
  if (typeof value === "object") throw new Error(value.reason);
  expect(value).toBeGreaterThan(0.05);
  expect(given(row.interval(target, value)).high).toBeLessThan(0);
  expect(given(row.interval(target, value * 1.002)).high).toBeGreaterThan(0);
});

test("the breakdown value is 0 where parallel trends already leave 0 inside", () => {
  expect(smoothnessBreakdown(targetB("first_post"))).toBe(0);
  expect(relativeMagnitudeBreakdown(targetB("first_post"))).toBe(0);
});

test("the breakdown value of M scales with the outcome, that of M̄ does not", () => {
  const target = targetB("average_post");
  const scaled = {...target, beta: target.beta.map((b) => b / 100), sigma: target.sigma.map((s) => s / 1e4)};
  expect(Number(smoothnessBreakdown(scaled)) * 100).toBeCloseTo(Number(smoothnessBreakdown(target)), 6);
  expect(Number(relativeMagnitudeBreakdown(scaled))).toBeCloseTo(
    Number(relativeMagnitudeBreakdown(target)),
    6
  );
});

test("parts come one by one, numbered, in the order original, M, M̄, breakdown values", () => {
  const parts = [...sensitivityParts(targetB("average_post"), {smoothness: [0, 0.1], relative: [0.5]})];
  expect(parts.map(({part, done}) => `${done} ${part}`)).toEqual([
    "1 original",
    "2 smoothness",
    "3 smoothness",
    "4 relative",
    "5 smoothness-breakdown",
    "6 relative-breakdown"
  ]);
  expect(new Set(parts.map((part) => part.parts))).toEqual(new Set([6]));
});
