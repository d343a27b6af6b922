import {describeDistribution, none, type FairnessReason, type Measured} from "./distribution.js";
import {weightedMean, withHeads, type NeedObservation} from "./need.js";
import {percentile} from "./percentile.js";

/**
 * Mean kroner per head where bullied pupils are, and where the others are: units weigh by the pupils bullied and by those
 * not bullied. `ratio` 1 = bullied pupils are in networks with as much per head as the others; `difference` in kroner per
 * head. Source: Urban Institute (2017), Do Poor Kids Get Their Fair Share of School Funding?, with bullied for poor.
 */
export function progressivity(
  observations: readonly NeedObservation[]
):
  | {ok: true; bullied: number; others: number; ratio: number; difference: number}
  | {ok: false; reason: FairnessReason} {
  const all = describeDistribution(observations);
  if (!all.ok) return all;
  const units = withHeads(observations);
  const bullied = weightedMean(
    units,
    ({pupils, need}) => pupils * need,
    ({value}) => value
  );
  const others = weightedMean(
    units,
    ({pupils, need}) => pupils * (1 - need),
    ({value}) => value
  );
  // Nobody bullied, everybody bullied or no pupils: one of the means has no weight.
  if (!Number.isFinite(bullied) || !Number.isFinite(others)) return none("equalNeed");
  if (others === 0) return none("zeroDenominator");
  return {ok: true, bullied, others, ratio: bullied / others, difference: bullied - others};
}

/**
 * Gap between the quarters of heads with most and least need: kroner per head of the units at or above the third quartile
 * of need / of those at or below the first, less 1. 0 = no gap; 0.449 = 44.9 % more. Whole units: a quartile that falls
 * inside a unit takes the whole of it.
 */
export function needGap(observations: readonly NeedObservation[]): Measured {
  const all = describeDistribution(observations);
  if (!all.ok) return all;
  const units = withHeads(observations);
  const byNeed = describeDistribution(units.map((one) => ({...one, value: one.need})));
  if (!byNeed.ok) return byNeed.reason === "zeroMean" ? none("equalNeed") : byNeed;
  const [first, third] = [percentile(byNeed, 0.25), percentile(byNeed, 0.75)];
  if (first === third) return none("equalNeed");
  const meanWhere = (isIn: (need: number) => boolean) =>
    weightedMean(
      units.filter(({need}) => isIn(need)),
      ({weight}) => weight,
      ({value}) => value
    );
  const [top, bottom] = [meanWhere((need) => need >= third), meanWhere((need) => need <= first)];
  return bottom === 0 ? none("zeroDenominator") : {ok: true, value: top / bottom - 1};
}
