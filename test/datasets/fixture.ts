import {mkdtemp} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {buildWarehouse} from "../../loaders/warehouse/build.ts";
import {createDatabase, type Warehouse} from "../../loaders/warehouse/open.ts";
import {literal} from "../../loaders/warehouse/sql.ts";

/** Texts that must stay texts in every file, whatever a program makes of their first characters or their length. */
export const hostileTexts = [
  "<img src=x onerror=alert(1)>",
  '=HYPERLINK("https://example.org","trykk")',
  "${1+1}",
  "＝1+1",
  " =1+1",
  "\u200b@SUM(A1)",
  "+47 73 00 00 00",
  "-1",
  "\tTabulator",
  "\rVognretur",
  'linje\r\nlinje;med "hermetegn", komma',
  "'=1+1",
  "''",
  "\u202eoverført\u202c",
  "](javascript:alert(1))",
  "_x000D_ og \u0007",
  "Bømlo – Ålesund – Kárášjohka, đŋŧ 😀",
  "NULL",
  "x".repeat(10_000)
] as const;

const sample: Readonly<Record<string, string>> = {
  survey_share: "unit_code IN ('NO', '03', 'EX', 'EX32') OR hash(unit_code) % 40 = 0",
  survey_index: "unit_code IN ('NO', '03', 'EX') OR hash(unit_code) % 40 = 0",
  survey_participation: "unit_code IN ('EX', 'EX32') OR hash(unit_code) % 40 = 0",
  pupil_count: "hash(unit_code) % 20 = 0",
  child_count: "hash(unit_code) % 5 = 0",
  population: "hash(unit_code) % 40 = 0",
  municipality_change: "hash(old_code) % 10 = 0",
  code_step: "hash(old_code) % 10 = 0",
  municipality_successor: "hash(code) % 10 = 0"
};

/**
 * A warehouse in memory with a sample of every table, hostile names for units, networks and agencies, a negative amount, an
 * amount beyond 32 bits, and real participants as a user's file would give them.
 */
export async function makeFixture(): Promise<Warehouse> {
  const path = join(await mkdtemp(join(tmpdir(), "puljeblikk-datasets-")), "warehouse.duckdb");
  await buildWarehouse({dataDir: "data", out: path});
  const database = await createDatabase(":memory:");
  const {connection} = database;
  await connection.run(`ATTACH ${literal(path)} AS built (READ_ONLY)`);
  await connection.run("COPY FROM DATABASE built TO memory");
  await connection.run("DETACH built");
  for (const [table, condition] of Object.entries(sample))
    await connection.run(`DELETE FROM ${table} WHERE NOT (${condition})`);
  const names = await database.rows<{code: string}>(
    `SELECT DISTINCT code FROM unit JOIN (SELECT unit_code AS code FROM survey_share UNION SELECT unit_code FROM pupil_count)
     USING (code) ORDER BY code LIMIT ${hostileTexts.length}`
  );
  for (const [i, text] of hostileTexts.entries()) {
    const code = names[i]?.code ?? "";
    await connection.run("UPDATE unit SET name = $text WHERE code = $code", {text, code});
    await connection.run(
      `INSERT INTO account VALUES ($text, NULL, '0226', '21', 2025, ${i % 2 ? -5_000_000 - i : 12_345_678_901})`,
      {text}
    );
    await connection.run(
      `INSERT INTO network_member VALUES ('50', $text, '5001', NULL, NULL, 'user', 'real')`,
      {text}
    );
  }
  await connection.run(
    `INSERT INTO participation VALUES ('IBS', 5, '5001', 'both', DATE '2020-08-01', NULL, 0, 12.5, NULL, 'real'),
      ('IBS', 5, '999999999', 'school', DATE '2020-08-01', DATE '2022-07-31', NULL, NULL, NULL, 'real')`
  );
  return database;
}
