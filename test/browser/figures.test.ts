import {readFile} from "node:fs/promises";
import Papa from "papaparse";
import {afterAll, beforeAll, expect, test} from "vitest";
import {expectBadges} from "./badges.ts";
import {figureOf, readTable} from "./read.ts";
import {startSite, stopSite, visit} from "./site.ts";

beforeAll(startSite);
afterAll(stopSite);

/** A municipality of the example county with hidden years, and its page. */
const hidden = "/mobbing?fylke=EX&enhet=EX32";

function percent(share: string): string {
  return `${(Number(share) * 100).toFixed(1).replace(".", ",")} %`;
}

test("hidden cells are shown as : and never as 0, and draw no mark", async () => {
  const {page, close} = await visit(hidden);
  const figure = figureOf(page, "Hvordan har mobbingen utviklet seg");
  await figure.locator("summary", {hasText: "Vis som tabell"}).click();
  const own = (await readTable(figure.locator("table"))).filter(([, unit]) => unit === "Isvatn");
  const suppressed = own.filter(([, , share]) => share === ":");
  expect(suppressed.length).toBeGreaterThan(0);
  expect(suppressed.map(([, , , low, high]) => [low, high])).toEqual(suppressed.map(() => [":", ":"]));
  const titles = await figure.locator("svg title").allTextContents();
  const marks = titles.filter((t) => t.startsWith("Isvatn") && t.includes("%") && !t.includes("skjermet"));
  expect(marks).toHaveLength(own.filter(([, , share]) => share?.includes("%")).length);
  expect(titles.filter((t) => t.startsWith("Isvatn") && t.includes("skjermet"))).toHaveLength(
    suppressed.length
  );

  const units = await page.locator(".pb-map [role=option]").evaluateAll((groups) =>
    groups.map((group) => ({
      label: group.getAttribute("aria-label") ?? "",
      shown: group.querySelector("circle")?.getAttribute("class") ?? ""
    }))
  );
  const covered = units.filter(({label}) => label.includes(": skjermet"));
  expect(covered.length).toBeGreaterThan(0);
  expect(covered.filter(({shown}) => shown.includes("pb-step"))).toEqual([]);
  const signs = await page.locator(".pb-unit-value [aria-hidden=true]").allTextContents();
  expect(signs.filter((sign) => sign === ":")).toHaveLength(covered.length);
  await close();
});

test("the CSV of a figure downloads and holds the cells that are shown", async () => {
  const {page, close} = await visit(hidden, {acceptDownloads: true});
  const figure = figureOf(page, "Hvordan har mobbingen utviklet seg");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    figure.getByRole("button", {name: "Data i figuren (CSV)"}).click()
  ]);
  expect(download.suggestedFilename()).toBe("mobbing-ex32-total-7.csv");
  const {data} = Papa.parse<Record<string, string>>(await readFile(await download.path(), "utf8"), {
    header: true,
    skipEmptyLines: true
  });
  await figure.locator("summary", {hasText: "Vis som tabell"}).click();
  const shown = await readTable(figure.locator("table"));
  const signs: Record<string, string> = {suppressed: ":", missing: ".."};
  expect(
    data.map((row) => [
      row["school_year"],
      row["unit"],
      row["share_bullied_status"] === "ok"
        ? percent(row["share_bullied"] ?? "")
        : signs[row["share_bullied_status"] ?? ""]
    ])
  ).toEqual(shown.map((cells) => cells.slice(0, 3)));
  const empty = data.filter((row) => row["share_bullied_status"] === "suppressed");
  expect(empty.length).toBeGreaterThan(0);
  expect(new Set(empty.map((row) => row["share_bullied"]))).toEqual(new Set([""]));
  await close();
});

test.each([
  ["/mobbing?fylke=EX&enhet=EX30", true, "survey_share-eksempel.csv"],
  ["/mobbing?fylke=46&enhet=4601&trinn=7", false, "survey_share.csv"],
  ["/mobbing?fylke=40&enhet=4001", false, "survey_share.csv"]
])(
  "%s: every figure says whether its numbers are invented (%s), and leads to a file of the site",
  async (path, example, file) => {
    const {page, close} = await visit(path);
    await expectBadges(page, example);
    const link = page.getByRole("link", {name: /^Hele datasettet: Andel mobbet/}).first();
    const href = await link.getAttribute("href");
    expect(href).toMatch(new RegExp(`/data/${file}$`));
    const answer = await page.request.get(href ?? "");
    expect(answer.status()).toBe(200);
    expect(await answer.text()).toContain("share_bullied");
    await close();
  }
);

test.each(["/mobbing?fylke=EX&enhet=EX30", "/nettverk?fylke=EX"])(
  "%s on paper: no controls, all rows of the tables, nothing wider than the paper",
  async (path) => {
    const {page, close} = await visit(path, {viewport: {width: 673, height: 1000}});
    await page.emulateMedia({media: "print"});
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    for (const control of ["button", "select", "input", "nav", ".pb-units"]) {
      const visible = await page
        .locator(control)
        .evaluateAll((all) =>
          all.filter((e) => e.checkVisibility() && !e.matches(".pb-sort")).map((e) => e.outerHTML)
        );
      expect(visible).toEqual([]);
    }
    const wide = await page
      .locator("main svg, main table")
      .evaluateAll((all) =>
        all
          .filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > 674)
          .map((e) => e.outerHTML.slice(0, 80))
      );
    expect(wide).toEqual([]);
    for (const table of await page.locator("details.pb-older table").all())
      expect(await table.evaluate((e) => e.checkVisibility({contentVisibilityAuto: true}))).toBe(true);
    await close();
  }
);
