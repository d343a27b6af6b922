import {unzipSync} from "fflate";
import JSONstat from "jsonstat-toolkit";
import {existsSync, readFileSync} from "node:fs";
import {mkdtemp} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {dictionary} from "../../loaders/datasets/dictionary.ts";
import {rowLimits} from "../../loaders/datasets/formats.ts";
import {metricDimension} from "../../loaders/datasets/json-stat.ts";
import type {Listing} from "../../loaders/datasets/listing.ts";
import {selectSet} from "../../loaders/datasets/select.ts";
import type {DataSet} from "../../loaders/datasets/set.ts";
import {writeDataFiles} from "../../loaders/datasets/write.ts";
import {hashFile} from "../../loaders/files/manifest.ts";
import type {Warehouse} from "../../loaders/warehouse/open.ts";
import {differences, expectedRows, withoutSigns} from "./expected.ts";
import {hostileTexts, makeFixture} from "./fixture.ts";
import {
  readArrow,
  readCsvByDuckDb,
  readExcelCsv,
  readMachineCsv,
  readParquet,
  readXlsx,
  type Cell
} from "./read-back.ts";

let warehouse: Warehouse;
let folder: string;
let listing: Listing;

beforeAll(async () => {
  warehouse = await makeFixture();
  folder = join(await mkdtemp(join(tmpdir(), "puljeblikk-files-")), "data");
  listing = await writeDataFiles(warehouse, {out: folder});
  // on a busy machine the warehouse and every file of it took more than the usual minute
}, 240_000);
afterAll(() => warehouse.close());

const published = dictionary.flatMap((set) => (["real", "example"] as const).map((world) => ({set, world})));

describe.each(published)("$set.id, $world", ({set, world}) => {
  let expected: Cell[][];
  let path: (extension: string) => string;
  beforeAll(async () => {
    expected = await expectedRows(warehouse, set, world);
    path = (extension) => join(folder, `${set.id}${world === "example" ? "-eksempel" : ""}.${extension}`);
  });

  test("every file read back has the same cells, signs included; a set without rows has no file", async () => {
    if (expected.length === 0) {
      expect(existsSync(path("csv"))).toBe(false);
      return;
    }
    const plain = withoutSigns(expected);
    expect(differences(await readMachineCsv(path("csv"), set.columns), plain, set)).toEqual([]);
    expect(differences(await readCsvByDuckDb(warehouse, path("csv"), set.columns), plain, set)).toEqual([]);
    expect(differences(await readParquet(path("parquet"), set.columns), plain, set)).toEqual([]);
    expect(differences(await readArrow(path("arrow"), set.columns), plain, set)).toEqual([]);
    expect(differences(await readExcelCsv(warehouse, path("excel.csv"), set.columns), expected, set)).toEqual(
      []
    );
    expect(differences(await readXlsx(path("xlsx"), set.columns), asXlsxReads(expected), set)).toEqual([]);
    if (set.cube) expectCube(path("json"), set, expected);
    else expect(existsSync(path("json"))).toBe(false);
  });
});

/** The reader takes a carriage return before a line feed for nothing; the file has it (tested below). */
function asXlsxReads(rows: readonly (readonly Cell[])[]): Cell[][] {
  return rows.map((row) =>
    row.map((cell) =>
      typeof cell.value === "string" ? {...cell, value: cell.value.replaceAll("\r\n", "\n")} : cell
    )
  );
}

/** Every number of every row is in the cube with its value or its sign, and nothing else is. */
function expectCube(file: string, {columns, cube}: DataSet, expected: readonly (readonly Cell[])[]): void {
  const json = JSON.parse(readFileSync(file, "utf8")) as {value: object; status: object};
  const dataset = JSONstat(json) as unknown as {
    Data: (at: Record<string, string>) => {value: number | null; status: string | null};
  };
  const {dimensions = [], measures = []} = cube ?? {};
  for (const row of expected) {
    const cell = (name: string) => row[columns.findIndex((c) => c.name === name)];
    const place = Object.fromEntries(dimensions.map((name) => [name, String(cell(name)?.value)]));
    for (const measure of measures) {
      const {value, status} = dataset.Data({...place, [metricDimension]: measure});
      expect([value, status ?? undefined]).toEqual([cell(measure)?.value, cell(measure)?.sign]);
    }
  }
  expect(Object.keys(json.value).length + Object.keys(json.status).length).toBe(
    expected.length * measures.length
  );
}

test("no text cell of a CSV file begins as a formula, and negative numbers are numbers", () => {
  for (const name of ["account.csv", "account.excel.csv", "network_member.csv", "survey_share.csv"]) {
    const cells = readFileSync(join(folder, name), "utf8").split(/[;,\n]/);
    const risky = cells.filter(
      (cell) => /^"?[\s\p{Z}\p{Cf}]*[=+\-@＝＋－＠\t\r]/u.test(cell) && !/^-\d+$/.test(cell)
    );
    // a quoted text with a line break, semicolon or comma in it is cut into pieces here; none of them begins so
    expect(
      risky.filter((cell) => cell !== "" && !hostileTexts.some((text) => text.includes(cell))),
      name
    ).toEqual([]);
  }
  expect(readFileSync(join(folder, "account.csv"), "utf8")).toMatch(/,-50000\d\d,real/);
});

test("a workbook keeps characters that XML cannot hold, and its heading stays in sight", () => {
  const parts = unzipSync(readFileSync(join(folder, "account.xlsx")));
  const text = (name: string) => new TextDecoder().decode(parts[name]);
  expect(text("xl/sharedStrings.xml")).toContain("linje_x000D_\nlinje;med");
  expect(text("xl/sharedStrings.xml")).toContain("_x005F_x000D_ og _x0007_");
  expect(text("xl/sharedStrings.xml")).not.toContain("<img");
  expect(text("xl/worksheets/sheet1.xml")).toContain(
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  );
  expect(text("xl/worksheets/sheet1.xml")).not.toContain("<f>");
});

test("a suppressed number is in no column of any row", async () => {
  const set = dictionary.find(({id}) => id === "survey_share")!;
  const at = (name: string) => set.columns.findIndex((c) => c.name === name);
  const rows = await readParquet(join(folder, "survey_share-eksempel.parquet"), set.columns);
  const hidden = rows.filter((row) => row[at("status")]?.value === "suppressed");
  expect(hidden.length).toBeGreaterThan(20);
  const numbers = ["share_bullied", "bullied"].map(at);
  expect(hidden.filter((row) => numbers.some((column) => row[column]?.value !== null))).toEqual([]);
});

test("a share of fewer than 30 answers is in whole percent", async () => {
  const set = dictionary.find(({id}) => id === "survey_share")!;
  const at = (name: string) => set.columns.findIndex((c) => c.name === name);
  const rows = await readParquet(join(folder, "survey_share-eksempel.parquet"), set.columns);
  const few = rows.filter((row) => Number(row[at("respondents")]?.value ?? 30) < 30);
  expect(few.length).toBeGreaterThan(5);
  const [share, decimals] = [at("share_bullied"), at("decimals")];
  for (const row of few.filter((r) => r[share]?.value != null)) {
    expect(row[decimals]?.value).toBe(0);
    const percent = 100 * Number(row[share]?.value);
    expect(Math.abs(percent - Math.round(percent))).toBeLessThan(1e-9);
  }
});

test("two runs on one warehouse write the same bytes", async () => {
  const again = join(folder, "..", "again");
  expect(await writeDataFiles(warehouse, {out: again})).toEqual(listing);
  for (const name of ["puljeblikk.zip", "catalog.ttl", "datapackage.json", "README.md"])
    expect(await hashFile(join(again, name)), name).toBe(await hashFile(join(folder, name)));
});

test("the zip holds every file of its world with its README, and says so where all is invented", () => {
  for (const suffix of ["", "-eksempel"]) {
    const world = suffix ? "example" : "real";
    const files = unzipSync(readFileSync(join(folder, `puljeblikk${suffix}.zip`)));
    const own = listing.sets
      .filter((set) => set.world === world)
      .flatMap((set) => set.files.map((f) => f.file));
    expect(Object.keys(files).sort()).toEqual(
      [...own, `README${suffix}.md`, `datapackage${suffix}.json`].sort()
    );
    for (const name of own)
      expect(Buffer.from(files[name]!).equals(readFileSync(join(folder, name))), name).toBe(true);
    const readMe = new TextDecoder().decode(files[`README${suffix}.md`]);
    expect(readMe.includes("oppdiktet: Eksempelfylket finnes ikke")).toBe(world === "example");
    for (const set of listing.sets.filter((s) => s.world === world))
      expect(readMe).toContain(`### ${set.name}: `);
  }
  expect(listing.sets.filter((s) => s.world === "example" && !s.title.includes("oppdiktet"))).toEqual([]);
});

test("a set above a format's limit is split by county, left out with the reason, or kept whole where nothing limits", async () => {
  const sets = dictionary.filter(({id}) => id === "pupil_count" || id === "account");
  const out = join(folder, "..", "split");
  const limits = {...rowLimits, xlsx: {rows: 10, why: "en prøve"}, excel: {rows: 100_000, why: "en prøve"}};
  const {sets: written} = await writeDataFiles(warehouse, {out, sets, limits});
  const account = written.find(({id}) => id === "account")!;
  expect(account.files.map((f) => f.format)).not.toContain("xlsx");
  expect(account.leftOut).toEqual([
    {
      format: "xlsx",
      reason: expect.stringMatching(/^settet har \d+ rader, grensen er 10: en prøve$/) as string
    }
  ]);
  const pupils = written.find(({id, world}) => id === "pupil_count" && world === "real")!;
  const parts = pupils.files.filter((f) => f.format === "xlsx");
  expect(parts.length).toBeGreaterThan(3);
  const left = pupils.leftOut.map(({reason}) => Number(/har (\d+) rader/.exec(reason)?.[1]));
  expect([...parts.map((f) => f.rows), ...left].reduce((a, b) => a + b, 0)).toBe(pupils.rows);
  const set = sets.find(({id}) => id === "pupil_count")!;
  for (const {file, rows} of parts) expect(await readXlsx(join(out, file), set.columns)).toHaveLength(rows);
});

test("a query and a dictionary that differ are refused, as are broken keys, codes, statuses and empty cells", async () => {
  const set = dictionary.find(({id}) => id === "pupil_count")!;
  const sql = set.sql;
  const broken: [Partial<DataSet>, string][] = [
    [{sql: sql.replace("c.*", "c.*, 1 AS extra")}, "extra is not described"],
    [
      {columns: [...set.columns, {...set.columns[0]!, name: "lost"}]},
      "lost is described but not in the query"
    ],
    [
      {columns: set.columns.map((c) => (c.name === "pupils" ? {...c, type: "text" as const} : c))},
      "pupils is INTEGER, described as text"
    ],
    [{key: ["school_year"]}, "the key school_year occurs more than once"],
    [{sql: sql.replace("c.*", "c.* REPLACE ('x' AS level)")}, "level has a code without meaning"],
    [{sql: sql.replace("c.*", "c.* REPLACE ('suppressed' AS status)")}, "pupils contradicts status"],
    [{sql: sql.replace("c.*", "c.* REPLACE ('' AS source)")}, "source is empty"]
  ];
  for (const [change, problem] of broken)
    await expect(selectSet(warehouse, {...set, ...change}, "real"), problem).rejects.toThrow(problem);
});
