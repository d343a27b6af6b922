import {expect, test} from "vitest";
import {puljer} from "../../../loaders/example/design.ts";
import {meanOf, summarize, summarizeBands} from "./evidence-summary.ts";
import {runWorld, type Trial} from "./evidence-world.ts";

const trial = (values: Partial<Trial>): Trial => ({
  estimator: "g-2",
  truth: -1,
  att: -1,
  se: 1,
  low: -2,
  high: 0.5,
  ...values
});

test("bias, RMSE and coverage are about the truth of each world; a trial without an interval covers nothing", () => {
  const summary = summarize([
    trial({att: 0}),
    trial({att: -4, truth: 0, low: -6, high: -2, se: 3}),
    trial({att: -1, se: null, low: null, high: null}),
    trial({att: null, truth: null, se: null, low: null, high: null})
  ]);
  expect(summary.worlds).toBe(3);
  expect(summary.noEstimate).toBe(0.25);
  expect(summary.noInterval).toBe(0.25);
  expect(summary.truth).toBeCloseTo(-2 / 3, 12);
  expect(summary.bias.mean).toBeCloseTo((1 - 4 + 0) / 3, 12);
  expect(summary.rmse).toBeCloseTo(Math.sqrt((1 + 16 + 0) / 3), 12);
  expect(summary.meanSe).toBe(2);
  expect(summary.coverage).toEqual({mean: 0.5, error: Math.sqrt(0.25 / 2)});
  expect(summary.found.mean).toBe(0.5);
});

test("the Monte Carlo error of a mean is the standard deviation over the root of the number of worlds", () => {
  expect(meanOf([1, 2, 3, 6])).toEqual({mean: 3, error: Math.sqrt(14 / 3 / 4)});
});

test("a band covers when it holds the truth of every point", () => {
  const {worlds, points, all, each} = summarizeBands([
    {points: 4, inBand: 4, inInterval: 3},
    {points: 6, inBand: 5, inInterval: 3},
    null
  ]);
  expect([worlds, points, all.mean, each.mean]).toEqual([2, 5, 0.5, 0.625]);
});

test("where every treated school changes by the same, that change is the truth of every estimate of schools", () => {
  const same = puljer.map((design) => ({...design, effects: [-0.02]}));
  const outcomes = runWorld(8, [{id: "A", name: "the same everywhere", puljer: same}]);
  const truths = outcomes
    .filter(({level}) => level === "school")
    .flatMap(({trials}) => trials.flatMap(({truth}) => (truth === null ? [] : [truth])));
  expect(truths.length).toBeGreaterThan(15);
  for (const truth of truths) expect(truth).toBeCloseTo(-2, 9);
  const diluted = outcomes
    .filter(({level}) => level === "municipality")
    .flatMap(({trials}) => trials.flatMap(({truth}) => (truth === null ? [] : [truth])));
  expect(Math.min(...diluted)).toBeGreaterThan(-2);
  expect(Math.max(...diluted)).toBeLessThan(-0.5);
});
