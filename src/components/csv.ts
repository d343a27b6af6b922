import type {Column} from "./data-table.js";

const dangerous = /^[\s]*[=+\-@＝＋－＠\t\r]/;

/**
 * Rows as CSV by RFC 4180: comma, CRLF, quotes where needed, numbers with decimal point and ASCII minus. Shares stay
 * 0–1 with all their digits. A column with a status gets a second column `<name>_status`; an absent value is an
 * empty field. Text that a spreadsheet would run as a formula is preceded by an apostrophe.
 */
export function encodeCsv<T>(rows: readonly T[], columns: readonly Column<T>[]): string {
  const header = columns.flatMap((column) =>
    column.status ? [column.name, `${column.name}_status`] : [column.name]
  );
  const lines = rows.map((row) =>
    columns.flatMap((column) => {
      const value = column.value(row);
      return column.status ? [encodeValue(value), column.status(row)] : [encodeValue(value)];
    })
  );
  return [header, ...lines].map((fields) => `${fields.map(quote).join(",")}\r\n`).join("");
}

function encodeValue(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  return dangerous.test(value) ? `'${value}` : value;
}

function quote(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
