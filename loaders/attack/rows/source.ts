import {maybeOwn} from "../../../src/model/own.ts";
import type {Context, Row} from "./context.ts";
import type {Writer} from "./rows.ts";
import {readRow} from "./rows.ts";
import {readStructureRow} from "./structure-rows.ts";
import type {Structure} from "../structure.ts";

/** One file of tabular data on its way into the notes. */
export interface Source {
  writer: Writer;
  structure: Structure;
  /** Name of the data set, without world and county. */
  set: string;
  /** Machine name by heading, from the published description of the files. */
  names: ReadonlyMap<string, string>;
  /** Whether the set's structure is taken from this file; the other formats repeat it. */
  readsStructure: boolean;
  tally: Tally;
}

/** Rows of survey data sets, and those that say whether their number is shown. */
export interface Tally {
  rows: number;
  stated: number;
}

/** Dimensions that a whole set has in common without saying so in a column. */
const setContext: Readonly<Record<string, Context>> = {
  national_published: {unit: "NO", ownership: "all"}
};

/** `survey_share-eksempel.excel.csv` → `survey_share`; a part of a county (`-46`) counts as the set. */
export function setOf(file: string): string {
  return (file.split("/").at(-1) ?? "")
    .split(".")[0]!
    .replace(/-(?:eksempel|NO|EX|\d{2})$/g, "")
    .replace(/-eksempel$/, "");
}

/** Reads the rows of a file; `first` is the number of the first as people count them. */
export function readRecords(rows: Iterable<Row>, source: Source, first: number): void {
  const {writer, structure, set, readsStructure, tally} = source;
  const context = maybeOwn(setContext, set) ?? {};
  let number = first;
  for (const row of rows) {
    // JSON-stat has no status beside a number that is shown
    if (writer.medium !== "json-stat" && set.startsWith("survey_")) {
      tally.rows++;
      if (/^(?:ok|suppressed|missing)$/.test(String(row["status"]))) tally.stated++;
    }
    if (readsStructure) readStructureRow(structure, set, row);
    if (set !== "allocation_key_network" && set !== "unit")
      readRow(
        row["derived"] === true || row["derived"] === "true" ? {...row, decimals: 0} : row,
        context,
        writer,
        `row ${number}`
      );
    number++;
  }
}

/** The machine name of a heading, which may be one already. */
export function nameOf({names}: Source, heading: string): string {
  return names.get(heading) ?? heading;
}
