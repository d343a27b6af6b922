import type {Panel} from "../effect/panel.js";
import {absorbedRegression} from "./absorbed.js";
import type {RegressionEstimate, RegressionReason} from "./estimate.js";
import {eventColumns} from "./event-columns.js";
import {averageEffect, fitFirstStage, type FirstStage, type TreatedCell} from "./first-stage.js";

/** A mean of imputed effects, and what it rests on. */
export interface ImputationEstimate extends RegressionEstimate {
  /** Treated outcomes averaged, and those that belong here but could not be imputed. */
  cells: number;
  notImputable: number;
  /** Units and clusters of the averaged cells. */
  units: number;
  clusters: number;
  /** Share of the weight in cohorts and event times of one cluster only: its variation is not in `se`. */
  loneShare: number;
}

/** Effects on the treated by imputation. Lists ascend; a lead is a pre-trend coefficient, its reference not listed. */
export interface ImputationResult {
  overall: ImputationEstimate;
  byEventTime: (ImputationEstimate & {eventTime: number})[];
  byGroup: (ImputationEstimate & {group: number})[];
  byGroupTime: (ImputationEstimate & {group: number; time: number})[];
  leads: (RegressionEstimate & {eventTime: number})[];
  untreatedCells: number;
  imputedCells: number;
  /** Treated outcomes that could not be imputed, by reason. */
  dropped: {reason: RegressionReason; cells: number; units: number}[];
}

/**
 * Imputation estimator of Borusyak, Jaravel & Spiess (2024): unit and period effects by weighted least squares on the
 * cells with t < start − anticipation; effect of a treated cell = outcome − fitted; then weighted means, overall and by
 * cohort over t ≥ start, by event time (from −anticipation on) and by cohort and period. Unit: that of the outcome.
 * Standard errors are the conservative ones of the paper, clustered by the panel's clusters: treated cells are centred on
 * the v²-weighted mean effect of their cohort and event time. Absent cells are allowed. Weights of treated periods
 * enter the means: give weights fixed before the start where the treatment may change them.
 * Leads: coefficients of event-time dummies among untreated cells against the last untreated event time
 * (−1 − anticipation), with unit and period effects, clustered with small-sample factor.
 * Not estimable is null with a reason: `no-treated`, `not-imputable`, and for `se` `one-cluster` when every cohort and
 * event time averaged has one cluster. Throws RangeError unless anticipation is a whole number from 0.
 */
export function imputationEffect(
  panel: Panel,
  {anticipation = 0}: {anticipation?: number} = {}
): ImputationResult {
  if (!Number.isInteger(anticipation) || anticipation < 0) {
    throw new RangeError(`not a number of periods: ${anticipation}: give 0, 1, …`);
  }
  const stage = fitFirstStage(panel, anticipation);
  const {parts, centres} = listParts(stage);
  const after = parts.filter(({eventTime}) => eventTime >= 0);
  const estimate = (some: readonly Part[]) => averageOf(stage, {parts: some, centres});
  return {
    overall: estimate(after),
    byEventTime: [...new Set(parts.map((part) => part.eventTime))]
      .sort((a, b) => a - b)
      .map((eventTime) => ({eventTime, ...estimate(parts.filter((part) => part.eventTime === eventTime))})),
    byGroup: [...new Set(after.map((part) => part.group))].map((group) => ({
      group,
      ...estimate(after.filter((part) => part.group === group))
    })),
    byGroupTime: after.map((part) => ({group: part.group, time: part.time, ...estimate([part])})),
    leads: leadCoefficients(stage, -1 - anticipation),
    untreatedCells: stage.untreated.cells,
    imputedCells: stage.treated.filter(({reason}) => !reason).length,
    dropped: countDropped(stage.treated)
  };
}

/** The treated cells of a cohort in a period. */
interface Part {
  group: number;
  time: number;
  eventTime: number;
  cells: number[];
  notImputable: number;
}

/** Cohorts and periods, ascending, and for each imputed cell the v²-weighted mean effect of its part. */
function listParts({panel, effect, treated}: FirstStage): {parts: Part[]; centres: Float64Array} {
  const found = new Map<string, Part>();
  for (const {cell, group, time, eventTime, reason} of treated) {
    const key = `${group} ${time}`;
    const part = found.get(key) ?? {group, time, eventTime, cells: [], notImputable: 0};
    found.set(key, part);
    if (reason) part.notImputable++;
    else part.cells.push(cell);
  }
  const parts = [...found.values()].sort((a, b) => a.group - b.group || a.time - b.time);
  const centres = new Float64Array(effect.length);
  for (const {cells} of parts) {
    let [squares, sum] = [0, 0];
    for (const cell of cells) {
      squares += panel.weight[cell]! ** 2;
      sum += panel.weight[cell]! ** 2 * effect[cell]!;
    }
    for (const cell of cells) centres[cell] = sum / squares;
  }
  return {parts, centres};
}

function averageOf(
  stage: FirstStage,
  {parts, centres}: {parts: readonly Part[]; centres: Float64Array}
): ImputationEstimate {
  const {weight, cluster, periods} = stage.panel;
  const width = periods.length;
  const cells = parts.flatMap((part) => part.cells);
  const notImputable = parts.reduce((sum, part) => sum + part.notImputable, 0);
  const units = new Set<number>();
  const clusters = new Set<number>();
  let lone = 0;
  let total = 0;
  for (const part of parts) {
    const own = new Set<number>();
    let sum = 0;
    for (const cell of part.cells) {
      const unit = Math.floor(cell / width);
      units.add(unit);
      own.add(cluster[unit]!);
      sum += weight[cell]!;
    }
    for (const c of own) clusters.add(c);
    if (own.size === 1) lone += sum;
    total += sum;
  }
  const counts = {cells: cells.length, notImputable, units: units.size, clusters: clusters.size};
  if (cells.length === 0) {
    return {
      att: null,
      se: null,
      reason: notImputable > 0 ? "not-imputable" : "no-treated",
      ...counts,
      loneShare: 0
    };
  }
  const {att, se} = averageEffect(stage, cells, centres);
  if (lone === total) return {att, se: null, reason: "one-cluster", ...counts, loneShare: 1};
  return {att, se, ...counts, loneShare: lone / total};
}

function leadCoefficients({panel, untreated}: FirstStage, reference: number): ImputationResult["leads"] {
  const columns = eventColumns(panel, {include: untreated.isUsed, reference});
  const {estimates} = absorbedRegression(panel, {twoWay: untreated, columns, smallSample: true});
  return columns
    .map(({eventTime}, c) => ({eventTime, ...estimates[c]!}))
    .sort((a, b) => a.eventTime - b.eventTime);
}

function countDropped(treated: readonly TreatedCell[]): ImputationResult["dropped"] {
  const counts = new Map<RegressionReason, {cells: number; units: Set<number>}>();
  for (const {reason, unit} of treated) {
    if (!reason) continue;
    const count = counts.get(reason) ?? {cells: 0, units: new Set()};
    counts.set(reason, count);
    count.cells++;
    count.units.add(unit);
  }
  return [...counts].map(([reason, {cells, units}]) => ({reason, cells, units: units.size}));
}
