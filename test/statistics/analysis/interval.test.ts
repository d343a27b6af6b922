import {expect, test} from "vitest";
import {degreesOfFreedom, intervalOf} from "../../../src/statistics/analysis/interval.ts";
import {countCarriers} from "../../../src/statistics/effect/cluster-weights.ts";
import {estimateGroupTimeEffects} from "../../../src/statistics/effect/group-time.ts";
import {buildPanel} from "../../../src/statistics/effect/panel.ts";
import {defaultSpecification} from "../../../src/statistics/effect/specification.ts";

test("the degrees of freedom are those of the side with fewer clusters, never below 1", () => {
  expect(degreesOfFreedom({treated: 12, comparison: 30})).toBe(11);
  expect(degreesOfFreedom({treated: 40, comparison: 6})).toBe(5);
  expect(degreesOfFreedom({treated: 1, comparison: 9})).toBe(1);
});

test("with five clusters on the smaller side the half length is t(4) = 2.776445 standard errors", () => {
  const {low, high} = intervalOf({att: -1, se: 0.5}, {treated: 5, comparison: 20});
  expect(low).toBeCloseTo(-1 - 2.7764451 * 0.5, 6);
  expect(high).toBeCloseTo(-1 + 2.7764451 * 0.5, 6);
});

test("without a standard error there is no interval", () => {
  expect(intervalOf({att: 1, se: null}, {treated: 5, comparison: 5})).toMatchObject({low: null, high: null});
});

test("a cluster carries a side only by units with outcomes in both years and weight; cells of weight 0 carry nothing", () => {
  const rows = [
    // cluster, start, weight, outcomes in 2018 and 2019
    ["a", 2019, 1, 5, 4],
    ["b", 2019, 0, 5, 4],
    ["c", 2019, 1, NaN, 4],
    ["a", 0, 1, 5, 5],
    ["d", 0, 1, 6, 5],
    ["e", 0, 1, 6, NaN]
  ] as const;
  const long = rows.flatMap(([cluster, start, weight, before, after], i) =>
    [before, after].map((outcome, t) => ({unit: `u${i}`, cluster, start, weight, outcome, time: 2018 + t}))
  );
  const effects = estimateGroupTimeEffects(
    buildPanel({
      unit: long.map((r) => r.unit),
      time: long.map((r) => r.time),
      start: long.map((r) => r.start),
      outcome: long.map((r) => r.outcome),
      weight: long.map((r) => r.weight),
      cluster: long.map((r) => r.cluster)
    }),
    defaultSpecification
  );
  const only = Float64Array.from(effects.cells, ({time}) => (time === 2019 ? 1 : 0));
  expect(countCarriers(effects, only)).toEqual({treated: 1, comparison: 2});
  expect(countCarriers(effects, new Float64Array(effects.cells.length))).toEqual({treated: 0, comparison: 0});
});
