import {expect, test} from "vitest";
import {gini} from "../../../src/statistics/fairness/gini.ts";
import type {Measured} from "../../../src/statistics/fairness/distribution.ts";
import {decomposeGradient, partsOf} from "../../../src/statistics/fairness/gradient.ts";
import type {NeedObservation} from "../../../src/statistics/fairness/need.ts";
import {needCorrelation, needLine, predictedRatio} from "../../../src/statistics/fairness/regression-line.ts";
import {measureVerticalEquity, verticalMeasures} from "../../../src/statistics/fairness/vertical-equity.ts";
import {unitFigures} from "../../../src/statistics/fairness/unit-figures.ts";
import {allocated} from "../allocation/arbitrary.ts";
import {deviation, numberOf, readReference} from "../reference.ts";
import {networks} from "./networks.ts";

const lineOf = (weight: "heads" | "units") => {
  const line = needLine(networks, weight);
  if (!line.ok) throw new Error(line.reason);
  return line;
};
const [wls, ols] = [lineOf("heads"), lineOf("units")];
const found = (value: number | null): Measured => ({ok: true, value: value ?? NaN});

const byName: Readonly<Record<string, Measured>> = {
  progressivity_ratio_bullied_vs_not: verticalMeasures.progressivityRatio(networks),
  progressivity_difference_kr: verticalMeasures.progressivityDifference(networks),
  gap_top_vs_bottom_need_quartile_pct: verticalMeasures.needGap(networks),
  fairness_ratio_pred_15pct_over_pred_8pct: predictedRatio(wls, {high: 0.15, low: 0.08}),
  pearson_unweighted: needCorrelation(networks, "units"),
  pearson_weighted_heads: needCorrelation(networks),
  spearman: verticalMeasures.spearman(networks),
  kendall_tau_b: verticalMeasures.kendall(networks),
  wls_slope_kr_per_pp: verticalMeasures.slope(networks),
  wls_intercept: found(wls.intercept),
  wls_r2: found(wls.r2),
  ols_slope_kr_per_pp: found(ols.slope),
  elasticity_wls: verticalMeasures.elasticity(networks),
  concentration_index_per_head_by_rate: verticalMeasures.concentrationIndex(networks),
  concentration_index_need_by_rate: verticalMeasures.needConcentration(networks),
  kakwani_like_C_grant_minus_C_need: verticalMeasures.kakwani(networks),
  gini_per_head_weighted: gini(networks)
};

const rows = readReference("fairness/vertical_equity.csv");

test("the reference has every measure", () => {
  expect(rows.map(({measure}) => measure)).toEqual(Object.keys(byName));
});

test.each(rows.map(({measure, value}) => [measure!, numberOf(value)] as const))(
  "%s is that of the reference",
  (name, expected) => {
    const measured = byName[name]!;
    const scale = name.endsWith("_pct") ? 100 : 1;
    expect(deviation(measured.ok ? measured.value * scale : NaN, expected)).toBeLessThan(1e-9);
  }
);

test.each<[string, NeedObservation[], string]>([
  ["no units", [], "noUnits"],
  ["one unit", networks.slice(0, 1), "oneUnit"],
  ["nothing given out", networks.map((one) => ({...one, value: 0})), "zeroMean"],
  ["nobody in any unit", networks.map((one) => ({...one, weight: 0})), "noHeads"]
])("%s: every measure gives the reason", (_, units, reason) => {
  const {needConcentration, ...measures} = measureVerticalEquity(units);
  for (const measured of Object.values(measures)) expect(measured).toEqual({ok: false, reason});
  // The need itself is there even where nothing is given out.
  expect(needConcentration.ok).toBe(reason === "zeroMean");
});

test("where need is the same everywhere nothing can follow it", () => {
  const same = measureVerticalEquity(networks.map((one) => ({...one, need: 0.1})));
  for (const name of ["needGap", "slope", "elasticity", "correlation", "spearman", "kendall"] as const) {
    expect(same[name], name).toEqual({ok: false, reason: "equalNeed"});
  }
  const none = measureVerticalEquity(networks.map((one) => ({...one, need: 0})));
  for (const name of ["progressivityRatio", "needConcentration", "kakwani", "needGap"] as const) {
    expect(none[name], name).toEqual({ok: false, reason: "equalNeed"});
  }
  expect(none.elasticity).toEqual({ok: false, reason: "zeroValue"});
});

test("the slopes of base, heads, need and bounds sum to the slope of the whole", () => {
  const units = networks.map(({unit, pupils, weight, need}) => ({
    network: unit,
    pupils,
    children: weight - pupils,
    apprentices: null,
    bullied: pupils * need
  }));
  const key = {
    frame: 12_500_000,
    joint: {kroner: 0},
    base: {kroner: 150_000},
    weights: {pupils: 1, children: 0.5, apprentices: 0, need: 2},
    ceiling: 2_500_000
  };
  const {networks: allocations} = allocated(key, units);
  const result = decomposeGradient(
    allocations.map((one, i) => ({
      ...networks[i]!,
      value: one.amount / networks[i]!.weight,
      parts: partsOf(one, key)
    }))
  );
  if (!result.ok) throw new Error(result.reason);
  const {slope, base, heads, need, bounds} = result;
  expect(base + heads + need + bounds).toBeCloseTo(slope, 9);
  expect(base).toBeGreaterThan(0.5 * slope);
  for (const part of [need, bounds]) expect(Math.abs(part)).toBeGreaterThan(0.01);
  for (const one of allocations) {
    const parts = partsOf(one, key);
    expect(parts.base + parts.heads + parts.need + parts.bounds).toBeCloseTo(one.amount, 6);
  }
});

test("without bounds and need weight the gradient is that of the base grant and of the heads alone", () => {
  const key = {weights: {pupils: 1, children: 1, apprentices: 0, need: 0}};
  const equal = networks.map((one) => ({
    ...one,
    value: 400,
    parts: partsOf(
      {
        network: one.unit,
        counts: {pupils: one.pupils, children: one.weight - one.pupils, apprentices: null, bullied: null},
        base: 0,
        proRata: 400 * one.weight,
        adjustment: 0,
        amount: 400 * one.weight,
        quota: 400 * one.weight,
        bound: null,
        perPupil: null,
        perChild: null,
        perHead: 400
      },
      key
    )
  }));
  const result = decomposeGradient(equal);
  if (!result.ok) throw new Error(result.reason);
  for (const part of ["slope", "base", "heads", "need", "bounds"] as const) {
    expect(Math.abs(result[part]), part).toBeLessThan(1e-9);
  }
});

test("kroner per unit: ratio to the mean, and deviations from equal kroner per head that sum to 0", () => {
  const figures = unitFigures([
    {unit: "a", amount: 300, pupils: 10, children: 0, heads: 10},
    {unit: "b", amount: 100, pupils: 8, children: 2, heads: 10},
    {unit: "c", amount: 50, pupils: null, children: 4, heads: null}
  ]);
  expect(figures).toEqual([
    {unit: "a", perPupil: 30, perChild: null, perHead: 30, ratio: 1.5, deviation: 100},
    {unit: "b", perPupil: 12.5, perChild: 50, perHead: 10, ratio: 0.5, deviation: -100},
    {unit: "c", perPupil: null, perChild: 12.5, perHead: null, ratio: null, deviation: null}
  ]);
  expect(unitFigures([{unit: "a", amount: 5, pupils: 0, children: 0, heads: 0}])).toEqual([
    {unit: "a", perPupil: null, perChild: null, perHead: null, ratio: null, deviation: null}
  ]);
});
