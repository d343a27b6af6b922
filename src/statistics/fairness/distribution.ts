/** One unit of a distribution: its value (kroner per head) and its weight (heads). */
export interface Observation {
  unit: string;
  value: number;
  weight: number;
}

/** Why a measure has no value here. */
export type FairnessReason =
  /** No unit at all, or none with heads. */
  | "noUnits"
  | "noHeads"
  /** One unit has nobody to be compared with. */
  | "oneUnit"
  /** Nothing was given out, so that no share or ratio has a meaning. */
  | "zeroMean"
  /** A unit got nothing, and the measure is infinite then. */
  | "zeroValue"
  /** The number that would be divided by is 0: the smallest value, a percentile, the median or a spread. */
  | "zeroDenominator"
  /** Need is the same everywhere, so that nothing can follow it. */
  | "equalNeed";

/** The value of a measure, or why there is none. */
export type Measured = {ok: true; value: number} | {ok: false; reason: FairnessReason};

/** Units with heads in rising order of value, with their total weight and weighted mean. */
export interface Distribution {
  ok: true;
  units: readonly Observation[];
  weight: number;
  mean: number;
}

/**
 * Sorts a distribution and works out its weighted mean Σwx/Σw. Units without weight are left out: nobody is in them. A
 * reason where fewer than two units are left or the mean is 0. Throws RangeError on a value or weight that is negative
 * or not finite.
 */
export function describeDistribution(
  observations: readonly Observation[]
): Distribution | {ok: false; reason: FairnessReason} {
  for (const {unit, value, weight} of observations) {
    if (!(value >= 0 && weight >= 0 && Number.isFinite(value) && Number.isFinite(weight))) {
      throw new RangeError(`${unit}: value ${value} with weight ${weight}: both must be finite and ≥ 0`);
    }
  }
  if (observations.length === 0) return none("noUnits");
  const units = observations
    .filter(({weight}) => weight > 0)
    .sort((a, b) => a.value - b.value || (a.unit < b.unit ? -1 : 1));
  if (units.length === 0) return none("noHeads");
  if (units.length === 1) return none("oneUnit");
  const weight = units.reduce((sum, one) => sum + one.weight, 0);
  const mean = units.reduce((sum, one) => sum + one.weight * one.value, 0) / weight;
  return mean > 0 ? {ok: true, units, weight, mean} : none("zeroMean");
}

/** Works out a measure where there is a distribution; the reason otherwise. */
export function measure(
  observations: readonly Observation[],
  valueOf: (distribution: Distribution) => number | FairnessReason
): Measured {
  const distribution = describeDistribution(observations);
  if (!distribution.ok) return distribution;
  const value = valueOf(distribution);
  return typeof value === "number" ? {ok: true, value} : none(value);
}

export function none(reason: FairnessReason): {ok: false; reason: FairnessReason} {
  return {ok: false, reason};
}

/** Σ w·f(x) / Σ w. */
export function meanOf({units, weight}: Distribution, f: (unit: Observation) => number): number {
  return units.reduce((sum, unit) => sum + unit.weight * f(unit), 0) / weight;
}

/** a / b, or the reason why there is no ratio. */
export function ratio(a: number, b: number): number | FairnessReason {
  return b === 0 ? "zeroDenominator" : a / b;
}
