import {readFileSync} from "node:fs";
import * as fc from "fast-check";
import {expect, test} from "vitest";
import {wilson} from "../../../src/statistics/shares/wilson.ts";

const reference = readFileSync(new URL("../../fixtures/wilson.csv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(2)
  .map((line) => line.split(",").map(Number) as [number, number, number, number]);

test.each(reference)("wilson(%i, %i) agrees with R's binom package", (bullied, respondents, low, high) => {
  const interval = wilson(bullied, respondents);
  expect(interval.low).toBeCloseTo(low, 12);
  expect(interval.high).toBeCloseTo(high, 12);
});

test("wilson(3, 17) is 0.061911–0.410295", () => {
  const {low, high} = wilson(3, 17);
  expect(low).toBeCloseTo(0.061911, 6);
  expect(high).toBeCloseTo(0.410295, 6);
});

const counts = fc
  .integer({min: 1, max: 100_000})
  .chain((respondents) => fc.tuple(fc.integer({min: 0, max: respondents}), fc.constant(respondents)));

test("the interval lies within 0–1 and holds the share", () => {
  fc.assert(
    fc.property(counts, ([bullied, respondents]) => {
      const {low, high} = wilson(bullied, respondents);
      return (
        low >= 0 && high <= 1 && low <= bullied / respondents && bullied / respondents <= high && low < high
      );
    })
  );
});

test("the interval of those not bullied mirrors the interval of those bullied", () => {
  fc.assert(
    fc.property(counts, ([bullied, respondents]) => {
      const {low, high} = wilson(bullied, respondents);
      const mirror = wilson(respondents - bullied, respondents);
      expect(mirror.low).toBeCloseTo(1 - high, 12);
      expect(mirror.high).toBeCloseTo(1 - low, 12);
    })
  );
});

test("ten times as many answers with the same share give a narrower interval", () => {
  fc.assert(
    fc.property(counts, ([bullied, respondents]) => {
      const few = wilson(bullied, respondents);
      const many = wilson(10 * bullied, 10 * respondents);
      return many.high - many.low < few.high - few.low;
    })
  );
});

test.each([
  [1, 0],
  [-1, 5],
  [6, 5],
  [1.5, 5],
  [NaN, 5]
])("wilson(%d, %d) is refused", (bullied, respondents) => {
  expect(() => wilson(bullied, respondents)).toThrow(RangeError);
});
