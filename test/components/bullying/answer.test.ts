// @vitest-environment jsdom
import {expect, test} from "vitest";
import {bullyingAnswer, describeDifference, describeOffer} from "../../../src/components/bullying/answer.ts";
import {BullyingData, type Unit} from "../../../src/components/bullying/data.ts";
import type {ShareRow} from "../../../src/model/published.ts";

const row: ShareRow = {
  unit: "4601",
  schoolYear: "2024-25",
  grade: "7",
  measure: "total",
  share: 0.1,
  decimals: 1,
  low: 0.08,
  high: 0.12,
  respondents: 900,
  status: "ok",
  source: "kilde",
  origin: "published"
};
const own = {share: 0.1, decimals: 1, low: 0.08, high: 0.12};

test.each<[string, Parameters<typeof describeDifference>, string]>([
  [
    "higher when the interval lies above",
    [own, {share: 0.07, decimals: 1}, "Fylket"],
    "Det er høyere enn Fylket (7,0\u00a0%)."
  ],
  [
    "lower when the interval lies below",
    [own, {share: 0.13, decimals: 1}, "Fylket"],
    "Det er lavere enn Fylket (13,0\u00a0%)."
  ],
  [
    "neither when the interval covers the other",
    [own, {share: 0.11, decimals: 0}, "Fylket"],
    "Fylket hadde 11\u00a0%; forskjellen er ikke større enn tilfeldigheter kan gi."
  ],
  [
    "in points without an interval when both have a decimal",
    [{...own, low: null, high: null}, {share: 0.08, decimals: 1}, "Fylket"],
    "Fylket hadde 8,0\u00a0% (forskjell +2,0 prosentpoeng)."
  ],
  [
    "without points against whole percents",
    [{...own, low: null, high: null}, {share: 0.08, decimals: 0}, "Fylket"],
    "Fylket hadde 8\u00a0%."
  ],
  ["nothing when one is absent", [own, {share: null, decimals: 1}, "Fylket"], ""]
])("the difference to another unit is told as %s", (_name, given, text) => {
  expect(describeDifference(...given)).toBe(text);
});

test.each<[string, Pick<ShareRow, "grade" | "measure" | "schoolYear">[], string]>([
  [
    "the years of the grade",
    [row, {...row, schoolYear: "2022-23"}],
    "Enheten har tall for 2022–23 og 2024–25. Velg et av disse skoleårene."
  ],
  [
    "the grades of the measure",
    [
      {...row, grade: "10"},
      {...row, grade: "5"},
      {...row, grade: "Vg1"}
    ],
    "Enheten har tall for 5. trinn, 10. trinn og Vg1. Velg et av disse trinnene."
  ],
  [
    "the other measures",
    [{...row, measure: "digital"}],
    "Enheten har tall for «Mobbet digitalt». Velg et av disse målene."
  ]
])("a unit without the cell asked for tells what it has: %s", (_name, rows, text) => {
  expect(describeOffer("Bergen", rows, {measure: "total", grade: "7"})).toBe(text);
});

test("a unit without any row says that the data have none", () => {
  expect(describeOffer("Voss", [], {measure: "total", grade: "7"})).toContain(
    "Datagrunnlaget har ingen tall for Voss."
  );
});

const unit: Unit = {
  code: "4601",
  level: "municipality",
  name: "Bergen",
  county: null,
  municipality: "4601",
  world: "real",
  pupils: 30000,
  x: null,
  y: null,
  breaks: []
};

function answerTo(rows: ShareRow[]): string | null {
  const data = new BullyingData([unit], rows);
  const choice = {county: "46", unit: "4601", measure: "total", grade: "7", startYear: 2024} as const;
  const list = {units: [unit], surveyed: ["46"], pupilYear: {}, sources: []};
  return bullyingAnswer({data, choice, list, provenance: []}).textContent;
}

test("the answer gives share, number of answers and interval", () => {
  expect(answerTo([row])).toBe(
    "Bergen, mobbing på skolen, 7. trinn, 2024–25: 10,0\u00a0% av elevene (om lag 1 av 10). Med 900 svar er 95 % intervallet 8,0–12,0\u00a0%."
  );
});

test("a hidden cell is answered by its reason and no number", () => {
  const hidden: ShareRow = {
    ...row,
    share: null,
    low: null,
    high: null,
    respondents: null,
    status: "suppressed"
  };
  expect(answerTo([hidden])).toMatch(/: Tallet er skjermet av kilden/);
  expect(answerTo([hidden])).not.toContain("%");
});
