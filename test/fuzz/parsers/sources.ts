import * as fc from "fast-check";
import {expect} from "vitest";
import {listCodes, listWanted, parseRegister, type Register} from "../../../loaders/sources/register-unit.ts";
import {kindergartenRegister} from "../../../loaders/sources/kindergartens.ts";
import {Passing, parseAnswer, RefusedRequest} from "../../../loaders/sources/http-answer.ts";
import {
  changesFile,
  formatCodesFile,
  parseMunicipalities
} from "../../../loaders/sources/municipality-rows.ts";
import {parsePopulation} from "../../../loaders/sources/population-rows.ts";
import {checkPupils} from "../../../loaders/sources/pupil-check.ts";
import {
  ignoredPupilColumns,
  parsePupils,
  pupilColumn,
  schoolColumn
} from "../../../loaders/sources/pupil-rows.ts";
import {schoolRegister} from "../../../loaders/sources/schools.ts";
import {parseFilterValues} from "../../../loaders/sources/survey-filter.ts";
import {
  chainFilter,
  offeredYears,
  probeFilter,
  unknownIndices
} from "../../../loaders/sources/survey-query.ts";
import {createRowChecker, parsePage} from "../../../loaders/sources/survey-rows.ts";
import {
  classifyTable,
  knownColumns,
  surveyTables,
  type SurveyTable
} from "../../../loaders/sources/survey-tables.ts";
import {changedJson, changedJsonText} from "../arbitraries/json.ts";
import {fuzzed, type Fuzzed, type Outcome} from "../fuzzed.ts";

const codes = {
  codes: [
    {
      code: "0301",
      name: "Oslo",
      validFromInRequestedRange: "2017-01-01",
      validToInRequestedRange: "2027-01-01"
    },
    {code: "5055", name: "Heim", validFrom: "2020-01-01", validTo: null},
    {code: "9999", name: "Uoppgitt", validFrom: "2017-01-01"}
  ]
};
const changes = {
  codeChanges: [
    {oldCode: "5012", oldName: "Snillfjord", newCode: "5055", newName: "Heim", changeOccurred: "2020-01-01"},
    {oldCode: "5012", oldName: "Snillfjord", newCode: "5056", newName: "Hitra", changeOccurred: "2020-01-01"},
    {oldCode: null, newCode: "0301", newName: "Oslo - Oslove", changeOccurred: "2024-01-01"}
  ]
};
const listed = {
  Organisasjonsnummer: "974554682",
  Navn: "Haltdalen oppvekstsenter avd skole",
  Kommunenummer: "5026",
  ErAktiv: true,
  ErSkole: true,
  ErBarnehage: true,
  ErGrunnskole: true,
  ErVideregaaendeSkole: false,
  ErPrivatskole: false,
  ErOffentligSkole: true,
  ErPrivatBarnehage: false,
  ErOffentligBarnehage: true
};
const detailed = {
  ...listed,
  Kommune: {Navn: "Holtålen", Kommunenummer: "5026", Fylkesnummer: "50"},
  Koordinat: {Lengdegrad: 11.17, Breddegrad: 62.92, GeoKilde: "GeoNorge"},
  Elevtall: 32,
  AntallBarn: 12
};
const pupilColumns = [pupilColumn, ...ignoredPupilColumns, schoolColumn];
const pupilReport = {
  metadata: {
    columns: [
      [{name: "2025-26", columnCount: 4}],
      [{name: "Alle trinn", columnCount: 4}],
      pupilColumns.map((name) => ({name, columnCount: 1}))
    ]
  },
  rows: [
    {navn: "Hele landet", kode: "I", id: "1", data: ["621\u202f961", "*", "*", "2 663"]},
    {navn: "Agder", kode: "42", id: "1.49", data: ["38 101", "3 213", "1 957", 176]},
    {navn: "Bykle", kode: "4222", id: "1.49.1444", data: ["*", "*", null, "1"]}
  ]
};
const ages = Array.from({length: 106}, (_, age) => (age === 105 ? "105+" : String(age).padStart(3, "0")));
const population = {
  class: "dataset",
  version: "2.0",
  id: ["Region", "Alder", "ContentsCode", "Tid"],
  size: [1, 106, 1, 1],
  dimension: {
    Region: {category: {index: ["K-0301"]}},
    Alder: {category: {index: Object.fromEntries(ages.map((age, i) => [age, i]))}},
    ContentsCode: {category: {index: {Personer1: 0}}},
    Tid: {category: {index: ["2025"]}}
  },
  value: ages.map((_, i) => i)
};
const surveyRow = {
  ...Object.fromEntries(knownColumns["gsk-bullying"].map((column) => [column, null])),
  Spoersmaalkode: "EUIndeks_1398",
  Skoleaarnavn: "2025-26",
  EnhetNivaa: 4,
  Organisasjonsnummer: "975280888",
  GruppeNivaa: 0,
  TrinnKode: "7",
  EierformNavn: "Alle eierformer",
  KjoennKode: "A",
  AndelMobbet: "8,1",
  AntallBesvart: "13",
  Sidenummer: 1,
  RaderTotalt: 2
};
const filters = {
  TidID: [{indeks: 0, id: 202412, kode: "202412", navn: "2024-25"}],
  TrinnID: [
    {indeks: 0, id: -10, kode: "A", navn: "Alle trinn"},
    {indeks: 1, id: 6, kode: "7", navn: "7. trinn"}
  ],
  EierformID: [
    {indeks: 0, id: -10, kode: "A", navn: "Alle"},
    {indeks: 1, id: 2, kode: "3", navn: "Offentlig"},
    {indeks: 2, id: 3, kode: "4", navn: "Privat"}
  ],
  KjoennID: ["A", "J", "G"].map((kode, indeks) => ({indeks, id: indeks, kode, navn: kode})),
  SpoersmaalID: ["EUIndeks_1398", "EUSpoersmaal_Q11811", "EUSpoersmaal_Q11816", "EUSpoersmaal_Q11824"].map(
    (kode, indeks) => ({
      indeks,
      id: indeks,
      kode,
      navn: kode,
      forelder: 0,
      barn: indeks === 0 ? [1, 2, 3] : []
    })
  )
};

/** Whatever comes over the network, and the snapshots made of it. */
export const sourceParsers: readonly Fuzzed[] = [
  fuzzed({
    name: "Klass: codes and changes",
    cost: 130,
    input: fc.tuple(changedJson(codes), changedJson(changes)),
    parse: ([first, second]) => {
      const read = parseMunicipalities([
        [formatCodesFile("2017-01-01", "2027-01-01"), first],
        [changesFile, second]
      ]);
      expect(read.municipalities.every(({valid_from}) => /^\d{4}-\d\d-\d\d$/.test(valid_from))).toBe(true);
      expect(read.changes.every(({kind}) => typeof kind === "string")).toBe(true);
    }
  }),
  register("school register", schoolRegister, ({pupils}) => pupils),
  register("kindergarten register", kindergartenRegister, ({children}) => children),
  fuzzed({
    name: "SSB: JSON-stat",
    cost: 350,
    input: changedJson(population),
    parse: (json) => {
      for (const {year, total} of parsePopulation(json, "population.json")) {
        expect(Number.isInteger(year)).toBe(true);
        expect(total === null || Number.isInteger(total)).toBe(true);
      }
    }
  }),
  fuzzed({
    name: "GSI: report",
    cost: 130,
    input: changedJson(pupilReport),
    parse: (json) => {
      const rows = parsePupils(json, "202510.json");
      for (const {pupils, schools, status} of rows) {
        expect([pupils, schools].every((count) => count === null || Number.isInteger(count))).toBe(true);
        expect(status === "ok").toBe(pupils !== null);
      }
      checkPupils(rows);
    }
  }),
  fuzzed({
    name: "survey: pages",
    cost: 200,
    input: fc.tuple(
      changedJson([surveyRow, {...surveyRow, TrinnKode: "6"}]),
      fc.constantFrom("school", "nation")
    ),
    parse: ([json, level]) => {
      const checker = createRowChecker({table: "gsk-bullying", schoolYear: "2025-26", level, where: "test"});
      checker.addPage(parsePage(json, "page-1"), 1);
      expect(checker.finish().numbers.every((key) => typeof key === "string")).toBe(true);
    }
  }),
  fuzzed({
    name: "survey: filters",
    cost: 130,
    input: changedJson(filters),
    parse: (json) => {
      const values = parseFilterValues(json, "filterVerdier");
      const years = offeredYears(values, "filterVerdier");
      const tidId = [...years.values()][0];
      if (tidId === undefined) return "refused";
      probeFilter(values, tidId);
      const table: SurveyTable = "gsk-bullying";
      const offered = {table, id: 1, columns: knownColumns[table], values, years};
      unknownIndices(offered);
      const asked = chainFilter(offered, tidId, "school");
      expect(
        Object.values(asked)
          .flat()
          .every((id) => Number.isInteger(id))
      ).toBe(true);
      return "accepted";
    }
  }),
  fuzzed({
    name: "survey: which table",
    cost: 20,
    input: fc.subarray([
      ...new Set(Object.values(knownColumns).flat()),
      "TemaNivaa",
      "__proto__",
      "constructor"
    ]),
    parse: (columns): Outcome => {
      const table = classifyTable(columns);
      expect(table === undefined || surveyTables.includes(table)).toBe(true);
      return table === undefined ? "refused" : "accepted";
    }
  }),
  fuzzed({
    name: "answers over HTTP",
    cost: 60,
    input: fc.record({
      body: changedJsonText({melding: "feil", verdi: [1, 2]}, "<html>", [surveyRow]),
      status: fc.constantFrom(200, 200, 204, 400, 404, 408, 429, 500, 503),
      after: fc.constantFrom(
        "",
        "1",
        "-1",
        "1e9",
        "Wed, 21 Oct 2099 07:28:00 GMT",
        "i morgen",
        "9".repeat(400)
      )
    }),
    isRefusal: (error) => error instanceof Passing || error instanceof RefusedRequest,
    parse: ({body, status, after}) => {
      const headers = new Headers({"Retry-After": after});
      const response = new Response(status === 204 ? null : "", {status, headers});
      parseAnswer("https://example.org/", response, Buffer.from(body), new Date("2026-11-27"));
    }
  })
];

function register<Row extends {code: string}>(
  name: string,
  about: Register<Row>,
  count: (row: Row) => number | null
): Fuzzed {
  return fuzzed({
    name,
    cost: 200,
    input: fc.tuple(
      changedJson({EnhetListe: [listed], AntallSider: 1}, {Enheter: [listed]}),
      changedJson([detailed], detailed),
      changedJson({notFound: ["974554683"]})
    ),
    parse: ([page, details, absent]) => {
      listWanted(about, page, "page");
      listCodes(details, "bundle");
      const rows = parseRegister(about, [
        ["page", page],
        ["bundle", details],
        ["not-found", absent]
      ]);
      for (const row of rows) {
        const number = count(row);
        expect(number === null || Number.isInteger(number)).toBe(true);
        expect(typeof row.code).toBe("string");
      }
    }
  });
}
