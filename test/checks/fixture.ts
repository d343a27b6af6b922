import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import type {Check, FileContext, WarehouseContext} from "../../loaders/checks/check.ts";
import {runChecks, type CheckResult} from "../../loaders/checks/run.ts";
import type {Known} from "../../loaders/checks/known.ts";
import {Manifest} from "../../loaders/files/manifest.ts";

export const fixtures = "test/fixtures/checks";
export const noManifest: Manifest = {datasets: []};

/** The context of a file fixture: each folder in it is a data set of that kind, and `rows.json` what the manifest promises. */
export function fileContext(dir: string): FileContext {
  const promises = join(dir, "rows.json");
  const rows: unknown = existsSync(promises) ? JSON.parse(readFileSync(promises, "utf8")) : undefined;
  const folders = readdirSync(dir, {withFileTypes: true}).filter((entry) => entry.isDirectory());
  const datasets = folders.map(({name: kind}) => ({
    id: kind,
    kind,
    title: kind,
    publisher: "",
    world: kind === "example-county" ? "example" : "real",
    files: readdirSync(join(dir, kind))
      .sort()
      .map((name) => ({file: `${kind}/${name}`, sha256: "0".repeat(64), bytes: 0, url: null})),
    url: "",
    retrieved: "2026-11-21",
    period: "",
    licence: "",
    attribution: "",
    caveats: [],
    rows
  }));
  return {dataDir: dir, manifest: Manifest.parse({datasets})};
}

/** The context of a warehouse fixture: the empty tables in memory, then the script. */
export async function warehouseContext(sql: string, manifest = noManifest): Promise<WarehouseContext> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(readFileSync(join(fixtures, "schema.sql"), "utf8"));
  if (sql.trim() !== "") await connection.run(sql);
  return {connection, manifest};
}

/** Runs one check on a fixture (`pass` or `fail`), without the known exceptions of the real data. */
export async function runOnFixture(
  check: Check,
  name: "pass" | "fail",
  known: readonly Known[] = []
): Promise<CheckResult> {
  const path = join(fixtures, check.id, name);
  const options = {checks: [check], known};
  const [result] =
    check.stage === "file"
      ? await runChecks("file", fileContext(path), options)
      : await runChecks("warehouse", await warehouseContext(readFileSync(`${path}.sql`, "utf8")), options);
  if (!result) throw new Error(`${check.id} did not run`);
  return result;
}
