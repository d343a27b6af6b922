import type {JackknifeEstimate} from "../effect/jackknife.js";
import {selectPeriods, selectUnits, type Panel} from "../effect/panel.js";
import type {EffectSpecification} from "../effect/specification.js";
import type {Progress} from "../effect/jackknife.js";
import {baconDecomposition} from "../regression/goodman-bacon.js";
import {imputationEffect} from "../regression/imputation.js";
import {twoWayEffect} from "../regression/two-way-fe.js";
import {estimateCore, type Core} from "./core.js";
import {intervalOf} from "./interval.js";
import type {EstimatorId, EstimatorRow, TwoWayView} from "./result.js";
import {busiestSeries, splitAtBreaks} from "./series.js";
import {hideSmallTreated} from "./small-cohorts.js";
import {treatedByCell} from "./treated.js";

/**
 * The same question asked in other ways: base one and two years before the start side by side (and that of the headline),
 * imputation, and two-way fixed effects as a warning. Regressions see each unbroken series as a unit of its own. No row
 * rests on effects with fewer treated units than `fewest`. Regressions get the degrees of freedom of the headline.
 * `progress` hears how much is done.
 */
export function compareEstimators(
  panel: Panel,
  headline: Core,
  {fewest, breaks, progress}: {fewest: number; breaks: readonly number[]; progress?: Progress | undefined}
): EstimatorRow[] {
  const {specification} = headline.effects;
  const anticipations = [...new Set([0, 1, specification.anticipation])];
  const hasNever = specification.control !== "never";
  const rows = anticipations.length - 1 + (hasNever ? 1 : 0) + 2;
  let finished = 0;
  const tell = (done = 1) => progress?.((finished + done) / rows);
  const estimate = (change: Partial<EffectSpecification>) => {
    const core = estimateCore(panel, {...specification, ...change}, {fewest, progress: tell});
    finished++;
    return core;
  };
  const all = splitAtBreaks(panel, breaks);
  const split = hideSmallTreated(all, {fewest, anticipation: 0});
  const carriers = headline.carriers.group.overall;
  const {anticipation: years} = specification;
  const imputed = imputationEffect(hideSmallTreated(all, {fewest, anticipation: years}), {
    anticipation: years
  }).overall;
  tell();
  finished++;
  const twoWay = twoWayEffect(split);
  tell();
  finished++;
  return [
    ...anticipations.map((anticipation): EstimatorRow => {
      const isHeadline = anticipation === specification.anticipation;
      const core = isHeadline ? headline : estimate({anticipation});
      return {
        id: `g-${anticipation + 1}` as EstimatorId,
        isHeadline,
        ...overallOf(core),
        units: treatedUnits(core)
      };
    }),
    ...(hasNever ? [neverRow(estimate({control: "never"}))] : []),
    {id: "imputation", isHeadline: false, ...intervalOf(imputed, carriers), units: imputed.units},
    {id: "twoWay", isHeadline: false, ...intervalOf(twoWay, carriers), units: startersOf(split)}
  ];
}

/**
 * What the two-way number is made of, on units with every year of the unbroken series with most starts. Cohorts of fewer
 * than `fewest` such units are left out.
 */
export function decomposeTwoWay(
  panel: Panel,
  {breaks, fewest}: Pick<EffectSpecification, "breaks"> & {fewest: number}
): TwoWayView {
  const series = selectPeriods(panel, busiestSeries(panel, breaks));
  const width = series.periods.length;
  const whole = selectUnits(series, (unit) =>
    series.outcome.subarray(unit * width, (unit + 1) * width).every((y) => !Number.isNaN(y))
  );
  const isSmall = (start: number) => whole.start.filter((s) => s === start).length < fewest;
  const complete = selectUnits(
    whole,
    (unit) => whole.start[unit]! > (series.periods.at(-1) ?? Infinity) || !isSmall(whole.start[unit]!)
  );
  const result = baconDecomposition(complete);
  const base = {
    units: complete.units.length,
    firstYear: series.periods[0] ?? null,
    lastYear: series.periods.at(-1) ?? null
  };
  if ("reason" in result) return {...base, kinds: null, reason: result.reason};
  return {
    ...base,
    kinds: result.byKind.flatMap((k) => (k.estimate === null ? [] : [{...k, estimate: k.estimate}])),
    reason: null
  };
}

/** The headline against those alone that never take part. */
function neverRow(core: Core): EstimatorRow {
  return {id: "never", isHeadline: false, ...overallOf(core), units: treatedUnits(core)};
}

function overallOf(core: Core): JackknifeEstimate {
  const {att} = core.aggregates.group.overall;
  return core.jackknife?.aggregates.group.overall ?? {att, se: null, low: null, high: null};
}

/** Treated units with outcomes in both years of at least one shown cell. */
function treatedUnits({effects}: Core): number {
  return new Set([...treatedByCell(effects).values()].flat()).size;
}

/** Units with outcomes both before and from their start on, in one series. */
function startersOf({units, periods, start, outcome}: Panel): number {
  const width = periods.length;
  return units.filter((_name, unit) => {
    const shown = periods.filter((_, t) => !Number.isNaN(outcome[unit * width + t]!));
    return shown.some((year) => year < start[unit]!) && shown.some((year) => year >= start[unit]!);
  }).length;
}
