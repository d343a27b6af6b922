import {afterAll, beforeAll, expect, test} from "vitest";
import {tabTo} from "./read.ts";
import {startSite, stopSite, visit} from "./site.ts";
import {findViolations} from "./violations.ts";

beforeAll(startSite);
afterAll(stopSite);

const field = "#pb-search-input";

test.each([1280, 390])("search by keyboard alone at %i px: type, choose, go", async (width) => {
  const {page, problems, close} = await visit("/om", {viewport: {width, height: 844}});
  await tabTo(page, field);
  await page.keyboard.type("Trondelag");
  await page.waitForSelector('.pb-search-option[role="option"]');
  expect(await page.locator(field).getAttribute("aria-expanded")).toBe("true");
  expect(await page.locator('.pb-search [role="status"]').textContent()).toMatch(/^\d+ treff/);
  const list = await page.locator(".pb-search-list").boundingBox();
  expect(list!.x).toBeGreaterThanOrEqual(0);
  expect(list!.x + list!.width).toBeLessThanOrEqual(width);
  if (width === 390) expect(await findViolations(page)).toEqual([]);
  await page.keyboard.press("ArrowDown");
  const chosen = page.locator('.pb-search-option[aria-selected="true"]');
  expect(await chosen.textContent()).toMatch(/^Trøndelag/);
  expect(await page.locator(field).getAttribute("aria-activedescendant")).toBe(
    await chosen.getAttribute("id")
  );
  await page.keyboard.press("Escape");
  expect(await page.locator(".pb-search-list").isVisible()).toBe(false);
  await page.keyboard.press("ArrowDown");
  await page.waitForSelector('.pb-search-option[role="option"]');
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/mobbing\?fylke=50$/, {waitUntil: "commit"});
  expect(problems).toEqual([]);
  await close();
});

test("the skip link is the first stop; library and index are fetched when the search field gets focus", async () => {
  const {page, close} = await visit("/endringer");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Hopp til hovedinnholdet");
  await page.keyboard.press("Enter");
  expect(new URL(page.url()).hash).toBe("#observablehq-main");
  const fetched: string[] = [];
  // the browser asks for the page's icon when it pleases
  page.on("request", (request) => {
    const path = new URL(request.url()).pathname;
    if (!path.includes("favicon")) fetched.push(path);
  });
  await page.waitForTimeout(200);
  expect(fetched).toEqual([]);
  await page.focus(field);
  await expect.poll(() => fetched.some((path) => path.endsWith("/data/search.json"))).toBe(true);
  await expect.poll(() => fetched.some((path) => path.includes("minisearch"))).toBe(true);
  await close();
});

test("Enter without a suggestion leads to the page Søk, whose hits are links to what was chosen", async () => {
  const {page, problems, close} = await visit("/endringer");
  await page.fill(field, "karasjohka");
  // leaving before the search is loaded would cut its requests off
  await page.waitForSelector('.pb-search-option[role="option"]');
  await page.press(field, "Enter");
  await page.waitForURL(/\/sok\?q=karasjohka$/);
  const hit = page.locator(".pb-search-hits a").first();
  await hit.waitFor();
  expect(await hit.locator('[lang="se"]').textContent()).toBe("Kárášjohka");
  await hit.click();
  await page.waitForURL(/\/mobbing\?fylke=56&enhet=5610$/);
  await page.waitForSelector("select");
  expect(await page.locator("main").innerText()).toContain("Kárášjohka-Karasjok");
  expect(problems).toEqual([]);
  await close();
});

test("without scripts the form and the new pages still say what they have to say", async () => {
  const {page, close} = await visit("/metode", {javaScriptEnabled: false});
  expect(await page.locator("h1").textContent()).toContain("Hva betyr tallene");
  expect(await page.locator("main a.pb-term").count()).toBeGreaterThan(20);
  await page.fill(field, "Fosen");
  await page.press(field, "Enter");
  await page.waitForURL(/\/sok\?q=Fosen$/);
  expect(await page.locator("main").innerText()).toContain("Søket trenger JavaScript");
  await close();
});

test("a name of a mark stays while the pointer is on it or on the mark, and Escape takes it away", async () => {
  const {page, close} = await visit("/");
  const mark = page.locator("main svg g:has(> title), main svg circle:has(> title)").first();
  await mark.scrollIntoViewIfNeeded();
  await mark.hover({force: true});
  const tip = page.locator(".pb-tip");
  await tip.waitFor();
  const box = (await tip.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForTimeout(500);
  expect(await tip.isVisible()).toBe(true);
  await page.keyboard.press("Escape");
  expect(await tip.isVisible()).toBe(false);
  await close();
});
