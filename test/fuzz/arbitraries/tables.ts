import * as fc from "fast-check";
import {anyText, place} from "./texts.ts";

/** A table as it stands before it is written: a heading, and rows of cells. */
export interface Grid {
  header: string[];
  rows: string[][];
}

const changes = [
  "cell",
  "cell",
  "cell",
  "cell",
  "heading",
  "remove column",
  "repeat column",
  "swap columns",
  "remove row",
  "repeat row",
  "one cell more",
  "one cell less",
  "line"
] as const;

type Change = readonly [kind: (typeof changes)[number], row: number, column: number, text: string];

const encodings = [
  "utf8",
  "utf8",
  "utf8",
  "utf8 bom",
  "utf16le",
  "utf16le bom",
  "utf16be bom",
  "latin1"
] as const;

const dialect = fc.record({
  delimiter: fc.constantFrom(";", ";", ";", ",", ",", "\t", "\t", "|"),
  quotes: fc.constantFrom("where needed", "where needed", "always", "never"),
  end: fc.constantFrom("\n", "\n", "\r\n", "\r", "\n\n"),
  before: fc.constantFrom("", "", "", "", "", "", "sep=;\n", "\n\n", "# tekst\n"),
  encoding: fc.constantFrom(...encodings),
  /** Where the file is cut off, as a share of it. */
  cut: fc.constantFrom(1, 1, 1, 1, 1, 1, 1, 1, 0.9, 0.3),
  /** A byte that is written over, if any. */
  byte: fc.option(fc.tuple(place, fc.nat({max: 255})), {freq: 8, nil: undefined})
});

export type Dialect = typeof dialect extends fc.Arbitrary<infer D> ? D : never;

/** A file of a valid table of one to four rows, with up to four things about it changed, in any dialect. */
export function tableFile(
  header: readonly string[],
  rows: readonly (readonly string[])[]
): fc.Arbitrary<Buffer> {
  const change: fc.Arbitrary<Change> = fc.tuple(fc.constantFrom(...changes), place, place, anyText);
  return fc
    .tuple(fc.integer({min: 1, max: rows.length}), changesOf(change), dialect)
    .map(([length, list, how]) => {
      const grid: Grid = {header: [...header], rows: rows.slice(0, length).map((row) => [...row])};
      for (const one of list) apply(grid, one);
      return encode(grid, how);
    });
}

function changesOf(change: fc.Arbitrary<Change>): fc.Arbitrary<Change[]> {
  return fc.oneof(
    {arbitrary: fc.constant<Change[]>([]), weight: 2},
    {arbitrary: fc.array(change, {maxLength: 4}), weight: 3}
  );
}

function apply(grid: Grid, [kind, r, c, text]: Change): void {
  const {header, rows} = grid;
  const columns = Math.max(1, header.length);
  const column = c % columns;
  const row = rows[r % Math.max(1, rows.length)];
  const all = [header, ...rows];
  switch (kind) {
    case "cell":
      if (row) {
        // a row may be shorter than the heading
        while (row.length < column) row.push("");
        row[column] = text;
      }
      return;
    case "heading":
      header[column] = text;
      return;
    case "remove column":
      for (const cells of all) cells.splice(column, 1);
      return;
    case "repeat column":
      for (const cells of all) cells.splice(r % columns, 0, cells[column] ?? "");
      return;
    case "swap columns":
      for (const cells of all) {
        while (cells.length < columns) cells.push("");
        [cells[column], cells[r % columns]] = [cells[r % columns] ?? "", cells[column] ?? ""];
      }
      return;
    case "remove row":
      rows.splice(r % Math.max(1, rows.length), 1);
      return;
    case "repeat row":
      if (row) rows.push([...row]);
      return;
    case "one cell more":
      row?.push(text);
      return;
    case "one cell less":
      row?.pop();
      return;
    case "line":
      rows.splice(r % (rows.length + 1), 0, [text]);
  }
}

function encode({header, rows}: Grid, how: Dialect): Buffer {
  const {delimiter, quotes, end, before, encoding, cut, byte} = how;
  const field = (cell: string) =>
    quotes === "always" || (quotes === "where needed" && (cell.includes(delimiter) || /["\r\n]/.test(cell)))
      ? `"${cell.replaceAll('"', '""')}"`
      : cell;
  const text = before + [header, ...rows].map((cells) => cells.map(field).join(delimiter)).join(end) + end;
  const bytes = toBytes(text, encoding);
  const kept = Buffer.from(bytes.subarray(0, Math.ceil(bytes.length * cut)));
  if (byte && kept.length > 0) kept[byte[0] % kept.length] = byte[1];
  return kept;
}

function toBytes(text: string, encoding: (typeof encodings)[number]): Buffer {
  const [name = "", mark] = encoding.split(" ");
  const marked = mark === undefined ? text : `\ufeff${text}`;
  return name === "utf16be"
    ? Buffer.from(marked, "utf16le").swap16()
    : Buffer.from(marked, name as BufferEncoding);
}
