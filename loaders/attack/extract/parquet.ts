import {parquetMetadataAsync, parquetReadObjects, parquetSchema} from "hyparquet";
import {compressors} from "hyparquet-compressors";
import {readRecords, type Source} from "../rows/source.ts";

/** Reads a Parquet file with a reader that shares nothing with what writes it. */
export async function readParquet(bytes: Uint8Array, source: Source): Promise<void> {
  const file = new Uint8Array(bytes).buffer;
  const metadata = await parquetMetadataAsync(file);
  const names = parquetSchema(metadata).children.map(({element}) => element.name);
  const rows: Record<string, unknown>[] = [];
  // one column at a time: of several that are damaged the reader leaves all failures but the first to nobody
  for (const name of names) {
    const column = await parquetReadObjects({file, metadata, columns: [name], compressors});
    column.forEach((cell, i) => Object.assign((rows[i] ??= {}), cell));
  }
  readRecords(rows.map(plain), source, 1);
}

function plain(row: Record<string, unknown>): Record<string, unknown> {
  for (const [name, value] of Object.entries(row)) {
    if (value instanceof Date) row[name] = value.toISOString().slice(0, 10);
  }
  return row;
}
