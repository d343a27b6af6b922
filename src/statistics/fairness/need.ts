import type {Observation} from "./distribution.js";

/** A unit with its need: the share of pupils bullied, 0–1, and the pupils that share is taken of. */
export interface NeedObservation extends Observation {
  need: number;
  pupils: number;
}

/** Units with heads. */
export function withHeads<T extends Observation>(units: readonly T[]): T[] {
  return units.filter(({weight}) => weight > 0);
}

/** Σ wx / Σ w over units with weights of their own. */
export function weightedMean<T>(
  units: readonly T[],
  weightOf: (unit: T) => number,
  valueOf: (unit: T) => number
): number {
  const weight = units.reduce((sum, unit) => sum + weightOf(unit), 0);
  return units.reduce((sum, unit) => sum + weightOf(unit) * valueOf(unit), 0) / weight;
}
