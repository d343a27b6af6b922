import * as fc from "fast-check";
import {expect, test} from "vitest";
import {atkinson} from "../../../src/statistics/fairness/atkinson.ts";
import {
  describeDistribution,
  type Measured,
  type Observation
} from "../../../src/statistics/fairness/distribution.ts";
import {gini, giniSmallSample} from "../../../src/statistics/fairness/gini.ts";
import {median} from "../../../src/statistics/fairness/halves.ts";
import {hoover} from "../../../src/statistics/fairness/hoover.ts";
import {inequalityMeasures, measureInequality} from "../../../src/statistics/fairness/inequality.ts";
import {percentile} from "../../../src/statistics/fairness/percentile.ts";
import {standardDeviation} from "../../../src/statistics/fairness/spread.ts";
import {entropyTwo} from "../../../src/statistics/fairness/theil.ts";
import {deviation, numberOf, readReference} from "../reference.ts";
import {networks, observations} from "./networks.ts";

const datasets: Readonly<Record<string, readonly Observation[]>> = {
  toy_unweighted: observations([10, 20, 30, 40, 100], [1, 1, 1, 1, 1]),
  toy_weighted: observations([10, 20, 30, 40, 100], [5, 4, 3, 2, 1]),
  equal: observations([7, 7, 7, 7], [3, 1, 4, 1.5]),
  network_per_head_weighted: networks
};

const described = (units: readonly Observation[]) => {
  const all = describeDistribution(units);
  if (!all.ok) throw new Error(all.reason);
  return all;
};

const found = (value: number): Measured => ({ok: true, value});

const byName: Readonly<Record<string, (units: readonly Observation[]) => Measured>> = {
  n: (units) => found(described(units).units.length),
  mean: (units) => found(described(units).mean),
  sd_population: standardDeviation,
  cv: inequalityMeasures.variationCoefficient,
  gini,
  gini_small_sample: giniSmallSample,
  theil_T: inequalityMeasures.theilT,
  theil_L_mld: inequalityMeasures.theilL,
  ge2: entropyTwo,
  "atkinson_0.5": (units) => atkinson(units, 0.5),
  atkinson_1: (units) => atkinson(units, 1),
  atkinson_2: (units) => atkinson(units, 2),
  hoover,
  range: inequalityMeasures.range,
  restricted_range_95_5: inequalityMeasures.restrictedRange,
  p05: (units) => found(percentile(described(units), 0.05)),
  p95: (units) => found(percentile(described(units), 0.95)),
  federal_range_ratio: inequalityMeasures.federalRangeRatio,
  median,
  mcloone: inequalityMeasures.mcLoone,
  verstegen: inequalityMeasures.verstegen,
  max_min_ratio: inequalityMeasures.largestToSmallest,
  p90_p10: inequalityMeasures.decileRatio
};

const rows = readReference("fairness/inequality_indices.csv");

test("the reference has every measure of four data sets", () => {
  expect(rows).toHaveLength(4 * Object.keys(byName).length);
});

test.each(rows.map(({dataset, measure, value}) => [dataset!, measure!, numberOf(value)] as const))(
  "%s: %s is that of the reference",
  (dataset, name, expected) => {
    const measured = byName[name]!(datasets[dataset]!);
    expect(deviation(measured.ok ? measured.value : NaN, expected)).toBeLessThan(1e-9);
  }
);

const arbitrary = fc.array(
  fc.record({
    value: fc.double({min: 0.01, max: 1e6, noNaN: true}),
    weight: fc.integer({min: 1, max: 50_000})
  }),
  {minLength: 2, maxLength: 20}
);

const valueOf = (measured: Measured) => {
  if (!measured.ok) throw new Error(measured.reason);
  return measured.value;
};

test("no measure knows the order of the units, and all but ranges are the same in other kroner", () => {
  fc.assert(
    fc.property(arbitrary, (units) => {
      const plain = observations(
        units.map(({value}) => value),
        units.map(({weight}) => weight)
      );
      const doubled = plain.map((one) => ({...one, value: one.value * 2}));
      for (const [name, valueOfMeasure] of Object.entries(inequalityMeasures)) {
        const value = valueOf(valueOfMeasure(plain));
        const tolerance = 1e-9 * Math.max(1, Math.abs(value));
        expect(Math.abs(valueOf(valueOfMeasure(plain.toReversed())) - value), name).toBeLessThan(tolerance);
        const times = name === "range" || name === "restrictedRange" ? 2 : 1;
        expect(Math.abs(valueOf(valueOfMeasure(doubled)) - times * value), name).toBeLessThan(2 * tolerance);
      }
    })
  );
});

test("two halves of a unit count as the whole: Gini, Hoover and McLoone weigh heads, not units", () => {
  fc.assert(
    fc.property(arbitrary, (units) => {
      const plain = units.map(({value, weight}, i) => ({unit: `u${i}`, value, weight}));
      const [first, ...others] = plain;
      const half = {...first!, weight: first!.weight / 2};
      const split = [half, {...half, unit: "other half"}, ...others];
      for (const name of ["gini", "hoover", "mcLoone", "theilT", "theilL", "variationCoefficient"] as const) {
        const value = valueOf(inequalityMeasures[name](plain));
        expect(Math.abs(valueOf(inequalityMeasures[name](split)) - value), name).toBeLessThan(1e-9);
      }
    })
  );
});

test("0 ≤ Hoover ≤ Gini < 1 and 0 ≤ Atkinson ≤ 1", () => {
  fc.assert(
    fc.property(arbitrary, (units) => {
      const plain = units.map(({value, weight}, i) => ({unit: `u${i}`, value, weight}));
      const {hoover: moved, gini: spread, atkinson: saved} = measureInequality(plain);
      expect(valueOf(moved)).toBeGreaterThanOrEqual(-1e-12);
      expect(valueOf(spread)).toBeGreaterThanOrEqual(valueOf(moved) - 1e-12);
      expect(valueOf(spread)).toBeLessThan(1);
      expect(valueOf(saved)).toBeGreaterThanOrEqual(-1e-12);
      expect(valueOf(saved)).toBeLessThanOrEqual(1);
    })
  );
});

test.each<[string, Observation[], string]>([
  ["no units", [], "noUnits"],
  ["nobody in any unit", observations([1, 2], [0, 0]), "noHeads"],
  ["one unit", observations([5], [10]), "oneUnit"],
  ["one unit with heads", observations([5, 9], [10, 0]), "oneUnit"],
  ["nothing given out", observations([0, 0], [1, 1]), "zeroMean"]
])("%s: every measure gives the reason", (_, units, reason) => {
  for (const measured of Object.values(measureInequality(units))) {
    expect(measured).toEqual({ok: false, reason});
  }
});

test("a unit that got nothing makes ratios to it and Theil L a reason, and Atkinson 1", () => {
  const measured = measureInequality(observations([0, 10], [1, 1]));
  expect(measured.largestToSmallest).toEqual({ok: false, reason: "zeroDenominator"});
  expect(measured.federalRangeRatio).toEqual({ok: false, reason: "zeroDenominator"});
  expect(measured.theilL).toEqual({ok: false, reason: "zeroValue"});
  expect(measured.atkinson).toEqual({ok: true, value: 1});
  expect(measured.hoover).toEqual({ok: true, value: 0.5});
  expect(atkinson(observations([0, 10], [1, 1]), 2)).toEqual({ok: true, value: 1});
});

test("values that cannot be are refused", () => {
  expect(() => gini(observations([-1, 2], [1, 1]))).toThrow(RangeError);
  expect(() => gini(observations([NaN, 2], [1, 1]))).toThrow(RangeError);
  expect(() => atkinson(networks, 0)).toThrow(RangeError);
});
