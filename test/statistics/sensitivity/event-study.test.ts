import {expect, test} from "vitest";
import {
  averagePost,
  firstPost,
  originalInterval,
  targetOf
} from "../../../src/statistics/sensitivity/event-study.ts";
import {panelB, referenceIntervals, targetB} from "./panel-b.ts";

test.each(referenceIntervals("original"))("the original interval of $target is l′β ± z·√(l′Σl)", (row) => {
  const {low, high} = originalInterval(targetB(row.target));
  expect(low).toBeCloseTo(row.low, 9);
  expect(high).toBeCloseTo(row.high, 9);
});

test.each([
  {name: "nothing before the base", eventTimes: [0, 1, 2], reason: "no-lead"},
  {name: "nothing after it", eventTimes: [-4, -3, -2], reason: "no-post"},
  {name: "a year left out", eventTimes: [-4, -2, 0], reason: "gap"},
  {name: "the base among the estimates", eventTimes: [-2, -1, 0], reason: "gap"},
  {name: "an estimate that is absent", eventTimes: [-3, -2, 0], beta: [1, NaN, 1], reason: "not-estimated"},
  {name: "a target without variance", eventTimes: [-3, -2, 0], zero: true, reason: "singular"}
])("$name gives the reason $reason", ({eventTimes, beta, zero, reason}) => {
  const sigma = Float64Array.from({length: 9}, (_, i) => (i % 4 || (zero && i === 8) ? 0 : 1));
  expect(targetOf({eventTimes, beta: Float64Array.from(beta ?? [1, 1, 1]), sigma}, averagePost)).toEqual({
    reason
  });
});

test("a base of −2 counts event time −1 as later than the base", () => {
  const {beta, sigma} = panelB();
  const target = targetOf({eventTimes: [-5, -4, -3, -1, 0, 1, 2], beta, sigma, base: -2}, firstPost);
  expect(target).toMatchObject({pre: 3, post: 4});
});

test("lengths that do not fit and weights that are all 0 are refused", () => {
  expect(() => targetOf({...panelB(), beta: new Float64Array(2)}, firstPost)).toThrow(RangeError);
  expect(() => targetOf(panelB(), () => new Float64Array(4))).toThrow(RangeError);
  expect(() => targetOf(panelB(), () => new Float64Array(3).fill(1))).toThrow(RangeError);
});
