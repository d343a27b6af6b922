import {readFile, truncate} from "node:fs/promises";
import {read, utils} from "@e965/xlsx";
import ICAL from "ical.js";
import Papa from "papaparse";
import type {Download, Page} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";
import {choicesOf, figureOf, readTable, rest, settle, tabTo} from "./read.ts";
import {temporaryFile} from "../files/temporary.ts";
import {findViolations} from "./violations.ts";
import {startSite, stopSite, visit} from "./site.ts";

beforeAll(startSite);
afterAll(stopSite);

const csv =
  "Nettverk;Elever;Barn;I fjor;Forslag\nFosen;2 000;1 000;800 000;900 000\nGauldal;4 000;2 000;1 500 000;1 600 000\nVærnes;6 000;3 000;;2 300 000\n";
const file = (text: string) => ({name: "forum.csv", mimeType: "text/csv", buffer: Buffer.from(text)});

const key = (name: string) => `[data-key="${name}"]`;
const message = (page: Page) => page.locator(key("egne-melding"));
const overview = (page: Page) => page.locator(".pb-results figure table").first();

async function openOwn(page: Page, text = csv): Promise<void> {
  await page.locator(".pb-own-details > summary").click();
  await page.locator(key("egne-fil")).setInputFiles(file(text));
  await message(page).locator(".pb-notice").waitFor();
  await settle(page);
}

/** A file of a gigabyte that takes no room on the disk. */
async function sparseFile(): Promise<string> {
  const path = await temporaryFile("forum.csv", csv);
  await truncate(path, 1_000_000_000);
  return path;
}

/** Lets the page note the longest time, ms, in which nothing else could happen in it. */
async function watchPauses(page: Page): Promise<void> {
  await page.evaluate(() => {
    let last = performance.now();
    document.body.dataset["pause"] = "0";
    setInterval(() => {
      const now = performance.now();
      document.body.dataset["pause"] = String(Math.max(Number(document.body.dataset["pause"]), now - last));
      last = now;
    }, 20);
  });
}

async function longestPause(page: Page): Promise<number> {
  return page.evaluate(() => Number(document.body.dataset["pause"]));
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

async function downloadAt(page: Page, act: () => Promise<unknown>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return download;
}

test("own numbers are read, chosen and distributed, and nothing leaves the browser", async () => {
  const {page, problems, close} = await visit("/fordeling");
  await page.evaluate(() => {
    const sent: string[] = [];
    (window as unknown as {sent: string[]}).sent = sent;
    const refuse = (name: string) =>
      function refused(): never {
        sent.push(name);
        throw new Error(`${name} is not to be used`);
      };
    window.fetch = refuse("fetch");
    XMLHttpRequest.prototype.send = refuse("XMLHttpRequest");
    navigator.sendBeacon = refuse("sendBeacon");
    window.WebSocket = refuse("WebSocket") as unknown as typeof WebSocket;
    HTMLFormElement.prototype.submit = refuse("form");
  });
  const requests: string[] = [];
  // Chromium asks for the icon again whenever the address changes: a fixed file, without anything of the page
  page.on("request", (request) => {
    const isIcon = /\/favicon\.\w+\.svg$/.test(request.url()) && request.method() === "GET";
    if (!isIcon) requests.push(`${request.method()} ${request.url()}`);
  });
  await openOwn(page);
  expect(await page.locator(`select${key("omrade")}`).inputValue()).toBe("egne");
  await page.locator(key("ramme-field")).fill("5000000");
  await page.locator(key("ramme-field")).press("Tab");
  await settle(page);
  const rows = await readTable(overview(page));
  expect(rows.map(([name]) => name)).toEqual(["Fosen", "Gauldal", "Værnes"]);
  await page.locator(key("egne-i-lenken")).click();
  await rest(page);
  expect(requests).toEqual([]);
  expect(await page.evaluate(() => (window as unknown as {sent: string[]}).sent)).toEqual([]);
  expect(problems).toEqual([]);
  await close();
});

test("own numbers are in the link only when asked for, and open from it alone", async () => {
  const first = await visit("/fordeling");
  await openOwn(first.page);
  await rest(first.page);
  expect(new URL(first.page.url()).hash).toBe("");
  expect(choicesOf(first.page)).toEqual({omrade: "egne"});
  const without = first.page.url();
  await first.page.locator(key("egne-i-lenken")).click();
  const withNumbers = first.page.url();
  expect(new URL(withNumbers).hash).toMatch(/^#tall=[\w-]+$/);
  const shown = await readTable(overview(first.page));
  await first.close();

  const second = await visit(withNumbers);
  expect(await readTable(overview(second.page))).toEqual(shown);
  await second.page.locator(key("egne-i-lenken")).click();
  expect(new URL(second.page.url()).hash).toBe("");
  await second.page.locator(key("egne-fjern")).click();
  await settle(second.page);
  expect(await second.page.locator(`select${key("omrade")}`).inputValue()).toBe("EX");
  await second.close();

  const third = await visit(without);
  expect(await third.page.locator(".pb-notice").first().textContent()).toContain(
    "Lenken viser egne tall, men tallene er ikke med i den."
  );
  await third.close();
  const broken = await visit(withNumbers.slice(0, -8));
  expect(await message(broken.page).textContent()).toContain("Lenken har egne tall som ikke kan leses.");
  expect(new URL(broken.page.url()).hash).toBe("");
  expect([first, second, third, broken].flatMap(({problems}) => problems)).toEqual([]);
  await broken.close();
});

test("a file dropped is read as one chosen; a bad one is refused with every cell named, a bomb in a line and at once", async () => {
  const {page, problems, close} = await visit("/fordeling");
  await page.locator(".pb-own-details > summary").click();
  const drop = async (text: string) => {
    const transfer = await page.evaluateHandle((content) => {
      const made = new DataTransfer();
      made.items.add(new File([content], "sluppet.csv", {type: "text/csv"}));
      return made;
    }, text);
    await page.locator(".pb-drop").dispatchEvent("dragover", {dataTransfer: transfer});
    await page.locator(".pb-drop").dispatchEvent("drop", {dataTransfer: transfer});
    await message(page).locator(".pb-notice").waitFor();
  };
  await drop("nettverk;elever;barn\nFosen;12a;3\nGauldal;1;-2");
  expect(await message(page).locator("li").allTextContents()).toEqual([
    "rad 2, kolonne Elever: «12a»: skriv et helt tall, som 1250 eller 1 250",
    "rad 3, kolonne Barn: «-2»: skriv et helt tall fra 0 til 1\u00a0000\u00a0000"
  ]);
  expect(await page.locator(`select${key("omrade")}`).inputValue()).toBe("EX");
  expect(await findViolations(page)).toEqual([]);
  await watchPauses(page);
  const chosen = page.locator(key("egne-fil"));
  const refusals: string[][] = [];
  for (const bomb of [await sparseFile(), file(";".repeat(199_000)), file('"'.repeat(199_000))]) {
    await message(page).evaluate((node) => node.replaceChildren());
    await chosen.setInputFiles(bomb);
    await message(page).locator(".pb-notice").waitFor();
    refusals.push(await message(page).locator("li").allTextContents());
  }
  expect(refusals).toEqual([
    ["Filen er 1\u00a0000\u00a0000 kB. Den kan være høyst 200 kB."],
    [expect.stringMatching(/^.{10,200}$/)],
    [expect.stringMatching(/^.{10,200}$/)]
  ]);
  expect(await longestPause(page)).toBeLessThan(2000);
  expect(await page.locator(`select${key("omrade")}`).inputValue()).toBe("EX");
  await drop(csv);
  await page.locator(".pb-own-loaded strong").waitFor();
  expect(await page.locator(".pb-own-loaded strong").textContent()).toBe("sluppet.csv");
  await settle(page);
  expect((await readTable(overview(page))).length).toBe(3);
  const template = await downloadAt(page, () => page.locator(key("egne-mal")).click());
  expect((await bytesOf(template)).toString()).toMatch(/^\ufeffNettverk;Elever;Barn;/);
  expect(problems).toEqual([]);
  await close();
});

test("at the keyboard alone: backwards from the newest decision, and its key into the controls", async () => {
  const {page, problems, close} = await visit("/fordeling");
  await tabTo(page, ".pb-backwards-details > summary");
  await page.keyboard.press("Enter");
  await settle(page);
  await tabTo(page, key("baklengs-na"));
  await page.keyboard.press("ArrowRight");
  await settle(page);
  expect(await page.locator(".pb-backwards-answer").textContent()).toContain("Nærmeste nøkkel er");
  await tabTo(page, ".pb-proposal input");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("tusen");
  await page.keyboard.press("Tab");
  expect(await page.locator(".pb-proposal [aria-invalid]").count()).toBe(1);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("2 000 000");
  await tabTo(page, key("bruk-nokkel"));
  const said = await page.locator(".pb-backwards-answer p").first().textContent();
  await page.keyboard.press("Enter");
  await rest(page);
  const base = /er ([\d\s]+) kr i grunntilskudd/
    .exec(said!.replaceAll("\u00a0", " "))![1]!
    .replace(/\s/g, "");
  expect(choicesOf(page)["grunn"]).toBe(`${base}kr`);
  expect(await figureOf(page, "Hva skiller forslaget").count()).toBe(1);
  expect(await findViolations(page)).toEqual([]);
  expect(problems).toEqual([]);
  await close();
});

test("at the keyboard alone: the recommendation as workbook and CSV says what the page shows", async () => {
  const {page, problems, close} = await visit("/fordeling");
  const shown = await readTable(overview(page));
  const scripts: string[] = [];
  page.on("request", (request) => scripts.push(request.url()));
  await tabTo(page, key("innstilling-excel"));
  const workbook = await downloadAt(page, () => page.keyboard.press("Enter"));
  expect(workbook.suggestedFilename()).toMatch(/^innstilling-eksempelfylket-\d{4}-\d{2}-\d{2}\.xlsx$/);
  expect(scripts.some((url) => url.includes("write-excel-file"))).toBe(true);
  const book = read(await bytesOf(workbook));
  const rows = utils.sheet_to_json<Record<string, string | number>>(book.Sheets["Fordeling"]!);
  const amounts = new Map(rows.map((row) => [row["Nettverk"], row["Innstilt beløp, kr"]]));
  const heading = await overview(page).locator("thead th").allTextContents();
  const at = heading.indexOf("Beløp, kr");
  expect(shown.length).toBe(11);
  for (const cells of shown) expect(amounts.get(cells[0])).toBe(Number(cells[at]!.replace(/\s/g, "")));

  await tabTo(page, key("innstilling-csv-norsk"));
  const norwegian = await downloadAt(page, () => page.keyboard.press("Enter"));
  const text = (await bytesOf(norwegian)).toString();
  expect(text.startsWith("\ufeffNettverk;")).toBe(true);
  await tabTo(page, key("innstilling-csv"));
  const machine = await downloadAt(page, () => page.keyboard.press("Enter"));
  const parsed = Papa.parse<Record<string, string>>((await bytesOf(machine)).toString(), {
    header: true,
    skipEmptyLines: true
  });
  for (const row of parsed.data) expect(Number(row["amount_nok"])).toBe(amounts.get(row["unit"]));
  expect(problems).toEqual([]);
  await close();
});

test("at the keyboard alone: another year's deadlines, their calendar file, another governor's accounts", async () => {
  const {page, problems, close} = await visit("/fordeling");
  await tabTo(page, `select${key("aarshjul-aar")}`);
  await page.keyboard.press("End");
  const year = Number(await page.locator(`select${key("aarshjul-aar")}`).inputValue());
  expect(await figureOf(page, `vedtaket i ${year}`).count()).toBe(1);
  await tabTo(page, key("aarshjul-kalender"));
  const calendar = await downloadAt(page, () => page.keyboard.press("Enter"));
  const events = new ICAL.Component(ICAL.parse((await bytesOf(calendar)).toString())).getAllSubcomponents(
    "vevent"
  );
  expect(events.map((event) => new ICAL.Event(event).startDate.toString())).toEqual([
    `${year - 1}-12-01`,
    `${year}-02-01`,
    `${year}-03-15`,
    `${year}-06-30`
  ]);
  await tabTo(page, `select${key("regnskap-embete")}`);
  const before = await figureOf(page, "Hvor mye er ført").locator("h3").textContent();
  await page.keyboard.press("Home");
  await settle(page);
  expect(await figureOf(page, "Hvor mye er ført").locator("h3").textContent()).not.toBe(before);
  expect(await page.locator(".pb-accounts-section").textContent()).toContain("Øvre grense");
  expect(problems).toEqual([]);
  await close();
});

test("the print of the page is the recommendation: no controls, heading, frame, date and all units", async () => {
  const {page, problems, close} = await visit("/fordeling");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({media: "print"});
  const main = await page.locator("main").innerText();
  expect(main.trimStart()).toMatch(/^Innstilling: fordeling for Eksempelfylket/);
  expect(main).toContain("Nøkkelen med tall");
  expect(main).toContain("Summen er nøyaktig");
  expect(main).not.toContain("Hvordan bør rammen fordeles?");
  expect(await page.locator("main button:visible, main input:visible, main select:visible").count()).toBe(0);
  expect(problems).toEqual([]);
  await close();
});

test.each([390, 1280])("at %i pixels nothing is cut off and axe finds nothing, dark too", async (width) => {
  const {page, problems, close} = await visit("/fordeling", {
    viewport: {width, height: 900},
    colorScheme: "dark"
  });
  await page.locator(".pb-own-details > summary").click();
  await page.locator(".pb-backwards-details > summary").click();
  await settle(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(await findViolations(page)).toEqual([]);
  expect(problems).toEqual([]);
  await close();
});
