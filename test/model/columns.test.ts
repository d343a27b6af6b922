import {array, assert, constantFrom, double, oneof, property, record, constant} from "fast-check";
import {expect, test} from "vitest";
import {fromColumns, toColumns, type Columns} from "../../src/model/columns.ts";

const rows = array(
  record({
    unit: oneof(constantFrom("46", "å b", ""), constant(null)),
    share: oneof(double({noNaN: true, noDefaultInfinity: true}), constant(null))
  })
);

test("rows come back from their columns as they went in, also through JSON", () => {
  assert(
    property(rows, (given) => {
      const sent = JSON.parse(JSON.stringify(toColumns(given, ["unit", "share"]))) as Columns;
      // JSON knows no −0
      expect(fromColumns(sent)).toEqual(
        given.map((row) => ({...row, share: row.share === 0 ? 0 : row.share}))
      );
    })
  );
});

test("a text that comes again is kept once; a column that is not named stays out", () => {
  const given = ["b", "a", "b"].map((unit, year) => ({unit, year, name: "x"}));
  expect(toColumns(given, ["unit", "year"])).toEqual({
    unit: {texts: ["b", "a"], index: [0, 1, 0]},
    year: [0, 1, 2]
  });
});

test.each([
  ["a number that is not finite", [{a: NaN}]],
  ["a text among numbers", [{a: 1}, {a: "x"}]],
  ["a truth value", [{a: true}]]
])("%s is refused with the column's name", (_, given) => {
  expect(() => toColumns<{a: unknown}>(given, ["a"])).toThrow("column a: ");
});

test("columns of two lengths and an index without a text are refused", () => {
  expect(() => fromColumns({a: [1, 2], b: [1]})).toThrow("column b: 1 values beside 2");
  expect(() => fromColumns({a: {texts: ["x"], index: [0, 1]}})).toThrow("column a, row 1: no text 1");
});
