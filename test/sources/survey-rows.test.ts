import {expect, test} from "vitest";
import {createRowChecker, parsePage, type SurveyRow} from "../../loaders/sources/survey-rows.ts";
import {knownColumns} from "../../loaders/sources/survey-tables.ts";

const base: SurveyRow = {
  ...Object.fromEntries(knownColumns["gsk-bullying"].map((column) => [column, null])),
  Spoersmaalkode: "EUIndeks_1398",
  Skoleaarnavn: "2025-26",
  EnhetNivaa: 4,
  Nasjonaltkode: "I",
  Organisasjonsnummer: "975280888",
  GruppeNivaa: 0,
  TrinnKode: "7",
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
  return checker.finish();
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

test("a page that is not a list of rows is refused", () => {
  expect(() => parsePage({melding: "nei"}, "page")).toThrow("not a list of rows");
  expect(() => parsePage([1], "page")).toThrow("1 is not a row");
});
