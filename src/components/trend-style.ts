import type {Quantity} from "./format.js";

/**
 * One year of one series. `value` is a share 0–1 or null with its `status`; `low` and `high` are the ends of the 95 %
 * interval where the number of answers `respondents` is known. No row for a year means that there is no such cohort.
 */
export interface TrendRow extends Quantity {
  series: string;
  startYear: number;
  low?: number | null;
  high?: number | null;
  respondents?: number | null;
}

/** A series and its part in the argument: the reader's own unit, a second unit on a par, or grey comparisons. */
export interface TrendSeries {
  name: string;
  role: "own" | "second" | "comparison";
}

/** Colours by part in the argument; names of series use `textColour`, which is darker for comparisons. */
export const colour = {
  own: "var(--pb-own)",
  second: "var(--pb-second)",
  comparison: "var(--pb-comparison)"
} as const;
/** Markers by the order of the series: the second cue beside colour. */
export const symbols = ["circle", "square", "triangle", "diamond"] as const;
/** Dashes by the order of the series: the third cue. */
export const dashes = [undefined, "6,3", "2,3", "8,3,2,3"] as const;
/** About the width of a character of 13 px text, and the height of its line, in pixels. */
export const characterWidth = 6.9;
export const lineHeight = 16;

/** Colour of a series' name: contrast 4.5:1 also for comparisons. */
export function textColour(role: TrendSeries["role"]): string {
  return role === "comparison" ? "var(--pb-ink-soft)" : colour[role];
}
