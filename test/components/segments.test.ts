import * as fc from "fast-check";
import {expect, test} from "vitest";
import {breaksInside, cutSegments} from "../../src/components/segments.ts";

const years = (segments: {startYear: number}[][]) =>
  segments.map((segment) => segment.map((row) => row.startYear));
const row = (startYear: number, value: number | null = 0.1) => ({startYear, value});

test("consecutive years with values are one run, whatever the order of the rows", () => {
  expect(years(cutSegments([row(2019), row(2017), row(2018)], []))).toEqual([[2017, 2018, 2019]]);
});

test("a year without a value, and a year without a row, end a run", () => {
  expect(years(cutSegments([row(2017), row(2018, null), row(2019)], []))).toEqual([[2017], [2019]]);
  expect(years(cutSegments([row(2017), row(2019)], []))).toEqual([[2017], [2019]]);
});

test("a break ends a run before its first year", () => {
  expect(years(cutSegments([row(2020), row(2021), row(2022)], [{startYear: 2021}]))).toEqual([
    [2020],
    [2021, 2022]
  ]);
});

test("zero is a value", () => {
  expect(years(cutSegments([row(2020, 0), row(2021, 0)], []))).toEqual([[2020, 2021]]);
});

test("every value is in exactly one run, and no run crosses a break or a gap", () => {
  const rows = fc.uniqueArray(
    fc.record({
      startYear: fc.integer({min: 2007, max: 2030}),
      value: fc.option(fc.double({min: 0, max: 1, noNaN: true}))
    }),
    {selector: ({startYear}) => startYear}
  );
  const breaks = fc.array(fc.record({startYear: fc.integer({min: 2007, max: 2030})}), {maxLength: 4});
  fc.assert(
    fc.property(rows, breaks, (given, cuts) => {
      const segments = cutSegments(given, cuts);
      const expected = given.filter(({value}) => value !== null).map(({startYear}) => startYear);
      expect(years(segments).flat()).toEqual(expected.toSorted((a, b) => a - b));
      for (const segment of segments) {
        for (const [i, {startYear}] of segment.entries()) {
          if (i === 0) continue;
          expect(startYear - (segment[i - 1]?.startYear ?? NaN)).toBe(1);
          expect(cuts.map((cut) => cut.startYear)).not.toContain(startYear);
        }
      }
    })
  );
});

test("a break at the first year or after the last cuts nothing and is not shown", () => {
  expect(breaksInside([2016, 2017, 2018], [{startYear: 2016}, {startYear: 2017}, {startYear: 2019}])).toEqual(
    [{startYear: 2017}]
  );
});
