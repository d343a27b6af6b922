import {expect, test} from "vitest";
import {exampleTables, rawTables} from "../../loaders/files/raw/raw-tables.ts";
import {
  date,
  exampleCode,
  norwegianPercent,
  number,
  percent,
  schoolYear,
  score,
  share,
  text,
  threeYears,
  whole
} from "../../loaders/files/raw/raw-types.ts";
import {exampleCsvTables, rawCsvTables} from "../../loaders/warehouse/raw-tables.ts";

test("the warehouse reads every declared file into a table named after it, but those of the user's form", () => {
  expect(Object.keys(rawCsvTables)).toEqual([...rawTables.keys()]);
  expect(rawCsvTables["survey-three-year-mean"]).toEqual({
    table: "raw_survey_three_year_mean",
    columns: ["unit", "name", "window", "share"]
  });
  expect(exampleCsvTables["children.csv"]).toEqual({
    table: "raw_example_children",
    columns: ["unit_code", "date", "children"]
  });
  const left = [...exampleTables.keys()].filter((name) => !(name in exampleCsvTables));
  expect(left).toEqual(["networks.csv", "participation.csv", "allocations.csv"]);
});

test("the key of each raw file is made of its columns", () => {
  for (const {columns, key} of [...rawTables.values(), ...exampleTables.values()]) {
    expect(key.filter((name) => !(name in columns))).toEqual([]);
    expect(key.length).toBeGreaterThan(0);
  }
});

test.each([
  ["date", "2024-02-29", "2023-02-29", date],
  ["date", "2020-01-31", "2020-01-31T00:00:00", date],
  ["schoolYear", "1999-00", "1999-100", schoolYear],
  ["threeYears", "1998/99-2000/01", "1998/99-2000/02", threeYears],
  ["share", "1", "1.01", share],
  ["percent", "0", "-0.1", percent],
  ["number", "-1.5", "1,5", number],
  ["whole", "0", "1.0", whole],
  ["score", "5", "0", score],
  ["norwegianPercent", "*", "**", norwegianPercent],
  ["norwegianPercent", "", "100,1", norwegianPercent],
  ["text", "Nanne", "NaN", text],
  ["exampleCode", "EX-S001", "5001", exampleCode]
] as const)("%s holds for %j and not for %j", (_, right, wrong, type) => {
  expect(type(right)).toBeUndefined();
  expect(type(wrong)).toMatch(/./);
});
