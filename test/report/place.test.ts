import {JSDOM} from "jsdom";
import {describe, expect, test} from "vitest";
import {createContext} from "../../src/report/context.ts";
import {join} from "../../src/report/html.ts";
import {placeName} from "../../src/report/names.ts";
import {renderPlace} from "../../src/report/place.ts";
import {renderPulje} from "../../src/report/pulje.ts";
import {headlines} from "../../src/report/sections/headline.ts";
import {missingOf} from "../../src/report/sections/missing.ts";
import {sumByYear} from "../../src/report/sections/money.ts";
import {frame, placeReport, puljeReport, shareOf} from "./fixture.ts";

const sentences = (options: Parameters<typeof placeReport>[0]) => {
  const report = placeReport(options);
  return join(headlines(createContext(report.language, ""), report), "\n").text.replaceAll("\u00a0", " ");
};

test.each([
  [[shareOf(2025, 20, 1000)], "Andelen er lavere enn i Fylke (5,0 %)."],
  [[shareOf(2025, 90, 1000)], "Andelen er høyere enn i Fylke (5,0 %)."],
  [[shareOf(2025, 52, 1000)], "Det er ingen tydelig forskjell fra Fylke (5,0 %)."],
  [[shareOf(2025, 4, 29)], "kan vi ikke si: det er færre enn 30 svar."],
  [
    [shareOf(2025, null, 200)],
    "skjermet av kilden, av hensyn til enkeltpersoner. Til sammenligning var andelen 5,0 % i Fylke."
  ]
])("the sentence of a municipality follows the test: %#", (own, sentence) => {
  const report = placeReport({kind: "municipality", name: "Sted", own});
  const county = report.comparators.map((c) => (c.level === "county" ? {...c, name: "Fylke"} : c));
  const text = join(headlines(createContext("nb", ""), {...report, comparators: county}), "\n").text;
  expect(text.replaceAll("\u00a0", " ").replace(/\s+/g, " ")).toContain(sentence);
});

test("the same sentences in nynorsk", () => {
  expect(
    sentences({kind: "municipality", name: "Stad", language: "nn", own: [shareOf(2025, 20, 1000)]})
  ).toContain("Delen er lågare enn i heile landet (6,7 %).");
});

test("a change is told from the newest break on, never across it", () => {
  const own = [shareOf(2020, 10, 1000), shareOf(2022, 50, 1000), shareOf(2025, 90, 1000)];
  const text = sentences({kind: "municipality", name: "Sted", own});
  expect(text).toContain("Fra 2022–23 til 2025–26 gikk andelen opp, fra 5,0 % til 9,0 %.");
  expect(text).not.toContain("2020–21");
});

test("money is per pupil and child of the newest counts, and payments of years to come are not told as paid", () => {
  const report = placeReport({kind: "municipality", name: "Sted"});
  const later = {...report.payments[0]!, paymentYear: 2026};
  const text = join(
    headlines(createContext("nb", ""), {...report, payments: [...report.payments, later]})
  ).text;
  expect(text.replaceAll("\u00a0", " ")).toContain(
    "I 2024 ble det utbetalt 900 000 kr, som er 600 kr per elev og barn i barnehage."
  );
  expect(sumByYear([...report.payments, later]).map((y) => [y.year, y.total])).toEqual([
    [2026, 600_000],
    [2024, 900_000]
  ]);
});

test("a hidden share leaves no number of its own anywhere in the page, also where its counts were left in", () => {
  const own = [shareOf(2025, null, 7777, {bullied: 1234})];
  const html = renderPlace(placeReport({kind: "municipality", name: "Sted", own}), frame);
  expect(html).not.toMatch(/7.?777|1.?234|15,9/);
});

test("a place without any number says why in every section, and is never zero", () => {
  const report = placeReport({kind: "municipality", name: "Sted", own: [], county: []});
  const empty = {
    ...report,
    participants: [],
    puljer: [],
    payments: [],
    hasPayments: false,
    listedSchemes: []
  };
  const {document} = new JSDOM(renderPlace(empty, frame)).window;
  for (const id of ["mobbing", "barometer", "deltakelse", "midler"]) {
    const section = document.getElementById(id)?.closest("section");
    expect(section?.querySelector(".pb-report-none")?.textContent).toMatch(/ikke|ingen/);
  }
  expect(document.getElementById("midler")?.closest("section")?.textContent).not.toMatch(/\b0\s*kr/);
  expect(missingOf(createContext("nb", ""), empty).length).toBeGreaterThan(4);
});

describe.each([
  ["county", () => renderPlace(placeReport({kind: "county", name: "Trøndelag"}), frame), "nb"],
  [
    "municipality",
    () => renderPlace(placeReport({kind: "municipality", name: "Sogndal", language: "nn"}), frame),
    "nn"
  ],
  ["network", () => renderPlace(placeReport({kind: "network", name: "Fosen"}), frame), "nb"],
  ["pulje", () => renderPulje(puljeReport("Sted", "nn"), frame), "nn"]
] as const)("a report of a %s", (_, render, language) => {
  const {document} = new JSDOM(render()).window;

  test("is in its language, and what is in another one says so", () => {
    expect(document.documentElement.lang).toBe(language);
    const header = document.getElementById("observablehq-header");
    expect(header?.closest("[lang]")?.getAttribute("lang")).toBe("nb");
  });

  test("has one title, headings in order, and ids that are used once", () => {
    expect(document.querySelectorAll("h1")).toHaveLength(1);
    const levels = [...document.querySelectorAll("h1, h2, h3, h4")].map((h) => Number(h.tagName[1]));
    expect(levels.every((level, i) => i === 0 || level <= (levels[i - 1] ?? 0) + 1)).toBe(true);
    const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("names every table and every drawing, and carries no script", () => {
    for (const table of document.querySelectorAll("table")) expect(table.caption?.textContent).toMatch(/\S/);
    for (const svg of document.querySelectorAll('svg[role="img"]'))
      expect(svg.getAttribute("aria-label")).toMatch(/\S/);
    expect(document.querySelectorAll("table").length).toBeGreaterThan(2);
    expect(document.querySelectorAll("script")).toHaveLength(0);
  });

  test("shows no NaN, undefined or null", () => {
    expect(document.body.textContent).not.toMatch(/\bNaN\b|undefined|Infinity|Invalid|\[object/);
    expect([...document.querySelectorAll("svg *")].map((e) => e.outerHTML).join("")).not.toMatch(
      /NaN|undefined/
    );
  });

  test("names publishers, licence and date, and the day of the data", () => {
    expect(document.getElementById("kilder")?.closest("section")?.textContent).toContain("NLOD 2.0");
    expect(document.documentElement.dataset["source"]).toMatch(/\S/);
    expect(document.documentElement.dataset["day"]).toBe("2026-11-27");
  });
});

test("Sámi and Kven parts of a name have their language", () => {
  expect(placeName("Gáivuotna-Kåfjord-Kaivuono").text).toBe(
    '<span lang="se">Gáivuotna</span>-Kåfjord-<span lang="fkv">Kaivuono</span>'
  );
  expect(placeName("Nord-Aurdal").text).toBe("Nord-Aurdal");
});
