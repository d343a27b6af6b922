import type {Warehouse} from "../warehouse/open.ts";
import {literal} from "../warehouse/sql.ts";
import type {Selected} from "./select.ts";

/** Writes Parquet with DuckDB's own writer: zstd, each column by its type, and the facts of the set in the file's metadata. */
export async function writeParquet(
  {connection}: Warehouse,
  {table}: Selected,
  {path, facts}: {path: string; facts: Readonly<Record<string, string>>}
): Promise<void> {
  const metadata = Object.entries(facts).map(([name, text]) => `${name}: ${literal(text)}`);
  await connection.run(
    `COPY ${table} TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd, KV_METADATA {${metadata.join(", ")}})`
  );
}
