import {atkinson} from "./atkinson.js";
import type {Measured, Observation} from "./distribution.js";
import {gini} from "./gini.js";
import {mcLoone, verstegen} from "./halves.js";
import {hoover} from "./hoover.js";
import {
  decileRatio,
  federalRangeRatio,
  largestToSmallest,
  range,
  restrictedRange,
  variationCoefficient
} from "./spread.js";
import {theilL, theilT} from "./theil.js";

/** Measures of how equal kroner per head are, in the order they are shown. None of them alone says what is fair. */
export const inequalityMeasures = {
  hoover,
  gini,
  variationCoefficient,
  mcLoone,
  verstegen,
  range,
  restrictedRange,
  federalRangeRatio,
  largestToSmallest,
  decileRatio,
  theilT,
  theilL,
  atkinson: (observations: readonly Observation[]) => atkinson(observations, 1)
} as const;

export type InequalityMeasure = keyof typeof inequalityMeasures;

/** Every measure of one distribution: its value or why it has none. Atkinson with ε = 1. */
export function measureInequality(observations: readonly Observation[]): Record<InequalityMeasure, Measured> {
  return Object.fromEntries(
    Object.entries(inequalityMeasures).map(([name, valueOf]) => [name, valueOf(observations)])
  ) as Record<InequalityMeasure, Measured>;
}
