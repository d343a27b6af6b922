import {mkdir, mkdtemp, readdir, readFile, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {readReports, type Reports} from "../../loaders/report/reports.ts";
import {findStyles, writeReports} from "../../loaders/report/write.ts";
import {buildWarehouse} from "../../loaders/warehouse/build.ts";
import {openWarehouse, type Warehouse} from "../../loaders/warehouse/open.ts";
import type {PlaceReport} from "../../src/model/report.ts";

let warehouse: Warehouse;
let all: Reports;
let queries = 0;

beforeAll(async () => {
  const out = join(await mkdtemp(join(tmpdir(), "puljeblikk-reports-")), "all.duckdb");
  await buildWarehouse({dataDir: "data", out, world: "all"});
  const opened = await openWarehouse(out);
  warehouse = {
    ...opened,
    rows: (sql, values) => {
      queries += 1;
      return opened.rows(sql, values);
    }
  };
  all = await readReports(warehouse, {dataDir: "data"});
});
afterAll(() => warehouse.close());

const places = () => all.reports.filter((r): r is PlaceReport => r.kind !== "pulje");
const placeOf = (kind: PlaceReport["kind"], slug: string) => {
  const found = places().find((r) => r.kind === kind && r.slug === slug);
  if (!found) throw new Error(`no report of ${kind} ${slug}`);
  return found;
};

const count = (kind: string, world: string) =>
  all.reports.filter((r) => r.kind === kind && r.world === world).length;

test("every county and municipality of today has a report, and so has every known network and pulje", () => {
  expect(count("county", "real")).toBe(15);
  expect(count("county", "example")).toBe(1);
  expect(count("municipality", "real")).toBe(357);
  expect(count("municipality", "example")).toBe(44);
  expect(count("network", "real")).toBe(3);
  expect(count("network", "example")).toBe(11);
  expect(count("pulje", "real")).toBe(14);
  expect(count("pulje", "example")).toBe(4);
});

test("no two reports have one address", () => {
  const addresses = all.reports.map((r) => `${r.kind}/${r.slug}`);
  expect(new Set(addresses).size).toBe(addresses.length);
});

test("the warehouse is asked a few times, not once a report", () => {
  expect(queries).toBeLessThan(60);
});

test("a report is in what its county has decided; where nothing is decided in bokmål; the setting goes first", () => {
  expect(placeOf("county", "46")).toMatchObject({language: "nn", languageBasis: "decision"});
  expect(placeOf("municipality", "1508")).toMatchObject({language: "nn", languageBasis: "decision"});
  expect(placeOf("county", "39")).toMatchObject({language: "nb", languageBasis: "decision"});
  expect(placeOf("county", "50")).toMatchObject({language: "nb", languageBasis: "neutral"});
  expect(placeOf("network", "ex-fjellregionen")).toMatchObject({language: "nn", languageBasis: "setting"});
  expect(placeOf("network", "ex-dalregionen")).toMatchObject({language: "nb"});
});

const levels = (kind: PlaceReport["kind"], slug: string) =>
  placeOf(kind, slug).comparators.map((c) => c.level);

test("a real place is compared with its county and the nation, a place of the example county with its county alone", () => {
  expect(levels("municipality", "5001")).toEqual(["county", "nation"]);
  expect(levels("county", "50")).toEqual(["nation"]);
  expect(levels("municipality", "ex32")).toEqual(["county"]);
  expect(levels("county", "ex")).toEqual([]);
});

test("the example county's networks add up to the county, and its sources are its own", () => {
  const networks = places().filter((r) => r.kind === "network" && r.world === "example");
  const sum = networks.reduce((total, r) => total + (r.facts.pupils.value ?? 0), 0);
  expect(sum).toBe(placeOf("county", "ex").facts.pupils.value);
  for (const report of networks) expect(report.sources.map((s) => s.id)).toEqual(["example-county"]);
});

test("a hidden share has neither count nor interval in any report", () => {
  const shares = places().flatMap((r) => r.own.shares);
  const hidden = shares.filter((s) => s.status === "suppressed");
  expect(hidden.length).toBeGreaterThan(100);
  expect(hidden.filter((s) => s.share !== null || s.bullied !== null || s.low !== null)).toEqual([]);
});

test("municipalities stand in alphabetical order, never by their share", () => {
  const names = placeOf("county", "50").members.map((m) => m.name);
  expect(names).toEqual(names.toSorted(new Intl.Collator("nb").compare));
});

test("the municipalities that a public page names are participants without role, in the reports of place and pulje", () => {
  const troms = placeOf("county", "55");
  expect(troms.participants).toHaveLength(13);
  expect(troms.participants.every((p) => p.origin === "published" && p.role === null)).toBe(true);
  const pulje = all.reports.find((r) => r.kind === "pulje" && r.slug === "ibs-2");
  expect(pulje?.kind === "pulje" && pulje.shares).toEqual([]);
});

test("the own settings of written standards are read, and a wrong row is named", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "puljeblikk-languages-"));
  await mkdir(join(dataDir, "user"));
  const file = join(dataDir, "user/report-languages.csv");
  await writeFile(file, "enhet;språk\n5001;nynorsk\n50/Fosen;nn\n46;bokmål\n");
  const {reports} = await readReports(warehouse, {dataDir});
  const language = (kind: string, slug: string) =>
    reports.find((r) => r.kind === kind && r.slug === slug)?.language;
  expect(language("municipality", "5001")).toBe("nn");
  expect(language("network", "50-fosen")).toBe("nn");
  expect(language("municipality", "5006")).toBe("nb");
  expect(language("county", "46")).toBe("nb");
  await writeFile(file, "unit,language\n501,nn\n5001,klingon\n");
  await expect(readReports(warehouse, {dataDir})).rejects.toThrow(
    /row 2, column unit: "501".*\n.*row 3, column language: "klingon"/
  );
});

async function write(): Promise<string> {
  const site = await mkdtemp(join(tmpdir(), "puljeblikk-written-"));
  await writeFile(
    join(site, "index.html"),
    '<link rel="stylesheet" type="text/css" href="./_import/style.1a2b.css"><link rel="icon" href="./_file/f.svg">'
  );
  await mkdir(join(site, "_import"));
  const sheets = ["src/style.css", "node_modules/@udir-design/theme/dist/datavis.css"];
  const css = await Promise.all(sheets.map((path) => readFile(path, "utf8")));
  await writeFile(join(site, "_import/style.1a2b.css"), css.join("\n"));
  await writeReports(warehouse, {
    site,
    dataDir: "data",
    files: new Set(),
    header: '<a href="/">x</a>',
    footer: ""
  });
  return site;
}

test("two writings of the same data are equal to the byte, with the style sheets of the site", async () => {
  const [a, b] = [await write(), await write()];
  const names = (await readdir(a, {recursive: true})).filter((n) => n.endsWith(".html")).sort();
  expect(names).toHaveLength(all.reports.length + 2);
  for (const name of names) {
    const text = await readFile(join(a, name), "utf8");
    expect(text === (await readFile(join(b, name), "utf8"))).toBe(true);
    if (name.startsWith("rapport/")) {
      expect(text).toContain('href="../../_import/style.1a2b.css"');
      expect(text).not.toMatch(/\bNaN\b|undefined|Invalid Date|\[object/);
    }
  }
});

test("a site without a style sheet is refused", () => {
  expect(() => findStyles("<head></head>")).toThrow("no style sheet");
});
