import {averageEffect, fitFirstStage} from "./first-stage.js";
import type {Panel} from "../effect/panel.js";
import type {RegressionEstimate} from "./estimate.js";

/** The static second stage and the one by event time, leads included. */
export interface TwoStageResult {
  overall: RegressionEstimate;
  byEventTime: (RegressionEstimate & {eventTime: number})[];
}

/**
 * Two-stage difference in differences (Gardner 2022): the outcome less unit and period effects of the untreated cells,
 * regressed on the treatment or on event-time dummies. With dummies the second stage is a weighted mean a dummy, hence
 * the estimates equal imputation; the standard error comes from the influence function of both stages, so treated cells
 * are centred on their mean over all cohorts. Leads are means of first-stage residuals. Kept to check imputation.
 * Treated cells that cannot be imputed are left out. No treated cell: `no-treated`, or `not-imputable`.
 */
export function twoStageEffect(
  panel: Panel,
  {anticipation = 0}: {anticipation?: number} = {}
): TwoStageResult {
  const stage = fitFirstStage(panel, anticipation);
  const width = panel.periods.length;
  const imputed = stage.treated.filter(({reason}) => !reason);
  const byEventTime = new Map<number, number[]>();
  stage.effect.forEach((effect, cell) => {
    const start = panel.start[Math.floor(cell / width)]!;
    if (Number.isNaN(effect) || start === Infinity) return;
    const eventTime = panel.periods[cell % width]! - start;
    const cells = byEventTime.get(eventTime);
    if (cells) cells.push(cell);
    else byEventTime.set(eventTime, [cell]);
  });
  const estimate = (cells: number[]) => averageEffect(stage, cells);
  const overall = imputed.filter(({eventTime}) => eventTime >= 0).map(({cell}) => cell);
  return {
    overall:
      overall.length > 0
        ? estimate(overall)
        : {att: null, se: null, reason: stage.treated.length > 0 ? "not-imputable" : "no-treated"},
    byEventTime: [...byEventTime]
      .map(([eventTime, cells]) => ({eventTime, ...estimate(cells)}))
      .sort((a, b) => a.eventTime - b.eventTime)
  };
}
