import {guardFormula, quoteField} from "../model/spreadsheet.js";
import type {Column} from "./data-table.js";
import {absenceSign} from "./format.js";

/**
 * `machine`: comma, decimal point, ASCII names, UTF-8 without mark. `excel`: what a Norwegian Excel opens with a double
 * click: semicolon, decimal comma, the headings people read, with byte order mark.
 */
export type CsvDialect = "machine" | "excel";

/**
 * Rows as CSV by RFC 4180: CRLF, quotes where needed, ASCII minus. Shares stay 0–1 with all their digits. A column with
 * a status gets a second column for it; an absent value is an empty field. Text that a spreadsheet would run as a formula
 * is preceded by an apostrophe.
 */
export function encodeCsv<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  dialect: CsvDialect = "machine"
): string {
  const forPeople = dialect === "excel";
  const header = columns.flatMap(({name, label, status}) => {
    const heading = forPeople ? label : name;
    return status ? [heading, forPeople ? `${label}, status` : `${name}_status`] : [heading];
  });
  const lines = rows.map((row) =>
    columns.flatMap((column) => {
      const value = encodeValue(column.value(row), dialect);
      if (!column.status) return [value];
      const status = column.status(row);
      return [value, forPeople ? (status === "ok" ? "ok" : absenceSign(status).name) : status];
    })
  );
  const delimiter = forPeople ? ";" : ",";
  const text = [header, ...lines]
    .map((fields) => `${fields.map((field) => quoteField(field, delimiter)).join(delimiter)}\r\n`)
    .join("");
  return forPeople ? `\ufeff${text}` : text;
}

function encodeValue(value: string | number | null, dialect: CsvDialect): string {
  if (value === null) return "";
  if (typeof value === "number") return dialect === "excel" ? String(value).replace(".", ",") : String(value);
  return guardFormula(value);
}
