import {array, assert, constantFrom, integer, property, record} from "fast-check";
import {copyFile, mkdtemp, readFile, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {afterAll, beforeAll, expect, test} from "vitest";
import {z} from "zod";
import {encodeEffect, listEffectFiles} from "../../loaders/site/effect-files.ts";
import {firstSurvey, listPuljer, treatUnits, type Participant} from "../../loaders/site/effect-treatment.ts";
import {readEffect} from "../../loaders/site/effect.ts";
import {buildWarehouse} from "../../loaders/warehouse/build.ts";
import {createDatabase, openWarehouse, type Warehouse} from "../../loaders/warehouse/open.ts";
import {fromColumns, type Columns} from "../../src/model/columns.ts";
import {CovariateRow, EffectIndex, EffectRow, type EffectWorld} from "../../src/model/effect.ts";
import {startYear} from "../../src/model/school-year.ts";
import {readRows, readTruth} from "../example/files.ts";

const truth = readTruth();
let folder: string;
let all: Warehouse;
let real: Warehouse;
let example: EffectWorld;
let files: Record<string, Uint8Array>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "puljeblikk-effect-"));
  const open = async (world: "all" | "real") => {
    const out = join(folder, `${world}.duckdb`);
    await buildWarehouse({dataDir: "data", out, world});
    return openWarehouse(out);
  };
  all = await open("all");
  real = await open("real");
  example = (await readEffect(all)).worlds[1]!;
  files = await encodeEffect(all);
});
afterAll(() => {
  all.close();
  real.close();
});

function decode(name: string): unknown[] {
  return fromColumns(JSON.parse(new TextDecoder().decode(files[name])) as Columns);
}

const key = (unit: string, year: number) => `${unit} ${year}`;
const number = (text: string | undefined) => (text ? Number(text) : null);
const codesWhere = (level: string, pulje: string) =>
  example.units.filter((u) => u.level === level && u.pulje === pulje).map((u) => u.code);

test.each([
  ["2018-08-01", 2018],
  ["2018-10-01", 2018],
  ["2018-10-02", 2019],
  ["2019-12-31", 2020],
  ["2020-02-01", 2020]
])("a pulje from %s has its first survey in the autumn of %i", (date, year) => {
  expect(firstSurvey(date)).toBe(year);
});

const row = (code: string, role: string, start = "2020-08-01", pulje = 1): Participant => ({
  scheme: "IBS",
  pulje,
  code,
  role,
  start
});
const places = [
  {code: "4601", level: "municipality", municipality: "4601"},
  {code: "900000001", level: "school", municipality: "4601"},
  {code: "900000002", level: "school", municipality: "4601"}
] as const;
const now = {pulje: "IBS 1", startYear: 2020};

test.each([
  [
    "a school's row treats the school and its municipality",
    [row("900000001", "school")],
    {"900000001": now, "4601": now}
  ],
  [
    "an independent school is treated, its municipality is not",
    [row("900000001", "independent_school")],
    {"900000001": now}
  ],
  [
    "a school owner is treated, its schools only by their own rows",
    [row("4601", "school_owner")],
    {"4601": now}
  ],
  ["an owner in both roles is treated", [row("4601", "both")], {"4601": now}],
  ["a kindergarten authority is not treated", [row("4601", "kindergarten_authority")], {}],
  ["a kindergarten is not treated", [row("900000009", "kindergarten")], {}],
  ["a former municipality stands for that of today", [row("1201", "school_owner")], {"4601": now}],
  [
    "of two puljer the one that starts first counts, in any order of the rows",
    [row("900000001", "school", "2022-08-01", 2), row("900000001", "school")],
    {"900000001": now, "4601": now}
  ],
  [
    "a municipality starts with its first school",
    [row("4601", "both", "2022-08-01", 2), row("900000002", "school")],
    {"900000002": now, "4601": now}
  ]
])("%s", (_, participants, expected) => {
  const treated = treatUnits(participants, places, new Map([["1201", "4601"]]));
  expect(Object.fromEntries(treated)).toEqual(expected);
});

test("treatment does not depend on the order of the rows", () => {
  const participants = array(
    record({
      scheme: constantFrom("IBS", "LMP"),
      pulje: integer({min: 1, max: 3}),
      code: constantFrom("4601", "900000001", "900000002"),
      role: constantFrom("school", "school_owner", "independent_school", "kindergarten_authority"),
      start: constantFrom("2018-08-01", "2018-11-01", "2020-08-01")
    }),
    {maxLength: 8}
  );
  assert(
    property(participants, (list) => {
      const back = list.toReversed();
      expect(treatUnits(back, places)).toEqual(treatUnits(list, places));
      expect(listPuljer(back)).toEqual(listPuljer(list));
    })
  );
});

test.each(["all", "real"])("the index of a warehouse of %s fits its shape", async (world) => {
  const index = await readEffect(world === "all" ? all : real);
  const {worlds} = EffectIndex.parse(JSON.parse(JSON.stringify(index)));
  expect(worlds.map((w) => w.world)).toEqual(world === "all" ? ["real", "example"] : ["real"]);
});

test("the real world has neither survey numbers over three years nor participants, and says so", async () => {
  const [found] = (await readEffect(all)).worlds;
  expect(found).toMatchObject({world: "real", missing: ["survey", "participation"], units: [], truth: []});
});

test("without the example county no file of it is there", async () => {
  expect(await listEffectFiles(real)).toEqual([]);
  expect(Object.keys(files).sort()).toEqual(await listEffectFiles(all));
});

test("every pulje starts in the school year of truth.json", () => {
  expect(example.puljer).toEqual(
    truth.puljer.map((p) => ({
      id: p.pulje,
      scheme: p.pulje.split(" ")[0],
      startYear: startYear(p.start_school_year)
    }))
  );
});

test.each(truth.puljer.map((p) => [p.pulje, p] as const))(
  "%s treats the schools and municipalities of truth.json that have survey numbers, from its first school year",
  (pulje, expected) => {
    const surveyed = new Set(readRows("example-county/survey.csv").map((r) => r["unit_code"]!));
    const schools = expected.treated_schools.filter((code) => surveyed.has(code)).sort();
    expect(schools.length).toBeGreaterThan(20);
    expect(codesWhere("school", pulje)).toEqual(schools);
    expect(codesWhere("municipality", pulje)).toEqual([...expected.municipalities].sort());
    const years = example.units.filter((u) => u.pulje === pulje).map((u) => u.startYear);
    expect(new Set(years)).toEqual(new Set([startYear(expected.start_school_year)]));
  }
);

test("kindergarten authorities are not treated, and every participant is counted", () => {
  const kindergartenOnly = truth.puljer.flatMap((p) => p.kindergarten_only);
  expect(kindergartenOnly).toHaveLength(2);
  for (const code of kindergartenOnly)
    expect(example.units.find((u) => u.code === code)).toMatchObject({pulje: null, startYear: null});
  const listed = new Set(readRows("example-county/participation.csv").map((r) => r["code"])).size;
  expect(example.participants).toEqual({listed, matched: listed});
});

test("units are those of today with numbers, and each has a named municipality", () => {
  const units = readRows("example-county/units.csv");
  const today = new Set(units.filter((u) => !u["valid_to"]).map((u) => u["code"]));
  const named = new Set(example.municipalities.map((m) => m.code));
  expect(example.units.filter((u) => u.level === "municipality")).toHaveLength(44);
  expect(named.size).toBe(44);
  for (const {code, municipality} of example.units) {
    expect(today).toContain(code);
    expect(named).toContain(municipality);
  }
});

test("the truth is the expected effect of truth.json in percentage points", () => {
  const expected = truth.expected_att_total;
  expect(example.truth).toHaveLength(2 * expected.length);
  for (const {pulje, level, year, att} of example.truth) {
    const found = expected.find((r) => r.pulje === pulje && r.year === year)!;
    expect(att).toBeCloseTo(100 * found[level], 10);
  }
  expect(example.truth.find((r) => r.pulje === "IBS 1" && r.year === 2018)?.att).toBe(-0.8);
});

test("there is no truth for an example county that is not the one in the data folder", async () => {
  const other = await mkdtemp(join(tmpdir(), "puljeblikk-other-"));
  const lines: string[] = [];
  const options = {dataDir: other, log: (line: string) => void lines.push(line)};
  expect((await readEffect(all, options)).worlds[1]?.truth).toEqual([]);
  const manifest = JSON.parse(await readFile("data/manifest.json", "utf8")) as {
    datasets: {id: string; files: {bytes: number}[]}[];
  };
  manifest.datasets.find((d) => d.id === "example-county")!.files[0]!.bytes += 1;
  await writeFile(join(other, "manifest.json"), JSON.stringify(manifest));
  expect((await readEffect(all, options)).worlds[1]?.truth).toEqual([]);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/manifest\.json: not the example county of the warehouse/);
});

test("a panel's file holds every survey row of the units of today", () => {
  const today = new Set(example.units.map((u) => u.code));
  const survey = readRows("example-county/survey.csv").filter(
    (r) => r["gender"] === "all" && r["ownership"] === "all" && today.has(r["unit_code"]!)
  );
  for (const {level, measure, grade, firstYear, lastYear, respondents} of example.panels) {
    const rows = z.array(EffectRow).parse(decode(`example-${level}-${measure}-${grade}.json`));
    const byKey = new Map(rows.map((r) => [key(r.unit, r.year), r]));
    expect(byKey.size).toBe(rows.length);
    const published = survey.filter(
      (r) =>
        r["measure"] === measure &&
        r["grade"] === grade &&
        (level === "school") === /-S/.test(r["unit_code"]!)
    );
    expect(published.length).toBeGreaterThan(400);
    for (const r of published) {
      const found = byKey.get(key(r["unit_code"]!, startYear(r["school_year"]!)));
      expect(found).toMatchObject({
        share: number(r["share_bullied"]),
        bullied: number(r["bullied"]),
        respondents: number(r["respondents"]),
        status: r["status"]
      });
    }
    // numbers of the two municipalities that became EX46 stand under its code
    const merged = rows.filter((r) => r.unit === "EX46" && r.year < 2020).length;
    expect(rows.length - published.length).toBe(level === "municipality" ? merged : 0);
    expect([Math.min(...rows.map((r) => r.year)), Math.max(...rows.map((r) => r.year))]).toEqual([
      firstYear,
      lastYear
    ]);
    const answered = rows.filter((r) => r.year === lastYear).map((r) => r.respondents ?? 0);
    expect(respondents).toBe(answered.reduce((a, b) => a + b, 0));
  }
});

test("a share that is hidden or missing is null with its reason, and so is the number bullied", () => {
  for (const {level, measure, grade} of example.panels) {
    const rows = z.array(EffectRow).parse(decode(`example-${level}-${measure}-${grade}.json`));
    expect(rows.some((r) => r.status === "suppressed")).toBe(true);
    for (const r of rows) {
      expect(r.share === null).toBe(r.status !== "ok");
      expect(r.bullied === null).toBe(r.status !== "ok");
    }
  }
});

test("the covariates are the four indices of units of the panels", () => {
  const names = Object.keys(files).filter((name) => name.endsWith("-covariates.json"));
  expect(names).toHaveLength(4);
  const units = new Set(example.units.map((u) => u.code));
  for (const name of names) {
    const rows = z.array(CovariateRow).parse(decode(name));
    expect(new Set(rows.map((r) => r.code)).size).toBe(4);
    expect(rows.filter((r) => !units.has(r.unit))).toEqual([]);
    for (const {value} of rows) if (value !== null) expect(value).toBeGreaterThanOrEqual(1);
  }
});

test("no file of the example county is heavier than 25 kB on the way to the browser", () => {
  for (const [name, bytes] of Object.entries(files))
    expect(gzipSync(bytes).length, name).toBeLessThan(25_000);
});

/** A warehouse whose real world is the numbers of the example county, then changed by SQL. */
async function readReal(name: string, ...changes: string[]): Promise<EffectWorld> {
  const path = join(folder, `${name}.duckdb`);
  await copyFile(join(folder, "all.duckdb"), path);
  const database = await createDatabase(path);
  try {
    for (const sql of [
      "UPDATE unit SET world = 'real'",
      "UPDATE participation SET world = 'real'",
      "DELETE FROM dataset WHERE world = 'example'",
      "DELETE FROM survey_share WHERE source <> 'example-county'",
      ...changes
    ])
      await database.connection.run(sql);
    const {worlds} = await readEffect(database);
    expect(worlds).toHaveLength(1);
    return worlds[0]!;
  } finally {
    database.close();
  }
}

test("a real world with the same numbers gives the same, without a truth", async () => {
  expect(await readReal("same")).toEqual({...example, world: "real", truth: []});
});

test.each([
  ["no participants", "participation", "DELETE FROM participation", {listed: 0, matched: 0}],
  [
    "participants without numbers",
    "match",
    "UPDATE participation SET code = '999999999'",
    {listed: 1, matched: 0}
  ],
  [
    "kindergarten authorities only",
    "match",
    "DELETE FROM participation WHERE role <> 'kindergarten_authority'",
    {listed: 2, matched: 2}
  ],
  [
    "two years of numbers",
    "survey",
    "DELETE FROM survey_share WHERE school_year NOT IN ('2023-24', '2024-25')",
    {listed: 146, matched: 0}
  ]
])("%s: missing is %s", async (name, reason, sql, participants) => {
  const found = await readReal(name.replaceAll(" ", "-"), sql);
  expect(found).toMatchObject({missing: [reason], participants});
});

test("a municipality's area breaks are the first surveys after them", async () => {
  const found = await readReal(
    "breaks",
    "INSERT INTO unit_break VALUES ('EX01', DATE '2020-01-01', 'joined', 'EX99'), ('EX01', DATE '2018-10-01', 'joined', 'EX98')"
  );
  expect(found.units.find((u) => u.code === "EX01")?.areaBreaks).toEqual([2018, 2020]);
  expect(found.units.filter((u) => u.areaBreaks.length > 0)).toHaveLength(1);
});
