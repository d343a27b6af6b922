import {measure, meanOf, type Measured, type Observation} from "./distribution.js";

/**
 * Hoover index H = Σ w|x − μ| / (2 W μ): the share (0–1) of all kroner that would have to move from units above the mean
 * to units below it for equal kroner per head. Source: E. M. Hoover (1936), Rev. Econ. Stat. 18, 162–171.
 */
export function hoover(observations: readonly Observation[]): Measured {
  return measure(
    observations,
    (distribution) =>
      meanOf(distribution, ({value}) => Math.abs(value - distribution.mean)) / (2 * distribution.mean)
  );
}
