import type {CellReason, CellView, EffectAnalysis} from "../../statistics/analysis/result.js";
import {isShown} from "./words.js";

/** One pulje and its cells, one a year. */
export interface HeatRow {
  pulje: string;
  group: number;
  cells: HeatCell[];
}

/** A cell of the map: `view` is null where the analysis has none. */
export interface HeatCell {
  pulje: string;
  group: number;
  time: number;
  view: CellView | null;
  /** Why there is no number; null where there is one with its interval. */
  reason: CellReason | null;
}

/** Puljer by start and name × years of the sample. A cell without an interval has no number but a reason. */
export function listHeatRows({cells, sample}: EffectAnalysis): HeatRow[] {
  const groups = new Map(cells.map(({pulje, group}) => [pulje, group]));
  return [...groups]
    .toSorted(([a, start], [b, other]) => start - other || a.localeCompare(b, "nb"))
    .map(([pulje, group]) => ({
      pulje,
      group,
      cells: sample.years.map((time) => {
        const view = cells.find((c) => c.pulje === pulje && c.time === time) ?? null;
        return {pulje, group, time, view, reason: reasonOf(view)};
      })
    }));
}

function reasonOf(view: CellView | null): CellReason | null {
  if (view === null) return "no-base-period";
  return view.reason ?? (isShown(view) ? null : view.att === null ? "no-effects" : "one-cluster");
}

/** The effect of a cell that has one. */
export function attOf({view, reason}: HeatCell): number | null {
  return reason === null ? (view?.att ?? null) : null;
}

/** Letters of the reasons that occur, in the order of the cells; the base year has its own mark. */
export function letterReasons(rows: readonly HeatRow[]): Map<CellReason, string> {
  const found = new Set(rows.flatMap(({cells}) => cells.flatMap(({reason}) => reason ?? [])));
  found.delete("base-period");
  return new Map([...found].map((reason, i) => [reason, "abcdefghij".charAt(i)]));
}

/** Colour steps each side of zero. */
export const heatSteps = 3;

/** Width of a colour step in percentage points, in whole tenths, so that the largest effect lies in the last step. */
export function stepWidth(effects: readonly number[]): number {
  const largest = Math.max(0, ...effects.map(Math.abs));
  return Math.max(1, Math.ceil((largest / heatSteps) * 10 - 1e-9)) / 10;
}

/** The class of an effect: side of zero and step, 1 nearest to zero; a limit belongs to the step beyond it. */
export function heatClass(att: number, step: number): string {
  if (att === 0) return "pb-heat-zero";
  const place = Math.min(heatSteps, 1 + Math.floor(Math.abs(att) / step + 1e-9));
  return `pb-heat-${att < 0 ? "less" : "more"}-${place}`;
}
