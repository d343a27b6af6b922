import type {Warehouse} from "../warehouse/open.ts";
import {literal} from "../warehouse/sql.ts";
import {signSql} from "./absence.ts";
import {guardSql} from "./formula.ts";
import {identifier, type Selected} from "./select.ts";
import type {DataColumn} from "./set.ts";

/**
 * `csv`: for machines, UTF-8 without mark, comma, decimal point, ASCII headings, empty where absent. `excel`: what a
 * Norwegian Excel opens with a double click: byte order mark, semicolon, decimal comma, Norwegian headings, signs where
 * absent. Both: RFC 4180 quotes, LF, ISO dates, text that a spreadsheet would run guarded by an apostrophe.
 */
export type CsvDialect = "csv" | "excel";

const mark = "\ufeff";

/** Writes a CSV file with DuckDB's own writer; `where` is a condition on the rows. */
export async function writeCsv(
  {connection}: Warehouse,
  {set, table}: Selected,
  {path, dialect, where = "true"}: {path: string; dialect: CsvDialect; where?: string}
): Promise<void> {
  const columns = set.columns.map((column, i) =>
    dialect === "csv"
      ? `${machineSql(column)} AS ${identifier(column.name)}`
      : `${peopleSql(column)} AS ${identifier((i === 0 ? mark : "") + column.title)}`
  );
  await connection.run(
    `COPY (SELECT ${columns.join(", ")} FROM ${table} WHERE ${where}) TO ${literal(path)}
     (FORMAT csv, HEADER true, DELIMITER ${literal(dialect === "csv" ? "," : ";")}, QUOTE '"', ESCAPE '"')`
  );
}

function machineSql({name, type, values}: DataColumn): string {
  const column = identifier(name);
  return type === "text" && !values ? guardSql(column) : column;
}

function peopleSql(column: DataColumn): string {
  const {name, type, values, absent, form} = column;
  const cell = identifier(name);
  const text = {
    text: values ? cell : guardSql(form === "schoolYear" ? `replace(${cell}, '-', '–')` : cell),
    integer: `CAST(${cell} AS VARCHAR)`,
    number: `replace(CAST(${cell} AS VARCHAR), '.', ',')`,
    date: `CAST(${cell} AS VARCHAR)`,
    boolean: `CASE WHEN ${cell} THEN 'SANN' ELSE 'USANN' END`
  }[type];
  return absent ? `CASE WHEN ${cell} IS NULL THEN ${signSql(column)} ELSE ${text} END` : text;
}
