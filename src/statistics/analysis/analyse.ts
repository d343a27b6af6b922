import {tQuantile} from "../distributions.js";
import {mapAggregates} from "../effect/aggregate.js";
import type {Progress} from "../effect/jackknife.js";
import {reportLeads} from "../sensitivity/leads.js";
import {estimateCore, type Core} from "./core.js";
import {assessPower, assessSensitivity} from "./doubt.js";
import {compareEstimators, decomposeTwoWay} from "./estimators.js";
import {createEventStudy, eventCovariance} from "./event-time.js";
import {commonReason, createHeadline} from "./headline.js";
import {degreesOfFreedom, intervalOf} from "./interval.js";
import {permutationTest} from "./permutation.js";
import {estimatePlacebos} from "./placebo.js";
import type {CellView, EffectAnalysis, EffectDoubt, EffectProgress, Sample} from "./result.js";
import {fewTreatedClusters, smallestCohort, specificationOf, type EffectSettings} from "./settings.js";
import {cellKey} from "./small-cohorts.js";
import {createStudy, type EffectData, type Study} from "./study.js";
import {treatedByCell} from "./treated.js";
import {createTrends} from "./trend-arms.js";

/** What a run reports: how far it is, the analysis as soon as it is there, then what casts doubt on it. */
export type EffectEvent =
  | {kind: "progress"; progress: EffectProgress}
  | {kind: "analysis"; analysis: EffectAnalysis}
  | {kind: "doubt"; doubt: EffectDoubt};

const permutationDraws = 499;

/** The part of the whole run at which each stage begins, by its time on a panel of national size; it ends where the next begins. */
const begins = {
  estimate: 0,
  jackknife: 0.05,
  compare: 0.2,
  sensitivity: 0.6,
  placebo: 0.7,
  permutation: 0.9,
  power: 0.97
} as const satisfies Record<EffectProgress["stage"], number>;

/**
 * Runs the whole analysis of the page Effekt and reports on the way, so that a worker can tell the page. The same data and
 * settings give the same numbers in Node and in the browser.
 */
export function runEffect(
  data: EffectData,
  settings: EffectSettings,
  report: (event: EffectEvent) => void
): void {
  const begin = (stage: EffectProgress["stage"]): Progress => {
    const from = begins[stage];
    const to = Math.min(1, ...Object.values(begins).filter((next) => next > from));
    const progress = (done: number) =>
      report({kind: "progress", progress: {stage, done: from + (to - from) * done}});
    progress(0);
    return progress;
  };
  begin("estimate");
  const study = createStudy(data, settings);
  const specification = specificationOf(settings, study.breaks);
  const fewest = smallestCohort[settings.level].value;
  const core = estimateCore(study.panel, specification, {fewest, progress: begin("jackknife")});
  const analysis = createAnalysis(data, settings, {study, core, fewest, progress: begin("compare")});
  report({kind: "analysis", analysis});
  const assessed = begin("sensitivity");
  const steps = assessSensitivity(core);
  let step = steps.next();
  while (!step.done) {
    assessed(step.value);
    step = steps.next();
  }
  const placebo = estimatePlacebos(study.panel, specification, {fewest, progress: begin("placebo")});
  const progress = begin("permutation");
  const {treated} = core.carriers.group.overall;
  const isFew = treated > 0 && treated < fewTreatedClusters.value;
  const permutation = isFew
    ? permutationTest(study.panel, specification, {
        draws: permutationDraws,
        seed: settings.seed,
        fewest,
        progress
      })
    : undefined;
  begin("power");
  report({
    kind: "doubt",
    doubt: {sensitivity: step.value, placebo, permutation: permutation ?? null, power: assessPower(study)}
  });
}

function createAnalysis(
  {world}: EffectData,
  settings: EffectSettings,
  {study, core, fewest, progress}: {study: Study; core: Core; fewest: number; progress: Progress}
): EffectAnalysis {
  const {effects} = core;
  const {specification} = effects;
  const nameOf = (group: number) =>
    [...new Set(study.units.flatMap((u) => (u.start === group && u.pulje !== null ? [u.pulje] : [])))].join(
      " + "
    );
  const truthOf = (group: number, time: number) => {
    if (settings.measure !== "total") return null;
    if (time < group) return world.truth.length > 0 ? 0 : null;
    const found = world.truth.find(
      (t) => t.pulje === nameOf(group) && t.level === settings.level && t.year === time
    );
    return found?.att ?? null;
  };
  const base = -1 - specification.anticipation;
  const leads = eventCovariance(core);
  const before = leads.eventTimes.flatMap((e, i) => (e < base ? [i] : []));
  const k = leads.eventTimes.length;
  return {
    settings,
    specification,
    sample: createSample(study, core, nameOf),
    headline: createHeadline(core, study),
    eventStudy: createEventStudy(core, {seed: settings.seed, nameOf, truthOf}),
    aggregates: core.jackknife?.aggregates ?? withoutIntervals(core),
    cells: createCells(core, nameOf, truthOf),
    trends: createTrends(study, fewest),
    estimators: compareEstimators(study.panel, core, {fewest, breaks: specification.breaks, progress}),
    twoWay: decomposeTwoWay(study.panel, {breaks: specification.breaks, fewest}),
    leads:
      reportLeads(
        {
          eventTimes: before.map((i) => leads.eventTimes[i]!),
          beta: Float64Array.from(before, (i) => leads.beta[i]!),
          sigma: Float64Array.from(before.flatMap((r) => before.map((c) => leads.sigma[r * k + c]!)))
        },
        {seed: settings.seed, base, clusters: 1 + leadFreedom(core, base)}
      ) ?? null,
    leaveOneOut: leaveOneOut(core, fewest),
    detectable: detectableBy(core)
  };
}

function leaveOneOut({effects, jackknife}: Core, fewest: number): EffectAnalysis["leaveOneOut"] {
  const {panel} = effects.prepared;
  const cells = [...treatedByCell(effects).values()];
  return (jackknife?.replicates ?? []).map(({group}, c) => {
    const isSmall = cells.some(
      (units) =>
        units.some((u) => panel.cluster[u] === c) &&
        units.filter((u) => panel.cluster[u] !== c).length < fewest
    );
    const {att} = group.overall;
    return {cluster: panel.clusters[c] ?? "", att: isSmall || Number.isNaN(att) ? null : att};
  });
}

/** (t(0.975) + t(0.8)) × se of the headline (Bloom 1995). */
function detectableBy({jackknife, carriers}: Core): number | null {
  const se = jackknife?.aggregates.group.overall.se ?? null;
  const df = degreesOfFreedom(carriers.group.overall);
  return se === null ? null : (tQuantile(0.975, df) + tQuantile(0.8, df)) * se;
}

/** The fewest degrees of freedom of any lead. */
function leadFreedom({carriers}: Core, base: number): number {
  const leads = carriers.dynamic.byEventTime.filter(
    ({eventTime, treated}) => eventTime < base && treated > 0
  );
  return Math.max(1, Math.min(...leads.map(degreesOfFreedom)));
}

function withoutIntervals({aggregates}: Core): EffectAnalysis["aggregates"] {
  return mapAggregates(aggregates, ({att}) => ({att, se: null, low: null, high: null}));
}

function createSample(study: Study, core: Core, nameOf: (group: number) => string): Sample {
  const {panel, alwaysTreated, groups} = core.effects.prepared;
  const treated = (unit: number) => panel.start[unit] !== Infinity;
  const units = panel.units.map((_, unit) => unit);
  const starts = [...new Set(study.units.flatMap((u) => (u.pulje === null ? [] : [u.start])))].sort(
    (a, b) => a - b
  );
  const last = study.years.at(-1) ?? -Infinity;
  const reasonOfStart = (start: number) => {
    if (start > last) return "starts-later";
    if (groups.includes(start)) return commonReason(core, (group) => group === start);
    // without anyone who never takes part, the last pulje only compares
    return start >= Math.max(...starts) ? "no-comparison" : "no-base-period";
  };
  return {
    units: units.length,
    treatedUnits: units.filter(treated).length,
    comparisonUnits: units.filter((unit) => !treated(unit)).length,
    chosen: countChosen(study, core),
    clusters: panel.clusters.length,
    treatedClusters: new Set(units.filter(treated).map((unit) => panel.cluster[unit])).size,
    years: study.years,
    breaks: study.breaks,
    leftOut: {...study.leftOut, alwaysTreated},
    puljer: starts.map((start) => ({
      id: nameOf(start),
      start,
      units: study.units.filter((unit) => unit.start === start).length,
      reason: reasonOfStart(start)
    }))
  };
}

/** By the rule of `preparePanel`: a start after the last year is never, one in the first year or before is left out. */
function countChosen({panel: {periods}, units, years}: Study, {effects}: Core): Sample["chosen"] {
  const {anticipation} = effects.specification;
  const first = (periods[0] ?? years[0] ?? Infinity) + anticipation;
  const last = (periods.at(-1) ?? years.at(-1) ?? -Infinity) + anticipation;
  return {
    treated: units.filter(({start}) => start > first && start <= last).length,
    comparison: units.filter(({start}) => start > last).length
  };
}

function createCells(
  core: Core,
  nameOf: (group: number) => string,
  truthOf: (group: number, time: number) => number | null
): CellView[] {
  return core.effects.cells.map((cell) => {
    const {low, high} = intervalOf(core.jackknife ? cell : {att: cell.att, se: null}, {
      treated: cell.treatedClusters,
      comparison: cell.comparisonClusters
    });
    return {
      pulje: nameOf(cell.group),
      group: cell.group,
      time: cell.time,
      base: Number.isNaN(cell.base) ? null : cell.base,
      att: cell.att,
      low,
      high,
      treated: cell.treated,
      comparison: cell.comparison,
      treatedMunicipalities: cell.treatedClusters,
      comparisonMunicipalities: cell.comparisonClusters,
      reason: core.small.has(cellKey(cell)) ? "small-cohort" : (cell.reason ?? null),
      truth: truthOf(cell.group, cell.time)
    };
  });
}
