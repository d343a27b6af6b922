import ICAL from "ical.js";
import {JSDOM} from "jsdom";
import {beforeAll, expect, test} from "vitest";
import {annualWheelCalendar} from "../../../src/components/distribution/annual-wheel-calendar.ts";
import {drawAnnualWheel} from "../../../src/components/distribution/annual-wheel-drawing.ts";
import {nextSentence} from "../../../src/components/distribution/annual-wheel-section.ts";
import {annualWheel, nextEvent} from "../../../src/rules/annual-wheel.ts";
import {uncapital} from "../../../src/rules/words.ts";

beforeAll(() => {
  globalThis.document = new JSDOM().window.document;
});

const events = annualWheel(2027);

function readBack(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const {uid, summary, description, startDate} = new ICAL.Event(component);
    return {uid, summary, description, date: startDate.toString(), isDate: startDate.isDate};
  });
}

test("the calendar file has each deadline as a whole day, in Norwegian, with a UID that stays", async () => {
  const text = await annualWheelCalendar(events, {decisionYear: 2027, today: "2026-11-27"});
  const read = readBack(text);
  expect(read.map(({uid, date, isDate}) => [uid, date, isDate])).toEqual(
    events.map(({id, date}) => [`${id}-2027@puljeblikk`, date, true])
  );
  expect(read.map(({summary}) => summary)).toEqual([
    "Eventuell behovsmelding (anbefalt frist)",
    "Beslutningsgrunnlag",
    "Innstilling",
    "Vedtak og utbetaling"
  ]);
  for (const [i, {description}] of read.entries()) {
    expect(description).toContain(`Fra ${uncapital(events[i]!.from)} til ${uncapital(events[i]!.to)}.`);
    expect(description).toContain("Datoene er Trøndelags");
  }
  const later = readBack(await annualWheelCalendar(events, {decisionYear: 2027, today: "2027-01-05"}));
  expect(later).toEqual(read);
  expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  expect(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
});

test.each([
  [
    "2026-11-27",
    "Neste frist er 1. desember 2026 (anbefalt, ikke et krav), om 4 dager: eventuell behovsmelding"
  ],
  ["2026-12-01", "i dag: eventuell behovsmelding"],
  ["2026-12-02", "Neste frist er 1. februar 2027, om 61 dager: beslutningsgrunnlag"],
  ["2027-03-14", "Neste frist er 15. mars 2027, i morgen: innstilling"]
])("on %s: %s", (today, sentence) => {
  expect(nextSentence(nextEvent(today), today)).toContain(sentence);
});

const marks = (today: string) =>
  [...drawAnnualWheel(events, {today}).querySelectorAll("text")].filter(
    ({textContent}) => textContent === "i dag"
  ).length;

test("today is marked where it falls inside the year drawn, and only there", () => {
  expect(marks("2027-03-01")).toBe(1);
  expect(marks("2026-10-01")).toBe(0);
  expect(marks("2027-09-01")).toBe(0);
});

test("a recommended deadline is a ring and the others are dots", () => {
  const fills = [...drawAnnualWheel(events, {today: "2027-03-01"}).querySelectorAll("circle")].map((c) =>
    c.getAttribute("fill")
  );
  expect(fills).toEqual(["var(--pb-paper)", "var(--pb-own)", "var(--pb-own)", "var(--pb-own)"]);
});
