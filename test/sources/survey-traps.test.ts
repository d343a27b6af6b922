import {afterAll, beforeAll, expect, test} from "vitest";
import {parseNorwegian} from "../../src/tables/norwegian.ts";
import {createHttp} from "../../loaders/sources/http.ts";
import {createSurveyClient} from "../../loaders/sources/survey-client.ts";
import {childrenOf, encodeFilter, idsByCode, parseFilterValues} from "../../loaders/sources/survey-filter.ts";
import type {SurveyRow} from "../../loaders/sources/survey-rows.ts";
import {
  chainFilter,
  offeredYears,
  unknownIndices,
  type OfferedTable
} from "../../loaders/sources/survey-query.ts";
import {classifyTable, knownColumns, type SurveyTable} from "../../loaders/sources/survey-tables.ts";
import documented from "../standin/udir-export-columns.json" with {type: "json"};
import {startStandin} from "../standin/server.ts";
import {openSurveyRun, type SurveyRun} from "./survey-run.ts";

/** One run over the reform of 2024, read by many tests. */
let shared: SurveyRun;
beforeAll(async () => {
  shared = await openSurveyRun({years: ["2023-24", "2025-26"], whenOver: afterAll});
  await shared.fetch();
});

/** What Udir's filterVerdier looked like when it was recorded, shortened; `indeks` 3 is missing though named. */
const recorded = {
  TidID: [
    {indeks: 0, id: 202512, kode: "202512", navn: "2025-26", erBegrenset: 0},
    {indeks: 1, id: 202412, kode: "202412", navn: "2024-25", erBegrenset: 0}
  ],
  TrinnID: [
    {indeks: 0, id: 6, kode: "7", navn: "7. årstrinn"},
    {indeks: 1, id: 9, kode: "10", navn: "10. årstrinn"}
  ],
  EierformID: [
    {indeks: 0, id: -10, kode: "-10", navn: "Alle eierformer"},
    {indeks: 1, id: 8, kode: "3", navn: "Offentlig skole"},
    {indeks: 2, id: 2, kode: "4", navn: "Privat eiet"}
  ],
  KjoennID: [
    {indeks: 0, id: -10, kode: "A", navn: "Alle kjønn"},
    {indeks: 1, id: 2, kode: "G", navn: "Gutt"},
    {indeks: 2, id: 1, kode: "J", navn: "Jente"}
  ],
  SpoersmaalID: [
    {indeks: 0, id: -10, kode: "Alle", navn: "Alle spørsmålgrupper", barn: [1, 3]},
    {indeks: 1, id: -50, kode: "EUIndeks_1398", navn: "Mobbing på skolen", forelder: 0, barn: [5, 4, 6, 3]},
    {indeks: 2, id: 901, kode: "EUSpoersmaal_Q11811", navn: "under another heading", forelder: 7},
    {indeks: 4, id: 354, kode: "EUSpoersmaal_Q11816", navn: "digitalt", forelder: 1},
    {indeks: 5, id: 334, kode: "EUSpoersmaal_Q11811", navn: "elever", forelder: 1},
    {indeks: 6, id: 379, kode: "EUSpoersmaal_Q11824", navn: "voksne ", forelder: 1},
    {indeks: 8, id: -61, kode: "EUIndeks_1379", navn: "Trivsel", forelder: 0, barn: [9]},
    {indeks: 9, id: 501, kode: "EUSpoersmaal_Q21379", navn: "Trives du?", forelder: 8}
  ]
};
const values = parseFilterValues(recorded, "test");

function offered(table: SurveyTable): OfferedTable {
  return {table, id: 150, columns: knownColumns[table], values, years: offeredYears(values, "test")};
}

test("several values of a filter are joined with _ and never with a comma", () => {
  expect(encodeFilter({TidID: [202412, 202512], TrinnID: [6, 9]})).toBe("TidID(202412_202512)_TrinnID(6_9)");
});

test("grades are asked for by their internal ids and genders and owners by the ids of their codes", () => {
  expect(chainFilter(offered("gsk-bullying"), 202512, "school")).toEqual({
    TidID: [202512],
    EnhetNivaa: [4],
    TrinnID: [6, 9],
    EierformID: [-10, 8, 2],
    KjoennID: [-10, 1, 2],
    SpoersmaalID: [-50, 334, 354, 379],
    GruppeNivaa: [0]
  });
});

test("the known indices are asked for without their single questions", () => {
  expect(chainFilter(offered("gsk-index"), 202512, "nation").SpoersmaalID).toEqual([-61]);
});

test("question codes without their prefix are the same questions", () => {
  const bare = recorded.SpoersmaalID.map((node) => ({...node, kode: node.kode.replace("EUSpoersmaal_", "")}));
  const table = {
    ...offered("gsk-bullying"),
    values: parseFilterValues({...recorded, SpoersmaalID: bare}, "test")
  };
  expect(chainFilter(table, 202512, "school").SpoersmaalID).toEqual([-50, 334, 354, 379]);
});

test("an index that is not known is named and left out", () => {
  const nodes = [...recorded.SpoersmaalID, {indeks: 10, id: -99, kode: "EUIndeks_1500", navn: "Ny"}];
  const table = {
    ...offered("gsk-index"),
    values: parseFilterValues({...recorded, SpoersmaalID: nodes}, "test")
  };
  expect(unknownIndices(table)).toEqual(["EUIndeks_1500"]);
  expect(chainFilter(table, 202512, "nation").SpoersmaalID).toEqual([-61]);
});

test("upper secondary pins the programme to its total, has no municipalities, and its schools are level 3", () => {
  const filter = chainFilter(offered("vgo-bullying"), 202512, "school");
  expect(filter).toMatchObject({EnhetNivaa: [3], ProgramomraadeID: [-10], GruppeNivaa: [0]});
  expect(() => chainFilter(offered("vgo-bullying"), 202512, "municipality")).toThrow("no level municipality");
});

test("participation has neither questions, genders nor groups to pin", () => {
  expect(Object.keys(chainFilter(offered("gsk-participation"), 202512, "county"))).toEqual([
    "TidID",
    "EnhetNivaa",
    "TrinnID",
    "EierformID"
  ]);
});

test("children are found through indeks, not through the place in the list, and missing ones are left out", () => {
  const nodes = values.get("SpoersmaalID") ?? [];
  const root = nodes.find(({kode}) => kode === "EUIndeks_1398");
  expect(root && childrenOf(nodes, root).map(({kode}) => kode)).toEqual([
    "EUSpoersmaal_Q11811",
    "EUSpoersmaal_Q11816",
    "EUSpoersmaal_Q11824"
  ]);
});

test("a code that the source no longer offers is refused by name", () => {
  expect(() => idsByCode(values, "KjoennID", ["A", "X"], "table 150")).toThrow(
    /KjoennID offers no X \(only A, G, J\)/
  );
});

test("a TidID whose name says another year is refused", () => {
  const odd = parseFilterValues({TidID: [{indeks: 0, id: 202512, kode: "202512", navn: "2024-25"}]}, "test");
  expect(() => offeredYears(odd, "table 150")).toThrow('TidID 202512 is named "2024-25"');
});

test("filterVerdier of another shape is refused", () => {
  expect(() => parseFilterValues([], "table 150")).toThrow("not an object");
  expect(() => parseFilterValues({TrinnID: []}, "table 150")).toThrow("no TidID");
  expect(() => parseFilterValues({TidID: [{id: 1}]}, "table 150")).toThrow("lacks indeks");
});

test("the known columns of each table are the documented ones in the documented order", () => {
  expect(knownColumns).toEqual({
    "gsk-index": documented["148"],
    "gsk-bullying": documented["150"],
    "gsk-participation": documented["151"],
    "vgo-index": documented["152"],
    "vgo-bullying": documented["154"],
    "vgo-participation": documented["155"]
  });
});

test("a table is known by the columns of its first row, and theme tables are none of the six", () => {
  const classes = Object.entries(documented).map(([id, columns]) => [Number(id), classifyTable(columns)]);
  expect(Object.fromEntries(classes)).toEqual({
    148: "gsk-index",
    149: undefined,
    150: "gsk-bullying",
    151: "gsk-participation",
    152: "vgo-index",
    153: undefined,
    154: "vgo-bullying",
    155: "vgo-participation",
    243: "vgo-participation"
  });
});

test("swapped descriptions of the list do not matter: bullying in upper secondary comes from 154", async () => {
  const run = shared;
  const list = await (await fetch(run.standin.env.UDIR_EXPORT_URL ?? "")).json();
  expect(list).toContainEqual({EksportID: 153, Beskrivelse: "AapenEUV mobbing"});
  const {files} = await run.dataset();
  expect(files.find(({file}) => file.includes("vgo-bullying/202512"))?.url).toContain("/154/data?");
});

test("a table that has moved to another number is found by its columns", async () => {
  const moved = await openSurveyRun({
    faults: [
      {kind: "moved-table", from: 243, to: 155},
      {kind: "moved-table", from: 150, to: 311}
    ]
  });
  await moved.fetch();
  const urls = (await moved.dataset()).files.map(({file, url}) => `${file} ${url}`).join("\n");
  expect(urls).toMatch(/vgo-participation\S* \S+\/155\/data/);
  expect(urls).toMatch(/gsk-bullying\S* \S+\/311\/data/);
});

test("every row is fetched once: groups, programmes and single questions never stand beside their totals", async () => {
  const run = shared;
  for (const table of ["gsk-bullying", "gsk-index", "vgo-bullying", "vgo-index"]) {
    const rows = await run.rows(`${table}/`);
    expect(rows.filter((row) => row.GruppeNivaa !== 0 || (row.ProgramomraadeNivaa ?? 0) !== 0)).toEqual([]);
    const keys = rows.map(
      ({
        Skoleaarnavn,
        EnhetNivaa,
        Organisasjonsnummer,
        Spoersmaalkode,
        TrinnKode,
        KjoennKode,
        Eierformkode
      }) =>
        [
          Skoleaarnavn,
          EnhetNivaa,
          Organisasjonsnummer,
          Spoersmaalkode,
          TrinnKode,
          KjoennKode,
          Eierformkode
        ].join()
    );
    expect(new Set(keys).size).toBe(rows.length);
    if (table.endsWith("index"))
      expect(rows.every(({Spoersmaalnavn}) => Spoersmaalnavn === "Alle spørsmål")).toBe(true);
  }
});

test("pages are counted by sideData, so the page past the end, which repeats the last, is never asked for", async () => {
  const run = shared;
  const base = `${run.standin.env.UDIR_EXPORT_URL}/150`;
  const filter = "filter=TidID(202512)_EnhetNivaa(4)&format=0";
  const [{JSONSider}] = (await (await fetch(`${base}/sideData?${filter}`)).json()) as [{JSONSider: number}];
  const [last, past] = await Promise.all(
    [JSONSider, JSONSider + 1].map(async (page) =>
      (await fetch(`${base}/data?${filter}&sideNummer=${page}`)).text()
    )
  );
  expect(past).toBe(last);
  const asked = run.standin.requests
    .map(({url}) => url)
    .filter((url) => url.includes("_KjoennID(") && url.includes("/150/data"));
  expect(new Set(asked).size).toBe(asked.length);
  const pages = (await run.dataset()).files.filter(({file}) =>
    file.includes("gsk-bullying/202512/school/page-")
  );
  expect(pages.length).toBeGreaterThan(1);
  const rows = await run.rows("gsk-bullying/202512/school");
  expect(rows).toHaveLength(Number(rows[0]?.RaderTotalt));
});

test("only the documented files stand in a snapshot", async () => {
  const run = shared;
  const {files, rows} = await run.dataset();
  const names = files.map(({file}) => file.split("/").slice(2).join("/"));
  const table = "(gsk|vgo)-(index|bullying|participation)";
  const known = new RegExp(
    `^${table}/(filterVerdier|\\d{6}/(nation|county|municipality|school)/page-\\d{5})\\.json\\.gz$`
  );
  expect(names.filter((name) => !known.test(name))).toEqual([]);
  expect(names.filter((name) => /vgo.*municipality/.test(name))).toEqual([]);
  expect(Object.keys(rows ?? {}).sort()).toEqual(
    [...new Set(names.map((name) => name.split("/", 2).join("/")))]
      .filter((part) => !part.endsWith(".gz"))
      .sort()
  );
});

test("texts are kept as received: Norwegian numbers with all three spaces, *, null and empty, names with a trailing blank", async () => {
  const run = shared;
  const rows = await run.rows("gsk-");
  const texts = new Set(rows.flatMap((row) => [row.AntallBesvart, row.AndelMobbet, row.AntallInvitert]));
  for (const expected of [/^\d+,\d$/, /^\d+ \d{3}$/, /^ +\d+$/, /^\*$/, /^$/]) {
    expect([...texts].some((text) => typeof text === "string" && expected.test(text))).toBe(true);
  }
  expect(texts.has(null)).toBe(true);
  const separators = new Set([...texts].map((text) => /^\d+(\s)\d{3}$/.exec(String(text ?? ""))?.[1]));
  expect([...separators].filter((space) => space !== undefined).sort()).toEqual([" ", "\u00a0", "\u202f"]);
  expect(
    [...texts].filter((text) => parseNorwegian(text === undefined ? null : String(text ?? "")) === undefined)
  ).toEqual([]);
  const oslo = rows.filter(({EnhetNivaa, Kommunekode}) => EnhetNivaa === 4 && Kommunekode === "0301");
  const names = new Set(
    oslo
      .filter(({Organisasjonsnummer}) => Organisasjonsnummer === oslo[0]?.Organisasjonsnummer)
      .map(({EnhetNavn}) => EnhetNavn)
  );
  expect(names).toEqual(new Set(["Oslo skole 1", "Oslo skole 1 "]));
});

test("AntallBesvart in the bullying table is the number bullied; participation gives the respondents", async () => {
  const run = shared;
  const answered = new Map(
    (await run.rows("gsk-participation")).map((row) => [
      cellOf(row),
      parseNorwegian(row.AntallBesvart as string | null)?.value
    ])
  );
  const bullying = (await run.rows("gsk-bullying")).filter(
    ({KjoennKode, Spoersmaalkode}) => KjoennKode === "A" && Spoersmaalkode === "EUIndeks_1398"
  );
  const pairs = bullying.flatMap((row) => {
    const [share, bullied] = [row.AndelMobbet, row.AntallBesvart].map(
      (text) => parseNorwegian(text as string | null)?.value
    );
    const n = answered.get(cellOf(row));
    return typeof share === "number" && typeof bullied === "number" && n ? [{share, bullied, n}] : [];
  });
  expect(pairs.length).toBeGreaterThan(50);
  for (const {share, bullied, n} of pairs)
    expect(Math.abs((100 * bullied) / n - share)).toBeLessThanOrEqual(0.0501);
});

test("municipality and county codes are those valid at the survey: 1507 and Vestfold og Telemark before 2024", async () => {
  const run = shared;
  const codes = async (part: string) =>
    new Set((await run.rows(part)).map(({Organisasjonsnummer}) => Organisasjonsnummer));
  expect(await codes("gsk-bullying/202312/municipality")).toEqual(
    new Set(["0301", "1507", "3803", "2100", "2599"])
  );
  expect(await codes("gsk-bullying/202512/municipality")).toEqual(
    new Set(["0301", "1508", "1580", "3905", "2100", "2599"])
  );
  expect(await codes("gsk-bullying/202312/county")).toEqual(new Set(["03", "15", "38", "54", "25"]));
  expect(await codes("gsk-bullying/202512/county")).toEqual(new Set(["03", "15", "39", "55", "25"]));
});

test("rows of schools abroad come along under U and are no national rows", async () => {
  const run = shared;
  const national = await run.rows("gsk-bullying/202512/nation");
  expect(new Set(national.map(({Organisasjonsnummer}) => Organisasjonsnummer))).toEqual(new Set(["I", "U"]));
  const abroad = (await run.rows("gsk-bullying/202512/school")).filter(
    ({Nasjonaltkode}) => Nasjonaltkode === "U"
  );
  expect(abroad.every(({Organisasjonsnummer}) => String(Organisasjonsnummer).startsWith("U9009"))).toBe(true);
});

test("a part may lie above the total and is accepted, for the total has another denominator", async () => {
  const run = shared;
  const share = new Map<string, Record<string, number>>();
  for (const row of await run.rows("gsk-bullying/202512/school")) {
    const value = parseNorwegian(row.AndelMobbet as string | null);
    const cell = [row.Organisasjonsnummer, row.TrinnKode, row.KjoennKode, row.Eierformkode].join();
    if (value?.status === "ok")
      share.set(cell, {...share.get(cell), [String(row.Spoersmaalkode)]: value.value});
  }
  const above = [...share.values()].filter(
    (cell) => (cell.EUSpoersmaal_Q11811 ?? 0) > (cell.EUIndeks_1398 ?? Infinity)
  );
  expect(above.length).toBeGreaterThan(0);
});

function cellOf(row: SurveyRow): string {
  return [row.Skoleaarnavn, row.EnhetNivaa, row.Organisasjonsnummer, row.TrinnKode, row.Eierformkode].join();
}

const refused: [string, string, string][] = [
  ["no filter", "", "Filter må oppgis!"],
  ["no TidID", "?filter=EnhetNivaa(1)", "Filter må oppgis!"],
  ["a comma between values", "?filter=TidID(202412,202512)", "Feil format på filtrene!"],
  ["a filter it does not have", "?filter=TidID(202512)_SkoleEierNivaa(1)", "Feil format på filtrene!"]
];

test.each(refused)("%s is answered with 400 and told in the server's words", async (_, query, words) => {
  const standin = await startStandin({size: "tiny"});
  const http = createHttp({env: {}, pauseMs: 0});
  await expect(http.get(`${standin.env.UDIR_EXPORT_URL}/150/data${query}`)).rejects.toThrow(
    `(400) «${words}»`
  );
  await standin.close();
});

test("a dimension left out gives every combination of the stand-in, as it does at Udir", async () => {
  const standin = await startStandin({size: "tiny"});
  const http = createHttp({env: {}, pauseMs: 0});
  const total = async (filter: string) => {
    const {json} = await http.get(`${standin.env.UDIR_EXPORT_URL}/154/sideData?filter=${filter}`);
    return (json as [{RaderTotalt: number}])[0].RaderTotalt;
  };
  const pinned = await total(
    "TidID(202512)_EnhetNivaa(1)_GruppeNivaa(0)_ProgramomraadeID(-10)_KjoennID(-10)_EierformID(-10)"
  );
  expect(pinned).toBe(4 * 3);
  expect(await total("TidID(202512)_EnhetNivaa(1)")).toBeGreaterThan(pinned * 2 * 3 * 3);
  expect(
    await total("TidID(*)_EnhetNivaa(1)_GruppeNivaa(0)_ProgramomraadeID(-10)_KjoennID(-10)_EierformID(-10)")
  ).toBe(5 * pinned);
  await standin.close();
});

test.each<[unknown, number | string]>([
  [3, 3],
  ["3", 3],
  [" 1 203 ", 1203],
  ["tre", 'JSONSider is "tre": the interface has changed'],
  [null, "JSONSider is null: the interface has changed"],
  ["*", 'JSONSider is "*": the interface has changed'],
  [1.5, "JSONSider is 1.5: the interface has changed"]
])("JSONSider %j is read as a number of pages or refused", async (said, expected) => {
  const json = [{JSONSider: said}];
  const client = createSurveyClient({get: async () => ({bytes: Buffer.from(""), json})}, "http://source");
  const paging = client.fetchPaging(150, {TidID: [202512]});
  if (typeof expected === "number") expect((await paging).pages).toBe(expected);
  else await expect(paging).rejects.toThrow(expected);
});
