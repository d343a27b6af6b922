import type {EstimatorId} from "../../src/statistics/analysis/result.ts";
import {splitAtBreaks} from "../../src/statistics/analysis/series.ts";
import {hideSmallCohorts} from "../../src/statistics/analysis/small-cohorts.ts";
import {aggregateEffects} from "../../src/statistics/effect/aggregate.ts";
import {estimateGroupTimeEffects} from "../../src/statistics/effect/group-time.ts";
import type {Panel} from "../../src/statistics/effect/panel.ts";
import type {EffectSpecification} from "../../src/statistics/effect/specification.ts";
import {imputationEffect} from "../../src/statistics/regression/imputation.ts";

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
  const summaries = (anticipation: number) =>
    aggregateEffects(
      hideSmallCohorts(estimateGroupTimeEffects(built, {...specification, anticipation}), fewest).effects
    );
  const {byEventTime} = summaries(specification.anticipation).dynamic;
  const imputed = () =>
    imputationEffect(splitAtBreaks(built, specification.breaks), {anticipation: specification.anticipation});
  const truths: Readonly<Record<EstimatorId, () => number | null>> = {
    "g-1": () => summaries(0).group.overall.att,
    "g-2": () => summaries(1).group.overall.att,
    "g-3": () => summaries(2).group.overall.att,
    imputation: () => imputed().overall.att,
    twoWay: () => meanOfTreated(built)
  };
  return {
    of: (estimator) => truths[estimator](),
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
