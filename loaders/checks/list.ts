import type {DuckDBConnection} from "@duckdb/node-api";
import type {Finding, Looked, WarehouseContext} from "./check.ts";
import {listedFindings} from "./thresholds.ts";

/** A cell of a query's answer. Checks cast what they ask for to INTEGER, DOUBLE, VARCHAR or BOOLEAN. */
export type Answer = Readonly<Record<string, string | number | boolean | null>>;

const remedyForRest = "Rett de første; kjør kontrollen på nytt for å se resten.";

function rest(count: number): Finding[] {
  return count > 0 ? [{message: `… og ${count} til.`, remedy: remedyForRest, more: true}] : [];
}

/** The first findings as they are, and one that counts the rest. */
export function capFindings(findings: readonly Finding[], limit = listedFindings.value): Finding[] {
  return [...findings.slice(0, limit), ...rest(findings.length - limit)];
}

/**
 * Runs a query whose rows are what is wrong, and words a finding for each, in the order of the query's columns.
 * As many as are listed one by one, and one that counts the rest.
 */
export async function listFindings(
  connection: DuckDBConnection,
  sql: string,
  word: (answer: Answer) => Finding,
  limit = listedFindings.value
): Promise<Finding[]> {
  const reader = await connection.runAndReadAll(
    `SELECT *, CAST(count(*) OVER () AS INTEGER) AS found_in_all FROM (${sql}) ORDER BY ALL LIMIT ${limit}`
  );
  const answers = reader.getRowObjectsJson() as Answer[];
  const found = Number(answers[0]?.["found_in_all"] ?? 0);
  return [...answers.map(word), ...rest(found - answers.length)];
}

/** Whether a query has any row. */
export async function hasRows(connection: DuckDBConnection, sql: string): Promise<boolean> {
  const reader = await connection.runAndReadAll(`SELECT 1 FROM (${sql}) LIMIT 1`);
  return reader.currentRowCount > 0;
}

/** For `looked`: the rows of some tables, or of queries in parentheses, together. */
export function lookAtRows(...from: string[]): (context: WarehouseContext) => Promise<Looked> {
  const sum = from.map((one) => `(SELECT count(*) FROM ${one})`).join(" + ");
  return async ({connection}) => {
    const reader = await connection.runAndReadAll(`SELECT CAST(${sum} AS DOUBLE) AS n`);
    return {count: Number(reader.getRowObjectsJson()[0]?.["n"]), of: "rows"};
  };
}
