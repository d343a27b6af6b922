import {expect, test} from "vitest";
import {effectSentence, missingSentence, pupilSentence} from "../../../src/components/effect/answer.ts";
import type {Headline} from "../../../src/statistics/analysis/result.ts";

const headline: Headline = {
  att: -1.26,
  se: 0.7,
  low: -2.8,
  high: 0.24,
  certainty: "uncertain",
  reason: null,
  degreesOfFreedom: 11,
  carriers: {treated: 12, comparison: 20},
  pupils: {respondents: 2234, fewer: 28.2, low: -5.1, high: 61.7}
};
const pupils = (fewer: number, low: number, high: number) =>
  pupilSentence({...headline, pupils: {respondents: 900, fewer, low, high}})!;

test("the sentence gives size, direction, interval and how certain it is", () => {
  expect(effectSentence(headline, "kommunene")).toBe(
    "Etter oppstart ble andelen mobbede 1,3 prosentpoeng lavere i kommunene som deltok, sett mot endringen i sammenlikningen (95 % intervall −2,8 til +0,2). Det er usikkert: intervallet rommer null, så forskjellen er ikke større enn tilfeldigheter kan gi."
  );
});

test.each([
  ["clear", "Forskjellen er tydelig"],
  ["likely", "Forskjellen er større enn tilfeldigheter"],
  ["uncertain", "Det er usikkert"]
] as const)("certainty %s is said as «%s»", (certainty, words) => {
  expect(effectSentence({...headline, att: 2, low: 1, high: 3, certainty}, "skolene")).toMatch(
    new RegExp(`2,0 prosentpoeng høyere i skolene .* ${words}`)
  );
});

test("without an effect the reason is given and no number; without an interval the effect is not shown", () => {
  const none = {att: null, se: null, low: null, high: null, certainty: "unknown", pupils: null} as const;
  expect(effectSentence({...headline, ...none, reason: "no-comparison"}, "skolene")).toBe(
    "Endringen kan ikke anslås: ingen å sammenlikne med har tall i begge årene."
  );
  const lone = effectSentence({...headline, ...none, att: -1.26, reason: "one-cluster"}, "skolene");
  expect(lone).not.toMatch(/1,3/);
});

test.each([
  [28.2, -5.1, 61.7, "om lag 28 færre", "5 flere til 62 færre"],
  [12, 3, 21, "om lag 12 færre", "3 til 21 færre"],
  [-12, -20.4, -4.6, "om lag 12 flere", "5 til 20 flere"],
  [3, -0.2, 6, "om lag 3 færre", "0 til 6 færre"],
  [-3, -6, 0.3, "om lag 3 flere", "0 til 6 flere"],
  [0.2, -4, 4.4, "om lag 0 færre", "4 flere til 4 færre"]
])("%s fewer pupils, %s to %s, is said as «%s» with «%s»", (fewer, low, high, size, range) => {
  expect(pupils(fewer, low, high)).toContain(`${size} mobbede elever i året (95 % intervall ${range})`);
});

test("puljer without an effect are named together by reason", () => {
  const puljer = [
    {id: "IBS 1", start: 2018, units: 6, reason: null},
    {id: "IBS 3", start: 2021, units: 6, reason: "series-break" as const},
    {id: "LMP 1", start: 2023, units: 4, reason: "series-break" as const},
    {id: "LMP 2", start: 2024, units: 4, reason: "small-cohort" as const}
  ];
  expect(missingSentence({puljer}, {control: "never"})).toBe(
    "IBS 3 og LMP 1 har ikke noe eget tall: brudd i tidsserien mellom basisåret og året. LMP 2 har ikke noe eget tall: for få deltakere til at tallet vises."
  );
});
