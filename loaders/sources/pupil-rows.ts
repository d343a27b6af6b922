import {basename} from "node:path";
import type {Level, Status} from "../../src/model/survey.ts";
import type {Reading} from "../../src/tables/norwegian.ts";
import {UserError} from "../errors.ts";
import {readAnswer} from "./answer.ts";
import {parseReportTable, type ReportRow} from "./report-table.ts";

/**
 * Pupils in grunnskole on 1 October, of one unit. `pupils` and `schools` are counts or null; `status` says why
 * `pupils` is null. `county` and `municipality` are the codes of the rows above, null where there are none.
 */
export interface PupilRow {
  school_year: string;
  level: Exclude<Level, "kindergarten">;
  code: string;
  name: string;
  county: string | null;
  municipality: string | null;
  pupils: number | null;
  schools: number | null;
  status: Status;
}

export const pupilColumn = "Antall elever";
export const schoolColumn = "Antall skoler";

/** Headings of the report that are known but not used. */
export const ignoredPupilColumns = [
  "Antall elever med individuelt tilrettelagt opplæring/spesialundervisning",
  "Antall elever med forsterket opplæring i norsk"
];

const levels = ["nation", "county", "municipality", "school"] as const;

/**
 * Reads stored answers of Udir's report "Elever og skoler" (GSI). A unit that stands in several answers gives one
 * row; UserError when the answers disagree, when a heading is missing, or when a number cannot be read.
 */
export async function readPupils(paths: string[]): Promise<PupilRow[]> {
  const rows = new Map<string, PupilRow>();
  for (const path of paths) {
    for (const row of parsePupils(await readAnswer(path), basename(path))) {
      const key = `${row.school_year} ${row.level} ${row.code}`;
      const other = rows.get(key);
      if (
        other &&
        (other.pupils !== row.pupils || other.schools !== row.schools || other.status !== row.status)
      ) {
        throw new UserError(
          `${basename(path)}: ${key} has ${formatCount(row)} pupils, another answer says ${formatCount(other)}: ` +
            'run "npm run fetch -- pupils" to renew both'
        );
      }
      if (!other) rows.set(key, row);
    }
  }
  return [...rows.values()];
}

/** Rows of one answer; none when the answer is empty. The level is the depth of the row's id. */
export function parsePupils(json: unknown, where: string): PupilRow[] {
  const table = parseReportTable(json, where);
  if (table.rows.length === 0) return [];
  const schoolYear = table.schoolYear;
  if (!schoolYear)
    throw new UserError(`${where}: no heading is a school year such as 2025-26: fetch it again`);
  return table.rows.map((row) => {
    const level = levels[row.path.length - 1];
    if (!level)
      throw new UserError(
        `${where}: row ${row.code} ${row.name} lies ${row.path.length} levels deep, expected at most 4: run "npm run fetch -- pupils" again`
      );
    const pupils = readCount(row, pupilColumn, where);
    return {
      school_year: schoolYear,
      level,
      code: row.code,
      name: row.name,
      county: level === "nation" ? null : level === "county" ? row.code : (row.parents[1] ?? null),
      municipality: level === "municipality" ? row.code : (row.parents[2] ?? null),
      pupils: pupils.value,
      schools: readCount(row, schoolColumn, where).value,
      status: pupils.status
    };
  });
}

/** Whole, and no more than a column of the warehouse holds. */
function readCount(row: ReportRow, column: string, where: string): Reading {
  const reading = row.read(column);
  const {value} = reading;
  if (value === null || (Number.isInteger(value) && value >= 0 && value < 2 ** 31)) return reading;
  throw new UserError(
    `${where}: row ${row.code} ${row.name}, column ${column}: ${value}: expected a count: compare with the report on udir.no`
  );
}

function formatCount({pupils, status}: PupilRow): string {
  return pupils === null ? status : String(pupils);
}
