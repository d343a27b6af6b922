import {measure, meanOf, type Measured, type Observation} from "./distribution.js";

/**
 * Gini coefficient G = Σᵢ Σⱼ wᵢwⱼ|xᵢ − xⱼ| / (2μW²): half the mean difference between two heads drawn at random, in
 * shares of the mean. 0 = equal for everyone; unitless, below 1. Reason without a distribution.
 * Source: C. Gini (1914); F. Cowell, Measuring Inequality (2011), ch. 2.
 */
export function gini(observations: readonly Observation[]): Measured {
  return measure(observations, (distribution) => {
    const {weight, mean} = distribution;
    // Sorted by value, Σᵢ Σⱼ wᵢwⱼ|xᵢ − xⱼ| = 2 Σ wᵢ xᵢ (heads before i − heads after i).
    let before = 0;
    return (
      meanOf(distribution, (unit) => {
        const difference = 2 * before + unit.weight - weight;
        before += unit.weight;
        return unit.value * difference;
      }) /
      (mean * weight)
    );
  });
}

/** Gini coefficient × n/(n − 1), n units: the correction for few units, which takes no account of weights. */
export function giniSmallSample(observations: readonly Observation[]): Measured {
  const plain = gini(observations);
  if (!plain.ok) return plain;
  const n = observations.filter(({weight}) => weight > 0).length;
  return {ok: true, value: (plain.value * n) / (n - 1)};
}
