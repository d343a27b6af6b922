import {sensitivityParts} from "../sensitivity/curve.js";
import {targetOf, type Bounds, type Refusal, type SensitivityReason} from "../sensitivity/event-study.js";
import {detectableCurve, type minimumDetectable} from "../power/minimum-detectable.js";
import {varianceComponents} from "../power/variance-components.js";
import type {Core} from "./core.js";
import {eventCovariance} from "./event-time.js";
import type {PowerView, SensitivityView} from "./result.js";
import type {Study, StudyUnit} from "./study.js";

/** Bounds on the change of slope from year to year, percentage points, and on the size relative to the largest lead. */
const smoothness = [0, 0.1, 0.25, 0.5, 0.75, 1];
const relative = [0, 0.25, 0.5, 0.75, 1, 1.5, 2];

/** Treated units on the curve of minimum detectable effects. */
const plannedUnits = [5, 8, 10, 15, 20, 30, 40, 60, 80, 100, 150, 200];

/**
 * Sensitivity of the mean effect over the years from the start on (event-time mean) to differences in trend, after
 * Rambachan & Roth (2023), on the unbroken run of event times around the base.
 */
export function* assessSensitivity(core: Core): Generator<number, SensitivityView> {
  const {anticipation} = core.effects.specification;
  const base = -1 - anticipation;
  const varying = eventCovariance(core);
  const run = runAround(varying, base);
  const empty: SensitivityView = {
    reason: null,
    original: null,
    smoothness: [],
    relative: [],
    smoothnessBreakdown: null,
    relativeBreakdown: null
  };
  const post = run.eventTimes.filter((e) => e >= 0).length;
  const reason = maybeReason(core, run.eventTimes, varying.eventTimes);
  if (reason) return {...empty, reason};
  const target = targetOf({...run, base}, (periods) =>
    Float64Array.from({length: periods}, (_, i) => (i < anticipation ? 0 : 1 / post))
  );
  if ("reason" in target) return {...empty, reason: target.reason};
  const view = empty;
  for (const part of sensitivityParts(target, {smoothness, relative})) {
    if (part.part === "original") view.original = part.interval;
    else if (part.part === "smoothness") {
      view.smoothness.push({bound: part.bound, interval: maybeBounds(part.interval)});
    } else if (part.part === "relative") {
      view.relative.push({bound: part.bound, interval: maybeBounds(part.interval), plugIn: part.plugIn});
    } else if (part.part === "smoothness-breakdown") view.smoothnessBreakdown = maybeNumber(part.value);
    else view.relativeBreakdown = maybeNumber(part.value);
    yield part.done / part.parts;
  }
  return view;
}

/** Why the run has no year after the start, or before the base, to go by; `varying` are all with a standard error. */
function maybeReason(
  {effects, aggregates}: Core,
  run: readonly number[],
  varying: readonly number[]
): SensitivityReason | undefined {
  const base = -1 - effects.specification.anticipation;
  const sides = [
    ["no-post", (e: number) => e >= 0],
    ["no-lead", (e: number) => e < base]
  ] as const;
  const side = sides.find(([, isOn]) => !run.some(isOn));
  if (!side) return undefined;
  const [nothing, isOn] = side;
  if (varying.some(isOn)) return "gap";
  const isEstimated = aggregates.dynamic.byEventTime.some(
    ({eventTime, att}) => isOn(eventTime) && att !== null
  );
  return isEstimated ? "singular" : nothing;
}

/** The event times that follow each other without a gap on both sides of the base. */
function runAround(
  {eventTimes, beta, sigma}: {eventTimes: number[]; beta: Float64Array; sigma: Float64Array},
  base: number
) {
  const has = new Set(eventTimes);
  const kept = eventTimes.flatMap((e, i) => {
    const step = e < base ? 1 : -1;
    for (let between = e + step; between !== base; between += step) if (!has.has(between)) return [];
    return [i];
  });
  const k = eventTimes.length;
  return {
    eventTimes: kept.map((i) => eventTimes[i]!),
    beta: Float64Array.from(kept, (i) => beta[i]!),
    sigma: Float64Array.from(kept.flatMap((r) => kept.map((c) => sigma[r * k + c]!)))
  };
}

function maybeBounds(interval: Bounds | Refusal): Bounds | null {
  return "reason" in interval ? null : interval;
}

function maybeNumber(value: number | Refusal): number | null {
  return typeof value === "number" ? value : null;
}

/**
 * What a next pulje of the same kind of units could show, with the variation seen in this study and the comparison of all its
 * chosen units: as the headline is computed, and at best; see `PowerView`.
 */
export function assessPower(study: Study): PowerView | null {
  const {panel, units} = study;
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const comparison = units.filter(({start}) => start === Infinity);
  if (comparison.length === 0) return null;
  const respondents = panel.outcome.map((_, cell) => {
    const unit = byCode.get(panel.units[Math.floor(cell / panel.periods.length)] ?? "");
    const index = study.years.indexOf(panel.periods[cell % panel.periods.length]!);
    return unit?.years[index]?.respondents ?? NaN;
  });
  const components = varianceComponents(panel, {respondents, scale: 100});
  if (!components) return null;
  const known = [...respondents].filter((n) => Number.isFinite(n));
  const mean = known.reduce((sum, n) => sum + n, 0) / known.length;
  const design = {
    comparisonUnits: comparison.length,
    unitsPerCluster: units.length / new Set(units.map(({municipality}) => municipality)).size,
    respondents: mean,
    preYears: 3,
    postYears: 3,
    ...components
  };
  const absent = {
    treated: absentPart(units.filter(({start}) => start !== Infinity)),
    comparison: absentPart(comparison)
  };
  const ideal = detectableCurve(design, plannedUnits);
  const isAll = Math.max(absent.treated, absent.comparison) === 1;
  const today = isAll ? [] : detectableCurve({...design, preYears: 1, absent}, plannedUnits);
  return {
    ...design,
    absent,
    curve: ideal.map(({treatedUnits, detectable}, i) => ({
      treatedUnits,
      effect: pointsOf(today[i]?.detectable),
      ideal: pointsOf(detectable)
    }))
  };
}

function absentPart(units: readonly StudyUnit[]): number {
  const cells = units.flatMap(({years}) => years);
  return cells.length === 0 ? 0 : cells.filter((row) => row?.share == null).length / cells.length;
}

function pointsOf(detectable: ReturnType<typeof minimumDetectable> | undefined): number | null {
  return !detectable || "reason" in detectable ? null : 100 * detectable.effect;
}
