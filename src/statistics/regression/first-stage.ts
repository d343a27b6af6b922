import type {Panel} from "../effect/panel.js";
import type {RegressionReason} from "./estimate.js";
import {createTwoWay, type TwoWay} from "./two-way.js";

/** Unit and period effects learnt from untreated cells, and what each cell differs from them. */
export interface FirstStage {
  readonly panel: Panel;
  readonly untreated: TwoWay;
  /** y − α_i − λ_t: the effect of a treated cell, the residual of an untreated one; NaN where not imputable or absent. */
  readonly effect: Float64Array;
  /** Σ w·residual of the untreated cells of a cluster in a period, clusters × periods. */
  readonly scores: Float64Array;
  /** Treated cells with an outcome and a weight (from the start less anticipation on), imputable or not. */
  readonly treated: readonly TreatedCell[];
}

/** A treated outcome; `reason` when it cannot be imputed. */
export interface TreatedCell {
  readonly cell: number;
  readonly unit: number;
  readonly time: number;
  readonly group: number;
  readonly eventTime: number;
  readonly reason?: RegressionReason | undefined;
}

/**
 * Weighted least squares of the outcome on unit and period effects over the cells with t < start − anticipation (Borusyak,
 * Jaravel & Spiess 2024, Gardner 2022). A treated cell is imputable when its unit and its period both have untreated
 * cells and these hang together through other untreated cells.
 */
export function fitFirstStage(panel: Panel, anticipation: number): FirstStage {
  const {units, periods, start, outcome, weight} = panel;
  const width = periods.length;
  const include = new Uint8Array(outcome.length);
  start.forEach((first, i) =>
    periods.forEach((period, t) => (include[i * width + t] = period < first - anticipation ? 1 : 0))
  );
  const untreated = createTwoWay(panel, include);
  const {unit, period} = untreated.fit(outcome);
  const effect = new Float64Array(outcome.length).fill(NaN);
  const scores = new Float64Array(panel.clusters.length * width);
  const treated: TreatedCell[] = [];
  for (let i = 0; i < units.length; i++) {
    for (let t = 0; t < width; t++) {
      const cell = i * width + t;
      if (Number.isNaN(outcome[cell]!) || !(weight[cell]! > 0)) continue;
      const reason = include[cell] ? undefined : whyNot(untreated.unitSet[i]!, untreated.periodSet[t]!);
      if (reason === undefined) effect[cell] = outcome[cell]! - unit[i]! - period[t]!;
      if (include[cell]) {
        scores[panel.cluster[i]! * width + t]! += weight[cell]! * effect[cell]!;
        continue;
      }
      const [time, group] = [periods[t]!, start[i]!];
      treated.push({cell, unit: i, time, group, eventTime: time - group, reason});
    }
  }
  return {panel, untreated, effect, scores, treated};
}

function whyNot(unitSet: number, periodSet: number): RegressionReason | undefined {
  if (unitSet === -1) return "no-untreated-period";
  if (periodSet === -1) return "no-untreated-unit";
  return unitSet === periodSet ? undefined : "not-connected";
}

/**
 * The weighted mean of the effects of some cells, Σ w·effect / Σ w, and its standard error. As a linear form Σ v·y the
 * mean gives the averaged cells v = w/Σw and the untreated cells −w_it(γ_i + δ_t), where (γ, δ) solves the normal
 * equations of the untreated cells for the unit and period sums of v (v* of Borusyak, Jaravel & Spiess 2024, with w in
 * the least squares once). Variance: the sum over clusters of (Σ v·effect − centre)², where an averaged cell is
 * centred on `centres` (per cell of the panel; absent: on the mean itself) and an untreated cell on 0. No small-sample factor.
 * Cells must be imputable; throws RangeError for one that is not and for no cells at all.
 */
export function averageEffect(
  {panel, untreated, effect, scores}: FirstStage,
  cells: readonly number[],
  centres?: Float64Array
): {att: number; se: number} {
  const {weight, cluster, periods, units} = panel;
  const width = periods.length;
  const total = cells.reduce((sum, cell) => sum + weight[cell]!, 0);
  const unitSums = new Float64Array(units.length);
  const periodSums = new Float64Array(width);
  let att = 0;
  for (const cell of cells) {
    const v = weight[cell]! / total;
    unitSums[Math.floor(cell / width)]! += v;
    periodSums[cell % width]! += v;
    att += v * effect[cell]!;
  }
  if (Number.isNaN(att) || total === 0) throw new RangeError("an average over no or not imputable cells");
  const period = untreated.solvePeriods(unitSums, periodSums);
  const sums = new Float64Array(panel.clusters.length);
  for (const cell of cells) {
    sums[cluster[Math.floor(cell / width)]!]! +=
      (weight[cell]! / total) * (effect[cell]! - (centres?.[cell] ?? att));
  }
  // A unit's weighted residuals sum to 0 and a unit lies in one cluster, so γ falls out of the cluster sums.
  for (let c = 0; c < sums.length; c++) {
    for (let t = 0; t < width; t++) sums[c]! -= period[t]! * scores[c * width + t]!;
  }
  return {att, se: Math.sqrt(sums.reduce((sum, s) => sum + s * s, 0))};
}
