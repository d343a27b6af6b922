import {describe, expect, test} from "vitest";
import {
  compareShares,
  judge,
  minimumAnswers,
  relevantDifference,
  type ComparedShare
} from "../../src/report/verdict.ts";
import {newcombe} from "../../src/statistics/shares/two-shares.ts";
import {wilson} from "../../src/statistics/shares/wilson.ts";

const counted = (bullied: number, respondents: number): ComparedShare => ({
  share: bullied / respondents,
  status: "ok",
  bullied,
  respondents,
  decimals: 1
});
const published = (share: number, decimals = 1): ComparedShare => ({
  share,
  status: "ok",
  bullied: null,
  respondents: null,
  decimals
});
const hidden: ComparedShare = {
  share: null,
  status: "suppressed",
  bullied: null,
  respondents: null,
  decimals: 1
};
const missing: ComparedShare = {...hidden, status: "missing"};

describe("the interval and the size decide together", () => {
  const inside = 1e-6;
  test.each([
    // the interval ends just below, on and just above 0
    [{difference: -0.03, low: -0.06, high: -inside}, "lower"],
    [{difference: -0.03, low: -0.06, high: 0}, "similar"],
    [{difference: -0.03, low: -0.06, high: inside}, "similar"],
    [{difference: 0.03, low: inside, high: 0.06}, "higher"],
    [{difference: 0.03, low: 0, high: 0.06}, "similar"],
    [{difference: 0.03, low: -inside, high: 0.06}, "similar"],
    // the difference is just under, on and just over one percentage point
    [{difference: -relevantDifference + inside, low: -0.018, high: -0.002}, "similar"],
    [{difference: -relevantDifference, low: -0.018, high: -0.002}, "lower"],
    [{difference: -relevantDifference - inside, low: -0.018, high: -0.002}, "lower"],
    [{difference: relevantDifference - inside, low: 0.002, high: 0.018}, "similar"],
    [{difference: relevantDifference, low: 0.002, high: 0.018}, "higher"],
    [{difference: 0.06 - 0.05, low: 0.002, high: 0.018}, "higher"],
    [{difference: 0, low: -0.01, high: 0.01}, "similar"]
  ] as const)("%j is %s", (interval, kind) => {
    expect(judge(interval).kind).toBe(kind);
  });
});

test("with both counts the interval is Newcombe's", () => {
  const verdict = compareShares(counted(30, 400), counted(1200, 10_000));
  expect(verdict).toMatchObject({kind: "lower", ...newcombe({count: 30, n: 400}, {count: 1200, n: 10_000})});
});

test("against a published percent it is Wilson's of the own share, wider by half of its last digit", () => {
  const {low, high} = wilson(60, 500);
  const verdict = compareShares(counted(60, 500), published(0.08));
  expect(verdict.kind).toBe("higher");
  expect(verdict).toMatchObject({low: low - 0.0805, high: high - 0.0795});
});

test("a percent published without decimals is not told from what it may have been rounded from", () => {
  const own = counted(50, 500);
  const edge = wilson(50, 500).low;
  expect(compareShares(own, published(edge - 0.002, 1)).kind).toBe("higher");
  expect(compareShares(own, published(edge - 0.002, 0)).kind).toBe("similar");
});

test("fewer answers than the minimum give no statement; the minimum itself does", () => {
  expect(compareShares(counted(20, minimumAnswers - 1), published(0.05))).toEqual({
    kind: "unknown",
    reason: "ownFewAnswers"
  });
  expect(compareShares(counted(20, minimumAnswers), published(0.05)).kind).toBe("higher");
  expect(compareShares(counted(20, minimumAnswers + 1), published(0.05)).kind).toBe("higher");
  expect(compareShares(counted(20, 100), counted(1, minimumAnswers - 1))).toEqual({
    kind: "unknown",
    reason: "otherFewAnswers"
  });
  expect(compareShares(counted(20, 100), counted(0, minimumAnswers)).kind).toBe("higher");
});

test.each([
  [undefined, published(0.1), "ownMissing"],
  [missing, published(0.1), "ownMissing"],
  [hidden, published(0.1), "ownHidden"],
  [published(0.1), published(0.05), "ownWithoutAnswers"],
  [{...counted(5, 100), bullied: 101}, published(0.05), "ownWithoutAnswers"],
  [counted(5, 100), undefined, "otherMissing"],
  [counted(5, 100), missing, "otherMissing"],
  [counted(5, 100), hidden, "otherHidden"]
] as const)("an absent number leaves the verdict unknown, with its reason: %#", (own, other, reason) => {
  expect(compareShares(own, other)).toEqual({kind: "unknown", reason});
});

test("a hidden share is not judged even when its counts were left in", () => {
  expect(compareShares({...hidden, bullied: 2, respondents: 100}, published(0.1))).toEqual({
    kind: "unknown",
    reason: "ownHidden"
  });
});
