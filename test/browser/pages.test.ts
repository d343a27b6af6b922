import {existsSync} from "node:fs";
import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {expectBadges} from "./badges.ts";
import {findUnlinkedTerms} from "./terms.ts";
import {finish, status} from "./effect-page.ts";
import {settle} from "./read.ts";
import {chosenPages, pages, readRefused, startSite, stopSite, templates, visit, type Visit} from "./site.ts";

beforeAll(startSite);
afterAll(stopSite);

/** What a page keeps in the browser. The site declares none. */
function readStorage(page: Page): Promise<string[]> {
  return page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({name}) => `database ${name}`),
    ...(await caches.keys()),
    ...(document.cookie ? [document.cookie] : [])
  ]);
}

/** Opens menus and details, saves a figure both ways, moves a slider, searches, and waits for computations. */
async function use(page: Page): Promise<void> {
  if (await page.locator(status).count()) await finish(page);
  await page.locator(".pb-more-button").click();
  await page.keyboard.press("Escape");
  for (const details of await page.locator("main details:not([open]) > summary").all()) {
    if (await details.isVisible()) await details.press("Enter");
  }
  for (const name of ["Data i figuren (CSV)", "Figuren (SVG)"]) {
    const button = page.getByRole("button", {name}).first();
    if (!(await button.count()) || !(await button.isVisible())) continue;
    const [file] = await Promise.all([page.waitForEvent("download"), button.click()]);
    expect(await file.failure()).toBeNull();
  }
  const slider = page.locator('main input[type="range"]').first();
  if ((await slider.count()) && (await slider.isVisible())) await slider.press("ArrowRight");
  if (await page.locator(status).count()) await finish(page);
  // a report and the list of reports have no script
  if ((await page.locator("script").count()) === 0) return;
  await page.locator("#pb-search-input").fill("Trondelag");
  await page.locator('#pb-search-list [role="option"]').first().waitFor();
  await settle(page);
}

/** Pages whose figures all show real numbers, or all invented ones. */
const invented: Readonly<Record<string, boolean>> = {
  "/": false,
  "/mobbing": false,
  "/nettverk": false,
  "/mobbing?fylke=EX&enhet=EX32": true,
  "/nettverk?fylke=EX": true
};

/** Uses the open page: nothing is refused, asked of another host, or left in the browser. */
async function expectHarmless({page, problems}: Visit): Promise<void> {
  await use(page);
  expect(await readRefused(page)).toEqual([]);
  expect(problems).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
  expect(await readStorage(page)).toEqual([]);
}

const looked = [...pages, ...chosenPages] as const;
const harmless =
  "does nothing that its policy refuses, asks no other host, and leaves nothing in the browser";

// one visit a page, which is used at last
describe.each(looked)("%s", (path) => {
  let open: Visit;
  let page: Page;
  beforeAll(async () => {
    open = await visit(path);
    page = open.page;
  });
  afterAll(() => open.close());

  test("loads without an error, a warning, or a request to another host", async () => {
    expect(await page.locator(".observablehq--error").count()).toBe(0);
    expect(await page.locator("h1").count()).toBe(1);
    expect(open.problems).toEqual([]);
  });

  test("is in Norwegian, lets readers zoom, and marks itself in the menu", async () => {
    expect(await page.locator("html").getAttribute("lang")).toBe("nb");
    expect(await page.locator('meta[name="viewport"]').getAttribute("content")).not.toContain(
      "maximum-scale"
    );
    // the page Lisenser is reached from Om alone
    expect(await page.locator('nav [aria-current="page"]').count()).toBe(path === "/lisenser" ? 0 : 1);
  });

  test("every figure has title, source line, text alternative, table twin and its data as a file", async () => {
    for (const figure of await page.locator("main figure.pb-figure").all()) {
      expect(await figure.locator("h2, h3").first().textContent()).toMatch(/\S/);
      expect(await figure.textContent()).toContain("Kilde");
      const pictures = await figure.locator('svg[role="img"], [role="listbox"]').all();
      expect(pictures.length).toBeGreaterThan(0);
      expect(await figure.locator("table").count()).toBeGreaterThan(0);
      expect(await figure.getByText("Data i figuren").count()).toBe(1);
      const links = await figure
        .getByRole("link", {name: /^Hele datasettet: /})
        .evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
      expect(links.filter((address) => !existsSync(`dist${address}`))).toEqual([]);
    }
  });

  const example = invented[path];
  if (example !== undefined)
    test(`every figure says that its numbers are ${example ? "invented" : "real"}`, async () => {
      await expectBadges(page, example);
    });

  test("shows no NaN, undefined, Invalid Date, and no null in the place of a value", async () => {
    const main = page.locator("main");
    expect(await main.innerText()).not.toMatch(
      /\bNaN\b|undefined|Invalid Date|\[object|\bnull\s(?:%|kr|svar)/
    );
    // "null" is also Norwegian for zero, so only whole cells tell.
    const cells = await main.locator("td, th, dd, svg text").allTextContents();
    expect(cells.filter((cell) => cell.trim() === "null")).toEqual([]);
  });

  test("the first use of each term of the glossary links to its explanation", async () => {
    if (path === "/begreper") return;
    // the page is annotated when it has come to rest
    await expect.poll(() => findUnlinkedTerms(page), {timeout: 10_000}).toEqual([]);
  });

  test(harmless, () => expectHarmless(open));
});

test.each(templates.filter((path) => !(looked as readonly string[]).includes(path)))(
  `%s ${harmless}`,
  async (path) => {
    const open = await visit(path);
    await expectHarmless(open);
    await open.close();
  }
);

test("the policy refuses scripts, code in text, styles, frames, forms and requests that are not the site's own", async () => {
  const {page, close} = await visit("/kilder");
  const ran = await page.evaluate(async () => {
    const seen: string[] = [];
    const script = document.createElement("script");
    script.textContent = "document.title = 'ran'";
    document.body.append(script);
    if (document.title === "ran") seen.push("script");
    const image = document.createElement("img");
    image.setAttribute("onerror", "document.title = 'ran'");
    image.src = "data:,";
    document.body.append(image);
    await new Promise((resolve) => setTimeout(resolve, 200));
    if (document.title === "ran") seen.push("handler");
    try {
      // oxlint-disable-next-line no-implied-eval, no-new-func
      new Function("return 1")();
      seen.push("eval");
    } catch {
      // refused
    }
    const styled = document.createElement("p");
    styled.setAttribute("style", "position: fixed");
    document.body.append(styled);
    if (getComputedStyle(styled).position === "fixed") seen.push("style");
    const frame = document.createElement("iframe");
    frame.src = "/mobbing";
    document.body.append(frame);
    await fetch("https://example.com/").then(
      () => seen.push("fetch"),
      () => {}
    );
    return seen;
  });
  expect(ran).toEqual([]);
  const directives = async () =>
    new Set((await readRefused(page)).map((line) => line.slice(0, line.indexOf(":"))));
  await expect
    .poll(directives)
    .toEqual(
      new Set([
        "script-src-elem",
        "script-src-attr",
        "script-src",
        "style-src-attr",
        "frame-src",
        "connect-src"
      ])
    );
  await close();
});
