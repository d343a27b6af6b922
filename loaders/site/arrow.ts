import {
  Dictionary,
  Float64,
  Int32,
  Table,
  tableToIPC,
  Utf8,
  vectorFromArray,
  type Vector
} from "apache-arrow";

/** Rows of equal keys as Arrow IPC stream bytes: texts as dictionaries, numbers as doubles, null where there is none. */
export function encodeArrow<T extends object>(
  rows: readonly T[],
  columns: Readonly<Record<keyof T & string, "text" | "number">>
): Uint8Array {
  const vectors: Record<string, Vector> = {};
  for (const [name, kind] of Object.entries(columns)) {
    const values = rows.map((row) => (row as Record<string, unknown>)[name] ?? null);
    vectors[name] =
      kind === "text"
        ? vectorFromArray(values as (string | null)[], new Dictionary(new Utf8(), new Int32()))
        : vectorFromArray(values as (number | null)[], new Float64());
  }
  return tableToIPC(new Table(vectors), "stream");
}
