import {contextOf, type Context, type Row} from "../rows/context.ts";
import {isCode} from "../structure.ts";
import {readRow, type Writer} from "../rows/rows.ts";

/**
 * Reads page data of any shape: every object is taken for a row, with the dimensions of the objects around it. Rows kept
 * by columns are put together first.
 */
export function readPageData(data: unknown, writer: Writer, context: Context = {}): void {
  walk(data, "", context, writer);
}

/** Weights of a key, and other settings that bear the names of counts. */
const settings = /(?:^|\.)weights$/;

function walk(data: unknown, path: string, context: Context, writer: Writer): void {
  if (Array.isArray(data)) {
    if (isBareRow(data))
      writer.notes.strange("a row without names", {file: writer.file, medium: writer.medium, where: path});
    data.forEach((item, i) => walk(item, `${path}[${i}]`, context, writer));
    return;
  }
  if (typeof data !== "object" || data === null) return;
  const row = data as Row;
  const columns = maybeColumns(row);
  if (columns) {
    columns.forEach((item, i) => readRow(item, context, writer, `${path || "row"} ${i + 1}`));
    return;
  }
  if (!settings.test(path) || contextOf(row, {}).unit !== undefined)
    readRow(row, context, writer, path || "whole");
  const inner = contextOf(row, context);
  for (const [name, value] of Object.entries(row)) {
    if (typeof value === "object" && value !== null)
      walk(value, path ? `${path}.${name}` : name, inner, writer);
  }
}

/** Values of a row in an array: a unit's code with numbers beside it, and nothing that says of what. */
function isBareRow(data: readonly unknown[]): boolean {
  return (
    data.some((one) => typeof one === "number" && !Number.isInteger(one)) &&
    data.some((one) => typeof one === "string" && isCode(one))
  );
}

/** Rows of an object whose every field is a column: an array of plain values, or texts with their indices. */
function maybeColumns(row: Row): Row[] | undefined {
  const fields = Object.entries(row).map(([name, value]) => [name, maybeColumn(value)] as const);
  const length = fields[0]?.[1]?.length;
  if (fields.length < 2 || length === undefined || fields.some(([, column]) => column?.length !== length))
    return undefined;
  return Array.from({length}, (_, i) =>
    Object.fromEntries(fields.map(([name, column]) => [name, column?.[i]]))
  );
}

function maybeColumn(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value))
    return value.some((item) => typeof item === "object" && item !== null) ? undefined : value;
  if (typeof value !== "object" || value === null || !("texts" in value) || !("index" in value))
    return undefined;
  const {texts, index} = value as {texts: readonly string[]; index: readonly (number | null)[]};
  return index.map((place) => (place === null ? null : texts[place]));
}

/** What the name of a file says of all its rows: `example-school-total-7.json` is the measure total in grade 7. */
export function contextOfName(file: string): Context {
  const [, measure, grade] = /-(total|pupils|digital|adults)-(\d+|Vg\d)\.json$/.exec(file) ?? [];
  if (measure !== undefined && grade !== undefined) return {item: measure, grade};
  const [, only] = /-(\d+|Vg\d)-covariates\.json$/.exec(file) ?? [];
  return only === undefined ? {} : {grade: only};
}
