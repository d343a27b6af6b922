import {existsSync} from "node:fs";
import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {findUnlinkedTerms} from "./terms.ts";
import {chosenPages, pages, startSite, stopSite, visit, type Visit} from "./site.ts";

beforeAll(startSite);
afterAll(stopSite);

describe.each([...pages, ...chosenPages])("%s", (path) => {
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
});
