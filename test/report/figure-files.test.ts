import {JSDOM} from "jsdom";
import Papa from "papaparse";
import {describe, expect, test} from "vitest";
import {figureFiles, readColours} from "../../src/report/figure-files.ts";
import {renderPlace} from "../../src/report/place.ts";
import {renderPulje} from "../../src/report/pulje.ts";
import {frame, placeReport, puljeReport, shareOf} from "./fixture.ts";

const colours = (name: string) => (name === "--pb-own" ? "#123456" : "#abcdef");
const own = [shareOf(2024, 50, 1000), shareOf(2025, null, 100)];
const place = placeReport({kind: "municipality", name: "=SUM(1) & <b>", own});
const page = renderPlace(
  {...place, comparators: place.comparators.filter(({level}) => level === "nation")},
  frame
);
const files = figureFiles(page, {slug: place.slug, colours});
const parse = (text: string) =>
  Papa.parse<string[]>(text.replace("\ufeff", ""), {delimiter: ";", skipEmptyLines: true}).data;

test("every figure links to its drawing and its numbers, and both are made", () => {
  const {document} = new JSDOM(page).window;
  const figures = [...document.querySelectorAll("figure")];
  expect(figures.length).toBeGreaterThan(1);
  const links = figures.flatMap((figure) =>
    [...figure.querySelectorAll(".pb-report-files a")].map((link) => link.getAttribute("href")!)
  );
  expect(files.map(({name}) => `./${name}`)).toEqual(links.filter((href) => href.startsWith("./")));
  const pulje = puljeReport("15. mars 2021");
  expect(figureFiles(renderPulje(pulje, frame), {slug: pulje.slug, colours}).map(({name}) => name)).toContain(
    `${pulje.slug}-mobbing-7.csv`
  );
});

test("a drawing is an image of its own: well-formed, with title and source, no colour that another file must give", () => {
  for (const {content} of files.filter(({name}) => name.endsWith(".svg"))) {
    const {document} = new JSDOM(content, {contentType: "image/svg+xml"}).window;
    expect(document.documentElement.tagName).toBe("svg");
    expect(content).not.toMatch(/var\(|class=|https?:\/\/(?!www\.w3\.org)/);
    expect(document.querySelectorAll("script, foreignObject, image, b")).toHaveLength(0);
  }
  const trend = files.find(({name}) => name.endsWith("mobbing-7.svg"))!.content;
  expect(trend).toContain("Mobbing på skolen, 7. trinn");
  expect(trend).toContain("Kilde:");
  expect(trend).toContain("#123456");
});

describe("the numbers of a figure", () => {
  const rows = parse(files.find(({name}) => name.endsWith("mobbing-7.csv"))!.content);

  test("are those of the table in the page, as numbers with their unit in the head", () => {
    expect(rows[0]!.slice(0, 2)).toEqual(["Skoleår", "'=SUM(1) & <b>, prosent"]);
    expect(rows[2]!.slice(0, 2)).toEqual(["2024–25", "5,0"]);
    expect(rows[2]).toContain("1000");
  });

  test("a hidden number is its sign", () => expect(rows[1]!.slice(0, 2)).toEqual(["2025–26", ":"]));

  test("end with what they are and where they are from", () =>
    expect(rows.at(-1)![0]).toMatch(/^Mobbing på skolen.*Kilde: /));
});

test("colours are read from a style sheet: the first value, through what it refers to", () => {
  const read = readColours(":root{--a:var(--b);--b:#fff}@media print{:root{--a:#000}}");
  expect([read("--a"), read("--c")]).toEqual(["#fff", undefined]);
});

test("a property that the style sheet lacks stops the writing", () => {
  expect(() => figureFiles(page, {slug: "x", colours: () => undefined})).toThrow(
    "no such property in the style sheet"
  );
});
