import {expect, test} from "vitest";
import {
  disclosureLimits,
  primaryLimits,
  printedDecimals,
  printedShare,
  type DisclosureLimit
} from "../../../src/model/disclosure-limits.ts";
import {primaryReason} from "../../../src/statistics/disclosure/primary.ts";

test.each([
  [{count: 5, respondents: 19}, "few-respondents"],
  [{count: 5, respondents: 20}, undefined],
  [{count: 0, respondents: 20}, undefined],
  [{count: 1, respondents: 20}, "small-count"],
  [{count: 4, respondents: 20}, "small-count"],
  [{count: 15, respondents: 20}, undefined],
  [{count: 16, respondents: 20}, "small-complement"],
  [{count: 20, respondents: 20}, "small-complement"],
  [{count: 0, respondents: 0}, undefined]
])("%j is hidden for %s", (cell, reason) => {
  expect(primaryReason(cell, primaryLimits("made-here", 2024))).toBe(reason);
});

test("the example county hides 1 and 2 before the survey of 2022, and 1 to 4 from it on", () => {
  const reasons = [2021, 2022].map((year) =>
    [2, 3, 4, 5].map((count) => primaryReason({count, respondents: 50}, primaryLimits("example", year)))
  );
  expect(reasons).toEqual([
    ["small-count", undefined, undefined, undefined],
    ["small-count", "small-count", "small-count", undefined]
  ]);
});

test("a documented limit names its document, and every limit says why", () => {
  for (const limit of Object.values<DisclosureLimit>(disclosureLimits)) {
    expect(limit.reason).toMatch(/^[A-ZÆØÅ].*\.$/);
    if (limit.basis === "documented") expect(limit.from).not.toBeNull();
    if (limit.from) expect(limit.from.url).toMatch(/^https:\/\//);
  }
});

test("under 30 answers a share is printed in whole percent", () => {
  expect([printedDecimals(29, 1), printedDecimals(30, 1), printedDecimals(null, 2)]).toEqual([0, 1, 2]);
  expect([printedShare(0.137, 29), printedShare(0.137, 30), printedShare(0.137, null)]).toEqual([
    0.14, 0.137, 0.137
  ]);
});
