import {expect, test} from "vitest";
import {checkPupils} from "../../loaders/sources/pupil-check.ts";
import {parsePupils, type PupilRow} from "../../loaders/sources/pupil-rows.ts";
import {pupils, readPupils} from "../../loaders/sources/pupils.ts";
import {temporaryFile} from "../files/temporary.ts";
import {readEmbedded} from "../standin/embedded.ts";
import {openRenewal} from "./renewal.ts";

const columns = [
  "Antall elever",
  "Antall elever med individuelt tilrettelagt opplæring/spesialundervisning",
  "Antall elever med forsterket opplæring i norsk",
  "Antall skoler"
];

type Cells = (string | number | null)[];

function answer(rows: [navn: string, kode: string, id: string, data: Cells][], names = columns, genders = 1) {
  const wide = (name: string) => [{name, tekstId_kolonne: "1", columnCount: names.length}];
  const headings = Array.from({length: genders}, (_, index) => ({name: `kjønn ${index}`, columnCount: 1}));
  return {
    metadata: {
      rowHierarchy: ["Nasjonalt", "Fylke", "Kommune", "Enhet"],
      columns: [wide("2025-26"), wide("Alle trinn"), headings, names.map((name) => ({name, columnCount: 1}))]
    },
    rows: rows.map(([navn, kode, id, data]) => ({navn, kode, id, data}))
  };
}

const agder = answer([
  ["Hele landet", "I", "1", ["621\u202f961", "*", "*", "2 663"]],
  ["Agder", "42", "1.49", ["38 101", "3 213", "1 957", "176"]],
  ["Arendal", "4203", "1.49.1423", ["5\u00a0266", "527", "176", "20"]],
  ["Hægebostad", "4226", "1.49.1443", ["  167", "10", "*", "2"]],
  ["Bykle", "4222", "1.49.1444", ["*", "*", "*", "1"]],
  ["Åseral", "4224", "1.49.1445", ["", null, "", null]],
  ["Arendal skole", "974552175", "1.49.1423.7", ["351", "*", "", "1"]]
]);

function find(code: string): PupilRow | undefined {
  return parsePupils(agder, "202510.json").find((row) => row.code === code);
}

test("the level of a row is the number of dots in its id, and its parents are the rows above it", () => {
  expect(
    parsePupils(agder, "202510.json").map(({code, level, county, municipality}) => [
      code,
      level,
      county,
      municipality
    ])
  ).toEqual([
    ["I", "nation", null, null],
    ["42", "county", "42", null],
    ["4203", "municipality", "42", "4203"],
    ["4226", "municipality", "42", "4226"],
    ["4222", "municipality", "42", "4222"],
    ["4224", "municipality", "42", "4224"],
    ["974552175", "school", "42", "4203"]
  ]);
});

test.each([
  ["a narrow no-break space between thousands", "I", 621_961, "ok"],
  ["a plain space between thousands", "42", 38_101, "ok"],
  ["a no-break space between thousands", "4203", 5266, "ok"],
  ["leading blanks", "4226", 167, "ok"],
  ["* is suppressed, never zero", "4222", null, "suppressed"],
  ["an empty text is missing, never zero", "4224", null, "missing"]
])("a number with %s", (_, code, count, status) => {
  expect(find(code)).toMatchObject({school_year: "2025-26", pupils: count, status});
});

test("a JSON number is read as that number", () => {
  const [row] = parsePupils(answer([["Arendal", "4203", "1", [5266, "*", null, 20]]]), "202510.json");
  expect(row).toMatchObject({pupils: 5266, schools: 20, status: "ok"});
});

test("null schools are missing, not zero", () => {
  expect(find("4224")?.schools).toBeNull();
  expect(find("4203")?.schools).toBe(20);
});

test("columns are found by their names, not by their place", () => {
  const turned = answer(
    [["Arendal", "4203", "1.49.1423", ["20", "5 266"]]],
    ["Antall skoler", "Antall elever"]
  );
  expect(parsePupils(turned, "x")[0]).toMatchObject({pupils: 5266, schools: 20});
});

test("an answer without rows has no rows, which is not suppression", () => {
  expect(parsePupils({metadata: {rowHierarchy: [], columns: []}, rows: []}, "x")).toEqual([]);
});

test.each([
  [
    "a renamed column",
    answer([["A", "4203", "1.2.3", ["1"]]], ["Elevtal"]),
    /no single column "Antall elever".*Elevtal/
  ],
  [
    "a column that stands twice",
    answer([["A", "4203", "1.2.3", ["1", "2"]]], ["Antall elever", "Antall elever"]),
    /no single/
  ],
  ["a breakdown that was not pinned", answer([], columns, 3), /broken down by kjønn 0, kjønn 1, kjønn 2/],
  ["a row that is too short", answer([["A", "4203", "1.2.3", ["1"]]]), /1 values for 4 columns/],
  [
    "a text that is no number",
    answer([["A", "4203", "1.2.3", ["ca. 5", "", "", ""]]]),
    /column Antall elever: "ca\. 5"/
  ],
  ["another shape", {rader: []}, /metadata/]
])("%s is refused and named", (_, json, message) => {
  expect(() => parsePupils(json, "202510.json")).toThrow(message);
});

function arendal(count: string) {
  return answer([["Arendal", "4203", "1.49.1423", [count, "527", "176", "20"]]]);
}

test("a unit in two answers gives one row, and a contradiction is refused", async () => {
  const one = await temporaryFile("202510.json", JSON.stringify(agder));
  const same = await temporaryFile("a.json", JSON.stringify(arendal("5 266")));
  const other = await temporaryFile("b.json", JSON.stringify(arendal("5 267")));
  expect(await readPupils([one, same])).toHaveLength(7);
  await expect(readPupils([one, other])).rejects.toThrow(
    /2025-26 municipality 4203 has 5267 pupils, another answer says 5266/
  );
});

function unit(level: PupilRow["level"], code: string, count: number): PupilRow {
  return {
    school_year: "2025-26",
    level,
    code,
    name: code,
    county: level === "nation" ? null : code.slice(0, 2),
    municipality: null,
    pupils: count,
    schools: 1,
    status: "ok"
  };
}

/** 15 counties of 24 municipalities with 1700 pupils each, and Svalbard with 194. */
function plausibleYear(): PupilRow[] {
  const counties = Array.from({length: 15}, (_, index) => String(41 + index));
  return [
    unit("nation", "I", 15 * 24 * 1700 + 194),
    ...counties.map((code) => unit("county", code, 24 * 1700 + (code === "55" ? 194 : 0))),
    ...counties.flatMap((code) =>
      Array.from({length: 24}, (_, index) => unit("municipality", `${code}${10 + index}`, 1700))
    ),
    unit("county", "21", 194),
    unit("municipality", "2100", 194)
  ];
}

function change(code: string, count: number | null): PupilRow[] {
  return plausibleYear().map((row) =>
    row.code === code ? {...row, pupils: count, status: count === null ? "suppressed" : "ok"} : row
  );
}

test("a county equals the sum of its municipalities; one county may count Svalbard's pupils as its own", () => {
  expect(checkPupils(plausibleYear())).toEqual([]);
});

test("a county may be above the sum of its municipalities only where one is suppressed, and never below", () => {
  expect(checkPupils(change("4210", 1701))).toEqual([
    "county 42 42 has 40800 pupils, its municipalities 40801"
  ]);
  expect(checkPupils(change("4210", 1699))).toEqual([
    "county 42 42 has 40800 pupils, its municipalities 40799"
  ]);
  expect(checkPupils(change("4210", null))).toEqual([]);
});

test("only one county may count Svalbard's pupils", () => {
  expect(checkPupils(change("42", 24 * 1700 + 194))).toContain(
    "county 55 55 has 40994 pupils, its municipalities 40800"
  );
});

test("the nation is the sum of the counties and plausible", () => {
  expect(checkPupils(change("I", 612_000))).toEqual(["the nation has 612000 pupils, its counties 612194"]);
  expect(checkPupils(change("I", 6_121_940))[0]).toBe(
    "6121940 pupils in the nation, expected 550000 to 700000"
  );
  expect(checkPupils([])).toContain("0 counties, expected 11 to 22");
});

test("the source resolves the endpoint, renews all years and keeps what was received", async () => {
  const {context, standin, paths, dataset} = await openRenewal();
  await pupils.fetch(context);
  const rows = await readPupils(await paths("pupils"));
  const byKey = new Map(rows.map((row) => [`${row.school_year} ${row.level} ${row.code}`, row]));
  for (const row of readEmbedded("udir-pupils/pupils_by_municipality.csv")) {
    expect(byKey.get(`${row.school_year} ${row.level} ${row.code}`)).toMatchObject({
      pupils: Number(row.pupils),
      schools: Number(row.schools),
      status: "ok"
    });
  }
  expect(new Set(rows.map(({school_year}) => school_year)).size).toBe(12);
  expect(byKey.get("2025-26 nation I")?.pupils).toBe(621_961);
  expect(rows.find(({code}) => code === "2100")?.county).toBe("21");
  const inBergen = rows.filter(({level, municipality}) => level === "school" && municipality === "4601");
  expect(inBergen.length / 12).toBeGreaterThan(80);
  expect(standin.requests.map(({url}) => url)).toContain(
    "/udir-report/api/rapportering/rest/v1/Statistikk/GSK/GSI/1/9/data" +
      "?filter=TidID(202510)_TrinnID(-10)_KjoennID(-10)_KommunalitetID(-10)&radSti=-12.*.*&inkluderKoder=true"
  );
  expect(await dataset("pupils")).toMatchObject({
    kind: "pupils-api",
    period: "2014-15–2025-26",
    retrieved: "2026-11-21",
    rows: {"2025-26/nation": 1, "2025-26/county": 16, "2025-26/municipality": 358}
  });
}, 30_000);

test("renewing one year takes the others over; a year that is not offered is named", async () => {
  const {context, standin, paths} = await openRenewal();
  await pupils.fetch({...context, years: ["2024-25", "2025-26"]});
  const before = standin.requests.length;
  await pupils.fetch({...context, years: ["2025-26"]});
  const asked = standin.requests.slice(before).map(({url}) => url);
  expect(asked.filter((url) => url.includes("/data?"))).toHaveLength(2);
  expect((await paths("pupils")).map((path) => path.replace(/.*\//, ""))).toEqual([
    "202410-schools.json.gz",
    "202410.json.gz",
    "202510-schools.json.gz",
    "202510.json.gz"
  ]);
  await expect(pupils.fetch({...context, years: ["2009-10"]})).rejects.toThrow(
    /no figures for 2009-10: choose among/
  );
});

test("a report that is not given down to schools says so and keeps the municipalities", async () => {
  const {context, lines, paths, dataset, standin} = await openRenewal([
    {kind: "dropped-column", column: "Enhet"}
  ]);
  await pupils.fetch({...context, years: ["2024-25", "2025-26"]});
  expect(lines.filter((line) => line.includes("not given down to schools"))).toHaveLength(1);
  expect(standin.requests.filter(({url}) => url.includes("-12.*.*.*"))).toHaveLength(1);
  expect(await paths("pupils")).toHaveLength(2);
  expect((await dataset("pupils"))?.caveats).toContain(
    "Tall for hver skole er ikke med; rapporten gis ikke så dypt."
  );
});

test.each([
  ["a nation out of range", {kind: "national-out-of-range"}, /6219610 pupils in the nation/],
  ["counties that lack municipalities", {kind: "shrunken", share: 0.3}, /has \d+ pupils, its municipalities/],
  [
    "a renamed column",
    {kind: "renamed-column", column: "Antall elever", to: "Elevtal"},
    /no single column "Antall elever"/
  ]
] as const)("%s is refused and the old snapshot stays", async (_, fault, message) => {
  const {context, standin, dataset} = await openRenewal();
  const years = ["2025-26"];
  await pupils.fetch({...context, years});
  const old = await dataset("pupils");
  standin.setFaults([fault]);
  await expect(pupils.fetch({...context, years})).rejects.toThrow(message);
  expect(await dataset("pupils")).toEqual(old);
  standin.setFaults([]);
  await pupils.fetch({...context, years});
});

test("a nation that is not given is the sum of the counties", async () => {
  const {context, paths} = await openRenewal([{kind: "no-national-rows"}]);
  await pupils.fetch({...context, years: ["2025-26"]});
  expect((await readPupils(await paths("pupils"))).filter(({level}) => level === "nation")).toEqual([]);
});

test("a part of a pupil is refused", () => {
  expect(() => parsePupils(answer([["Arendal", "4203", "1", [1.5, "*", null, 20]]]), "x.json")).toThrow(
    "column Antall elever: 1.5: expected a count"
  );
});
