import {
  measure,
  ratio,
  type Distribution,
  type FairnessReason,
  type Measured,
  type Observation
} from "./distribution.js";
import {percentile} from "./percentile.js";

/** The weighted median: P50 by heads. Kroner per head. */
export function median(observations: readonly Observation[]): Measured {
  return measure(observations, (all) => percentile(all, 0.5));
}

/**
 * McLoone index: kroner of the heads at or below the median / what they would have at the median. 1 = the lower half is at
 * the median; unitless, 0–1. Source: R. Berne, L. Stiefel (1984), The Measurement of Equity in School Finance.
 */
export function mcLoone(observations: readonly Observation[]): Measured {
  return measure(observations, (all) => againstMedian(all, (value, middle) => value <= middle));
}

/**
 * Verstegen index: kroner of the heads at or above the median / what they would have at the median. 1 = the upper half is
 * at the median; unitless, ≥ 1. Source: D. A. Verstegen (1996), Educ. Considerations 24, 33–41.
 */
export function verstegen(observations: readonly Observation[]): Measured {
  return measure(observations, (all) => againstMedian(all, (value, middle) => value >= middle));
}

function againstMedian(
  all: Distribution,
  isIn: (value: number, middle: number) => boolean
): number | FairnessReason {
  const middle = percentile(all, 0.5);
  const half = all.units.filter(({value}) => isIn(value, middle));
  const kroner = half.reduce((sum, {value, weight}) => sum + value * weight, 0);
  return ratio(kroner, middle * half.reduce((sum, {weight}) => sum + weight, 0));
}
