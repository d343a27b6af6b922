import {basename} from "node:path";
import {aggregateEffects, eventTimeInfluence, mapAggregates} from "../../src/statistics/effect/aggregate.ts";
import {
  estimateGroupTimeEffects,
  smallestStandardError,
  type GroupTimeEffect,
  type GroupTimeEffects
} from "../../src/statistics/effect/group-time.ts";
import {jackknife, type Jackknife} from "../../src/statistics/effect/jackknife.ts";
import {reasonText} from "../../src/statistics/effect/specification.ts";
import {regressionReasonText} from "../../src/statistics/regression/estimate.ts";
import {imputationEffect, type ImputationEstimate} from "../../src/statistics/regression/imputation.ts";
import {covarianceOfInfluence, supTCritical} from "../../src/statistics/sensitivity/sup-t.ts";
import {UserError} from "../errors.ts";
import type {AnalystPanel} from "./read-panel.ts";
import type {EffectReport, PrintedCell} from "./report.ts";
import {specificationOf, type EffectRequest} from "./request.ts";
import {listWarnings} from "./warnings.ts";

const defaultSeed = 1;

/** Least squares on unit and period effects solves to about 12 digits. */
const smallestWeightRatio = 1e-12;

/** Without covariates a deletion is cheap; with them every cluster costs a fit of all units. */
const mostJackknifeClusters = 5000;

/**
 * Runs the product's estimators on an analyst's panel: group-time effects, their summaries, the jackknife when asked
 * for, and imputation with the same anticipation. Estimates are in the unit of the outcome.
 * Throws a UserError when no unit is left to compare, or when the jackknife would have too many clusters.
 */
export function estimateEffects(given: AnalystPanel, request: EffectRequest): EffectReport {
  if (request.jackknife) refuseManyClusters(given.panel.clusters.length, request.panel);
  const effects = estimateGroupTimeEffects(given.panel, specificationOf(request));
  const {units, clusters} = effects.prepared.panel;
  if (units.length === 0) {
    throw new UserError(
      `${request.panel}: every unit is treated from the first period on, so nothing can be compared: add periods before the start, or units that are never treated`
    );
  }
  const {balance} = request;
  const aggregates = aggregateEffects(effects, {balance});
  const deleted = request.jackknife ? jackknife(effects, aggregates, {balance}) : undefined;
  const imputation = areComparable(given.panel.weight)
    ? imputationEffect(given.panel, {anticipation: request.anticipation}).overall
    : undefined;
  return {
    spec: {...request, panel: basename(request.panel)},
    units: units.length,
    clusters: clusters.length,
    attGt: effects.cells.map(printCell),
    aggregate: mapAggregates(aggregates, ({att, se}) => ({att: finite(att), se: finite(se)})),
    band: bandOf(effects, request),
    ...(request.jackknife ? {jackknife: printJackknife(deleted)} : {}),
    imputation: printImputation(imputation),
    warnings: listWarnings({given, request, effects, jackknife: deleted, imputation})
  };
}

/** The critical value from seeded Gaussian draws with the covariance of the event-time effects. */
function bandOf(
  effects: GroupTimeEffects,
  {balance, seed = defaultSeed}: EffectRequest
): EffectReport["band"] {
  const {panel} = effects.prepared;
  if (panel.clusters.length < 2) return null;
  const influence = eventTimeInfluence(effects, {balance});
  const k = influence.length;
  if (k === 0) return null;
  const psi = new Float64Array(panel.units.length * k);
  influence.forEach((values, c) => values.forEach((value, unit) => (psi[unit * k + c] = value)));
  const critical = supTCritical(covarianceOfInfluence(psi, k, panel.cluster), k, {level: 0.95, seed});
  return critical === undefined ? null : {level: 0.95, critical, seed};
}

function refuseManyClusters(clusters: number, file: string): void {
  if (clusters <= mostJackknifeClusters) return;
  throw new UserError(
    `${file}: --jackknife with ${clusters} clusters, more than ${mostJackknifeClusters}: name what was treated together with --cluster, or leave --jackknife out, since so many clusters do not need it`
  );
}

function printCell({group, time, att, se, treated, comparison, reason}: GroupTimeEffect): PrintedCell {
  const printed = {group, time, att: finite(att), se: finite(se), treated, comparison};
  if (printed.att !== null) return printed;
  return {...printed, reason: reasonText[reason ?? "no-weight"]};
}

function printJackknife(result: Jackknife | undefined): NonNullable<EffectReport["jackknife"]> | null {
  if (!result) return null;
  const {clusters, degreesOfFreedom, aggregates} = result;
  return {
    clusters,
    degreesOfFreedom,
    ...mapAggregates(aggregates, ({att, se, low, high}) => ({
      att: finite(att),
      se: finite(se),
      low: finite(low),
      high: finite(high)
    }))
  };
}

/** Whether positive weights differ by so little that least squares over all of them keeps its digits. */
function areComparable(weights: Float64Array): boolean {
  let [least, most] = [Infinity, 0];
  for (const w of weights) {
    if (w > 0 && w < least) least = w;
    if (w > most) most = w;
  }
  return least >= smallestWeightRatio * most;
}

function printImputation(estimate: ImputationEstimate | undefined): EffectReport["imputation"] {
  if (!estimate) return {att: null, se: null, reason: "the weights differ by more than 12 digits"};
  const {att, se, reason} = estimate;
  if (reason) return {att: finite(att), se: finite(se), reason: regressionReasonText[reason]};
  if (se !== null && se > smallestStandardError) return {att: finite(att), se: finite(se)};
  return {att: finite(att), se: null, reason: "the standard error is no more than rounding"};
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
