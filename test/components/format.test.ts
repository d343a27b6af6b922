import {expect, test} from "vitest";
import {
  absenceSign,
  formatDate,
  formatKroner,
  formatOneIn,
  formatPercent,
  formatPercentRange,
  formatPercentTick,
  formatPoints,
  formatQuantity,
  formatStartYear,
  speakQuantity
} from "../../src/components/format.ts";

test("a share is written as percent with one decimal, comma and a no-break space", () => {
  expect(formatPercent(0.0974)).toBe("9,7\u00a0%");
  expect(formatPercent(0)).toBe("0,0\u00a0%");
  expect(formatPercent(1)).toBe("100,0\u00a0%");
});

test("a tick on a whole percent has no decimal", () => {
  expect(formatPercentTick(0.1)).toBe("10\u00a0%");
  expect(formatPercentTick(0.07)).toBe("7\u00a0%");
  expect(formatPercentTick(0.025)).toBe("2,5\u00a0%");
});

test("an interval has an en dash and one percent sign", () => {
  expect(formatPercentRange(0.061911, 0.410295)).toBe("6,2–41,0\u00a0%");
});

test("a difference is in percentage points with its sign, minus as U+2212", () => {
  expect(formatPoints(0.012)).toBe("+1,2 prosentpoeng");
  expect(formatPoints(-0.008)).toBe("\u22120,8 prosentpoeng");
  expect(formatPoints(0)).toBe("0,0 prosentpoeng");
});

test("a share in words is one in so many, above a half so many in ten", () => {
  expect(formatOneIn(0.097)).toBe("om lag 1 av 10");
  expect(formatOneIn(0.06)).toBe("om lag 1 av 17");
  expect(formatOneIn(0.7)).toBe("om lag 7 av 10");
  expect(formatOneIn(0)).toBe("ingen");
});

test("kroner are whole and grouped by no-break spaces", () => {
  expect(formatKroner(1_250_000)).toBe("1\u00a0250\u00a0000\u00a0kr");
});

test("a school year is written with an en dash, also across a century", () => {
  expect(formatStartYear(2024)).toBe("2024–25");
  expect(formatStartYear(2099)).toBe("2099–00");
});

test("a date does not depend on the reader's time zone, and only ISO dates are dates", () => {
  expect(formatDate("2026-10-06")).toBe("6. oktober 2026");
  expect(() => formatDate("06.10.2026")).toThrow(RangeError);
});

test("absent values have SSB's signs", () => {
  expect(absenceSign("suppressed").sign).toBe(":");
  expect(absenceSign("missing").sign).toBe("..");
  expect(absenceSign("notApplicable").sign).toBe(".");
});

test("an absent value is its sign for the eye and a word for the ear; zero is a number", () => {
  expect(formatQuantity({value: null, status: "suppressed"}, formatPercent)).toBe(":");
  expect(speakQuantity({value: null, status: "suppressed"}, formatPercent)).toBe("skjermet");
  expect(formatQuantity({value: 0, status: "ok"}, formatPercent)).toBe("0,0\u00a0%");
});

test("a value that contradicts its status is refused", () => {
  expect(() => formatQuantity({value: 0.1, status: "suppressed"}, formatPercent)).toThrow(RangeError);
  expect(() => formatQuantity({value: null, status: "ok"}, formatPercent)).toThrow(RangeError);
  expect(() => formatQuantity({value: NaN, status: "ok"}, formatPercent)).toThrow(RangeError);
});
