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
  const after = stage.treated.filter(({eventTime}) => eventTime >= 0);
  const estimate = (cells: readonly TreatedCell[]) => averageOf(stage, cells);
  return {
    overall: estimate(after),
    byEventTime: partition(stage.treated, ({eventTime}) => eventTime).map((cells) => ({
      eventTime: cells[0]!.eventTime,
      ...estimate(cells)
    })),
    byGroup: partition(after, ({group}) => group).map((cells) => ({
      group: cells[0]!.group,
      ...estimate(cells)
    })),
    byGroupTime: partition(after, ({group}) => group).flatMap((cohort) =>
      partition(cohort, ({time}) => time).map((cells) => ({
        group: cells[0]!.group,
        time: cells[0]!.time,
        ...estimate(cells)
      }))
    ),
    leads: leadCoefficients(stage, -1 - anticipation),
    untreatedCells: stage.untreated.cells,
    imputedCells: stage.treated.filter(({reason}) => !reason).length,
    dropped: countDropped(stage.treated)
  };
}

function averageOf(stage: FirstStage, all: readonly TreatedCell[]): ImputationEstimate {
  const {panel, effect} = stage;
  const cells = all.filter(({reason}) => !reason);
  const counts = {
    cells: cells.length,
    notImputable: all.length - cells.length,
    units: new Set(cells.map(({unit}) => unit)).size,
    clusters: new Set(cells.map(({unit}) => panel.cluster[unit]!)).size,
    loneShare: 0
  };
  if (cells.length === 0)
    return {att: null, se: null, reason: all.length > 0 ? "not-imputable" : "no-treated", ...counts};
  const centres = new Map<number, number>();
  let lone = 0;
  let total = 0;
  for (const part of partition(cells, ({group}) => group).flatMap((c) => partition(c, ({time}) => time))) {
    let [sum, squares, effects] = [0, 0, 0];
    for (const {cell} of part) {
      const w = panel.weight[cell]!;
      sum += w;
      squares += w * w;
      effects += w * w * effect[cell]!;
    }
    for (const {cell} of part) centres.set(cell, effects / squares);
    const first = panel.cluster[part[0]!.unit]!;
    if (part.every(({unit}) => panel.cluster[unit] === first)) lone += sum;
    total += sum;
  }
  const {att, se} = averageEffect(
    stage,
    cells.map(({cell}) => cell),
    () => (cell) => centres.get(cell)!
  );
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

/** The cells by a number of theirs, ascending. */
function partition(cells: readonly TreatedCell[], key: (cell: TreatedCell) => number): TreatedCell[][] {
  const parts = new Map<number, TreatedCell[]>();
  for (const cell of cells) {
    const part = parts.get(key(cell));
    if (part) part.push(cell);
    else parts.set(key(cell), [cell]);
  }
  return [...parts].sort(([a], [b]) => a - b).map(([, part]) => part);
}
