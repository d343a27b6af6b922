import {measure, meanOf, ratio, type Distribution, type Measured, type Observation} from "./distribution.js";
import {percentile} from "./percentile.js";

/** Standard deviation √(Σ w(x − μ)² / W), of all units and not of a sample. Kroner per head. */
export function standardDeviation(observations: readonly Observation[]): Measured {
  return measure(observations, deviationOf);
}

/** Coefficient of variation: standard deviation (of all units) / mean. 0 = equal; unitless. */
export function variationCoefficient(observations: readonly Observation[]): Measured {
  return measure(observations, (distribution) => deviationOf(distribution) / distribution.mean);
}

function deviationOf(distribution: Distribution): number {
  return Math.sqrt(meanOf(distribution, ({value}) => (value - distribution.mean) ** 2));
}

/** Range: largest − smallest, whatever the heads. Kroner per head. */
export function range(observations: readonly Observation[]): Measured {
  return measure(observations, ({units}) => units.at(-1)!.value - units[0]!.value);
}

/** Restricted range: P95 − P5 by heads. Kroner per head. */
export function restrictedRange(observations: readonly Observation[]): Measured {
  return measure(observations, (all) => percentile(all, 0.95) - percentile(all, 0.05));
}

/**
 * Federal range ratio: (P95 − P5) / P5 by heads. 0 = equal; unitless. Source: R. Berne, L. Stiefel (1984), The
 * Measurement of Equity in School Finance.
 */
export function federalRangeRatio(observations: readonly Observation[]): Measured {
  return measure(observations, (all) => {
    const low = percentile(all, 0.05);
    return ratio(percentile(all, 0.95) - low, low);
  });
}

/** Largest value / smallest value, whatever the heads. 1 = equal; unitless. */
export function largestToSmallest(observations: readonly Observation[]): Measured {
  return measure(observations, ({units}) => ratio(units.at(-1)!.value, units[0]!.value));
}

/** P90 / P10 by heads. 1 = equal; unitless. */
export function decileRatio(observations: readonly Observation[]): Measured {
  return measure(observations, (all) => ratio(percentile(all, 0.9), percentile(all, 0.1)));
}
