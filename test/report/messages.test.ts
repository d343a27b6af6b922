import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {seriesBreaks} from "../../src/model/survey.ts";
import {nb} from "../../src/report/messages/nb.ts";
import {nn} from "../../src/report/messages/nn.ts";
import {createSay, placeholdersOf, type MessageKey} from "../../src/report/messages/words.ts";
import {breakWords} from "../../src/report/sections/trend.ts";

/** Texts that the two written standards write alike. */
const alike: ReadonlySet<string> = new Set<MessageKey>([
  "kindCounty",
  "kindMunicipality",
  "kindNetwork",
  "kindPulje",
  "titlePulje",
  "breadcrumbs",
  "shortHeading",
  "break2013",
  "break2016",
  "break2021",
  "breakArea",
  "factChildren",
  "atJanuary",
  "columnInterval",
  "columnAnswers",
  "threeYearTitle",
  "barometerHeading",
  "columnIndicator",
  "columnAgainst",
  "legendCounty",
  "legendOwn",
  "reasonOwnFewAnswers",
  "reasonOtherFewAnswers",
  "index1379",
  "index1382",
  "index1383",
  "index1385",
  "gradeNumber",
  "gradeAll",
  "columnPulje",
  "columnRole",
  "columnStart",
  "columnEnd",
  "columnBasis",
  "puljeName",
  "moneyTitle",
  "columnPaymentYear",
  "columnScheme",
  "columnAmount",
  "columnPerHead",
  "allSchemes",
  "columnKindergarten",
  "columnMunicipality",
  "columnNetwork",
  "columnChildren",
  "newestWithYear",
  "noPulje",
  "inNetwork",
  "and",
  "fileFigure",
  "fileFigureData",
  "columnKindergartenPerChild",
  "periodHeading",
  "periodKnown",
  "columnDate",
  "columnNote",
  "beforeAfterHeading",
  "startMark",
  "evaluationShows",
  "termInterval",
  "termPulje",
  "termNetwork",
  "termPoints",
  "columnTitle",
  "columnPeriod",
  "columnLicence",
  "linkEffect",
  "fileChildren"
]);

test("bokmål and nynorsk have the same messages, none of them empty", () => {
  expect(Object.keys(nn).sort()).toEqual(Object.keys(nb).sort());
  for (const text of [...Object.values(nb), ...Object.values(nn)]) expect(text).toMatch(/\S/);
});

test.each(Object.keys(nb) as MessageKey[])("%s has the same placeholders in both", (key) => {
  expect(placeholdersOf(nn[key]).sort()).toEqual(placeholdersOf(nb[key]).sort());
});

test("only texts that are written alike are equal, and each of those is", () => {
  const equal = (Object.keys(nb) as MessageKey[]).filter((key) => nb[key] === nn[key]);
  expect(equal.toSorted()).toEqual([...alike].sort());
});

const words = (text: string) => text.toLowerCase().match(/\p{L}+/gu) ?? [];

test("nynorsk has no words of bokmål, nor bokmål of nynorsk", () => {
  const bokmal = new Set([
    "ikke",
    "hvor",
    "hvem",
    "hva",
    "mye",
    "skole",
    "skolen",
    "en",
    "et",
    "jeg",
    "noen",
    "elever",
    "fra"
  ]);
  const nynorsk = new Set([
    "ikkje",
    "kor",
    "kven",
    "kva",
    "mykje",
    "skule",
    "skulen",
    "ein",
    "eit",
    "nokre",
    "elevar",
    "frå"
  ]);
  expect(
    Object.values(nn)
      .flatMap(words)
      .filter((w) => bokmal.has(w))
  ).toEqual([]);
  expect(
    Object.values(nb)
      .flatMap(words)
      .filter((w) => nynorsk.has(w))
  ).toEqual([]);
});

test("no message ranks, blames or proves", () => {
  for (const text of [...Object.values(nb), ...Object.values(nn)])
    expect(text).not.toMatch(/\b(best|verst|dårligst|dårlegast|skyldes|skuldast|kjem av|bevist|prova)\b/i);
});

test("every break of the series has its words in both", () => {
  for (const language of ["nb", "nn"] as const)
    for (const {startYear} of seriesBreaks)
      expect(breakWords(createSay(language), startYear).text.text).toMatch(/\S/);
  expect(() => breakWords(createSay("nb"), 1999)).toThrow(RangeError);
});

test("every message is used by some part of a report", () => {
  const files = readdirSync("src/report", {recursive: true, encoding: "utf8"}).filter(
    (name) => name.endsWith(".ts") && !name.startsWith("messages")
  );
  const source = files.map((name) => readFileSync(join("src/report", name), "utf8")).join("\n");
  expect(Object.keys(nb).filter((key) => !source.includes(`"${key}"`))).toEqual([]);
});

test("a message without a value for its placeholder is refused", () => {
  const say = createSay("nb") as (key: string, values?: object) => unknown;
  expect(() => say("headNone", {})).toThrow(RangeError);
});
