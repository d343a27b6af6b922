import {readFileSync} from "node:fs";
import Papa from "papaparse";

export const dataDir = new URL("../../data/", import.meta.url).pathname;

/** The committed text of a file below data/. */
export function readData(file: string): string {
  return readFileSync(dataDir + file, "utf8");
}

/** The committed rows of a CSV file below data/, all fields as text. */
export function readRows(file: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(readData(file), {header: true, skipEmptyLines: true}).data;
}

export interface TruthPulje {
  pulje: string;
  kind: string;
  start_school_year: string;
  effect_points_by_event: Record<string, number>;
  municipalities: string[];
  kindergarten_only: string[];
  independent_schools: string[];
  treated_schools: string[];
  mean_att: number;
  fixed_weight: number;
}

export interface Truth {
  seed: number;
  puljer: TruthPulje[];
  overall_att: number;
  expected_att_total: {
    pulje: string;
    year: number;
    event: number;
    respondents: number;
    school: number;
    municipality: number;
  }[];
  former_municipality: Record<string, string>;
}

export function readTruth(): Truth {
  return JSON.parse(readData("example-county/truth.json")) as Truth;
}

/** Sum of a number over rows. */
export function sumOf<Row>(rows: readonly Row[], value: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + value(row), 0);
}

/** Rows by key, in the order of first appearance. */
export function groupRows<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
