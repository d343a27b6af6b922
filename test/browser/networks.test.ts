import {afterAll, beforeAll, expect, test} from "vitest";
import {choicesOf, figureOf, readTable, settle} from "./read.ts";
import {startSite, stopSite, visit} from "./site.ts";

beforeAll(startSite);
afterAll(stopSite);

test("every choice changes the figures and the address, and the address alone shows the same", async () => {
  const {page, problems, close} = await visit("/nettverk");
  const overview = figureOf(page, "Hvordan er midler, mobbing og deltakelse fordelt");

  await page.getByLabel("Fylke", {exact: true}).selectOption("EX");
  await settle(page);
  expect(choicesOf(page)).toEqual({fylke: "EX"});
  expect(await overview.locator("h2").textContent()).toContain("Eksempelfylket");

  await page.getByLabel("Nettverk i detalj").selectOption("Ravndalen");
  await settle(page);
  expect(choicesOf(page)).toEqual({fylke: "EX", nettverk: "Ravndalen"});
  expect(await page.getByRole("heading", {name: "Ravndalen", exact: true}).count()).toBe(1);

  const rows = async () => {
    await overview.locator("summary", {hasText: "Vis som tabell"}).click();
    return readTable(overview.locator("table"));
  };
  const before = await rows();
  await page.getByLabel("Mål", {exact: true}).selectOption("digital");
  await settle(page);
  expect(choicesOf(page)).toMatchObject({maal: "digital"});
  expect(await overview.locator("th", {hasText: "Mobbet digitalt"}).count()).toBe(1);
  expect(await rows()).not.toEqual(before);

  await page.getByLabel("Trinn", {exact: true}).selectOption("10");
  await settle(page);
  expect(choicesOf(page)).toMatchObject({trinn: "10"});
  expect(await overview.locator("figcaption").textContent()).toContain("10. trinn");

  await page.getByLabel("Skoleår", {exact: true}).selectOption("2019");
  await settle(page);
  expect(choicesOf(page)).toEqual({
    fylke: "EX",
    nettverk: "Ravndalen",
    maal: "digital",
    trinn: "10",
    aar: "2019"
  });
  expect(await overview.locator(".pb-figure-subtitle").textContent()).toContain("mobbing 2019–20");

  const {href} = new URL(page.url());
  const shown = await page.locator("main").innerText();
  await close();
  const again = await visit(href);
  expect(await again.page.locator("main").innerText()).toBe(shown);
  expect([...problems, ...again.problems]).toEqual([]);
  await again.close();
});

test("an unknown network or county in the address gives a notice that can be seen", async () => {
  const {page, close} = await visit("/nettverk?fylke=99&nettverk=Ukjent");
  const box = page.locator('.pb-notice[data-color="warning"]');
  expect(await box.isVisible()).toBe(true);
  for (const text of ["fylket «99»", "nettverket «Ukjent»", "som ikke finnes her"])
    expect(await box.textContent()).toContain(text);
  await close();
});

test("kroner are named by the year they were paid, apart from the year of the decision", async () => {
  const {page, close} = await visit("/nettverk?fylke=EX");
  const overview = figureOf(page, "Hvordan er midler, mobbing og deltakelse fordelt");
  expect(await overview.locator("svg").first().textContent()).toMatch(/utbetalt i 20\d\d/);
  await overview.locator("summary", {hasText: "Vis som tabell"}).click();
  expect(await overview.locator("thead").textContent()).toMatch(/Kroner utbetalt i 20\d\d/);
  const received = page.locator("table").filter({has: page.locator("th", {hasText: "Vedtatt"})});
  expect(await received.first().locator("thead th").allTextContents()).toEqual(
    expect.arrayContaining(["Utbetalt", "Vedtatt"])
  );
  await close();
});

test("payments of earlier years are folded away, the newest first, and none is lost", async () => {
  const {page, close} = await visit("/nettverk?fylke=EX");
  const older = page.locator("details.pb-older");
  const years = async (table: string) => (await readTable(page.locator(table))).map(([year]) => Number(year));
  expect(await older.locator("table").isVisible()).toBe(false);
  await older.locator("summary").click();
  const folded = await years("details.pb-older table");
  expect(await older.locator("summary").textContent()).toContain(`(${folded.length} rader)`);
  expect(folded).toEqual(folded.toSorted((a, b) => b - a));
  await close();
});
