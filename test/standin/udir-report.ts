import type {Api, StandinRequest, StandinResponse, World} from "./api.ts";
import {readEmbedded} from "./embedded.ts";
import type {Fault} from "./faults.ts";
import {seeded} from "./seeded.ts";
import {createSchools} from "./units.ts";

/** The version in the address differs from every recorded one: clients must resolve it. */
const endpoint = "rest/v1/Statistikk/GSK/GSI/1/9";
const years = Array.from({length: 12}, (_, index) => 2025 - index);
const measures = [
  "Antall elever",
  "Antall elever med individuelt tilrettelagt opplæring/spesialundervisning",
  "Antall elever med forsterket opplæring i norsk",
  "Antall skoler"
];

/** Udir's report interface, with the one report on pupils (GSI). */
export const udirReport: Api = {
  env: "UDIR_REPORT_URL",
  base: "/udir-report/api/rapportering",
  open(world) {
    const rows = new Map<string, Row[]>();
    const rowsOf = (year: number) => {
      const embedded = year >= 2025 ? "2025-26" : "2024-25";
      const known = rows.get(embedded) ?? createRows(world.seed, embedded);
      rows.set(embedded, known);
      return known;
    };
    return (request) => {
      if (request.path === "/rest/v1/Rapportside/GSK_Elev_Skol") return {body: formatPage()};
      if (request.path === `/${endpoint}/filterVerdier`) return answerFilterValues(request);
      if (request.path === `/${endpoint}/data`) return answerData(request, rowsOf, world);
      return undefined;
    };
  }
};

interface Row {
  navn: string;
  kode: string;
  id: string;
  counts: (number | "*" | null)[];
}

/** Nation, counties with Svalbard's own code, municipalities and schools. Years before 2024-25 repeat its numbers. */
function createRows(seed: number, schoolYear: string): Row[] {
  const embedded = readEmbedded("udir-pupils/pupils_by_municipality.csv").filter(
    ({school_year}) => school_year === schoolYear
  );
  const places = readEmbedded("ssb-municipalities/municipalities_2024.csv");
  const schools = createSchools(seed).filter(({lower}) => lower);
  const countyCodes = [...new Set(places.map(({county = ""}) => county)), "21"];
  const counts = (level: string, code: string) => {
    const row = embedded.find((each) => each.level === level && each.code === code);
    return [
      row?.pupils,
      row?.pupils_with_individual_education,
      row?.pupils_with_extra_norwegian,
      row?.schools
    ].map((text) => (text === "*" ? "*" : text ? Number(text) : null));
  };
  const counties = countyCodes.flatMap((county, c): Row[] => {
    const id = `1.${c + 40}`;
    const own = [...places, {code: "2100", name: "Svalbard", county: "21"}].filter(
      (place) => place.county === county
    );
    const municipalities = own.flatMap(({code = "", name = ""}, m): Row[] => {
      const twins = places.filter((place) => place.name === name).length;
      const title = twins > 1 ? `${name} (${own[0]?.county_name?.split("-")[0] ?? ""})` : name;
      return [
        {navn: title, kode: code, id: `${id}.${m + 200}`, counts: counts("municipality", code)},
        ...schools
          .filter(({municipality}) => municipality === code)
          .map((school, s): Row => {
            const hidden = seeded(seed, `hidden ${school.code}`) < 0.03;
            const pupils = hidden ? "*" : school.count;
            return {
              navn: school.name,
              kode: school.code,
              id: `${id}.${m + 200}.${s + 3000}`,
              counts: [pupils, "*", null, 1]
            };
          })
      ];
    });
    const total = county === "21" ? counts("municipality", "2100") : counts("county", county);
    return [{navn: own[0]?.county_name ?? "Svalbard", kode: county, id, counts: total}, ...municipalities];
  });
  const nation = measures.map((_, measure) =>
    counties
      .filter(({id, kode}) => id.split(".").length === 2 && kode !== "21")
      .reduce((sum, {counts: own}) => sum + Number(own[measure]), 0)
  );
  return [{navn: "Hele landet", kode: "I", id: "1", counts: nation}, ...counties];
}

/** Written as text, because the real answer has one key twice. */
function formatPage(): string {
  const page = {
    id: 121,
    kode: "GSK_Elev_Skol",
    navn: "Elever og skoler",
    filterDefaultVerdier: {
      EnhetID: [-12],
      TidID: [202510],
      TrinnID: [-10],
      KjoennID: [-10],
      KommunalitetID: [-10]
    }
  };
  const element =
    `{"navn":"Elever og skoler","rapportelementnr":1,"dataEndepunkt":"${endpoint}/data","defaultRadsti":"*.*",` +
    '"rapportelementtypenavn":"D_TAB","rapportelementtypenavn":"Drilltabell"}';
  return `{"rappside":${JSON.stringify(page).slice(0, -1)},"rapportElementer":[${element}]},"tekster":{"0":null}}`;
}

function answerFilterValues({query}: StandinRequest): StandinResponse {
  if (!/TidID\(/.test(query.get("filter") ?? "")) return refuse("Filter må oppgis!");
  return {
    json: {
      TidID: years.map((year, indeks) => ({
        indeks,
        id: year * 100 + 10,
        kode: `${year}10`,
        navn: formatYear(year),
        erBegrenset: 0
      }))
    }
  };
}

function answerData(
  {query}: StandinRequest,
  rowsOf: (year: number) => readonly Row[],
  {seed, faults}: World
): StandinResponse {
  const filter = query.get("filter") ?? "";
  if (filter.includes(",")) return refuse("Ugyldige tegn i filter");
  const time = /TidID\((\d{6})\)/.exec(filter)?.[1];
  if (!time) return refuse("Filter må oppgis!");
  const year = Number(time.slice(0, 4));
  const noSchools = faults.some((fault) => fault.kind === "dropped-column" && fault.column === "Enhet");
  const deepest = noSchools ? 3 : 4;
  const depth = (query.get("radSti") ?? "*.*").split(".").length;
  if (depth > deepest) {
    return refuse(`For dyp radsti: for denne rapporten støttes maksimalt ${deepest} nivåer`);
  }
  if (!years.includes(year)) return {json: {metadata: {rowHierarchy: hierarchy, columns: []}, rows: []}};

  const genders = filter.includes("KjoennID(-10)") ? ["Alle kjønn"] : ["Alle kjønn", "Gutt", "Jente"];
  const names = measures.map((name) => faults.reduce((now, fault) => renamed(now, fault), name));
  const shrunken = faults.find((fault) => fault.kind === "shrunken")?.share ?? 0;
  const shown = rowsOf(year)
    .filter(({id}) => id.split(".").length <= depth)
    .filter(({id}) => id !== "1" || !faults.some((fault) => fault.kind === "no-national-rows"))
    .filter((_, index, all) => index < all.length * (1 - shrunken));
  const outOfRange = faults.some((fault) => fault.kind === "national-out-of-range") ? 10 : 1;
  return {
    json: {
      metadata: {
        rowHierarchy: hierarchy,
        columns: [
          [heading(formatYear(year), names.length * genders.length)],
          [heading("Alle trinn", names.length * genders.length)],
          [heading("Alle trinn", names.length * genders.length)],
          genders.map((name) => heading(name, names.length)),
          [heading("Alle eierformer", names.length * genders.length)],
          genders.flatMap(() => names.map((name) => heading(name, 1)))
        ]
      },
      rows: shown.map(({navn, kode, id, counts}) => ({
        navn,
        kode,
        id,
        data: genders.flatMap(() =>
          counts.map((count) => formatNumber(multiply(count, id === "1" ? outOfRange : 1), seeded(seed, id)))
        )
      }))
    }
  };
}

const hierarchy = ["Nasjonalt", "Fylke", "Kommune", "Enhet"];

function multiply(count: Row["counts"][number], factor: number): Row["counts"][number] {
  return typeof count === "number" ? count * factor : count;
}

function renamed(name: string, fault: Fault): string {
  if (fault.kind === "renamed-column" && fault.column === name) return fault.to;
  return fault.kind === "dropped-column" && fault.column === name ? "Slettet" : name;
}

function heading(name: string, columnCount: number) {
  return {name, tekstId_kolonne: "183972", columnCount};
}

function formatYear(year: number): string {
  return `${year}-${String((year + 1) % 100).padStart(2, "0")}`;
}

const separators = [" ", "\u00a0", "\u202f"];

/** Thousands apart by one of the white spaces seen, sometimes with leading blanks; no value is an empty text. */
function formatNumber(count: Row["counts"][number], chance: number): string {
  if (count === null) return "";
  if (count === "*") return "*";
  const separator = separators[Math.floor(chance * separators.length)] ?? " ";
  return `${chance < 0.1 ? "  " : ""}${String(count).replace(/\B(?=(\d{3})+$)/g, separator)}`;
}

function refuse(melding: string): StandinResponse {
  return {status: 400, json: {kode: 400, feiltype: "Feil i forespørselen", melding, tilleggsinfo: ""}};
}
