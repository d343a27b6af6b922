import Papa from "papaparse";
import type {Row} from "../rows/context.ts";
import {nameOf, readRecords, type Source} from "../rows/source.ts";

/** Reads a CSV file: comma and point, or byte order mark, semicolon and decimal comma, or tabs. */
export function readCsv(bytes: Uint8Array, source: Source): void {
  const text = new TextDecoder().decode(bytes);
  const {data} = Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    skipEmptyLines: true
  });
  // a title can stand over the headings
  const head = Math.max(
    0,
    data.findIndex((cells) => cells.filter((cell) => cell !== "").length > 1)
  );
  const names = (data[head] ?? []).map((heading) => nameOf(source, heading));
  readRecords(records(names, data.slice(head + 1)), source, head + 2);
}

/** What divides the headings: the first line with more than one dividing sign. */
function delimiterOf(text: string): string {
  const heading = /^.*[;,\t].*[;,\t].*$/m.exec(text)?.[0] ?? "";
  return [";", "\t"].find((sign) => heading.includes(sign)) ?? ",";
}

function* records(names: readonly string[], rows: readonly (readonly string[])[]): Iterable<Row> {
  for (const row of rows) yield Object.fromEntries(names.map((name, i) => [name, row[i] ?? ""]));
}
