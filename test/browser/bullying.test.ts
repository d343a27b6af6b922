import type {Page} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";
import {choicesOf, figureOf, readTable, settle, tabTo} from "./read.ts";
import {startSite, stopSite, visit} from "./site.ts";

beforeAll(startSite);
afterAll(stopSite);

const main = (page: Page) => page.locator("main").innerText();

test("every choice changes the answer, the title or the table, and the address", async () => {
  const {page, problems, close} = await visit("/mobbing");
  const answer = page.locator(".pb-answer-place");
  const comparison = page.locator(".pb-pane section .pb-table-region table");

  await page.getByLabel("Fylke", {exact: true}).selectOption("EX");
  await settle(page);
  expect(choicesOf(page)).toEqual({fylke: "EX"});
  expect(await figureOf(page, "Hvordan har mobbingen utviklet seg").locator("h2").textContent()).toContain(
    "Eksempelfylket"
  );

  await page.getByLabel("Kommune eller skole").fill("Brattlia");
  await settle(page);
  expect(choicesOf(page)).toEqual({fylke: "EX", enhet: "EX30"});
  expect(await answer.textContent()).toContain("Brattlia");
  expect((await readTable(comparison)).map(([name]) => name)).toEqual(["Brattlia", "Eksempelfylket"]);

  const before = await readTable(comparison);
  await page.getByLabel("Mål", {exact: true}).selectOption("pupils");
  await settle(page);
  expect(choicesOf(page)).toMatchObject({maal: "pupils"});
  expect(await comparison.locator("caption").textContent()).toBe("Mobbet av andre elever, 7. trinn, 2025–26");
  expect(await readTable(comparison)).not.toEqual(before);

  await page.getByLabel("Trinn", {exact: true}).selectOption("10");
  await settle(page);
  expect(choicesOf(page)).toMatchObject({trinn: "10"});
  expect(await comparison.locator("caption").textContent()).toContain("10. trinn");

  await page.getByLabel("Skoleår", {exact: true}).selectOption("2019");
  await settle(page);
  expect(choicesOf(page)).toEqual({fylke: "EX", enhet: "EX30", maal: "pupils", trinn: "10", aar: "2019"});
  expect(await page.getByRole("heading", {name: "Sammenligning i 2019–20"}).count()).toBe(1);

  const {href} = new URL(page.url());
  const shown = await main(page);
  await close();
  const again = await visit(href);
  expect(await main(again.page)).toBe(shown);
  expect([...problems, ...again.problems]).toEqual([]);
  await again.close();
});

test.each([
  ["/mobbing?fylke=99", ["fylket «99»"]],
  ["/mobbing?fylke=EX&enhet=EX999", ["enheten «EX999»"]],
  ["/mobbing?fylke=46&trinn=12&aar=1999", ["trinnet «12»", "året «1999»"]]
])("an unknown value in the address gives a notice that can be seen: %s", async (path, wrong) => {
  const {page, problems, close} = await visit(path);
  const box = page.locator('.pb-notice[data-color="warning"]');
  expect(await box.isVisible()).toBe(true);
  for (const text of [...wrong, "som ikke finnes her"]) expect(await box.textContent()).toContain(text);
  expect(await page.locator("figure.pb-figure").count()).toBeGreaterThan(0);
  expect(problems).toEqual([]);
  await close();
});

test("a unit without rows for the grade says which grades it has", async () => {
  const {page, close} = await visit("/mobbing?fylke=46&enhet=4601&trinn=10&aar=2024");
  expect(await page.locator(".pb-answer-place").textContent()).toContain("Enheten har tall for 7. trinn.");
  await close();
});

test("at the keyboard alone: the county, then the units of the map by arrow keys, with the focus kept", async () => {
  const {page, close} = await visit("/mobbing");
  const focused = () =>
    page.evaluate(() => document.activeElement?.getAttribute("data-code") ?? document.activeElement?.tagName);

  await tabTo(page, ".pb-map [role=option]");
  const county = await focused();
  await page.keyboard.press("ArrowUp");
  await settle(page);
  expect(await focused()).not.toBe(county);
  expect(choicesOf(page)).toEqual({});
  await page.keyboard.press("Home");
  const agder = await focused();
  await page.keyboard.press("Enter");
  await settle(page);
  expect(choicesOf(page)).toEqual({fylke: agder});

  await page.reload({waitUntil: "networkidle"});
  await tabTo(page, "select[data-key=fylke]");
  await page.keyboard.type("Eks");
  await settle(page);
  expect(choicesOf(page)).toEqual({fylke: "EX"});
  expect(await page.evaluate(() => document.activeElement?.getAttribute("data-key"))).toBe("fylke");

  await tabTo(page, ".pb-map [role=option]");
  for (const key of ["ArrowRight", "ArrowDown", "End", "Home"]) {
    await page.keyboard.press(key);
    await settle(page);
    expect(await focused()).toBe(choicesOf(page)["enhet"]);
  }
  expect(await page.locator(".pb-answer-place").textContent()).toContain("Bjørkestad");
  await close();
});

test("a click on a circle of the map or on a name in its list chooses that unit", async () => {
  const {page, close} = await visit("/mobbing?fylke=EX");
  await page.locator('.pb-map [data-code="EX30"] circle').click();
  await settle(page);
  expect(choicesOf(page)).toEqual({fylke: "EX", enhet: "EX30"});
  expect(await page.locator('.pb-unit[data-code="EX30"]').getAttribute("aria-pressed")).toBe("true");
  await page.locator('.pb-unit[data-code="EX18"]').click();
  await settle(page);
  expect(choicesOf(page)).toEqual({fylke: "EX", enhet: "EX18"});
  expect(await page.locator('.pb-map [data-code="EX18"]').getAttribute("aria-selected")).toBe("true");
  await close();
});

test("on a narrow screen the menu opens by its button, and the choices stay open while they are made", async () => {
  const {page, close} = await visit("/mobbing", {viewport: {width: 390, height: 844}});
  const link = page.locator("#pb-menu a", {hasText: "Nettverk"});
  expect(await link.isVisible()).toBe(false);
  await tabTo(page, ".pb-menu-button");
  await page.keyboard.press("Enter");
  expect(await link.isVisible()).toBe(true);
  await page.keyboard.press("Escape");
  expect(await link.isVisible()).toBe(false);

  await tabTo(page, ".pb-choices summary");
  await page.keyboard.press("Enter");
  await page.getByLabel("Fylke", {exact: true}).selectOption("EX");
  await settle(page);
  expect(await page.getByLabel("Trinn", {exact: true}).isVisible()).toBe(true);
  expect(await page.locator(".pb-choices-line").textContent()).toBe(
    "Eksempelfylket · 7. trinn · mobbing på skolen · 2025–26"
  );
  await close();
});

test("the funnel: level and overdispersion change the figure and the address, and no list names who lies outside", async () => {
  const {page, problems, close} = await visit("/mobbing?fylke=EX&enhet=EX30");
  const figure = figureOf(page, "Hvor mye av forskjellen mellom");
  const limits = () =>
    figure.locator(".pb-funnel-limit").evaluateAll((all) => all.map((e) => e.getAttribute("d")));
  expect(await figure.locator(".pb-funnel-name").textContent()).toBe("Brattlia");

  await figure.getByLabel("Skoler", {exact: true}).check();
  await settle(page);
  expect(choicesOf(page)).toEqual({fylke: "EX", enhet: "EX30", nivaa: "skole"});
  expect(await figure.locator("h2").textContent()).toContain("mellom skolene i Eksempelfylket");

  const narrow = await limits();
  await figure.getByLabel("Ta hensyn til overspredning").check();
  await settle(page);
  expect(choicesOf(page)).toMatchObject({nivaa: "skole", overspredning: "ja"});
  expect(await limits()).not.toEqual(narrow);
  expect(await page.evaluate(() => document.activeElement?.getAttribute("data-key"))).toBe("overspredning");

  await figure.locator("summary", {hasText: "Vis som tabell"}).click();
  expect(await figure.locator("table .pb-sort").count()).toBe(0);
  const rows = await readTable(figure.locator("table"));
  const names = rows.map(([, name]) => name ?? "");
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, "nb")));
  const hidden = rows.filter(([, , share]) => share === ":").length;
  expect(hidden).toBeGreaterThan(0);
  expect(await figure.locator("figcaption").textContent()).toContain(
    `${hidden} av ${rows.length} skoler er skjermet (:) og ikke tegnet`
  );
  expect(await figure.locator(".pb-funnel-dot").count()).toBe(
    rows.filter(([, , share]) => share?.includes("%")).length
  );
  expect(problems).toEqual([]);
  await close();
});

test("the funnel at the keyboard: arrow keys read dots out and Enter chooses, with the focus kept", async () => {
  const {page, close} = await visit("/mobbing?fylke=EX&enhet=EX30");
  const figure = figureOf(page, "Hvor mye av forskjellen mellom");
  const readout = figure.locator(".pb-readout");
  await tabTo(page, ".pb-funnel [role=option]");
  expect(await readout.textContent()).toMatch(/^Brattlia, /);
  await page.keyboard.press("Home");
  const first = (await readout.textContent()) ?? "";
  expect(first).toMatch(/, \d+,\d\s%, \d+ svar$/);
  expect(choicesOf(page)).toEqual({fylke: "EX", enhet: "EX30"});
  await page.keyboard.press("ArrowRight");
  expect(await readout.textContent()).not.toBe(first);
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await settle(page);
  const chosen = choicesOf(page)["enhet"];
  expect(chosen).not.toBe("EX30");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("data-key"))).toBe(
    `funnel-${chosen}`
  );
  expect(await readout.textContent()).toBe(first);
  await close();
});

test("without numbers of answers the funnel says why it is not drawn", async () => {
  const {page, problems, close} = await visit("/mobbing?fylke=46&enhet=4601");
  const section = page.locator(".pb-funnel-section");
  expect(await section.textContent()).toContain("Kilden oppgir ikke antall svar her");
  expect(await page.locator(".pb-funnel").count()).toBe(0);
  expect(problems).toEqual([]);
  await close();
});
