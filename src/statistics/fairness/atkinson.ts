import {measure, meanOf, type Measured, type Observation} from "./distribution.js";

/**
 * Atkinson index A = 1 − (Σ w x^(1−ε) / W)^(1/(1−ε)) / μ, with the geometric mean where ε = 1: the share (0–1) of all
 * kroner that could be saved if everyone got the same and those with little count more, the more so the larger ε > 0. With
 * ε ≥ 1 and a value of 0 it is 1. Throws RangeError unless ε > 0. Source: A. B. Atkinson (1970), J. Econ. Theory 2, 244–263.
 */
export function atkinson(observations: readonly Observation[], epsilon: number): Measured {
  if (!(epsilon > 0)) throw new RangeError(`epsilon ${epsilon}: must be above 0`);
  return measure(observations, (distribution) => {
    const {mean} = distribution;
    if (epsilon === 1) return 1 - Math.exp(meanOf(distribution, ({value}) => Math.log(value / mean)));
    const power = meanOf(distribution, ({value}) => (value / mean) ** (1 - epsilon));
    return 1 - power ** (1 / (1 - epsilon));
  });
}
