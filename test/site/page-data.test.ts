import {tableFromIPC} from "apache-arrow";
import {readdirSync, readFileSync} from "node:fs";
import {mkdtemp, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {z} from "zod";
import {checkWarehouse} from "../../loaders/checks/report.ts";
import {writeDataFiles} from "../../loaders/datasets/write.ts";
import {encodeBullying} from "../../loaders/site/bullying-files.ts";
import {readBullying} from "../../loaders/site/bullying.ts";
import {readNetworks} from "../../loaders/site/networks.ts";
import {readOverview} from "../../loaders/site/overview.ts";
import {readQualityPage} from "../../loaders/site/quality.ts";
import {readSearch} from "../../loaders/site/search.ts";
import {readSources} from "../../loaders/site/sources.ts";
import {readThreeYearMeans} from "../../loaders/site/three-year.ts";
import {readUnits} from "../../loaders/site/units.ts";
import {readVariables} from "../../loaders/site/variables.ts";
import {buildWarehouse} from "../../loaders/warehouse/build.ts";
import {openWarehouse, type Warehouse} from "../../loaders/warehouse/open.ts";
import {chooseCounty, chooseUnit} from "../../src/components/bullying/choices.ts";
import {createSearchEngine} from "../../src/components/search/engine.ts";
import {SearchIndex} from "../../src/model/search.ts";
import {
  Networks,
  Overview,
  ShareRow,
  SourceList,
  ThreeYearMeans,
  UnitList
} from "../../src/model/published.ts";
import {Quality, type EditionQuality} from "../../src/model/quality.ts";
import {VariableList} from "../../src/model/variables.ts";

let all: Warehouse;
let real: Warehouse;
let folder: string;
let files: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "puljeblikk-site-"));
  const open = async (world: "all" | "real") => {
    const out = join(folder, `${world}.duckdb`);
    await buildWarehouse({dataDir: "data", out, world});
    await checkWarehouse({dataDir: "data", warehouse: out, world, json: join(folder, `${world}.json`)});
    return openWarehouse(out);
  };
  all = await open("all");
  real = await open("real");
  process.env["PULJEBLIKK_CHECKS"] = join(folder, "all.json");
  process.env["PULJEBLIKK_QUALITY"] = join(folder, "quality.json");
  const quality: EditionQuality = {edition: null, checks: [], history: [], snapshots: []};
  await writeFile(join(folder, "quality.json"), JSON.stringify(quality));
  files = process.env["PULJEBLIKK_FILES"] = join(folder, "files");
  await writeDataFiles(all, {out: files});
});
afterAll(() => {
  all.close();
  real.close();
});

test.each([
  ["overview", Overview, readOverview],
  ["units", UnitList, readUnits],
  ["three-year means", ThreeYearMeans, readThreeYearMeans],
  ["networks", Networks, readNetworks],
  ["sources", SourceList, readSources],
  ["quality", Quality, () => readQualityPage()],
  ["variables", VariableList, () => readVariables()]
] as const)("what the page reads of %s fits its shape", async (_, schema, read) => {
  (schema as z.ZodType).parse(JSON.parse(JSON.stringify(await read(all))));
});

test("every share has a value or a reason, and an interval only with a number of answers", async () => {
  for (const county of ["NO", "46", "EX"]) {
    const rows = await readBullying(all, county);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of z.array(ShareRow).parse(rows)) {
      expect(row.share === null).toBe(row.status !== "ok");
      if (row.low !== null && row.high !== null && row.share !== null) {
        expect(row.respondents).toBeGreaterThan(0);
        expect(row.low).toBeLessThanOrEqual(row.share + 0.0005);
        expect(row.high).toBeGreaterThanOrEqual(row.share - 0.0005);
      }
    }
  }
});

test("the Arrow arrows read back to the same rows", async () => {
  const arrows = await encodeBullying(all);
  const rows = await readBullying(all, "46");
  const table = tableFromIPC(arrows["46.arrow"] ?? new Uint8Array());
  expect(table.numRows).toBe(rows.length);
  const back = table.toArray().map((row) => (row as {toJSON: () => unknown}).toJSON());
  expect(back).toEqual(rows);
});

test("the nation's newest figures are those published: 10 % in 2023, 12 % in grade 7, 11 % in grade 10, 5.5 % in Vg1", async () => {
  const {keyFigures} = await readOverview(all);
  expect(keyFigures.slice(0, 4).map((f) => f.value)).toEqual([0.1, 0.12, 0.11, 0.055]);
  expect(keyFigures.find((f) => f.label === "Elever i grunnskolen")?.value).toBe(621961);
});

test("a year without a published national figure is there as missing, never skipped or zero", async () => {
  const {series} = await readOverview(all);
  const total = series.filter((p) => p.grade === "all" && p.measure === "total");
  expect(total.map((p) => p.startYear)).toEqual([2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025]);
  expect(total.filter((p) => p.startYear > 2023).map((p) => [p.share, p.status])).toEqual([
    [null, "missing"],
    [null, "missing"]
  ]);
});

test("only Trøndelag's three known networks are shown, and its other 22 municipalities are named as unknown", async () => {
  const {counties} = await readNetworks(real);
  expect(counties.map((c) => [c.county, c.networks.map((n) => [n.network, n.basis])])).toEqual([
    [
      "50",
      [
        ["Fosen", "inferred"],
        ["Gauldalsregionen", "confirmed"],
        ["Trøndelag sørvest", "confirmed"]
      ]
    ]
  ]);
  expect(counties[0]?.unknownMembers).toHaveLength(22);
  expect(counties[0]?.networks[0]?.schoolsInPulje).toEqual({value: null, status: "missing"});
});

test("without the example county nothing of it is left in any table or download", async () => {
  const tables = await real.rows<{name: string; column: string}>(
    `SELECT table_name AS name, column_name AS "column" FROM duckdb_columns() WHERE column_name IN ('unit_code', 'code', 'member', 'old_code') ORDER BY ALL`
  );
  expect(tables.length).toBeGreaterThan(8);
  for (const {name, column} of tables) {
    const [found] = await real.rows<{n: number}>(
      `SELECT count(*) AS n FROM "${name}" WHERE "${column}" LIKE 'EX%'`
    );
    expect(found?.n, `${name}.${column}`).toBe(0);
  }
  const listing = await writeDataFiles(real, {out: join(folder, "real-files")});
  expect(listing.sets.filter((set) => set.world === "example")).toEqual([]);
  expect(readdirSync(join(folder, "real-files")).filter((name) => name.includes("eksempel"))).toEqual([]);
});

test("the example county is in no file of real figures", () => {
  const names = readdirSync(files).filter((name) => name.endsWith(".csv") && !name.includes("-eksempel"));
  expect(names.length).toBeGreaterThan(30);
  for (const name of names) {
    expect(readFileSync(join(files, name), "utf8"), name).not.toMatch(/(^|[,;])EX\d|example-county/m);
  }
});

test("everything that pages can choose is found under an address that chooses it, and the example is called invented", async () => {
  const report = {
    kind: "report",
    name: "Rapport for Fosen",
    detail: "",
    path: "rapport/x",
    words: ""
  } as const;
  const index = await readSearch(all, {pages: [], others: [report]});
  const {entries} = SearchIndex.parse(JSON.parse(JSON.stringify(index)));
  expect(entries).toContainEqual(report);
  const find = createSearchEngine(entries);
  for (const typed of ["usikkerhet", "konfidensintervall", "p-verdi"])
    expect(find(typed)[0]?.path, typed).toMatch(/^begreper#(intervall|baand)$/);
  expect(find("prikking")[0]?.path).toBe("begreper#skjermet");
  expect(find("5001").map(({path}) => path)).toEqual(["mobbing?fylke=50&enhet=5001"]);
  const list = await readUnits(all);
  const units = entries.filter(
    ({path}) => /^mobbing(\?(fylke|$)|$)/.test(path) && path !== "mobbing?maal=total"
  );
  const chosen = units.flatMap(({kind, path}) => {
    if (kind === "measure") return [];
    const search = path.replace(/^mobbing/, "");
    const {county, refused} = chooseCounty(list, search);
    expect(refused).toEqual([]);
    return [chooseUnit(list, county, search)];
  });
  const reachable = list.units.filter(({county}) => county !== "21");
  expect(chosen.toSorted()).toEqual(reachable.map(({code}) => code).toSorted());
  const example = entries.filter(({path}) => /fylke=EX/.test(path));
  expect(example.length).toBeGreaterThan(300);
  expect(example.filter(({detail}) => !detail.includes("oppdiktet"))).toEqual([]);
  const networks = (await readNetworks(all)).counties.flatMap(({networks: own}) => own.map((n) => n.network));
  expect(
    entries
      .filter(({kind}) => kind === "network")
      .map(({name}) => name)
      .toSorted()
  ).toEqual(networks.toSorted());
  expect(new Set(entries.map(({kind, name, path}) => `${kind} ${name} ${path}`)).size).toBe(entries.length);
});

test("without the example county nothing of it is found", async () => {
  const {entries} = await readSearch(real, {pages: []});
  expect(entries.filter(({path, detail}) => path.includes("EX") || detail.includes("oppdiktet"))).toEqual([]);
});
