import type {SensitivityView} from "../../statistics/analysis/result.js";
import type {Column} from "../data-table.js";
import type {Violation} from "./doubt-breakdown.js";
import {formatBound} from "./doubt-words.js";
import {formatEffect} from "./words.js";

/** One interval of the sensitivity, percentage points. */
export interface BoundRow {
  kind: Violation | "original";
  bound: number | null;
  low: number | null;
  high: number | null;
  plugLow: number | null;
  plugHigh: number | null;
}

/** The ordinary interval, then those of both kinds by bound. */
export function boundRows(view: SensitivityView, original: {low: number; high: number}): BoundRow[] {
  const none = {plugLow: null, plugHigh: null};
  return [
    {kind: "original", bound: null, ...original, ...none},
    ...view.relative.map(({bound, interval, plugIn}) => ({
      kind: "relative" as const,
      bound,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      plugLow: plugIn.low,
      plugHigh: plugIn.high
    })),
    ...view.smoothness.map(({bound, interval}) => ({
      kind: "smoothness" as const,
      bound,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      ...none
    }))
  ];
}

const kindWords = {
  original: "Vanlig intervall",
  relative: "M̄ (størrelse)",
  smoothness: "M (endring i skjevhet)"
};
const onlyRelative = ({kind}: BoundRow) => (kind === "relative" ? "ok" : "notApplicable");

export const boundColumns: Column<BoundRow>[] = [
  {name: "violation", label: "Avvik", value: ({kind}) => kindWords[kind]},
  {
    name: "bound",
    label: "Grense",
    value: (r) => r.bound,
    status: (r) => (r.bound === null ? "notApplicable" : "ok"),
    format: formatBound
  },
  {name: "low", label: "Nedre grense, 95 %", value: (r) => r.low, format: formatEffect},
  {name: "high", label: "Øvre grense, 95 %", value: (r) => r.high, format: formatEffect},
  {
    name: "low_without_sampling_error",
    label: "Nedre, uten utvalgsfeil",
    value: (r) => r.plugLow,
    status: onlyRelative,
    format: formatEffect
  },
  {
    name: "high_without_sampling_error",
    label: "Øvre, uten utvalgsfeil",
    value: (r) => r.plugHigh,
    status: onlyRelative,
    format: formatEffect
  }
];
