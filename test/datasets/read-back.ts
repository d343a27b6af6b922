import {read, utils, type CellObject} from "@e965/xlsx";
import {tableFromIPC} from "apache-arrow";
import {asyncBufferFromFile, parquetReadObjects} from "hyparquet";
import {compressors} from "hyparquet-compressors";
import {readFile} from "node:fs/promises";
import Papa from "papaparse";
import type {DataColumn} from "../../loaders/datasets/set.ts";
import type {Warehouse} from "../../loaders/warehouse/open.ts";
import {literal} from "../../loaders/warehouse/sql.ts";

/** A cell as every reader gives it: a value, or null with the sign that stood there, if any. */
export interface Cell {
  value: string | number | boolean | null;
  sign?: string;
}

/** What the guard of the CSV files looks like to a reader that takes it away, written apart from what puts it there. */
const guarded = /^'+[\s\p{Z}\p{Cf}\p{Cc}]*[=+\-@＝＋－＠\t\r\n]/u;

function unguard(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}

function isoDay(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}

function machineCell({type, values}: DataColumn, text: string | null | undefined): Cell {
  if (text === null || text === undefined || text === "") return {value: null};
  if (type === "integer" || type === "number") return {value: Number(text)};
  if (type === "boolean") return {value: text === "true"};
  return {value: type === "text" && !values ? unguard(text) : text};
}

/** The machine CSV by papaparse. */
export async function readMachineCsv(path: string, columns: readonly DataColumn[]): Promise<Cell[][]> {
  const text = await readFile(path, "utf8");
  const {data, errors} = Papa.parse<string[]>(text, {delimiter: ",", newline: "\n", skipEmptyLines: true});
  if (errors.length) throw new Error(`${path}: ${errors[0]?.message}`);
  const [header, ...rows] = data;
  if (header?.join() !== columns.map((c) => c.name).join()) throw new Error(`${path}: ${header?.join()}`);
  return rows.map((row) => columns.map((column, i) => machineCell(column, row[i])));
}

/** The machine CSV by DuckDB's reader. */
export async function readCsvByDuckDb(
  {rows}: Warehouse,
  path: string,
  columns: readonly DataColumn[]
): Promise<Cell[][]> {
  const found = await rows<Record<string, string | null>>(
    `SELECT * FROM read_csv(${literal(path)}, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', max_line_size = 1000000)`
  );
  return found.map((row) => columns.map((column) => machineCell(column, row[column.name])));
}

/** The CSV for Norwegian Excel, by its own rules: mark, semicolon, decimal comma, Norwegian headings, signs. */
export async function readExcelCsv(
  {rows}: Warehouse,
  path: string,
  columns: readonly DataColumn[]
): Promise<Cell[][]> {
  const bytes = await readFile(path);
  if (bytes.subarray(0, 3).toString("hex") !== "efbbbf") throw new Error(`${path}: no byte order mark`);
  const found = await rows<Record<string, string>>(
    `SELECT * FROM read_csv(${literal(path)}, header = true, all_varchar = true, delim = ';', quote = '"', escape = '"', max_line_size = 1000000, null_padding = false)`
  );
  return found.map((row) =>
    columns.map((column): Cell => {
      const text = row[column.title];
      if (text === undefined || text === null) throw new Error(`${path}: no cell in «${column.title}»`);
      if (column.absent && isSign(column, text)) return {value: null, sign: text};
      if (column.type === "integer" || column.type === "number") {
        if (text.includes(".")) throw new Error(`${path}: ${text} has a decimal point`);
        return {value: Number(text.replace(",", "."))};
      }
      if (column.type === "boolean") return {value: text === "SANN"};
      const plain = column.form === "schoolYear" ? text.replace("–", "-") : text;
      return {value: column.type === "text" && !column.values ? unguard(plain) : plain};
    })
  );
}

function isSign({absent}: DataColumn, text: string): boolean {
  return absent !== undefined && ("sign" in absent ? text === absent.sign : /^(?::|\.{1,2})$/.test(text));
}

/** The sheet Data of a workbook; refuses formulas, merged and empty cells, and a cell of another type than its column. */
export async function readXlsx(path: string, columns: readonly DataColumn[]): Promise<Cell[][]> {
  const book = read(await readFile(path), {cellFormula: true, cellText: false});
  if (book.SheetNames.join() !== "Data,Om tallene,Variabler") throw new Error(book.SheetNames.join());
  for (const name of book.SheetNames) {
    const sheet = book.Sheets[name]!;
    if (sheet["!merges"]?.length) throw new Error(`${path}: merged cells in ${name}`);
    const range = utils.decode_range(sheet["!ref"] ?? "");
    for (let r = 0; r <= range.e.r; r++)
      for (let c = 0; c <= range.e.c; c++) {
        const cell = sheet[utils.encode_cell({r, c})] as CellObject | undefined;
        if (!cell || cell.v === "" || cell.f)
          throw new Error(`${path}: ${name} row ${r + 1}, column ${c + 1}`);
      }
  }
  const data = book.Sheets["Data"]!;
  const at = (r: number, c: number) => data[utils.encode_cell({r, c})] as CellObject;
  columns.forEach(({title}, c) => {
    if (at(0, c).v !== title) throw new Error(`${path}: heading ${String(at(0, c).v)}`);
  });
  const rows = utils.decode_range(data["!ref"] ?? "").e.r;
  return Array.from({length: rows}, (_, r) =>
    columns.map((column, c): Cell => {
      const {t, v} = at(r + 1, c);
      if (t === "s" && column.absent && isSign(column, String(v))) return {value: null, sign: String(v)};
      const expected = column.type === "text" ? "s" : column.type === "boolean" ? "b" : "n";
      if (t !== expected) throw new Error(`${path}: ${column.name}, row ${r + 2} is of type ${t}`);
      if (column.type === "date") return {value: isoDay(Number(v) - 25_569)};
      return {value: v as string | number | boolean};
    })
  );
}

/** Parquet by hyparquet, which shares nothing with DuckDB. */
export async function readParquet(path: string, columns: readonly DataColumn[]): Promise<Cell[][]> {
  const rows = await parquetReadObjects({file: await asyncBufferFromFile(path), compressors});
  return rows.map((row) =>
    columns.map(({name, type}): Cell => {
      const value: unknown = row[name];
      if (value === null || value === undefined) return {value: null};
      if (value instanceof Date) return {value: value.toISOString().slice(0, 10)};
      if (type === "integer") return {value: Number(value)};
      return {value: value as string | number | boolean};
    })
  );
}

/** The Arrow file. */
export async function readArrow(path: string, columns: readonly DataColumn[]): Promise<Cell[][]> {
  const table = tableFromIPC(await readFile(path));
  const vectors = columns.map(({name}) => table.getChild(name));
  return Array.from({length: table.numRows}, (_, row) =>
    columns.map(({type}, i): Cell => {
      const value: unknown = vectors[i]?.get(row);
      if (value === null || value === undefined) return {value: null};
      if (type === "date") return {value: isoDay(Number(value) / 86_400_000)};
      if (type === "integer") return {value: Number(value)};
      return {value: value as string | number | boolean};
    })
  );
}
