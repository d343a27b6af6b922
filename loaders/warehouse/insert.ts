import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {UserError} from "../errors.ts";
import type {Warehouse} from "./open.ts";
import {literal} from "./sql.ts";

/** Half a character, and the character zero, which no table and no file can hold. */
const noText = /\0|\p{Surrogate}/u;

function requireText(table: string, row: object): void {
  for (const [column, value] of Object.entries(row)) {
    if (typeof value === "string" && noText.test(value)) {
      throw new UserError(
        `${table}, column ${column}: ${JSON.stringify(value.slice(0, 200))}: holds a character that is none: mend the text at its source, or run "npm run fetch" again`
      );
    }
  }
}

/**
 * Creates a temporary table with the given column definitions (`name TYPE, …`) and fills it with rows given as objects
 * of the same keys; a key that is absent or undefined is NULL. Rows pass through DuckDB's own JSON reader. Throws UserError
 * that names table, column and value for a text that holds half a character or the character zero.
 */
export async function insertRows(
  {connection}: Warehouse,
  {table, columns, rows}: {table: string; columns: string; rows: readonly object[]}
): Promise<void> {
  await connection.run(`CREATE TEMP TABLE ${table} (${columns})`);
  if (!rows.length) return;
  const types = columns.split(",").map((column) => {
    const [name, ...type] = column.trim().split(/\s+/);
    return `${literal((name ?? "").replaceAll('"', ""))}: ${literal(type.join(" "))}`;
  });
  for (const row of rows) requireText(table, row);
  const folder = await mkdtemp(join(tmpdir(), "puljeblikk-"));
  try {
    const path = join(folder, "rows.json");
    await writeFile(path, rows.map((row) => JSON.stringify(row)).join("\n"));
    await connection.run(
      `INSERT INTO ${table} BY NAME SELECT * FROM read_json(${literal(path)}, format = 'newline_delimited', columns = {${types.join(", ")}})`
    );
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}
