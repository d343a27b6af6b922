import {expect, test} from "vitest";
import {estimateCore, type Core} from "../../../src/statistics/analysis/core.ts";
import {assessPower, assessSensitivity} from "../../../src/statistics/analysis/doubt.ts";
import {eventCovariance} from "../../../src/statistics/analysis/event-time.ts";
import type {PowerView, SensitivityView} from "../../../src/statistics/analysis/result.ts";
import {specificationOf, type EffectSettings} from "../../../src/statistics/analysis/settings.ts";
import {createStudy, type EffectData, type Study} from "../../../src/statistics/analysis/study.ts";
import {normalQuantile} from "../../../src/statistics/distributions.ts";
import {minimumDetectable} from "../../../src/statistics/power/minimum-detectable.ts";
import {changeRows, makeData, makeSettings, type Recipe} from "./made.ts";

function coreOf(data: EffectData, change: Partial<EffectSettings> = {}): Core {
  const settings = makeSettings(change);
  const study = createStudy(data, settings);
  return estimateCore(study.panel, specificationOf(settings, study.breaks), {fewest: 3});
}

/** The view, and how far the steps on the way said they were. */
function assess(core: Core): {view: SensitivityView; steps: number[]} {
  const steps: number[] = [];
  const all = assessSensitivity(core);
  let step = all.next();
  for (; !step.done; step = all.next()) steps.push(step.value);
  return {view: step.value, steps};
}

const one = (startYear: number, municipalities = 6) => [{id: "P 1", startYear, municipalities}] as const;

test.each([
  ["independent", -1],
  ["lastYear", -2],
  ["twoYears", -3]
] as const)(
  "selection %s: the usual interval is that of the mean from the start on, measured from event time %i",
  (selection, base) => {
    const core = coreOf(makeData({puljer: one(2017)}), {selection});
    const {eventTimes, beta, sigma} = eventCovariance(core);
    expect(eventTimes).toEqual([-4, -3, -2, -1, 0, 1, 2, 3].filter((e) => e !== base));
    const weight = eventTimes.map((e) => (e >= 0 ? 1 / 4 : 0));
    const k = weight.length;
    const mean = weight.reduce((sum, w, i) => sum + w * beta[i]!, 0);
    const variance = weight
      .flatMap((a, r) => weight.map((b, c) => a * b * sigma[r * k + c]!))
      .reduce((sum, part) => sum + part, 0);
    const half = normalQuantile(0.975) * Math.sqrt(variance);
    const {view, steps} = assess(core);
    expect(view.reason).toBeNull();
    expect(view.original?.low).toBeCloseTo(mean - half, 9);
    expect(view.original?.high).toBeCloseTo(mean + half, 9);
    expect(mean).toBeCloseTo(core.aggregates.dynamic.overall.att!, 9);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps.at(-1)).toBe(1);
  }
);

test("every bound has an interval, wider the more is allowed, and holds the estimate that is measured from it", () => {
  const {view} = assess(coreOf(makeData({puljer: one(2017), municipalities: 30, effect: -4})));
  expect(view.relative.map(({bound}) => bound)).toEqual([0, 0.25, 0.5, 0.75, 1, 1.5, 2]);
  expect(view.smoothness.map(({bound}) => bound)).toEqual([0, 0.1, 0.25, 0.5, 0.75, 1]);
  for (const kind of ["relative", "smoothness"] as const) {
    const widths = view[kind].map(({interval}) => interval!.high - interval!.low);
    expect(widths).toEqual([...widths].sort((a, b) => a - b));
  }
  for (const {interval, plugIn, bound} of view.relative) {
    expect(plugIn.low).toBeGreaterThan(interval!.low);
    expect(plugIn.high).toBeLessThan(interval!.high);
    if (bound === 0) expect(plugIn.low).toBeCloseTo(plugIn.high, 12);
  }
  // a large effect: 0 is outside at first, and inside from the breakdown on
  expect(view.relativeBreakdown).toBeGreaterThan(0.25);
  for (const {bound, interval} of view.relative) {
    expect([bound, interval!.high < 0]).toEqual([bound, bound < view.relativeBreakdown!]);
  }
});

/** Without the rows of a year in the six municipalities of the pulje. */
const without = (year: number, data = makeData({puljer: one(2017)})) =>
  changeRows(data, (row) => (row.year === year && isTreated(row) ? null : row));
const isTreated = ({unit}: {unit: string}) => Number(unit.slice(1, 3)) < 6;

test("a year without estimate ends the run of years: what lies beyond it decides nothing", () => {
  const cut = without(2014);
  const core = coreOf(cut);
  expect(eventCovariance(core).eventTimes).toEqual([-4, -2, 0, 1, 2, 3]);
  const {view} = assess(core);
  expect(view.reason).toBeNull();
  const beyond = changeRows(cut, (row) =>
    row.year === 2013 && isTreated(row) ? {...row, share: row.share! + 0.2} : row
  );
  const other = coreOf(beyond);
  expect(eventCovariance(other).beta[0]).toBeGreaterThan(eventCovariance(core).beta[0]! + 15);
  expect(assess(other).view).toEqual(view);
});

test.each<[what: string, core: () => Core, reason: SensitivityView["reason"]]>([
  ["no pulje", () => coreOf(makeData(), {puljer: []}), "no-post"],
  ["a start after the period", () => coreOf(makeData({puljer: one(2022)})), "no-post"],
  ["everything hidden", () => coreOf(makeData({hidden: 1})), "no-post"],
  ["a start in the second year", () => coreOf(makeData({puljer: one(2014)})), "no-lead"],
  ["the year before the base missing", () => coreOf(without(2015)), "gap"],
  ["the year of the start missing", () => coreOf(without(2017)), "gap"],
  ["one municipality takes part", () => coreOf(makeData({puljer: one(2017, 1)})), "singular"],
  ["numbers without noise", () => coreOf(makeData({puljer: one(2017), noise: 0})), "singular"]
])("%s: no interval but a reason", (_, core, reason) => {
  const {view, steps} = assess(core());
  expect(view).toEqual({
    reason,
    original: null,
    smoothness: [],
    relative: [],
    smoothnessBreakdown: null,
    relativeBreakdown: null
  });
  expect(steps).toEqual([]);
});

function powerOf(
  recipe: Recipe,
  change: Partial<EffectSettings> = {}
): {study: Study; power: PowerView | null} {
  const study = createStudy(makeData(recipe), makeSettings({level: recipe.level ?? "school", ...change}));
  return {study, power: assessPower(study)};
}

function points(design: Parameters<typeof minimumDetectable>[0]): number | null {
  const expected = minimumDetectable(design);
  return "reason" in expected ? null : 100 * expected.effect;
}

test.each<[level: "school" | "municipality", recipe: Recipe, perCluster: number, comparison: number]>([
  ["school", {municipalities: 20, unitsPer: 3}, 3, 33],
  ["municipality", {municipalities: 40}, 1, 31]
])(
  "the next pulje is planned with what this study has: level %s",
  (level, recipe, perCluster, comparison) => {
    const {study, power} = powerOf({...recipe, level});
    expect(power).toMatchObject({
      unitsPerCluster: perCluster,
      comparisonUnits: comparison,
      preYears: 3,
      postYears: 3,
      separable: level === "school"
    });
    const answers = study.units.flatMap((u) => u.years.map((row) => row!.respondents!));
    expect(power!.respondents).toBeCloseTo(answers.reduce((a, b) => a + b, 0) / answers.length, 9);
    const before = study.units.flatMap((u) =>
      u.years.flatMap((row) => (row!.year < u.start ? [row!.share!] : []))
    );
    expect(power!.baseShare).toBeCloseTo(before.reduce((a, b) => a + b, 0) / before.length, 9);
    const found = power as PowerView & {unitYear: number; clusterYear: number};
    const none = {treated: 0, comparison: 0};
    for (const {treatedUnits, effect, ideal} of power!.curve) {
      expect(effect).toBe(points({...found, preYears: 1, treatedUnits}));
      expect(ideal).toBe(points({...found, absent: none, treatedUnits}));
    }
    const effects = power!.curve.flatMap(({effect}) => effect ?? []);
    expect(effects).toEqual([...effects].sort((a, b) => b - a));
    expect(effects.length).toBeGreaterThan(10);
    // noise of 1.5 points and some 55 answers: neither nothing nor everything can be found
    expect(effects[0]).toBeLessThan(20);
    expect(effects.at(-1)).toBeGreaterThan(0.5);
  }
);

test("more noise asks for a larger effect", () => {
  const [quiet, loud] = [1.5, 6].map((noise) => powerOf({noise}).power!.curve[5]!.effect!);
  expect(loud).toBeGreaterThan(quiet!);
});

test.each<[what: string, recipe: Recipe, change?: Partial<EffectSettings>]>([
  ["everyone takes part", {municipalities: 9}],
  ["everything is hidden", {hidden: 1}],
  ["there is one unit", {municipalities: 1, unitsPer: 1, puljer: []}],
  ["there is one year", {}, {firstYear: 2016, lastYear: 2016}]
])("%s: no plan", (_, recipe, change) => {
  expect(powerOf(recipe, change).power).toBeNull();
});

test("without numbers of answers the noise is unknown: no plan", () => {
  const data = changeRows(makeData(), (row) => ({...row, respondents: null}));
  const study = createStudy(data, makeSettings({weights: "equal"}));
  expect(study.units.length).toBeGreaterThan(0);
  expect(assessPower(study)).toBeNull();
});

test("a comparison of less than a municipality: no number at any size", () => {
  const {study, power} = powerOf({municipalities: 9, unitsPer: 3});
  expect(power).toBeNull();
  const start = study.panel.start.with(0, Infinity);
  const units = study.units.map((unit, i) => (i === 0 ? {...unit, start: Infinity} : unit));
  const few = assessPower({...study, units, panel: {...study.panel, start}});
  expect(few?.comparisonUnits).toBe(1);
  expect(few?.curve.every(({effect}) => effect === null)).toBe(true);
});
