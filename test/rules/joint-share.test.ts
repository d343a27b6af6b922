import {expect, test} from "vitest";
import {checkJointShare} from "../../src/rules/joint-share.ts";

const check = (jointMeasures: number, decided: {year: number; share: number} | null, frame = 1_000_001) =>
  checkJointShare({label: "scenarioet", year: 2026, frame, jointMeasures, decided});
const decided = {year: 2026, share: 0.15};

test("the decided share of the frame rounded to whole kroner is kept, one krone off is not", () => {
  expect(check(150_000, decided).verdict).toBe("kept");
  expect(check(149_999, decided).verdict).toBe("notKept");
  expect(check(150_001, decided)).toMatchObject({
    verdict: "notKept",
    evidence: [
      {expected: 0.15, unit: "share"},
      {value: 150_001, expected: 150_000, unit: "kroner"}
    ]
  });
});

test("unknown when no decision is known, and when the one known is of another year", () => {
  expect(check(150_000, null)).toMatchObject({
    verdict: "unknown",
    evidence: [{expected: null}, {expected: null}]
  });
  const other = check(150_000, {year: 2025, share: 0.12});
  expect(other.verdict).toBe("unknown");
  expect(other.summary).toContain("i 2025 var andelen 12\u00a0%");
  expect(other.evidence[0]?.note).toBe("Beslutningen gjaldt 2025.");
});

test("a frame of zero has no share", () => {
  expect(check(0, decided, 0)).toMatchObject({verdict: "unknown", evidence: [{value: null}, {value: 0}]});
});

test("no joint measures is a share of zero, not an unknown one", () => {
  expect(check(0, {year: 2026, share: 0}).verdict).toBe("kept");
  expect(check(0, decided).verdict).toBe("notKept");
});
