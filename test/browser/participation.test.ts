import {afterAll, beforeAll, expect, test} from "vitest";
import {choicesOf, figureOf, readTable, settle, tabTo} from "./read.ts";
import {startSite, stopSite, visit} from "./site.ts";

beforeAll(startSite);
afterAll(stopSite);

test("every choice changes the answer and the address, and the address alone shows the same", async () => {
  const {page, problems, close} = await visit("/deltakelse");
  const answer = page.locator(".pb-answer");
  const texts: (string | null)[] = [];
  const choose = async (label: string, value: string) => {
    await page.getByLabel(label, {exact: true}).selectOption(value);
    await settle(page);
    texts.push(await answer.textContent());
  };
  await choose("Sted", "55");
  await choose("Pulje", "3");
  expect(choicesOf(page)).toEqual({fylke: "55", pulje: "3"});
  expect(texts.at(-1)).toContain("7 kommuner i Troms som deltakere i IBS pulje 3");
  await choose("Sted", "EX");
  expect(choicesOf(page)).toEqual({fylke: "EX"});
  await choose("Ordning", "LMP");
  expect(choicesOf(page)).toEqual({fylke: "EX", ordning: "LMP"});
  expect(texts.at(-1)).toContain("4 av 44 kommuner i Eksempelfylket har deltatt i LMP");
  expect(new Set(texts).size).toBe(texts.length);

  const {href} = new URL(page.url());
  const shown = await page.locator("main").innerText();
  await close();
  const again = await visit(href);
  expect(await again.page.locator("main").innerText()).toBe(shown);
  expect([...problems, ...again.problems]).toEqual([]);
  await again.close();
});

test("a pulje that does not exist in the scheme gives a notice that can be seen", async () => {
  const {page, close} = await visit("/deltakelse?ordning=IBS&pulje=9");
  const box = page.locator('.pb-notice[data-color="warning"]');
  expect(await box.isVisible()).toBe(true);
  expect(await box.textContent()).toContain("puljen «9»");
  await close();
});

test("the 13 municipalities of Troms are told of with why the page Effekt leaves them out; coverage is not zero", async () => {
  const {page, close} = await visit("/deltakelse?fylke=55");
  const participants = figureOf(page, "13 kommuner i Troms er omtalt som deltakere i IBS");
  const rows = await readTable(participants.locator("table"));
  expect(rows).toHaveLength(13);
  // role, end and number of units are not told
  expect(rows.map((r) => [r[2], r[5], r[6]])).toEqual(rows.map(() => ["..", "..", ".."]));
  expect(await participants.locator("figcaption").textContent()).toContain("siden Effekt");
  expect(await page.getByText("ikke kjent er noe annet enn null").count()).toBe(1);
  expect(await page.locator(".pb-coverage").count()).toBe(0);
  await close();
});

test("the example county's grants and resource persons add up to what the list says, marked as invented", async () => {
  const {page, close} = await visit("/deltakelse?fylke=EX&pulje=1");
  const grants = figureOf(page, "Tilskuddet er som regelen sier for 6 av 6 deltakere");
  expect((await grants.locator(".pb-figure-subtitle").textContent())?.replaceAll("\u00a0", " ")).toContain(
    "I alt gitt 2 600 000 kr, etter regelen 2 600 000 kr, forskjell 0 kr"
  );
  const resources = figureOf(page, "Kravet til ressursperson er oppfylt for 6 av 6 deltakere");
  for (const figure of [grants, resources])
    expect(await figure.locator(".pb-badge").textContent()).toContain("Eksempeldata – oppdiktet");
  await close();
});

test("the matrix is filtered by value and by text, keeps the focus, and both live in the address", async () => {
  const {page, problems, close} = await visit("/deltakelse");
  const matrix = page.locator(".pb-starts");
  const names = async () => matrix.locator("tbody th").allTextContents();
  expect(await names()).toHaveLength(9);
  await matrix.getByLabel("Målgrupper").focus();
  await matrix.getByLabel("Målgrupper").selectOption("ikke omtalt");
  expect(await names()).toEqual(["Helgeland", "Sandnes", "Tønsberg"]);
  expect(await page.evaluate(() => document.activeElement?.getAttribute("data-key"))).toBe("malgruppe");
  await matrix.getByLabel("Søk i teksten").fill("punktsanalyse");
  expect(await names()).toEqual(["Tønsberg"]);
  expect(await matrix.locator(".pb-starts-count").textContent()).toBe("Viser 1 av 9 kommuner og regioner.");
  expect(choicesOf(page)).toEqual({malgruppe: "ikke omtalt", sok: "punktsanalyse"});
  const {href} = new URL(page.url());
  await close();
  const again = await visit(href);
  expect(await again.page.locator(".pb-starts tbody th").allTextContents()).toEqual(["Tønsberg"]);
  await again.page.locator(".pb-starts").getByLabel("Søk i teksten").fill("");
  await again.page.locator(".pb-starts").getByLabel("Statped").selectOption("nei");
  expect(await again.page.locator(".pb-starts").textContent()).toContain("Ingen kommuner passer");
  expect([...problems, ...again.problems]).toEqual([]);
  await again.close();
});

test("without what is said of all, Statped is not mentioned for anyone; a cell opens by keyboard", async () => {
  const {page, close} = await visit("/deltakelse?grunnlag=navn");
  const matrix = page.locator(".pb-starts");
  expect(await matrix.locator("tbody tr td:nth-child(3)").allTextContents()).toEqual(
    Array.from({length: 9}, () => "ikke omtalt")
  );
  await matrix.getByLabel("Søk i teksten").focus();
  await tabTo(page, '[data-key="Vanylven-traits"]');
  await page.keyboard.press("Enter");
  expect(await page.getByText("erstatte store deler av det arbeidet").isVisible()).toBe(true);
  await close();
});

test("the menu's Mer opens by keyboard and leads to the page, also in the narrow menu", async () => {
  const {page, close} = await visit("/nettverk");
  await tabTo(page, ".pb-more-button");
  await page.keyboard.press("Enter");
  await page.getByRole("link", {name: "Deltakelse", exact: true}).click();
  await page.waitForURL("**/deltakelse");
  expect(await page.locator('nav [aria-current="page"]').textContent()).toBe("Deltakelse");
  await close();
  const {page: narrow, close: closeNarrow} = await visit("/nettverk", {viewport: {width: 390, height: 844}});
  await narrow.getByRole("button", {name: "Meny"}).click();
  expect(await narrow.getByRole("link", {name: "Deltakelse", exact: true}).isVisible()).toBe(true);
  await closeNarrow();
});
