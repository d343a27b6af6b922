import {concentrationIndex} from "./curve.js";
import {none, type Measured} from "./distribution.js";
import type {NeedObservation} from "./need.js";
import {needGap, progressivity} from "./progressivity.js";
import {kendall, spearman} from "./rank-correlation.js";
import {needCorrelation, needElasticity, needLine} from "./regression-line.js";

/** Concentration index of the need itself: bullied pupils per head, summed from the unit with least need. */
export function needConcentration(observations: readonly NeedObservation[]): Measured {
  const index = concentrationIndex(
    observations.map((one) => ({
      ...one,
      value: one.weight > 0 ? (one.pupils * one.need) / one.weight : 0
    }))
  );
  return index.ok || index.reason !== "zeroMean" ? index : none("equalNeed");
}

/**
 * Concentration of kroner − concentration of need, as Kakwani's index of progressivity: 0 = in proportion to need, below
 * 0 = less than in proportion. Source: N. Kakwani (1977), Econ. J. 87, 71–80.
 */
export function kakwani(observations: readonly NeedObservation[]): Measured {
  const [kroner, need] = [concentrationIndex(observations), needConcentration(observations)];
  if (!kroner.ok) return kroner;
  return need.ok ? {ok: true, value: kroner.value - need.value} : need;
}

/** Measures of whether kroner per head go with need, in the order they are shown. None says what causes what. */
export const verticalMeasures = {
  progressivityRatio: (units: readonly NeedObservation[]) => fieldOf(progressivity(units), "ratio"),
  progressivityDifference: (units: readonly NeedObservation[]) => fieldOf(progressivity(units), "difference"),
  needGap,
  slope: (units: readonly NeedObservation[]) => fieldOf(needLine(units), "slope"),
  elasticity: needElasticity,
  correlation: (units: readonly NeedObservation[]) => needCorrelation(units),
  spearman,
  kendall,
  concentrationIndex,
  needConcentration,
  kakwani
} as const;

export type VerticalMeasure = keyof typeof verticalMeasures;

/** Every measure of kroner against need: its value or why it has none. */
export function measureVerticalEquity(units: readonly NeedObservation[]): Record<VerticalMeasure, Measured> {
  return Object.fromEntries(
    Object.entries(verticalMeasures).map(([name, valueOf]) => [name, valueOf(units)])
  ) as Record<VerticalMeasure, Measured>;
}

function fieldOf<K extends string>(
  result: ({ok: true} & Record<K, number>) | Extract<Measured, {ok: false}>,
  field: K
): Measured {
  return result.ok ? {ok: true, value: result[field]} : result;
}
