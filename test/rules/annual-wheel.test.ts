import * as fc from "fast-check";
import {expect, test} from "vitest";
import {annualWheel, nextEvent, observeAnnualWheel} from "../../src/rules/annual-wheel.ts";

test("the wheel of 2027 goes from 1 December 2026 to the last day of June; only the first date is recommended", () => {
  expect(annualWheel(2027).map((e) => [e.date, e.recommended])).toEqual([
    ["2026-12-01", true],
    ["2027-02-01", false],
    ["2027-03-15", false],
    ["2027-06-30", false]
  ]);
});

test.each([
  ["2026-11-27", "2026-12-01"],
  ["2026-12-01", "2026-12-01"],
  ["2026-12-02", "2027-02-01"],
  ["2026-12-31", "2027-02-01"],
  ["2027-02-01", "2027-02-01"],
  ["2027-02-02", "2027-03-15"],
  ["2027-03-16", "2027-06-30"],
  ["2027-06-30", "2027-06-30"],
  ["2027-07-01", "2027-12-01"]
])("on %s the next deadline is %s", (today, next) => {
  expect(nextEvent(today).date).toBe(next);
});

test("from any day the next deadline is at most 154 days away and not behind", () => {
  fc.assert(
    fc.property(
      fc.date({min: new Date("2020-01-01"), max: new Date("2040-12-31"), noInvalidDate: true}),
      (day) => {
        const today = day.toISOString().slice(0, 10);
        const {evidence} = observeAnnualWheel(today);
        const left = Math.min(
          ...evidence.flatMap((e) => (e.value !== null && e.value >= 0 ? [e.value] : []))
        );
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(154);
      }
    )
  );
});

test("the finding says who delivers to whom, that the date is recommended, and whose dates they are", () => {
  const finding = observeAnnualWheel("2026-11-27");
  expect(finding).toMatchObject({verdict: "observation", title: "Frister fram mot vedtaket i 2027"});
  expect(finding.summary).toBe(
    "Neste frist er 1. desember 2026 (anbefalt), om 4 dager: eventuell behovsmelding, fra eier til kompetansenettverket; datoene er Trøndelags."
  );
  expect(finding.evidence.map((e) => e.value)).toEqual([4, 66, 108, 215]);
  expect(finding.sources.some((s) => s.text.includes("revideres i 2025"))).toBe(true);
});

test("inside the year passed deadlines are negative", () => {
  const finding = observeAnnualWheel("2027-02-01");
  expect(finding.summary).toContain("i dag");
  expect(finding.evidence.map((e) => e.value)).toEqual([-62, 0, 42, 149]);
});

test("what is no day is refused", () => {
  expect(() => nextEvent("1. desember")).toThrow('not a day: "1. desember"');
});
