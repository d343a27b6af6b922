import {measure, meanOf, type Distribution, type Measured, type Observation} from "./distribution.js";

/**
 * Theil T = Σ w (x/μ) ln(x/μ) / W: weighs differences at the top. 0 = equal; unitless. A unit with value 0 adds 0.
 * Source: H. Theil (1967), Economics and Information Theory.
 */
export function theilT(observations: readonly Observation[]): Measured {
  return measure(observations, (distribution) =>
    meanOf(distribution, ({value}) => entropy(value / distribution.mean))
  );
}

/** Theil L, the mean logarithmic deviation = Σ w ln(μ/x) / W: weighs differences at the bottom. Infinite with a value 0. */
export function theilL(observations: readonly Observation[]): Measured {
  return measure(observations, (distribution) =>
    distribution.units[0]!.value === 0 ? "zeroValue" : meanLogDeviation(distribution)
  );
}

function meanLogDeviation(distribution: Distribution): number {
  return meanOf(distribution, ({value}) => Math.log(distribution.mean / value));
}

/** Generalised entropy with parameter 2 = half the squared coefficient of variation. Unitless. */
export function entropyTwo(observations: readonly Observation[]): Measured {
  return measure(
    observations,
    (distribution) => (meanOf(distribution, ({value}) => (value / distribution.mean) ** 2) - 1) / 2
  );
}

export function entropy(x: number): number {
  return x === 0 ? 0 : x * Math.log(x);
}
