import {appendFile, mkdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {buildWarehouse} from "../../loaders/warehouse/build.ts";
import {openWarehouse, type Warehouse} from "../../loaders/warehouse/open.ts";
import {buildAndOpen, makeDataFolder, municipalities} from "./data-folder.ts";

let warehouse: Warehouse;

beforeAll(async () => {
  const out = join(await makeDataFolder([]), "warehouse.duckdb");
  await buildWarehouse({dataDir: "data", out});
  warehouse = await openWarehouse(out);
});
afterAll(() => warehouse.close());

test("the nation has 631 369 pupils in 2024-25 and 621 961 in 2025-26", async () => {
  expect(
    await warehouse.rows(
      "SELECT school_year, pupils FROM pupil_count WHERE unit_code = 'NO' ORDER BY school_year"
    )
  ).toEqual([
    {school_year: "2024-25", pupils: 631369},
    {school_year: "2025-26", pupils: 621961}
  ]);
});

test("the 357 municipalities have 264 058 children in kindergarten on 13 April 2026", async () => {
  expect(await warehouse.rows("SELECT children FROM child_count WHERE unit_code = 'NO'")).toEqual([
    {children: 264058}
  ]);
});

test("Alvøen skole: total 7.5 %, adults 0 %, digital hidden", async () => {
  expect(
    await warehouse.rows(
      "SELECT measure, share_bullied, status FROM survey_share WHERE unit_code = '874738352' AND school_year = '2024-25' AND grade = '7' ORDER BY measure"
    )
  ).toEqual([
    {measure: "adults", share_bullied: 0, status: "ok"},
    {measure: "digital", share_bullied: null, status: "suppressed"},
    {measure: "pupils", share_bullied: 0.075, status: "ok"},
    {measure: "total", share_bullied: 0.075, status: "ok"}
  ]);
});

test("the nation's Vg1 share of 2024-25 is the API's 6.3 %, not the press's 6 %", async () => {
  expect(
    await warehouse.rows(
      "SELECT share_bullied, source FROM survey_share WHERE unit_code = 'NO' AND grade = 'Vg1' AND school_year = '2024-25' AND measure = 'total' AND gender = 'all' AND ownership = 'all'"
    )
  ).toEqual([{share_bullied: 0.063, source: "udir-upper-secondary"}]);
});

test("exactly one of value and reason stands in every survey table", async () => {
  for (const [table, value] of [
    ["survey_share", "share_bullied"],
    ["survey_index", "score"],
    ["survey_three_year_mean", "share_bullied"],
    ["pupil_count", "pupils"]
  ]) {
    const [row] = await warehouse.rows<{all: number; bad: number}>(
      `SELECT count(*) AS "all", count(*) FILTER ((${value} IS NULL) = (status = 'ok') OR status NOT IN ('ok', 'suppressed', 'missing')) AS bad FROM ${table}`
    );
    expect(row?.all).toBeGreaterThan(0);
    expect(row?.bad).toBe(0);
  }
});

test("every survey row belongs to a unit of the same level", async () => {
  expect(
    await warehouse.rows(
      "SELECT s.unit_code FROM survey_share s LEFT JOIN unit u ON u.code = s.unit_code WHERE u.level IS DISTINCT FROM s.level"
    )
  ).toEqual([]);
});

test("several readers open the warehouse at once, and none can write", async () => {
  const other = await openWarehouse(
    (
      await warehouse.rows<{file: string}>(
        "SELECT path AS file FROM duckdb_databases() WHERE path IS NOT NULL"
      )
    )[0]?.file
  );
  await expect(other.rows("CREATE TABLE t (a INTEGER)")).rejects.toThrow(/read-only/i);
  other.close();
});

test("a changed raw file stops the build with its name and the remedy, and the old warehouse stays", async () => {
  const dir = await makeDataFolder([municipalities(["0301"])]);
  const out = join(dir, "warehouse.duckdb");
  await buildWarehouse({dataDir: dir, out});
  const before = await readFile(out);
  await appendFile(join(dir, "municipalities/municipalities.csv"), "9999,Feil,99,Feil,0,0\n");
  await expect(buildWarehouse({dataDir: dir, out})).rejects.toThrow(
    /municipalities\.csv: content differs from the SHA-256.*restore the file/
  );
  expect(await readFile(out)).toEqual(before);
});

test("one bad row in a user's file stops the build, names the row, and the old warehouse stays", async () => {
  const dir = await makeDataFolder([municipalities(["0301"])]);
  const out = join(dir, "warehouse.duckdb");
  await buildWarehouse({dataDir: dir, out});
  const before = await readFile(out);
  await mkdir(join(dir, "user"));
  await writeFile(
    join(dir, "user/networks.csv"),
    "county;network;member;valid_from;valid_to\n03;Oslo;0301;01.01.2024;\n03;Oslo;301;;\n"
  );
  await expect(buildWarehouse({dataDir: dir, out})).rejects.toThrow(
    /networks\.csv, row 3, column member: "301"/
  );
  expect(await readFile(out)).toEqual(before);
});

test("a folder without data gives empty tables, not a failure", async () => {
  const empty = await buildAndOpen(await makeDataFolder([]));
  expect(await empty.rows("SELECT count(*) AS n FROM survey_share")).toEqual([{n: 0}]);
  empty.close();
});
