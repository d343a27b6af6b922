import {relativeMagnitudeBreakdown, smoothnessBreakdown} from "./breakdown.js";
import {originalInterval, type Bounds, type Refusal, type Target} from "./event-study.js";
import {plugInBounds, plugInBreakdown} from "./plug-in.js";
import {relativeMagnitudeInterval} from "./relative-magnitude.js";
import {smoothnessInterval} from "./smoothness.js";

/** What the sensitivity of one target is made of, in the order in which it is computed. */
export type SensitivityPart =
  | {part: "original"; interval: Bounds}
  | {part: "smoothness"; bound: number; interval: Bounds | Refusal}
  | {part: "relative"; bound: number; interval: Bounds | Refusal; plugIn: Bounds}
  | {part: "smoothness-breakdown"; value: number | Refusal}
  | {part: "relative-breakdown"; value: number | Refusal; plugIn: number};

export interface SensitivityOptions {
  /** Values of M, in units of the outcome a year. */
  smoothness: readonly number[];
  /** Values of M̄. */
  relative: readonly number[];
  level?: number;
}

/**
 * The sensitivity of a target part by part, so that a worker can show each as it comes: the original interval, one
 * interval a value of M and M̄, the two breakdown values. `done` of `parts` counts from 1.
 */
export function* sensitivityParts(
  target: Target,
  {smoothness, relative, level = 0.95}: SensitivityOptions
): Generator<SensitivityPart & {done: number; parts: number}> {
  const parts = smoothness.length + relative.length + 3;
  let done = 0;
  const count = () => ({done: ++done, parts});
  yield {part: "original", interval: originalInterval(target, level), ...count()};
  for (const bound of smoothness) {
    yield {part: "smoothness", bound, interval: smoothnessInterval(target, bound, level), ...count()};
  }
  for (const bound of relative) {
    const interval = relativeMagnitudeInterval(target, bound, level);
    yield {part: "relative", bound, interval, plugIn: plugInBounds(target, bound), ...count()};
  }
  yield {part: "smoothness-breakdown", value: smoothnessBreakdown(target, level), ...count()};
  const value = relativeMagnitudeBreakdown(target, level);
  yield {part: "relative-breakdown", value, plugIn: plugInBreakdown(target), ...count()};
}
