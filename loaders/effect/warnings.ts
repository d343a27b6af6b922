import type {GroupTimeEffects} from "../../src/statistics/effect/group-time.ts";
import type {Jackknife} from "../../src/statistics/effect/jackknife.ts";
import type {ImputationEstimate} from "../../src/statistics/regression/imputation.ts";
import {cellWarnings, jackknifeWarnings, sizeWarnings} from "./estimate-warnings.ts";
import {count} from "./plural.ts";
import type {AnalystPanel} from "./read-panel.ts";
import type {EffectRequest} from "./request.ts";

/** Below this the standard errors of influence functions are too small (docs/effect-command.md). */
const fewTreatedClusters = 10;

/** Everything the warnings look at. */
export interface Estimated {
  given: AnalystPanel;
  request: EffectRequest;
  effects: GroupTimeEffects;
  /** Undefined when not asked for or with fewer than two clusters. */
  jackknife: Jackknife | undefined;
  /** Undefined where the weights differ too much for it. */
  imputation: ImputationEstimate | undefined;
}

/** What the analyst should know about the numbers, one English sentence each, in the order of the work. */
export function listWarnings(estimated: Estimated): string[] {
  return [
    ...requestWarnings(estimated),
    ...panelWarnings(estimated),
    ...clusterWarnings(estimated),
    ...cellWarnings(estimated),
    ...sizeWarnings(estimated),
    ...jackknifeWarnings(estimated)
  ];
}

function requestWarnings({given, request}: Estimated): string[] {
  const {periods} = given.panel;
  const {breaks, allowBreaks} = request;
  const outside = breaks.filter((first) => first <= periods[0]! || first > periods.at(-1)!);
  const isBroken = outside.length < breaks.length;
  return [
    allowBreaks && breaks.length === 0 && "--allow-breaks has no effect without --breaks.",
    outside.length > 0 &&
      `--breaks ${outside.join(", ")}: no period of the panel lies before it, or none after; without effect.`,
    allowBreaks && isBroken && "Effects compare periods on both sides of a series break (--allow-breaks).",
    !allowBreaks && isBroken && "The imputation estimate uses all periods, on both sides of a series break.",
    request.columns.covariates.length > 0 && "The imputation estimate does not use the covariates."
  ].filter((line) => line !== false);
}

function panelWarnings({given, request, effects}: Estimated): string[] {
  const {panel, unitsRead} = given;
  const {prepared} = effects;
  const used = prepared.panel;
  const last = panel.periods.at(-1)!;
  const without = unitsRead - panel.units.length;
  const late = panel.start.filter((s) => s !== Infinity && s > last + request.anticipation).length;
  const missing = gapsOf(panel.periods);
  const absent = used.outcome.filter((y) => Number.isNaN(y)).length;
  return [
    without > 0 && `${count(without, "unit")} without a single outcome left out.`,
    prepared.alwaysTreated > 0 &&
      `${count(prepared.alwaysTreated, "unit")} treated from the first period on (anticipation included) left out: always treated.`,
    late > 0 && `${count(late, "unit")} with a start after the last period ${last} used as never treated.`,
    panel.periods[0]! <= 0 && "The panel has periods of 0 or less: a start of 0 is read as never treated.",
    missing.length > 0 &&
      `Nobody has an outcome in ${missing.join(", ")}, between the first and last period.`,
    prepared.droppedPeriods.length > 0 &&
      `${count(prepared.droppedPeriods.length, "period")} dropped (${prepared.droppedPeriods.join(", ")}): no unit is never treated, and in them none is untreated.`,
    absent > 0 &&
      `${absent} of ${used.outcome.length} unit-periods have no outcome: every comparison uses the units with outcomes in both its periods.`,
    hasChangingWeights(effects) &&
      "The weights change over time: the earlier of the two periods compared is used, as the R package did does; weights from before the start are better."
  ].filter((line) => line !== false);
}

function clusterWarnings({request, effects}: Estimated): string[] {
  const {panel, groups} = effects.prepared;
  if (panel.clusters.length < 2) return ["There is one cluster only: the uncertainty cannot be estimated."];
  const treated = new Set(panel.cluster.filter((_, unit) => groups.includes(panel.start[unit]!))).size;
  if (treated === 0 || treated >= fewTreatedClusters) return [];
  const remedy = request.jackknife ? "use the intervals of the jackknife" : "use --jackknife for intervals";
  return [
    `Only ${count(treated, "treated cluster")}: standard errors are too small; ${remedy}, and a permutation p-value, which the page Effekt shows.`
  ];
}

function gapsOf(periods: readonly number[]): string[] {
  return periods.flatMap((period, index) => {
    const next = periods[index + 1];
    if (next === undefined || next === period + 1) return [];
    return [next === period + 2 ? `${period + 1}` : `${period + 1}–${next - 1}`];
  });
}

function hasChangingWeights({prepared}: GroupTimeEffects): boolean {
  const {weight, periods} = prepared.panel;
  return weight.some((w, cell) => w !== weight[cell - (cell % periods.length)]);
}
