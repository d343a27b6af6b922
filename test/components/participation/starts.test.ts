import {expect, test} from "vitest";
import {
  filterRows,
  hasValue,
  startRows,
  valuesOf
} from "../../../src/components/participation/starts-data.ts";
import type {StartStatement} from "../../../src/model/participation.ts";

function statement(changes: Partial<StartStatement>): StartStatement {
  return {
    code: null,
    name: "",
    aspect: "statped",
    values: ["ja"],
    phrase: "Kort",
    basis: "Lang",
    scope: "named",
    ...changes
  };
}

const statements = [
  statement({scope: "all", phrase: "Kontakt opprettet"}),
  statement({name: "Hareid", code: "1517", aspect: "traits", values: ["team"], phrase: "Støttende team"}),
  statement({name: "Asker", code: "3203", aspect: "target_groups", values: ["barnehager", "skoler"]}),
  statement({
    scope: "several",
    aspect: "time_frame",
    values: [],
    phrase: "",
    basis: "Mange har plan til 2025."
  })
];

test("a row for each named, by name; what is said of all holds for each, and is marked so", () => {
  const rows = startRows(statements, "alt");
  expect(rows.map((r) => [r.name, r.code])).toEqual([
    ["Asker", "3203"],
    ["Hareid", "1517"]
  ]);
  expect(rows.map((r) => r.cells.statped)).toMatchObject([
    {phrase: "Kontakt opprettet", forAll: true},
    {phrase: "Kontakt opprettet", forAll: true}
  ]);
});

test("what is said of several without names is said of none of them", () => {
  expect(startRows(statements, "alt").map((r) => r.cells.time_frame)).toEqual([null, null]);
});

test("by name alone, what is said of all is not mentioned", () => {
  expect(startRows(statements, "navn").map((r) => r.cells.statped)).toEqual([null, null]);
});

test("what is said of one by name comes before what is said of all", () => {
  const own = statement({name: "Asker", phrase: "Ikke kapasitet", values: ["nei"]});
  expect(startRows([...statements, own], "alt")[0]?.cells.statped).toMatchObject({
    phrase: "Ikke kapasitet",
    forAll: false
  });
});

test("a filter finds one of several values, and what is not mentioned", () => {
  const rows = startRows(statements, "alt");
  const names = (values: Parameters<typeof filterRows>[1]["values"], search = "") =>
    filterRows(rows, {values, search}).map((r) => r.name);
  expect(names({})).toEqual(["Asker", "Hareid"]);
  expect(names({target_groups: "skoler"})).toEqual(["Asker"]);
  expect(names({target_groups: "ikke omtalt"})).toEqual(["Hareid"]);
  expect(names({statped: "nei"})).toEqual([]);
  expect(names({statped: "ja", traits: "team"})).toEqual(["Hareid"]);
  expect(names({}, "STØTTENDE hareid")).toEqual(["Hareid"]);
  expect(names({}, "støttende asker")).toEqual([]);
});

test("an empty cell has no value but the one for not mentioned", () => {
  expect([hasValue(null, "alle"), hasValue(null, "ikke omtalt"), hasValue(null, "ja")]).toEqual([
    true,
    true,
    false
  ]);
});

test("the values of a column are those that occur, each once", () => {
  expect(valuesOf(statements, "target_groups")).toEqual(["barnehager", "skoler"]);
  expect(valuesOf(statements, "time_frame")).toEqual([]);
});
