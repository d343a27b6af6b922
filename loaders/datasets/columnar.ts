import type {Warehouse} from "../warehouse/open.ts";
import {identifier, type Selected} from "./select.ts";
import type {DataColumn} from "./set.ts";

/** A column of texts as places in the list of its different texts; -1 where there is none. */
export interface TextValues {
  kind: "text";
  texts: readonly string[];
  index: Int32Array;
}

/** A column of numbers, of days since 1970, or of 0 and 1; NaN where there is none. */
export interface NumberValues {
  kind: "number";
  values: Float64Array;
}

/** A column with all its values: a few bytes a cell, where an object a row takes hundreds. */
export type ColumnValues = {column: DataColumn} & (TextValues | NumberValues);

/** Reads rows of a set by columns; `where` is a condition on them. */
export async function readColumns(
  {connection}: Warehouse,
  {set, table}: Selected,
  {rows, where = "true"}: {rows: number; where?: string}
): Promise<ColumnValues[]> {
  const columns = set.columns.map((column): ColumnValues & {places: Map<string, number>} => {
    const places = new Map<string, number>();
    return column.type === "text"
      ? {column, places, kind: "text", texts: [], index: new Int32Array(rows)}
      : {column, places, kind: "number", values: new Float64Array(rows)};
  });
  const result = await connection.stream(
    `SELECT ${set.columns.map(plainSql).join(", ")} FROM ${table} WHERE ${where}`
  );
  let at = 0;
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) break;
    columns.forEach((target, i) => {
      chunk.getColumnValues(i).forEach((value, row) => {
        if (target.kind === "number") target.values[at + row] = value === null ? NaN : Number(value);
        else target.index[at + row] = value === null ? -1 : place(target.places, String(value));
      });
    });
    at += chunk.rowCount;
  }
  if (at !== rows) throw new Error(`data set ${set.id}: ${at} rows where ${rows} were counted`);
  return columns.map(({places, ...values}) =>
    values.kind === "text" ? {...values, texts: [...places.keys()]} : values
  );
}

/** The text of a cell, or undefined where there is none. */
export function textAt({texts, index}: TextValues, row: number): string | undefined {
  return texts[index[row] ?? -1];
}

/** Days since 1970 → `2024-10-01`. */
export function isoDate(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}

function place(places: Map<string, number>, text: string): number {
  const known = places.get(text);
  if (known !== undefined) return known;
  places.set(text, places.size);
  return places.size - 1;
}

function plainSql({name, type}: DataColumn): string {
  const column = identifier(name);
  if (type === "text") return column;
  if (type === "date") return `CAST(${column} - DATE '1970-01-01' AS DOUBLE)`;
  return `CAST(${column} AS DOUBLE)`;
}
