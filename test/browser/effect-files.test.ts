import {readdirSync, readFileSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {JSDOM} from "jsdom";
import Papa from "papaparse";
import type {Download} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";
import {fromColumns, type Columns} from "../../src/model/columns.ts";
import type {EffectRow} from "../../src/model/effect.ts";
import {open} from "./effect-page.ts";
import {readTable, settle} from "./read.ts";
import {startSite, stopSite} from "./site.ts";
import {findViolations} from "./violations.ts";

beforeAll(startSite);
afterAll(stopSite);

test("the files hold what the page shows: panel, specification, script, and each figure as CSV, SVG and PNG", async () => {
  const {page, problems, close} = await open("/effekt?nivaa=skole", {acceptDownloads: true});
  const downloads: Download[] = [];
  page.on("download", (download) => downloads.push(download));
  /** Presses, and reads the files that come of it. */
  const saveBytes = async (press: () => Promise<void>, count = 1) => {
    await press();
    await expect.poll(() => downloads.length, {timeout: 30_000}).toBe(count);
    return Promise.all(
      downloads.splice(0).map(async (download) => ({
        name: download.suggestedFilename(),
        bytes: await readFile(await download.path())
      }))
    );
  };
  const saveAll = async (press: () => Promise<void>, count = 1): Promise<{name: string; text: string}[]> =>
    (await saveBytes(press, count)).map(({name, bytes}) => ({name, text: bytes.toString("utf8")}));
  const save = async (press: () => Promise<void>) => (await saveAll(press))[0]!;
  const button = (name: string) => page.getByRole("button", {name, exact: true});

  const panel = await save(() => button("Panelet (CSV)").click());
  expect(panel.name).toBe("puljeblikk-panel.csv");
  const {data, meta} = Papa.parse<Record<string, string>>(panel.text, {header: true, skipEmptyLines: true});
  expect(meta.fields?.slice(0, 7)).toEqual([
    "unit",
    "municipality",
    "pulje",
    "start",
    "year",
    "share_percent",
    "status"
  ]);
  const hidden = data.filter((row) => row["status"] === "suppressed");
  expect(hidden.length).toBeGreaterThan(100);
  expect(new Set(hidden.map((row) => row["share_percent"]))).toEqual(new Set([""]));

  const specification = await save(() => button("Spesifikasjonen (JSON)").click());
  expect(JSON.parse(specification.text)).toMatchObject({
    settings: {level: "school", grade: "7", seed: 2026}
  });
  const script = await save(() => button("R-skript").click());
  expect(script.name).toBe("puljeblikk-effekt.R");
  expect(script.text).toMatch(/^# Computes the headline of the page Effekt anew\..*puljeblikk-panel\.csv/);

  const figures = page.locator("main figure.pb-figure");
  expect(await figures.count()).toBeGreaterThan(5);
  for (const figure of await figures.all()) {
    const title = (await figure.locator("h2, h3").first().textContent()) ?? "";
    const csv = await save(() => figure.getByRole("button", {name: "Data i figuren (CSV)"}).click());
    expect(csv.name).toMatch(/^[a-z0-9-]+\.csv$/);
    await figure.locator("summary", {hasText: "Vis som tabell"}).click();
    const rows = Papa.parse<string[]>(csv.text, {skipEmptyLines: true}).data;
    expect(rows.length - 1, title).toBe(
      (
        await readTable(
          figure
            .locator("details", {has: page.locator("summary", {hasText: "Vis som tabell"})})
            .locator("table")
        )
      ).length
    );
    const drawings = await saveAll(
      () => figure.getByRole("button", {name: "Figuren (SVG)"}).click(),
      // narrower ones are samples in a key
      await figure
        .locator(".pb-chart svg")
        .evaluateAll((all) => all.filter((svg) => svg.getBoundingClientRect().width >= 120).length)
    );
    for (const {name, text} of drawings) {
      expect(name).toMatch(/^[a-z0-9-]+\.svg$/);
      const root = new JSDOM(text, {contentType: "image/svg+xml"}).window.document.documentElement;
      expect([root.nodeName, root.querySelector("title")?.textContent]).toEqual(["svg", title]);
      expect(text).not.toMatch(/style="[^"]*var\(|url\(http|href=|<script/);
    }
    const pictures = await saveBytes(
      () => figure.getByRole("button", {name: "Figuren (PNG)"}).click(),
      drawings.length
    );
    for (const [i, {name, bytes}] of pictures.entries()) {
      expect(name).toBe(drawings[i]!.name.replace(/svg$/, "png"));
      expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
      // twice the size of the drawing with its title and source line; width and height stand in the first chunk
      for (const [at, size] of [
        [16, / width="([\d.]+)"/],
        [20, / height="([\d.]+)"/]
      ] as const) {
        const drawn = 2 * Number(size.exec(drawings[i]!.text)?.[1]);
        expect(Math.abs(bytes.readUInt32BE(at) - drawn), title).toBeLessThanOrEqual(2);
      }
    }
  }
  expect(problems).toEqual([]);
  await close();
});

test("no file of the page holds a hidden share or count", () => {
  const files = readdirSync("dist/data/effect").filter((name) => !name.includes("covariates"));
  expect(files.length).toBeGreaterThan(10);
  let hidden = 0;
  for (const name of files) {
    const columns = JSON.parse(readFileSync(`dist/data/effect/${name}`, "utf8")) as Columns;
    for (const {share, bullied, status: kind} of fromColumns<EffectRow>(columns)) {
      if (kind === "ok") continue;
      hidden += 1;
      expect([share, bullied]).toEqual([null, null]);
    }
  }
  expect(hidden).toBeGreaterThan(1000);
});

test("the finished page with all details open has no WCAG 2.1 A or AA violation and never scrolls sideways", async () => {
  const {page, close} = await open("/effekt?brudd=ja&fasit=ja&indeks-1379=ja");
  for (const [width, rules] of [
    [1280, "all"],
    [390, "scrolling"],
    [320, "structure"]
  ] as const) {
    await page.setViewportSize({width, height: 900});
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    await settle(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await findViolations(page, rules), String(width)).toEqual([]);
  }
  await page.emulateMedia({colorScheme: "dark"});
  expect(await findViolations(page, "colour"), "dark").toEqual([]);
  await close();
});

test("on paper: no controls, no progress, nothing wider than the paper", async () => {
  const {page, close} = await open("/effekt", {viewport: {width: 673, height: 1000}});
  await page.emulateMedia({media: "print"});
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const visible = await page
    .locator("button, select, input, nav, progress, .pb-progress, .pb-slider")
    .evaluateAll((all) => all.filter((e) => e.checkVisibility()).map((e) => e.outerHTML.slice(0, 90)));
  expect(visible).toEqual([]);
  const wide = await page
    .locator("main svg, main table")
    .evaluateAll((all) =>
      all
        .filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > 674)
        .map((e) => e.outerHTML.slice(0, 80))
    );
  expect(wide).toEqual([]);
  expect(await page.locator(".pb-answer").isVisible()).toBe(true);
  await close();
});
