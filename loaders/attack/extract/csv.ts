import Papa from "papaparse";
import type {Row} from "../rows/context.ts";
import {nameOf, readRecords, type Source} from "../rows/source.ts";

/** Reads a CSV file of either kind: comma and point, or byte order mark, semicolon and decimal comma. */
export function readCsv(bytes: Uint8Array, source: Source): void {
  const text = new TextDecoder().decode(bytes);
  const {data} = Papa.parse<string[]>(text, {
    delimiter: text.slice(0, text.indexOf("\n")).includes(";") ? ";" : ",",
    skipEmptyLines: true
  });
  const [header = [], ...rows] = data;
  const names = header.map((heading) => nameOf(source, heading));
  readRecords(records(names, rows), source, 2);
}

function* records(names: readonly string[], rows: readonly (readonly string[])[]): Iterable<Row> {
  for (const row of rows) yield Object.fromEntries(names.map((name, i) => [name, row[i] ?? ""]));
}
