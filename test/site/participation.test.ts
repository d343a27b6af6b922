import {mkdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {readParticipationPage} from "../../loaders/site/participation.ts";
import {buildWarehouse} from "../../loaders/warehouse/build.ts";
import {openWarehouse, type Warehouse} from "../../loaders/warehouse/open.ts";
import {Participation} from "../../src/model/participation.ts";
import {buildAndOpen, changes, makeDataFolder, municipalities} from "../warehouse/data-folder.ts";

let warehouse: Warehouse;
let data: Participation;

beforeAll(async () => {
  const out = join(await makeDataFolder([]), "warehouse.duckdb");
  await buildWarehouse({dataDir: "data", out});
  warehouse = await openWarehouse(out);
  data = Participation.parse(JSON.parse(JSON.stringify(await readParticipationPage(warehouse))));
});
afterAll(() => warehouse.close());

test("the page has 15 counties and 357 municipalities of today, each with pupils and schools of 2025-26", () => {
  const real = data.municipalities.filter((m) => m.world === "real");
  expect(data.counties.filter((c) => c.world === "real")).toHaveLength(15);
  expect(real).toHaveLength(357);
  expect(data.pupilYear["real"]).toBe("2025-26");
  expect(real.filter((m) => m.pupils.value === null || m.schools.value === null)).toEqual([]);
  expect(real.filter((m) => m.kindergartens.value !== null)).toEqual([]);
});

test("IBS has starts for puljer 2, 3 and 5, LMP for 5 and 9, each with its source; the others have none", () => {
  const real = data.puljer.filter((p) => p.world === "real");
  expect(real.filter((p) => p.start !== null).map((p) => [p.scheme, p.pulje, p.start, p.end])).toEqual([
    ["IBS", 2, "2017-10-17", null],
    ["IBS", 3, "2018-04-25", null],
    ["IBS", 5, "2020-03-31", "2022-12-31"],
    ["LMP", 5, "2020-04-21", null],
    ["LMP", 9, "2025-04-24", "2027-01-28"]
  ]);
  expect(real).toHaveLength(14);
  expect(real.filter((p) => p.start !== null && p.source === "")).toEqual([]);
});

test("the 13 published municipalities lie in Troms today, without role, units or money", () => {
  const published = data.participants.filter((p) => p.origin === "published");
  const county = new Map(data.municipalities.map((m) => [m.code, m.county]));
  expect(published).toHaveLength(13);
  expect(new Set(published.flatMap((p) => p.municipalities.map((code) => county.get(code))))).toEqual(
    new Set(["55"])
  );
  expect(published.filter((p) => p.role !== null || p.units !== null || p.amountNok !== null)).toEqual([]);
  expect(published.find((p) => p.name === "Tranøy")?.municipalities).toEqual(["5530"]);
});

test("the example county's list is there with all of its rows, and stays in its world", async () => {
  const lines = (await readFile("data/example-county/participation.csv", "utf8")).trim().split("\n");
  const example = data.participants.filter((p) => p.world === "example");
  expect(example).toHaveLength(lines.length - 1);
  expect(example.filter((p) => p.municipalities.some((code) => !code.startsWith("EX")))).toEqual([]);
  expect(example.filter((p) => p.role === "school" && p.open && p.pupils.value === null)).toEqual([]);
});

test("nine municipalities and regions are named among Kompetanseløftet's start municipalities", () => {
  const named = new Set(data.starts.filter((s) => s.scope === "named").map((s) => s.name));
  expect([...named].toSorted()).toEqual(
    [
      "Vanylven",
      "Hareid",
      "Sandnes",
      "Gamvik",
      "Lebesby",
      "Porsanger",
      "Tønsberg",
      "Asker",
      "Helgeland"
    ].toSorted()
  );
});

const header = "scheme;pulje;code;role;start;end;units;resource_person_percent;amount_nok\n";

/** The page of two former municipalities, now one, with a published participant and the user's list. */
async function pageOf(list: string): Promise<Participation> {
  const dir = await makeDataFolder([
    municipalities(["5530", "5501"]),
    changes([
      ["2020-01-01", "1927", "5530", "merge"],
      ["2020-01-01", "1931", "5530", "merge"]
    ]),
    {
      kind: "pulje-periods",
      file: "p/periods.csv",
      text: "scheme,pulje,start,start_text,end,end_text,semesters,note,source,url\nIBS,2,2017-10-17,høsten 2017,,,,,En side,\nIBS,4,,,,,,Ukjent,,\n"
    },
    {
      kind: "pulje-participants",
      file: "q/participants.csv",
      text: "scheme,pulje,code,name,source,url\nIBS,2,1927,Tranøy,En side,\n"
    },
    {
      kind: "pupils",
      file: "r/pupils.csv",
      text: "school_year,level,code,pupils,pupils_with_individual_education,pupils_with_extra_norwegian,schools\n2025-26,municipality,5530,100,,,4\n"
    }
  ]);
  await mkdir(join(dir, "user"));
  await writeFile(join(dir, "user", "participation.csv"), header + list);
  const built = await buildAndOpen(dir);
  try {
    return await readParticipationPage(built);
  } finally {
    built.close();
  }
}

test("a list that names the same place in the pulje comes before the public page; in another pulje both stand", async () => {
  const same = await pageOf("IBS;2;1927;both;17.10.2017;;3;40;520000\n");
  expect(same.participants.map((p) => [p.origin, p.pulje, p.municipalities, p.role])).toEqual([
    ["list", 2, ["5530"], "both"]
  ]);
  const other = await pageOf("IBS;4;1927;both;17.10.2018;;3;40;520000\n");
  expect(other.participants.map((p) => [p.origin, p.pulje])).toEqual([
    ["list", 4],
    ["published", 2]
  ]);
});

test("a pulje without published period has the one of the list, open while a row has no end; its note stays", async () => {
  const {puljer} = await pageOf(
    "IBS;4;5501;school_owner;01.08.2018;31.12.2020;;;\nIBS;4;5530;school_owner;01.09.2018;;;;\nIBS;6;5501;both;01.08.2022;31.12.2024;;;\n"
  );
  expect(puljer.map((p) => [p.pulje, p.start, p.end, p.source, p.note])).toEqual([
    [2, "2017-10-17", null, "En side", ""],
    [4, "2018-08-01", null, "Deltakerlisten", "Ukjent"],
    [6, "2022-08-01", "2024-12-31", "Deltakerlisten", ""]
  ]);
});

test("a school that no register knows has no municipality and counts as not open", async () => {
  const {participants} = await pageOf("IBS;5;974760673;school;31.03.2020;;;;\n");
  expect(participants.find((p) => p.role === "school")).toMatchObject({municipalities: [], open: false});
});
