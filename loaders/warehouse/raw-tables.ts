import type {DuckDBConnection} from "@duckdb/node-api";
import {join} from "node:path";
import {maybeOwn} from "../../src/model/own.ts";
import {UserError} from "../errors.ts";
import type {Manifest} from "../files/manifest.ts";
import {rawTables} from "../files/raw/raw-tables.ts";
import {exampleCountyTables} from "../files/raw/example.ts";
import type {RawTable} from "../files/raw/raw-table.ts";
import {literal} from "./sql.ts";

interface RawCsvTable {
  table: string;
  columns: readonly string[];
}

const toTable = (prefix: string, name: string, {columns}: RawTable): RawCsvTable => ({
  table: `${prefix}_${name.replace(/\.csv$/, "").replaceAll("-", "_")}`,
  columns: Object.keys(columns)
});

/** Kind of a data set in the manifest → its raw table and the exact header of its CSV file. */
export const rawCsvTables: Readonly<Record<string, RawCsvTable>> = Object.fromEntries(
  [...rawTables].map(([kind, declared]) => [kind, toTable("raw", kind, declared)])
);

/** The example county's CSV files, by file name; those of the user's form are read as the user's are. */
export const exampleCsvTables: Readonly<Record<string, RawCsvTable>> = Object.fromEntries(
  Object.entries<RawTable>(exampleCountyTables).map(([file, declared]) => [
    file,
    toTable("raw_example", file, declared)
  ])
);

/**
 * Creates every raw table as a temporary table of text columns and fills it from the CSV files that the manifest
 * lists. A table whose data set is not in the folder stays empty. Throws UserError naming a file whose header differs.
 */
export async function loadRawCsv(
  connection: DuckDBConnection,
  {dataDir, manifest}: {dataDir: string; manifest: Manifest}
): Promise<void> {
  const all = [...Object.values(rawCsvTables), ...Object.values(exampleCsvTables)];
  for (const {table, columns} of all) {
    await connection.run(`CREATE TEMP TABLE ${table} (${columns.map((c) => `"${c}" VARCHAR`).join(", ")})`);
  }
  for (const {kind, files} of manifest.datasets) {
    for (const {file} of files) {
      const target =
        kind === "example-county"
          ? maybeOwn(exampleCsvTables, file.split("/").at(-1) ?? "")
          : maybeOwn(rawCsvTables, kind);
      if (!target) continue;
      const path = join(dataDir, file);
      try {
        await connection.run(
          `INSERT INTO ${target.table} SELECT ${target.columns.map((c) => `"${c}"`).join(", ")}
           FROM read_csv(${literal(path)}, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"',
             auto_detect = true, sample_size = 1)`
        );
      } catch (error) {
        throw new UserError(
          `${path}: cannot be read as CSV with the columns ${target.columns.join(", ")}: ${(error as Error).message.split("\n")[0]}: restore the file from version control`
        );
      }
    }
  }
}
