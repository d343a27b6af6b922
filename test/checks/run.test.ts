import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import type {FileCheck, Finding, WarehouseCheck} from "../../loaders/checks/check.ts";
import {checks} from "../../loaders/checks/checks.ts";
import {knownExceptions, type Known} from "../../loaders/checks/known.ts";
import {capFindings, listFindings, lookAtRows} from "../../loaders/checks/list.ts";
import {formatFinding, formatReport} from "../../loaders/checks/report-text.ts";
import {checkWarehouse, writeReport} from "../../loaders/checks/report.ts";
import {hasErrors, runChecks} from "../../loaders/checks/run.ts";
import {UserError} from "../../loaders/errors.ts";
import {readManifest} from "../../loaders/files/manifest.ts";
import {buildWarehouse} from "../../loaders/warehouse/build.ts";
import {temporaryFolder} from "../files/temporary.ts";
import {noManifest, warehouseContext} from "./fixture.ts";

const manifest = await readManifest("data");
const context = {dataDir: "data", manifest};

function checkThat(findings: Finding[], severity: "error" | "warning" = "error"): FileCheck {
  return {
    id: "a",
    title: "A",
    looksAt: "Ser.",
    severity,
    level: 1,
    stage: "file",
    looked: async () => ({count: 7, of: "files"}),
    run: async () => findings
  };
}

const finding: Finding = {
  message: "Galt.",
  file: "x.csv",
  row: 2,
  column: "c",
  value: "v",
  remedy: "Rett det."
};
const known: Known = {
  check: "a",
  dataset: "udir-pupils",
  where: {file: "x.csv", column: "c"},
  about: "Kolonnen c",
  reason: "Slik er kilden.",
  since: "2026-11-21"
};

test("a known exception takes its findings out of the result and is told with their number", async () => {
  const options = {checks: [checkThat([finding, {...finding, row: 3}])], known: [known]};
  expect(await runChecks("file", context, options)).toMatchObject([
    {
      result: "passed",
      level: 1,
      looked: {count: 7, of: "files"},
      findings: [],
      known: [{about: "Kolonnen c", reason: "Slik er kilden.", since: "2026-11-21", findings: 2}]
    }
  ]);
});

test("an exception takes out only what equals it in every part it names", async () => {
  const options = {checks: [checkThat([{...finding, column: "d"}, finding])], known: [known]};
  expect(await runChecks("file", context, options)).toMatchObject([
    {result: "failed", findings: [{column: "d"}], known: [{findings: 1}]}
  ]);
});

test("an exception no longer needed is itself a finding", async () => {
  const [result] = await runChecks("file", context, {checks: [checkThat([])], known: [known]});
  expect(result).toMatchObject({result: "failed", known: []});
  expect(result?.findings).toMatchObject([
    {
      file: "x.csv",
      column: "c",
      message: "Et kjent unntak fra 2026-11-21 trengs ikke lenger: Slik er kilden."
    }
  ]);
});

test("an exception no longer needed is an error also of a check that warns or does not apply", async () => {
  const warning = checkThat([], "warning");
  for (const check of [warning, {...warning, applies: async () => false}]) {
    const results = await runChecks("file", context, {checks: [check], known: [known]});
    expect(results).toMatchObject([{severity: "error", result: "failed"}]);
    expect(hasErrors(results)).toBe(true);
  }
});

test("an exception is not called unneeded where the list of findings was cut", async () => {
  const cut: Finding[] = [
    {...finding, column: "d"},
    {message: "… og 5 til.", remedy: "Rett.", more: true}
  ];
  const [result] = await runChecks("file", context, {checks: [checkThat(cut, "warning")], known: [known]});
  expect(result).toMatchObject({severity: "warning", result: "failed", findings: cut});
});

test("an exception of a data set that is not there is neither used nor missed", async () => {
  const without = {dataDir: "data", manifest: noManifest};
  expect(await runChecks("file", without, {checks: [checkThat([])], known: [known]})).toMatchObject([
    {result: "passed"}
  ]);
  expect(await runChecks("file", without, {checks: [checkThat([finding])], known: [known]})).toMatchObject([
    {result: "failed"}
  ]);
});

test("a check that does not apply is not applicable, not passed", async () => {
  const check: FileCheck = {...checkThat([finding]), applies: async () => false};
  expect(await runChecks("file", context, {checks: [check], known: []})).toMatchObject([
    {result: "not applicable", findings: []}
  ]);
});

test("a check that cannot run has failed with severity error and says why", async () => {
  const check: WarehouseCheck = {
    id: "a",
    title: "A",
    looksAt: "Ser.",
    severity: "warning",
    level: 1,
    stage: "warehouse",
    looked: lookAtRows("unit"),
    run: ({connection}) => listFindings(connection, "SELECT * FROM nonesuch", () => finding)
  };
  const results = await runChecks("warehouse", await warehouseContext(""), {checks: [check], known: []});
  expect(results).toMatchObject([{severity: "error", result: "failed"}]);
  expect(results[0]?.findings[0]?.message).toMatch(/^Kontrollen kunne ikke kjøres: .*nonesuch/);
  expect(hasErrors(results)).toBe(true);
});

test("a failed warning does not stop a build", async () => {
  const results = await runChecks("file", context, {checks: [checkThat([finding], "warning")], known: []});
  expect(results).toMatchObject([{result: "failed"}]);
  expect(hasErrors(results)).toBe(false);
});

test("of many findings the first are listed and the rest are counted", async () => {
  const {connection} = await warehouseContext("");
  const many = await listFindings(
    connection,
    "SELECT CAST(i AS INTEGER) AS i FROM range(7) t(i)",
    ({i}) => ({message: String(i), remedy: "r"}),
    5
  );
  expect(many.map(({message}) => message)).toEqual(["0", "1", "2", "3", "4", "… og 2 til."]);
  expect(capFindings([finding, finding, finding], 2).map(({message}) => message)).toEqual([
    "Galt.",
    "Galt.",
    "… og 1 til."
  ]);
  expect(capFindings([finding, finding], 2)).toHaveLength(2);
});

test("the report has one line a check in aligned columns, then the findings and a sum", async () => {
  const results = await runChecks("file", context, {
    checks: [checkThat([finding]), {...checkThat([]), id: "longer-name", severity: "warning"}],
    known: []
  });
  expect(formatReport(results)).toBe(
    [
      "resultat      alvor     kontroll     funn  hva som loves",
      "ikke bestått  feil      a            1     A",
      "bestått       advarsel  longer-name  0     A",
      "",
      "a:",
      "  x.csv, rad 2, c: Galt. Rett det.",
      "",
      "2 kontroller: 1 med feil, 0 med advarsel"
    ].join("\n")
  );
  expect(formatFinding({message: "Galt.", remedy: "Rett det."})).toBe("Galt. Rett det.");
  expect(formatFinding({message: "«\u001b[2J\u202e\n»", remedy: "Rett det."})).toBe(
    "«\\u001b[2J\\u202e » Rett det."
  );
});

test("each known exception names a check and a data set that exist, a reason and a past date", () => {
  const ids = new Set(checks.map(({id}) => id));
  const datasets = new Set(manifest.datasets.map(({id}) => id));
  for (const {check, dataset, reason, since} of knownExceptions) {
    expect(ids).toContain(check);
    expect(datasets).toContain(dataset);
    expect(reason).toMatch(/^[A-ZÆØÅ].{20,}\.$/);
    expect(since).toMatch(/^2026-\d\d-\d\d$/);
  }
});

test("the manifest in the repository promises the rows of every file that was compiled by hand", () => {
  const compiled = manifest.datasets.filter(({kind, world}) => world === "real" && !kind.endsWith("-api"));
  const csv = compiled.flatMap(({files, rows}) =>
    files.filter(({file}) => file.endsWith(".csv")).map(({file}) => [file, rows?.[file] ?? 0] as const)
  );
  expect(csv.filter(([, rows]) => rows < 1)).toEqual([]);
  expect(csv.length).toBeGreaterThan(10);
});

test("the data in the repository keep every promise, with and without the fictional county", async () => {
  const folder = await temporaryFolder();
  for (const world of ["all", "real"] as const) {
    const warehouse = join(folder, `${world}.duckdb`);
    const json = join(folder, `${world}.json`);
    await buildWarehouse({dataDir: "data", out: warehouse, world});
    const results = await checkWarehouse({dataDir: "data", warehouse, json, world});
    const failed = results.filter(({result}) => result === "failed");
    expect(failed.flatMap(({id, findings}) => findings.map((f) => `${id}: ${formatFinding(f)}`))).toEqual([]);
    expect(results.map(({id}) => id)).toEqual(checks.map(({id}) => id));
    expect(JSON.parse(await readFile(json, "utf8"))).toEqual(results);
    expect((await readdir(folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  }
});

test("a warehouse or a data folder that is not there is the user's mistake", async () => {
  const folder = await temporaryFolder();
  const missing = join(folder, "none.duckdb");
  await expect(writeReport({dataDir: "data", warehouse: missing})).rejects.toThrow(UserError);
  await expect(writeReport({dataDir: "data", warehouse: missing})).rejects.toThrow('run "npm run warehouse"');
  await expect(writeReport({dataDir: join(folder, "none"), warehouse: missing})).rejects.toThrow(
    "no such folder"
  );
});
