import {z} from "zod";
import {startYear} from "../../src/model/school-year.ts";
import {UserError} from "../errors.ts";
import {type Reading, parseNorwegian} from "../../src/tables/norwegian.ts";
import {normalizeAnswer} from "./answer.ts";

const ReportAnswer = z.object({
  metadata: z.object({
    columns: z.array(z.array(z.object({name: z.string(), columnCount: z.int().positive().default(1)})))
  }),
  rows: z.array(
    z.object({
      navn: z.string(),
      kode: z.string(),
      id: z.string().regex(/^\d+(\.\d+)*$/),
      data: z.array(z.union([z.string(), z.number()]).nullable())
    })
  )
});

/** One row of a report: `path` are the ids from the root down, `parents` the codes of the rows above it. */
export interface ReportRow {
  code: string;
  name: string;
  path: string[];
  parents: (string | null)[];
  /** Reads a number by the column's own heading. */
  read(column: string): Reading;
}

export interface ReportTable {
  /** From the headings, `2025-26`; undefined when the answer is empty. */
  schoolYear: string | undefined;
  /** The lowest row of headings, in order. */
  columns: string[];
  rows: ReportRow[];
}

/**
 * Parses a drill table of Udir's report interface: headings stacked in `metadata.columns`, one row a unit whose
 * `id` joins the ids from the root down with dots, numbers as Norwegian text or JSON numbers. Throws UserError when the shape, a
 * number or the order of headings is not understood, or when a breakdown was not pinned.
 */
export function parseReportTable(json: unknown, where: string): ReportTable {
  const {metadata, rows} = normalizeAnswer(ReportAnswer, json, where);
  const upper = metadata.columns.slice(0, -1);
  const columns = (metadata.columns.at(-1) ?? []).map(({name}) => name);
  const split = upper.find((heading) => heading.length > 1);
  if (split) {
    const names = split.map(({name}) => name).join(", ");
    throw new UserError(`${where}: broken down by ${names}: only totals are expected, pin the filter to -10`);
  }
  const codeById = new Map(rows.map(({id, kode}) => [id, kode]));
  return {
    schoolYear: upper.map((heading) => heading[0]?.name ?? "").find(isSchoolYear),
    columns,
    rows: rows.map(({navn, kode, id, data}) => {
      const path = id.split(".");
      if (data.length !== columns.length) {
        throw new UserError(
          `${where}: row ${kode} ${navn} has ${data.length} values for ${columns.length} columns: fetch it again`
        );
      }
      return {
        code: kode,
        name: navn.trim(),
        path,
        parents: path
          .slice(0, -1)
          .map((_, depth) => codeById.get(path.slice(0, depth + 1).join(".")) ?? null),
        read(column) {
          const index = columns.indexOf(column);
          if (index < 0 || index !== columns.lastIndexOf(column)) throw unknownColumn(where, column, columns);
          const text = data[index];
          const reading =
            typeof text === "number" ? {value: text, status: "ok" as const} : parseNorwegian(text);
          if (!reading) {
            throw new UserError(
              `${where}: row ${kode} ${navn}, column ${column}: ${JSON.stringify(text)}: expected a number or *: ` +
                "compare with the report on udir.no"
            );
          }
          return reading;
        }
      };
    })
  };
}

function unknownColumn(where: string, column: string, columns: readonly string[]): UserError {
  return new UserError(
    `${where}: no single column ${JSON.stringify(column)}, the columns are ${columns.join(" | ") || "none"}: ` +
      "the report has changed; name the new column in the reader"
  );
}

function isSchoolYear(text: string): boolean {
  try {
    startYear(text);
    return true;
  } catch {
    return false;
  }
}
