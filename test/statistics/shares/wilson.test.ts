import * as fc from "fast-check";
import {expect, test} from "vitest";
import {normalQuantile} from "../../../src/statistics/distributions.ts";
import {wilson} from "../../../src/statistics/shares/wilson.ts";

test("wilson(3, 17) is 0.061911–0.410295", () => {
  const {low, high} = wilson(3, 17);
  expect(low).toBeCloseTo(0.061911, 6);
  expect(high).toBeCloseTo(0.410295, 6);
});

const counts = fc
  .integer({min: 1, max: 100_000})
  .chain((respondents) => fc.tuple(fc.integer({min: 0, max: respondents}), fc.constant(respondents)));
const levels = fc.constantFrom(0.5, 0.9, 0.95, 0.99, 0.998);

test("the interval lies within 0–1 and holds the share", () => {
  fc.assert(
    fc.property(counts, fc.boolean(), levels, ([bullied, respondents], continuity, level) => {
      const {low, high} = wilson(bullied, respondents, {continuity, level});
      return (
        low >= 0 && high <= 1 && low <= bullied / respondents && bullied / respondents <= high && low < high
      );
    })
  );
});

test("the interval of those not bullied mirrors the interval of those bullied", () => {
  fc.assert(
    fc.property(counts, fc.boolean(), ([bullied, respondents], continuity) => {
      const {low, high} = wilson(bullied, respondents, {continuity});
      const mirror = wilson(respondents - bullied, respondents, {continuity});
      expect(mirror.low).toBeCloseTo(1 - high, 12);
      expect(mirror.high).toBeCloseTo(1 - low, 12);
    })
  );
});

test("an end lies z standard errors of itself from the share, less half a count with continuity correction", () => {
  fc.assert(
    fc.property(counts, fc.boolean(), levels, ([bullied, respondents], continuity, level) => {
      const share = bullied / respondents;
      const z = normalQuantile(1 - (1 - level) / 2);
      const interval = wilson(bullied, respondents, {continuity, level});
      for (const end of [interval.low, interval.high].filter((e) => e > 0 && e < 1)) {
        const distance = Math.abs(share - end) - (continuity ? 1 / (2 * respondents) : 0);
        expect(distance / Math.sqrt((end * (1 - end)) / respondents)).toBeCloseTo(z, 5);
      }
    })
  );
});

test("a higher level and the continuity correction give a wider interval", () => {
  fc.assert(
    fc.property(counts, ([bullied, respondents]) => {
      const plain = wilson(bullied, respondents);
      const wider = [
        wilson(bullied, respondents, {level: 0.998}),
        wilson(bullied, respondents, {continuity: true})
      ];
      return wider.every(({low, high}) => low <= plain.low && high >= plain.high);
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

test.each([0, 1, 95, NaN])("the level %d is refused", (level) => {
  expect(() => wilson(1, 5, {level})).toThrow(RangeError);
});
