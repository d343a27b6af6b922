import {expect, test} from "vitest";
import {exampleTables, rawTables} from "../../loaders/checks/raw-tables.ts";
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
} from "../../loaders/checks/raw-types.ts";
import {exampleCsvTables, rawCsvTables} from "../../loaders/warehouse/raw-tables.ts";

test("the columns that are checked are the columns that the warehouse reads, in the same order", () => {
  for (const [kind, {columns}] of Object.entries(rawCsvTables)) {
    expect([kind, Object.keys(rawTables.get(kind)?.columns ?? {})]).toEqual([kind, [...columns]]);
  }
  for (const [name, {columns}] of Object.entries(exampleCsvTables)) {
    expect([name, Object.keys(exampleTables.get(name)?.columns ?? {})]).toEqual([name, [...columns]]);
  }
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
