import {estimateCore} from "../../../src/statistics/analysis/core.ts";
import {compareEstimators} from "../../../src/statistics/analysis/estimators.ts";
import type {EstimatorId} from "../../../src/statistics/analysis/result.ts";
import type {Panel} from "../../../src/statistics/effect/panel.ts";
import type {EffectSpecification} from "../../../src/statistics/effect/specification.ts";

/** What an estimate should have been, percentage points; null where the estimator gives none. */
export interface Truth {
  of: (estimator: EstimatorId) => number | null;
  /** Of a point of the event study of the headline. */
  at: (eventTime: number) => number | null;
}

/**
 * The truth of every estimate of a panel: the effects that were built in, averaged with the very weights of the estimate.
 * The estimators are linear in the outcomes, so each is applied to the same panel (same absent cells, same weights) with
 * the effect of the treated cells as outcome and 0 elsewhere. The two-way number has weights of its own, some below 0:
 * its truth is what it is taken for, the weighted mean over all treated cells with an outcome.
 */
export function createTruth(
  panel: Panel,
  effect: (unit: string, year: number) => number,
  {specification, fewest}: {specification: EffectSpecification; fewest: number}
): Truth {
  const built = {...panel, outcome: effectsOf(panel, effect)};
  const core = estimateCore(built, specification, {fewest});
  const rows = compareEstimators(built, core, {fewest, breaks: specification.breaks});
  const earlier = estimateCore(built, {...specification, anticipation: 2}, {fewest});
  const truths = new Map<EstimatorId, number | null>([
    ...rows.map(({id, att}) => [id, att] as const),
    ["g-3", earlier.aggregates.group.overall.att],
    ["twoWay", meanOfTreated(built)]
  ]);
  const {byEventTime} = core.aggregates.dynamic;
  return {
    of: (estimator) => truths.get(estimator) ?? null,
    at: (eventTime) => byEventTime.find((point) => point.eventTime === eventTime)?.att ?? null
  };
}

function effectsOf(panel: Panel, effect: (unit: string, year: number) => number): Float64Array {
  const width = panel.periods.length;
  return panel.outcome.map((y, cell) => {
    if (Number.isNaN(y)) return NaN;
    const unit = Math.floor(cell / width);
    const period = panel.periods[cell % width]!;
    return period >= panel.start[unit]! ? effect(panel.units[unit]!, period) : 0;
  });
}

function meanOfTreated({outcome, weight, start, periods}: Panel): number | null {
  let [sum, total] = [0, 0];
  outcome.forEach((y, cell) => {
    const unit = Math.floor(cell / periods.length);
    if (Number.isNaN(y) || periods[cell % periods.length]! < start[unit]!) return;
    sum += weight[cell]! * y;
    total += weight[cell]!;
  });
  return total > 0 ? sum / total : null;
}
