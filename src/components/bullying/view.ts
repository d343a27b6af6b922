import type {Provenance, ShareRow, UnitList} from "../../model/published.js";
import {formatGrade, measureLabel, type Status} from "../../model/survey.js";
import {sourcesOf, type BullyingChoice, type BullyingData} from "./data.js";
import {formatStartYear} from "../format.js";

/** Everything the figures of the page Mobbing need. */
export interface BullyingView {
  data: BullyingData;
  choice: BullyingChoice;
  list: UnitList;
  provenance: readonly (Provenance & {id: string})[];
}

/** `Mobbing på skolen, 7. trinn, 2024–25`. */
export function describeChoice({measure, grade, startYear}: BullyingChoice): string {
  return `${measureLabel[measure]}, ${formatGrade(grade)}, ${formatStartYear(startYear)}`;
}

/** Why an interval is absent: the share is hidden, or the number of answers is not known. */
export function limitStatus(row: ShareRow | undefined): Status {
  if (!row || row.low === null) return row?.status === "suppressed" ? "suppressed" : "missing";
  return "ok";
}

/** The data sets behind the rows shown; where nothing is shown, those that say so: the county's other numbers. */
export function chooseSources(
  {data, provenance, choice}: BullyingView,
  rows: readonly (ShareRow | undefined)[]
): [Provenance, ...Provenance[]] {
  const shown = sourcesOf(rows);
  const ids = shown.length ? shown : sourcesOf(data.rows(choice.county));
  const [first, ...rest] = provenance.filter((p) => ids.includes(p.id));
  if (!first) throw new RangeError(`no data set among ${ids.join(", ")}`);
  return [first, ...rest];
}
