import {readFileSync} from "node:fs";
import Papa from "papaparse";

/** Rows of a reference file under test/fixtures/reference/, cells as written. */
export function readReference(path: string): Record<string, string>[] {
  const text = readFileSync(new URL(`../fixtures/reference/${path}`, import.meta.url), "utf8");
  return Papa.parse<Record<string, string>>(text, {header: true, skipEmptyLines: true}).data;
}

/** A cell as a number; NaN where it is empty or not there. */
export function numberOf(cell: string | undefined): number {
  return cell === undefined || cell === "" || cell === "NA" ? NaN : Number(cell);
}

/** |a − b| relative to b, absolute where b is below 1. */
export function deviation(actual: number, expected: number): number {
  return Math.abs(actual - expected) / Math.max(1, Math.abs(expected));
}
