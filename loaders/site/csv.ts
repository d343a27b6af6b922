import Papa from "papaparse";
import type {Warehouse} from "../warehouse/open.ts";
import {listDownloads} from "./downloads.ts";

/** A cell that a spreadsheet would run as a formula: also full-width forms, a tab or a carriage return in front. */
const formula = /^[\s]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/**
 * The downloads as CSV for machines: UTF-8, comma, decimal point, LF, RFC 4180. Text that a spreadsheet would run as a
 * formula gets an apostrophe in front; numbers stay numbers.
 */
export async function encodeDownloads(warehouse: Warehouse): Promise<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = {};
  for (const {path, sql} of await listDownloads(warehouse)) {
    const rows = await warehouse.rows(sql);
    const safe = rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([k, v]) => [k, typeof v === "string" && formula.test(v) ? `'${v}` : v])
      )
    );
    files[path] = new TextEncoder().encode(`${Papa.unparse(safe, {newline: "\n"})}\n`);
  }
  return files;
}
