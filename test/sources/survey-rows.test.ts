import {expect, test} from "vitest";
import {parseCell} from "../../loaders/sources/survey-cell.ts";
import {createRowChecker, parsePage, type SurveyRow} from "../../loaders/sources/survey-rows.ts";
import {knownColumns, type SurveyTable} from "../../loaders/sources/survey-tables.ts";

const base: SurveyRow = {
  ...Object.fromEntries(knownColumns["gsk-bullying"].map((column) => [column, null])),
  Spoersmaalkode: "EUIndeks_1398",
  Skoleaarnavn: "2025-26",
  EnhetNivaa: 4,
  Nasjonaltkode: "I",
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
const other = {...base, TrinnKode: "6"};

function check(pages: SurveyRow[][], level: "school" | "nation" = "school"): number {
  const checker = createRowChecker({table: "gsk-bullying", schoolYear: "2025-26", level, where: "test"});
  pages.forEach((rows, index) => checker.addPage(rows, index + 1));
  return checker.finish().rows;
}

test("rows of different keys are counted", () => {
  expect(check([[base, other]])).toBe(2);
});

test("identical rows with one key count once", () => {
  const twice = {RaderTotalt: 4};
  expect(check([[base, other, base, other].map((row) => ({...row, ...twice}))])).toBe(2);
});

test("two rows with one key that differ are refused with both contents", () => {
  expect(() => check([[base, {...base, AndelMobbet: "9,0"}]])).toThrow(
    /row 2: two rows with one key \(975280888 .*\) differ: 8,1 · 13 and 9,0 · 13/
  );
});

test.each<[string, SurveyRow, string]>([
  [
    "another school year",
    {...other, Skoleaarnavn: "2024-25"},
    'column Skoleaarnavn: "2024-25": 2025-26 was asked for'
  ],
  ["another level", {...other, EnhetNivaa: 3}, "column EnhetNivaa: 3: 4 was asked for"],
  ["a single group", {...other, GruppeNivaa: 1}, "column GruppeNivaa: 1: 0 was asked for"],
  ["another page", {...other, Sidenummer: 2}, "column Sidenummer: 2: page 1 was asked for"],
  [
    "a number that is none",
    {...other, AndelMobbet: "8,1 %"},
    'column AndelMobbet: "8,1 %": not a number in Norwegian form'
  ],
  ["an unknown column", {...other, Nytt: "1"}, "unknown column Nytt"]
])("a row of %s is refused with page, row, column and value", (_, row, message) => {
  expect(() => check([[base, row]])).toThrow(`test, page 1, row 2`);
  expect(() => check([[base, row]])).toThrow(message);
});

test("a row count that differs from RaderTotalt is refused", () => {
  expect(() => check([[base]])).toThrow("1 rows came, RaderTotalt says 2");
});

test("RaderTotalt that changes on the way is refused", () => {
  const later = {...other, Sidenummer: 2, RaderTotalt: 3};
  expect(() => check([[base], [later]])).toThrow("RaderTotalt changed from 2 to 3");
});

test("RaderTotalt and Sidenummer may be absent", () => {
  expect(check([[base, other].map((row) => ({...row, RaderTotalt: null, Sidenummer: null}))])).toBe(2);
});

test("suppressed and missing values are no numbers and are accepted below the nation", () => {
  expect(
    check([
      [
        {...base, AndelMobbet: "*", AntallBesvart: "*"},
        {...other, AndelMobbet: null, AntallBesvart: ""}
      ]
    ])
  ).toBe(2);
});

const bullying = "gsk-bullying" as const;
const unknownCell: [string, SurveyTable, SurveyRow, string][] = [
  ["grade", bullying, {...base, TrinnKode: "11"}, 'column TrinnKode: "11", Trinnnavn: null: not a known'],
  [
    "gender",
    bullying,
    {...base, KjoennKode: "X", Kjoenn: "Annet"},
    'column KjoennKode: "X", Kjoenn: "Annet"'
  ],
  [
    "owner",
    bullying,
    {...base, EierformNavn: "Kommunal skole"},
    'column Eierformkode: null, EierformNavn: "Kommunal skole": not a known'
  ],
  [
    "measure",
    bullying,
    {...base, Spoersmaalkode: "EUSpoersmaal_Q1"},
    'column Spoersmaalkode: "EUSpoersmaal_Q1"'
  ],
  [
    "question without a code of its own (it is not the index of its group)",
    bullying,
    {
      ...base,
      Spoersmaalkode: null,
      Spoersmaalgruppekode: "EUIndeks_1398",
      Spoersmaalnavn: "Er du blitt mobbet?"
    },
    'Spoersmaalnavn: "Er du blitt mobbet?": not a known'
  ],
  [
    "index",
    "gsk-index",
    {...base, Spoersmaalkode: "EUIndeks_1399"},
    'column Spoersmaalkode: "EUIndeks_1399"'
  ],
  [
    "single question of an index",
    "gsk-index",
    {
      ...base,
      Spoersmaalkode: "EUSpoersmaal_Q9379",
      Spoersmaalgruppekode: "EUIndeks_1379",
      Spoersmaalnavn: "Trives du?"
    },
    'Spoersmaalkode: "EUSpoersmaal_Q9379"'
  ]
];

test.each(unknownCell)(
  "a row of an unknown %s is refused with column and value, for it would have no cell",
  (_, table, row, message) => {
    const checker = createRowChecker({table, schoolYear: "2025-26", level: "school", where: "test"});
    const known = new Set<string>(knownColumns[table]);
    const own = Object.fromEntries(Object.entries(row).filter(([column]) => known.has(column)));
    const value: SurveyRow = table === "gsk-index" ? {Score: "4,1"} : {};
    expect(() => checker.addPage([{...own, ...value}], 1)).toThrow(`test, page 1, row 1, `);
    expect(() => checker.addPage([{...own, ...value}], 1)).toThrow(message);
  }
);

test("a code and a name that contradict each other are refused", () => {
  expect(() => check([[{...base, Kjoenn: "Jente"}, other]])).toThrow(
    'column KjoennKode: "A", Kjoenn: "Jente": code and name contradict each other'
  );
});

const cells: [string, SurveyTable, SurveyRow, object][] = [
  [
    "codes alone",
    bullying,
    {Eierformkode: "3", EierformNavn: null, KjoennKode: "J"},
    {ownership: "public", gender: "girls"}
  ],
  [
    "names alone, with blanks at the ends",
    bullying,
    {
      TrinnKode: null,
      Trinnnavn: "10. årstrinn ",
      Eierformkode: null,
      EierformNavn: " Privat eiet ",
      KjoennKode: null,
      Kjoenn: "Gutt "
    },
    {grade: "10", ownership: "private", gender: "boys"}
  ],
  [
    "an owner with neither code nor name does not",
    bullying,
    {Eierformkode: null, EierformNavn: null},
    {columns: ["Eierformkode", "EierformNavn"], why: "unknown"}
  ],
  ["the code -10 of all owners", bullying, {Eierformkode: "-10"}, {ownership: "all"}],
  ["a question code without its prefix", bullying, {Spoersmaalkode: "Q11816"}, {indicator: "digital"}],
  [
    "the code of an index in the column of its group",
    bullying,
    {Spoersmaalkode: null, Spoersmaalgruppekode: "EUIndeks_1398", Spoersmaalnavn: "Alle spørsmål "},
    {indicator: "total"}
  ],
  [
    "an index without a code by the name of its group",
    bullying,
    {Spoersmaalkode: null, Spoersmaalgruppe: "Mobbing på skolen ", Spoersmaalnavn: "Alle spørsmål"},
    {indicator: "total"}
  ],
  [
    "an index without a code by its Indikator",
    "gsk-index",
    {Spoersmaalkode: null, Indikator: "Trivsel", Spoersmaalnavn: "Alle spørsmål"},
    {indicator: "EUIndeks_1379"}
  ],
  ["Vg by number", "vgo-bullying", {TrinnKode: "2"}, {grade: "Vg2"}],
  ["Vg by name of the code", "vgo-bullying", {TrinnKode: "Vg3"}, {grade: "Vg3"}],
  ["Vg by name", "vgo-bullying", {TrinnKode: null, Trinnnavn: "Videregående trinn 1 "}, {grade: "Vg1"}],
  ["7 in upper secondary", "vgo-bullying", {TrinnKode: "7"}, {why: "unknown"}]
];

test.each(cells)("the cell of a row: %s", (_, table, row, expected) => {
  expect(parseCell(table, {...base, ...row})).toMatchObject(expected);
});

test("a second row of the nation under another number is refused, but schools abroad are not the nation", () => {
  const nation = {...base, EnhetNivaa: 1, Organisasjonsnummer: "I", Nasjonaltkode: null};
  const abroad = {...nation, Organisasjonsnummer: "U", AndelMobbet: "9,0"};
  expect(check([[nation, abroad]], "nation")).toBe(2);
  expect(() => check([[nation, {...abroad, Organisasjonsnummer: "X"}]], "nation")).toThrow(
    "two rows with one key (the nation"
  );
});

test("two rows that name one cell in two ways and differ are refused", () => {
  const named = {...base, TrinnKode: null, Trinnnavn: "7. årstrinn", AndelMobbet: "9,0"};
  expect(() => check([[base, named]])).toThrow("two rows with one key");
});

const participation: SurveyRow = {
  ...Object.fromEntries(knownColumns["vgo-participation"].map((column) => [column, null])),
  Skoleaarnavn: "2025-26",
  EnhetNivaa: 3,
  Organisasjonsnummer: "974557177",
  TrinnKode: "1",
  EierformNavn: "Alle eierformer",
  AndelDeltatt: "80,1",
  ProgramomraadeNivaa: 0,
  UtdanningstypeKode: null,
  UtdanningsprogramNavn: "Alle utdanningsprogram",
  KjoennNivaa: 0,
  KjoennKode: "A",
  Kjoenn: "Alle kjønn"
};

function checkParticipation(row: SurveyRow): number {
  const checker = createRowChecker({
    table: "vgo-participation",
    schoolYear: "2025-26",
    level: "school",
    where: "test"
  });
  checker.addPage([row], 1);
  return checker.finish().rows;
}

test("participation with columns of programme and gender is accepted where the rows are the totals", () => {
  expect(checkParticipation(participation)).toBe(1);
});

test.each<[string, string | number]>([
  ["ProgramomraadeNivaa", 1],
  ["KjoennKode", "J"],
  ["UtdanningsprogramNavn", "Studiespesialisering"]
])("participation of a single %s is refused", (column, value) => {
  expect(() => checkParticipation({...participation, [column]: value})).toThrow(
    `column ${column}: ${JSON.stringify(value)}`
  );
});

test("a page that is not a list of rows is refused", () => {
  expect(() => parsePage({melding: "nei"}, "page")).toThrow("not a list of rows");
  expect(() => parsePage([1], "page")).toThrow("1 is not a row");
});

test("a cell that is neither text nor number is refused by its column", () => {
  expect(() => parsePage([{...base, Skoleaarnavn: {toString: 1}}], "test")).toThrow(
    "test, column Skoleaarnavn: an object: neither a text nor a number"
  );
});

test("a code that every object of the language answers to is not known", () => {
  expect(() => check([[{...base, Spoersmaalkode: "constructor"}]])).toThrow("not a known code or name");
  expect(() => check([[{...base, constructor: "1"}]])).toThrow("unknown column constructor");
});
