import type {Page} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";
import {finish, open, status} from "./effect-page.ts";
import {choicesOf, figureOf, tabTo} from "./read.ts";
import {startSite, stopSite} from "./site.ts";

beforeAll(startSite);
afterAll(stopSite);

/** Waits until the answer and the evidence belong to the choices; the doubt may still be on its way. */
async function answered(page: Page): Promise<void> {
  await page.waitForSelector(".pb-effect:not(.pb-busy) .pb-evidence > *", {timeout: 60_000});
}

/** The answer and all numbers of the evidence, as text. */
const evidence = async (page: Page): Promise<string> =>
  (await page.locator(".pb-answer-place, .pb-evidence h2, .pb-evidence table").allTextContents()).join("\n");

const main = (page: Page) => page.locator("main").innerText();

const pick = (key: string, value: string) => (page: Page) =>
  page.locator(`select[data-key="${key}"]`).selectOption(value);
const toggle = (key: string) => (page: Page) => page.locator(`input[data-key="${key}"]`).click();

test("every choice changes the address and the numbers, and the address alone shows the same", async () => {
  const {page, problems, close} = await open("/effekt");
  const expected: Record<string, string> = {};
  const steps: [key: string, value: string, act: (page: Page) => Promise<unknown>][] = [
    ["utvalg", "uavhengig", pick("utvalg", "uavhengig")],
    ["sammenlikning", "aldri", pick("sammenlikning", "aldri")],
    ["vekt", "lik", pick("vekt", "lik")],
    ["indeks-1379", "ja", toggle("indeks-1379")],
    ["metode", "reg", pick("metode", "reg")],
    ["fra", "2017", pick("fra", "2017")],
    ["til", "2024", pick("til", "2024")],
    ["fasit", "ja", toggle("fasit")],
    ["brudd", "ja", toggle("brudd")],
    ["pulje-ibs-1", "nei", toggle("pulje-ibs-1")],
    ["pulje-ibs-2", "nei", toggle("pulje-ibs-2")],
    ["pulje-ibs-3", "nei", toggle("pulje-ibs-3")],
    ["trinn", "10", pick("trinn", "10")],
    ["maal", "pupils", pick("maal", "pupils")],
    ["nivaa", "skole", pick("nivaa", "skole")]
  ];
  for (const [key, value, act] of steps) {
    const before = await evidence(page);
    await act(page);
    await answered(page);
    expected[key] = value;
    expect(choicesOf(page)).toEqual(expected);
    expect(await evidence(page), key).not.toBe(before);
    expect(await page.locator(".pb-answer").textContent()).toMatch(/intervall|kan ikke anslås: /);
  }
  expect(await page.locator(".pb-answer").textContent()).toContain("i skolene som deltok");
  await finish(page);
  const shown = await main(page);
  const {href} = new URL(page.url());
  await close();

  const again = await open(href);
  expect(await main(again.page)).toBe(shown);
  // with no pulje left there is nothing to estimate, and the page says so
  await toggle("pulje-lmp-1")(again.page);
  await finish(again.page);
  expect(await again.page.locator(".pb-answer").textContent()).toMatch(/^Endringen kan ikke anslås: .+\.$/);
  expect([...problems, ...again.problems]).toEqual([]);
  await again.close();
});

test("puljer cut by a break say so, and their button allows the comparison", async () => {
  const {page, problems, close} = await open("/effekt?pulje-ibs-1=nei&pulje-ibs-2=nei");
  expect(await page.locator(".pb-answer").textContent()).toContain("Endringen kan ikke anslås: brudd");
  await page.getByRole("button", {name: "Tillat sammenlikning over brudd"}).click();
  await finish(page);
  expect(choicesOf(page)).toEqual({"pulje-ibs-1": "nei", "pulje-ibs-2": "nei", brudd: "ja"});
  expect(await page.locator(".pb-answer").textContent()).toMatch(
    /prosentpoeng (?:lavere|høyere) i kommunene/
  );
  expect(await page.locator('input[data-key="brudd"]').isChecked()).toBe(true);
  expect(problems).toEqual([]);
  await close();
});

test("at the keyboard alone: lists, ticks, marks, sliders and the link of a break, with the focus kept", async () => {
  const {page, problems, close} = await open("/effekt");
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("data-key"));

  await tabTo(page, ".pb-answer-place button");
  await page.keyboard.press("Enter");
  await finish(page);
  expect(choicesOf(page)).toEqual({brudd: "ja"});

  await tabTo(page, "select[data-key=utvalg]");
  await page.keyboard.type("Ua");
  await finish(page);
  expect(choicesOf(page)).toEqual({brudd: "ja", utvalg: "uavhengig"});
  expect(await focused()).toBe("utvalg");
  await tabTo(page, "input[data-key=brudd]");
  await page.keyboard.press("Space");
  await finish(page);
  expect(choicesOf(page)).toEqual({utvalg: "uavhengig"});
  expect(await focused()).toBe("brudd");

  for (const [figure, moves] of [
    ["Etter oppstart", ["ArrowRight", "End", "ArrowLeft"]],
    ["Hvilke puljer og år", ["ArrowRight", "ArrowDown", "End"]]
  ] as const) {
    await tabTo(page, "[role=option]");
    const readout = figureOf(page, figure).locator(".pb-readout");
    const read = [await readout.textContent()];
    for (const key of moves) {
      await page.keyboard.press(key);
      read.push(await readout.textContent());
      expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(read.at(-1));
    }
    expect(new Set(read).size).toBe(moves.length + 1);
    await page.keyboard.press("Home");
    if (figure === "Etter oppstart") await slide("effekt-relative", "M̄");
  }
  await slide("effekt-neste-pulje", "Med");
  expect(problems).toEqual([]);
  await close();

  async function slide(key: string, text: string): Promise<void> {
    await tabTo(page, `[data-key="${key}-slider"]`);
    const field = page.locator(`[data-key="${key}-field"]`);
    const choice = page.locator(".pb-doubt-choices > div").filter({has: field});
    const [value, read] = [await field.inputValue(), await choice.locator(".pb-readout").textContent()];
    expect(read).toContain(text);
    for (let i = 0; i < 10; ++i) await page.keyboard.press("ArrowRight");
    expect(await field.inputValue()).not.toBe(value);
    expect(await choice.locator(".pb-readout").textContent()).not.toBe(read);
    expect(await focused()).toBe(`${key}-slider`);
  }
});

test("a run that is broken off leaves the old figures, marked as outdated, until a new choice", async () => {
  const {page, problems, close} = await open("/effekt?nivaa=skole&indeks-1379=ja&indeks-1380=ja");
  const before = await evidence(page);
  const cancel = page.getByRole("button", {name: "Avbryt"});
  expect(await cancel.isVisible()).toBe(false);

  await toggle("indeks-1384")(page);
  expect(await page.getByRole("progressbar", {name: "Beregning"}).isVisible()).toBe(true);
  await cancel.click();
  const root = page.locator(".pb-effect");
  expect(await page.locator(status).textContent()).toBe(
    "Beregningen er avbrutt. Figurene hører til forrige valg. Endre et valg for å regne på nytt."
  );
  expect(await cancel.isVisible()).toBe(false);
  expect(await root.evaluate((e) => e.matches(".pb-outdated:not(.pb-busy)"))).toBe(true);
  expect(
    await page.locator(".pb-evidence").evaluate((e) => Number(getComputedStyle(e).opacity))
  ).toBeLessThan(1);
  await page.waitForTimeout(1500);
  expect(await evidence(page)).toBe(before);

  await toggle("indeks-1380")(page);
  await finish(page);
  expect(await root.evaluate((e) => e.matches(".pb-outdated, .pb-busy"))).toBe(false);
  expect(await page.locator(".pb-busy").count()).toBe(0);
  expect(await evidence(page)).not.toBe(before);
  expect(problems).toEqual([]);
  await close();
});

test("numbers are always those of the last choice, also when an earlier run is overtaken", async () => {
  const {page, problems, close} = await open("/effekt?nivaa=skole");
  const before = await main(page);
  await toggle("indeks-1379")(page);
  await toggle("indeks-1379")(page);
  await finish(page);
  await page.waitForTimeout(1000);
  expect(choicesOf(page)).toEqual({nivaa: "skole"});
  expect(await main(page)).toBe(before);
  await page.locator("nav a", {hasText: "Nettverk"}).first().click();
  await page.waitForURL(/nettverk/);
  await page.waitForLoadState("networkidle");
  await page.goBack();
  await finish(page);
  expect(choicesOf(page)).toEqual({nivaa: "skole"});
  expect(await main(page)).toBe(before);
  expect(problems).toEqual([]);
  await close();
});

/** Tasks of the page's own thread in a trace, in milliseconds of processor time; `drawn` where they drew. */
function readTasks(trace: Buffer): {processor: number; drawn: boolean}[] {
  const {traceEvents} = JSON.parse(trace.toString()) as {
    traceEvents: {name: string; pid: number; tid: number; ts: number; dur?: number; tdur?: number}[];
  };
  const home = traceEvents.find(({name}) => name === "drawn");
  if (!home) throw new Error("nothing was drawn");
  const own = traceEvents.filter(({pid, tid}) => pid === home.pid && tid === home.tid);
  const draws = own.filter(({name}) => name === "drawn" || name === "Layout" || name === "Paint");
  return own
    .filter(({name}) => name.endsWith("RunTask"))
    .map(({ts, dur = 0, tdur = 0}) => ({
      processor: tdur / 1000,
      drawn: draws.some((draw) => draw.ts >= ts && draw.ts <= ts + dur)
    }));
}

test("the worker computes: no task of 50 ms processor time on the page but drawing, and the stages are told", async () => {
  const {page, close} = await open("/effekt?nivaa=skole");
  const browser = page.context().browser()!;
  await page.evaluate((s) => {
    const stages: string[] = [];
    Object.assign(window, {stages});
    const drawing = new MutationObserver(() => performance.mark("drawn"));
    for (const place of document.querySelectorAll(
      ".pb-answer-place, .pb-evidence, .pb-doubt, .pb-choices-set"
    ))
      drawing.observe(place, {childList: true, subtree: true});
    const told = document.querySelector(s)!;
    new MutationObserver(() => stages.push(told.textContent ?? "")).observe(told, {childList: true});
  }, status);
  await browser.startTracing(page, {categories: ["toplevel", "devtools.timeline", "blink.user_timing"]});
  await toggle("indeks-1379")(page);
  await finish(page);
  const tasks = readTasks(await browser.stopTracing());
  expect(tasks.length).toBeGreaterThan(10);
  expect(tasks.filter(({processor, drawn}) => processor > 50 && !drawn)).toEqual([]);
  const stages = await page.evaluate(() => (window as unknown as {stages: string[]}).stages);
  expect(new Set(stages).size).toBeGreaterThan(3);
  expect(stages.at(-1)).toMatch(/^Ferdig: [+−]\d/);
  await close();
});

test.each([
  ["/effekt?trinn=12", ["trinnet «12»"]],
  ["/effekt?verden=mars&metode=ols", ["datagrunnlaget «mars»", "metoden «ols»"]]
])(
  "an unknown value in the address gives a notice, and the standard choice is computed: %s",
  async (path, wrong) => {
    const {page, problems, close} = await open(path);
    const box = page.locator('.pb-effect > div > .pb-notice[data-color="warning"]');
    for (const text of [...wrong, "som ikke finnes her"]) expect(await box.textContent()).toContain(text);
    expect(await page.locator(".pb-evidence figure").count()).toBe(3);
    expect(problems).toEqual([]);
    await close();
  }
);

test("real numbers that are not there: the page says what is missing and where it comes from, and draws nothing", async () => {
  const {page, problems, close} = await open("/effekt?utvalg=uavhengig");
  await pick("verden", "virkelig")(page);
  const box = page.locator(".pb-notice", {hasText: "Virkelige tall kan ikke analyseres ennå"});
  expect(await box.isVisible()).toBe(true);
  expect(await box.textContent()).toContain("npm run fetch");
  expect(await box.textContent()).toContain("data/user/participation.csv");
  expect(await page.locator("figure, .pb-answer").count()).toBe(0);
  expect(await page.locator(status).textContent()).toBe("");
  await pick("verden", "eksempel")(page);
  await finish(page);
  expect(choicesOf(page)).toEqual({});
  expect(await page.locator("figure").count()).toBeGreaterThan(5);
  expect(problems).toEqual([]);
  await close();
});
