import {readFile, readdir} from "node:fs/promises";
import {join} from "node:path";
import {unzipSync} from "fflate";
import {JSDOM} from "jsdom";
import {getDocument, VerbosityLevel} from "pdfjs-dist/legacy/build/pdf.mjs";
import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {dictionary} from "../../loaders/datasets/dictionary.ts";
import {buildWarehouse} from "../../loaders/warehouse/build.ts";
import {openWarehouse, type Warehouse} from "../../loaders/warehouse/open.ts";
import {printReports} from "../../scripts/print-reports.ts";
import {readable} from "../../src/model/readable.ts";
import {differences, expectedRows, withoutSigns} from "../datasets/expected.ts";
import {readArrow, readExcelCsv, readMachineCsv, readParquet, readXlsx} from "../datasets/read-back.ts";
import {makeSite} from "../hostile/site.ts";
import {makeHostileData, registerNames} from "../hostile/world.ts";
import {rest} from "./read.ts";
import {openSite, stopSite, visit} from "./site.ts";

/** Sets that hold names. Those of many numbers take them from the same tables, and take a minute to write. */
const data = dictionary.filter(({id}) =>
  /^(unit|account|network|network_member|allocation|published_participant|pulje_(period|milestone|evaluation))$/.test(
    id
  )
);

let warehouse: Warehouse;
let site: string;

beforeAll(async () => {
  const dataDir = await makeHostileData();
  const out = join(dataDir, "warehouse.duckdb");
  await buildWarehouse({dataDir, out});
  warehouse = await openWarehouse(out);
  site = await makeSite(warehouse, {dataDir, data});
  await openSite(site);
}, 300_000);
afterAll(async () => {
  warehouse.close();
  await stopSite();
});

/** Marks of direction, which could reorder what stands around a name. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

test("every file of a data set gives the names back as they came, and no cell is a formula", async () => {
  const held = new Set<string>();
  for (const set of data) {
    const rows = await expectedRows(warehouse, set, "real");
    const names = rows.flat().flatMap(({value}) => registerNames.filter((name) => name === value));
    if (names.length === 0) continue;
    for (const name of names) held.add(name);
    const path = (extension: string) => join(site, "data", `${set.id}.${extension}`);
    const plain = withoutSigns(rows);
    expect(differences(await readMachineCsv(path("csv"), set.columns), plain, set)).toEqual([]);
    expect(differences(await readParquet(path("parquet"), set.columns), plain, set)).toEqual([]);
    expect(differences(await readArrow(path("arrow"), set.columns), plain, set)).toEqual([]);
    expect(differences(await readExcelCsv(warehouse, path("excel.csv"), set.columns), rows, set)).toEqual([]);
    expect(differences(await readXlsx(path("xlsx"), set.columns), rows, set)).toEqual([]);
    for (const extension of ["csv", "excel.csv"])
      expect(await readFile(path(extension), "utf8")).not.toMatch(/(^|[,;])"?[=@＝＠]/m);
    for (const [name, part] of Object.entries(unzipSync(await readFile(path("xlsx")))))
      if (name.startsWith("xl/worksheets/")) expect(new TextDecoder().decode(part)).not.toMatch(/<f[ >]/);
  }
  expect(held).toEqual(new Set(registerNames));
});

test("what pages read holds every name whole, without characters that are not to be seen", async () => {
  const names = (await readdir(join(site, "_file/data"))).map((name) => join(site, "_file/data", name));
  const held = new Set<string>();
  const collect = (_: string, value: unknown) => {
    if (typeof value === "string") held.add(value);
    return value;
  };
  for (const path of [...names, join(site, "data/search.json")])
    if (path.endsWith(".json")) JSON.parse(await readFile(path, "utf8"), collect);
  for (const name of registerNames) expect(held).toContain(readable(name));
  expect([...held].filter((text) => text !== readable(text))).toEqual([]);
});

test("in no report is a name markup, a script, a link or a mark of direction, drawings included", async () => {
  let texts = 0;
  const names = (await readdir(site, {recursive: true})).filter((n) => /^rapport.*\.html$/.test(n));
  for (const name of names) {
    const html = await readFile(join(site, name), "utf8");
    expect(html, name).not.toMatch(/<(script|img|iframe|object|embed)[\s>]/i);
    // in quoted values names are text
    expect(html.replaceAll(/"[^"]*"/g, '""'), name).not.toMatch(/<[^>]*[\s"'](on\w+|style)=/i);
    expect(html, name).not.toMatch(/(href|src|action)="\s*javascript:/i);
    expect(html, name).not.toMatch(turning);
    if (html.includes("&lt;img src=x onerror=")) texts += 1;
  }
  for (const name of (await readdir(join(site, "rapport"), {recursive: true})).filter((n) =>
    n.endsWith(".svg")
  )) {
    const svg = await readFile(join(site, "rapport", name), "utf8");
    expect(svg.replaceAll(/"[^"]*"/g, '""'), name).not.toMatch(
      /<(script|img|image|foreignObject|a)[\s>]|<[^>]*[\s"'](on\w+|style|href)=/i
    );
    expect(svg, name).not.toMatch(turning);
  }
  expect(names.length).toBeGreaterThan(400);
  expect(texts).toBeGreaterThan(25);
});

test("a report with such names is printed, and in the PDF they are text without a link or an action", async () => {
  const {written, failed} = await printReports({
    site,
    out: join(site, "pdf"),
    targets: [{address: "/rapport/fylke/50", file: "fylke-50.pdf"}],
    address: "https://tall.example.org/",
    log: () => undefined,
    stream: {isTTY: false} as NodeJS.WriteStream
  });
  expect(failed).toEqual([]);
  const pdf = await getDocument({
    data: new Uint8Array(await readFile(written[0] ?? "")),
    verbosity: VerbosityLevel.ERRORS
  }).promise;
  let text = "";
  for (let i = 1; i <= pdf.numPages; i++) {
    const page = await pdf.getPage(i);
    for (const item of (await page.getTextContent()).items) if ("str" in item) text += item.str;
    for (const {url} of await page.getAnnotations()) if (url) expect(url).toMatch(/^https:\/\/(?!evil)/);
  }
  expect(await pdf.getJSActions()).toBeNull();
  await pdf.destroy();
  const packed = text.replace(/\s/g, "");
  for (const start of ["<imgsrc=xonerror=", "${", "](javascript:", "=HYPERLINK("])
    expect(packed).toContain(start);
  expect(text).not.toMatch(turning);
});

/** Figures as they were saved from pages, as text. */
const drawings: string[] = [];

async function saveDrawings(page: Page): Promise<void> {
  for (const button of await page.getByRole("button", {name: "Figuren (SVG)"}).all()) {
    if (!(await button.isVisible())) continue;
    const [file] = await Promise.all([page.waitForEvent("download"), button.click()]);
    drawings.push(await readFile(await file.path(), "utf8"));
  }
}

describe.each([
  "/mobbing?fylke=EX&enhet=EX05",
  "/nettverk?fylke=50",
  "/fordeling?omrade=50",
  "/deltakelse?fylke=50",
  "/effekt",
  "/rapporter",
  "/rapport/fylke/50",
  "/sok?q=onerror"
])("%s", (path) => {
  test("the names are text, run nothing, lead nowhere, turn nothing, and do not break the page", async () => {
    const {page, problems, close} = await visit(path);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    await rest(page);
    const found = await page.evaluate(() => ({
      elements: [
        ...document.querySelectorAll(
          "main:not(.pb-report) :is(img, script, iframe, object, embed, b), main :is(img, script, iframe, object, embed)"
        )
      ].map((e) => e.outerHTML.slice(0, 100)),
      attributes: [...document.querySelectorAll("*")]
        .flatMap((e) => [...e.attributes])
        .filter(({name, value}) => name.startsWith("on") || /^\s*javascript:/.test(value))
        .map(({name, value}) => `${name}=${value.slice(0, 60)}`),
      text: document.body.textContent ?? "",
      titles: [...document.querySelectorAll("[title], [aria-label]")]
        .map((e) => `${e.getAttribute("title")} ${e.getAttribute("aria-label")}`)
        .join(" ")
    }));
    expect(found.elements).toEqual([]);
    expect(found.attributes).toEqual([]);
    expect(found.text).toContain("onerror=");
    expect(`${found.text} ${found.titles}`).not.toMatch(turning);
    await saveDrawings(page);
    for (const width of [1280, 320]) {
      await page.setViewportSize({width, height: 900});
      await rest(page);
      const {scrollWidth} = await page.evaluate(() => ({
        scrollWidth: document.documentElement.scrollWidth
      }));
      expect(scrollWidth, `${width} px`).toBeLessThanOrEqual(width);
    }
    expect(problems).toEqual([]);
    await close();
  });
});

test("in the drawings that pages save the names are text", () => {
  expect(drawings.join("")).toContain("&lt;img src=x onerror=");
  const {DOMParser} = new JSDOM().window;
  for (const drawing of drawings) {
    const svg = new DOMParser().parseFromString(drawing, "image/svg+xml");
    expect(svg.querySelectorAll("parsererror, script, foreignObject, image, img, a")).toHaveLength(0);
    const attributes = [...svg.querySelectorAll("*")].flatMap((e) => [...e.attributes]);
    expect(attributes.filter(({name}) => /^on|href$/.test(name)).map(({name}) => name)).toEqual([]);
    expect(drawing).not.toMatch(turning);
  }
});
