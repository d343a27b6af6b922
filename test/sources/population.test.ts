import {expect, test} from "vitest";
import {parsePopulation} from "../../loaders/sources/population-rows.ts";
import {
  checkPopulation,
  population,
  readPopulation,
  splitSelection,
  type PopulationRow
} from "../../loaders/sources/population.ts";
import {temporaryFile} from "../files/temporary.ts";
import {readEmbedded} from "../standin/embedded.ts";
import {openRenewal} from "./renewal.ts";

const ages = Array.from({length: 106}, (_, age) => (age === 105 ? "105+" : String(age).padStart(3, "0")));
type Codes = Record<string, string[]>;

/** A JSON-stat 2 dataset over `codes` in their order; `cell` gives each value. */
function dataset(
  codes: Codes,
  cell: (at: Record<string, string>) => number | null,
  index: "array" | "object" = "object"
) {
  const id = Object.keys(codes);
  const places = id.reduce<Record<string, string>[]>(
    (all, name) => all.flatMap((place) => (codes[name] ?? []).map((code) => ({...place, [name]: code}))),
    [{}]
  );
  return {
    version: "2.0",
    class: "dataset",
    label: "07459",
    role: {time: ["Tid"], metric: ["ContentsCode"]},
    id,
    size: id.map((name) => codes[name]?.length ?? 0),
    dimension: Object.fromEntries(
      id.map((name) => {
        const own = codes[name] ?? [];
        const label = Object.fromEntries(own.map((code) => [code, code]));
        const byPlace = Object.fromEntries(own.map((code, at) => [code, at]));
        return [name, {label: name, category: {index: index === "array" ? own : byPlace, label}}];
      })
    ),
    value: places.map(cell),
    status: {} as Record<string, string>
  };
}

const base: Codes = {
  Region: ["0301", "1101"],
  Alder: ages,
  ContentsCode: ["Personer1"],
  Tid: ["2024", "2025"]
};
/** One person a year of age in Oslo, two in Eigersund. */
const perAge = ({Region}: Record<string, string>) => (Region === "0301" ? 1 : 2);
const oslo = {code: "0301", age_0: 1, age_1_5: 5, age_6_15: 10, age_16_18: 3, total: 106};
const eigersund = {code: "1101", age_0: 2, age_1_5: 10, age_6_15: 20, age_16_18: 6, total: 212};
const expected = [
  {year: 2024, ...oslo},
  {year: 2024, ...eigersund},
  {year: 2025, ...oslo},
  {year: 2025, ...eigersund}
];

test.each(["array", "object"] as const)("the categories' index may be an %s", (index) => {
  expect(parsePopulation(dataset(base, perAge, index), "x")).toEqual(expected);
});

test("codes that look like numbers keep the place that their index gives them", () => {
  const turned = {...base, Region: ["1101", "0301"]};
  expect(parsePopulation(dataset(turned, perAge), "x").map(({code, total}) => [code, total])).toEqual([
    ["1101", 212],
    ["0301", 106],
    ["1101", 212],
    ["0301", 106]
  ]);
});

test("values may be an object of the cells that are not null", () => {
  const full = dataset(base, perAge);
  expect(parsePopulation({...full, value: Object.fromEntries(full.value.entries())}, "x")).toEqual(expected);
});

test("cells are row-major over the dimensions in any order", () => {
  const turned: Codes = {
    Tid: ["2024", "2025"],
    Alder: ages,
    ContentsCode: ["Personer1"],
    Region: ["0301", "1101"]
  };
  expect(parsePopulation(dataset(turned, perAge), "x")).toEqual(expected);
});

test("the two sexes are added up where they are given", () => {
  const bySex = {...base, Kjonn: ["2", "1"]};
  expect(
    parsePopulation(
      dataset(bySex, (at) => (at.Kjonn === "2" || at.Region === "1101" ? 1 : 0)),
      "x"
    )
  ).toEqual(expected);
});

test("the prefix of a code aggregated to today's municipalities is dropped", () => {
  const rows = parsePopulation(
    dataset({...base, Region: ["K-0301"]}, () => 1),
    "x"
  );
  expect(rows.map(({code}) => code)).toEqual(["0301", "0301"]);
});

test("an age without a number makes its group and the total missing, not smaller", () => {
  const rows = parsePopulation(
    dataset(base, (at) => (at.Alder === "007" && at.Region === "0301" ? null : 1)),
    "x"
  );
  expect(rows[0]).toEqual({
    year: 2024,
    code: "0301",
    age_0: 1,
    age_1_5: 5,
    age_6_15: null,
    age_16_18: 3,
    total: null
  });
  expect(rows[1]?.total).toBe(106);
});

test.each([
  ["zeros", 0],
  ["nulls", null]
])("a code with only %s did not exist that year and has no row", (_, nobody) => {
  const rows = parsePopulation(
    dataset(base, ({Region}) => (Region === "0301" ? 1 : nobody)),
    "x"
  );
  expect(rows.map(({year, code}) => `${year} ${code}`)).toEqual(["2024 0301", "2025 0301"]);
});

const whole = dataset(base, perAge);
test.each([
  ["cells that are cut off", {...whole, value: whole.value.slice(1)}, /423 cells, 424 expected/],
  ["an age that is missing", dataset({...base, Alder: ages.slice(1)}, () => 1), /age 0 is missing/],
  ["five-year ages", dataset({...base, Alder: ["F00-04"]}, () => 1), /age "F00-04"/],
  [
    "a second measure",
    dataset({...base, ContentsCode: ["Personer1", "Andel"]}, () => 1),
    /ContentsCode has Personer1, Andel/
  ],
  ["a sum beside the sexes", dataset({...base, Kjonn: ["0", "1", "2"]}, () => 1), /Kjonn has 0, 1, 2/],
  ["a table without ages", dataset({Region: ["0301"], Tid: ["2024"]}, () => 1), /no dimension Alder/],
  ["an answer that is no dataset", {class: "collection", link: {}}, /x: class/],
  ["a text", "https://example.org", /x: the answer/]
])("%s is refused and named", (_, json, message) => {
  expect(() => parsePopulation(json, "x")).toThrow(message);
});

test("a selection is cut into calls below the limit, which together ask for every cell once", () => {
  const regions = Array.from({length: 842}, (_, index) => String(1000 + index));
  const years = Array.from({length: 13}, (_, index) => String(2014 + index));
  const maxCells = 800_000;
  for (const limit of [maxCells, 100_000, 50_000, 106]) {
    const chunks = splitSelection({regions, years, ages: 106, maxCells: limit});
    expect(chunks.every((chunk) => chunk.regions.length * chunk.years.length * 106 <= limit)).toBe(true);
    const asked = chunks.flatMap((chunk) =>
      chunk.years.flatMap((year) => chunk.regions.map((region) => year + region))
    );
    expect(asked).toHaveLength(842 * 13);
    expect(new Set(asked).size).toBe(842 * 13);
  }
  expect(splitSelection({regions, years, ages: 106, maxCells})).toHaveLength(2);
});

test("each year needs a plausible number of municipalities and of inhabitants", () => {
  const year = Array.from({length: 357}, (_, index) => ({
    ...eigersund,
    code: String(index),
    year: 2024,
    total: 15_000
  }));
  expect(checkPopulation(year)).toEqual([]);
  expect(checkPopulation(year.slice(30))).toEqual([
    "327 municipalities in 2024, expected 340 to 440",
    "4905000 inhabitants in 2024, expected 5000000 to 6500000"
  ]);
  expect(checkPopulation([])).toEqual(["no rows"]);
  const later = year.map((row) => ({...row, year: 2026}));
  expect(checkPopulation([...year, ...later])).toEqual(["no rows of 2025"]);
});

function sortRows(rows: PopulationRow[]): PopulationRow[] {
  return [...rows].sort((a, b) => a.year - b.year || Number(a.code) - Number(b.code));
}

test("the source asks for all municipalities by POST and gives the embedded figures back", async () => {
  const {context, standin, paths, dataset: find, lines} = await openRenewal();
  await population.fetch(context);
  const rows = await readPopulation(await paths("population"));
  const embedded = readEmbedded("ssb-population/population_by_municipality.csv").map((row) => ({
    year: Number(row.year),
    code: row.code ?? "",
    age_0: Number(row.age_0),
    age_1_5: Number(row.age_1_5),
    age_6_15: Number(row.age_6_15),
    age_16_18: Number(row.age_16_18),
    total: Number(row.total)
  }));
  expect(sortRows(rows)).toEqual(sortRows(embedded));
  expect(standin.requests.map(({method, url}) => `${method} ${url.replace(/.*\/v2/, "")}`)).toEqual([
    "GET /config",
    "GET /tables/07459/metadata?lang=no&outputFormat=json-stat2",
    "POST /tables/07459/data?lang=no&outputFormat=json-stat2",
    "POST /tables/07459/data?lang=no&outputFormat=json-stat2"
  ]);
  expect(await find("population")).toMatchObject({
    kind: "population-api",
    period: "2014–2026",
    licence: "CC BY 4.0"
  });
  expect(lines.at(-1)).toBe("population: 4641 rows, 2014 to 2026");

  const old = await find("population");
  standin.setFaults([{kind: "national-out-of-range"}]);
  await expect(population.fetch(context)).rejects.toThrow(/inhabitants in 2014, expected 5000000 to 6500000/);
  expect(await find("population")).toEqual(old);
});

test("a short selection in the address is the same table", async () => {
  const {context, standin} = await openRenewal();
  const url =
    `${standin.env.SSB_URL}/tables/07459/data?lang=no&valueCodes[Region]=0301&valueCodes[Alder]=*` +
    "&valueCodes[ContentsCode]=Personer1&valueCodes[Tid]=range(2024,2025)&valueCodes[Kjonn]=2,1&outputFormat=json-stat2";
  const path = await temporaryFile("oslo.json", JSON.stringify((await context.http.get(url)).json));
  const embedded = readEmbedded("ssb-population/population_by_municipality.csv");
  const total = (year: string) =>
    Number(embedded.find((row) => row.year === year && row.code === "0301")?.total);
  expect((await readPopulation([path])).map((row) => [row.year, row.total])).toEqual([
    [2024, total("2024")],
    [2025, total("2025")]
  ]);
});

test.each([
  ["a size that its categories do not have", {size: [2, 106, 1, 4_000_000]}, "106 expected"],
  [
    "a dimension that is not described",
    {id: ["Region", "Alder", "ContentsCode", "Sted"]},
    "Sted is not described once"
  ],
  ["a count that is none", {value: ages.map(() => 1.5)}, "1.5: expected a count"]
])("an answer with %s is refused before room is made for it", (_, change, message) => {
  const answer = dataset(
    {Region: ["0301"], Alder: ages, ContentsCode: ["Personer1"], Tid: ["2025"]},
    () => 1
  );
  expect(() => parsePopulation({...answer, ...change}, "x")).toThrow(message);
});

test("a year that is none is refused", () => {
  const odd = dataset({...base, Tid: ["2024K1"]}, perAge);
  expect(() => parsePopulation(odd, "x")).toThrow('year "2024K1"');
});
