import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {pages, startSite, stopSite, visit, type Visit} from "./site.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

beforeAll(startSite);
afterAll(stopSite);

const looks = {
  "390 px": {viewport: {width: 390, height: 844}},
  "320 px": {viewport: {width: 320, height: 640}},
  dark: {viewport: {width: 1280, height: 900}, colorScheme: "dark"}
} as const;

/** What axe finds against WCAG 2.1 A and AA, as `rule: element`. */
async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const {run} = (
      window as unknown as {
        axe: {
          run: (d: Document, o: object) => Promise<{violations: {id: string; nodes: {html: string}[]}[]}>;
        };
      }
    ).axe;
    const found = await run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]});
    return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 120)}`));
  });
}

describe.each([...pages, "/mobbing?fylke=EX&enhet=EX32", "/nettverk?fylke=EX"])("%s", (path) => {
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
    expect(await page.locator('nav [aria-current="page"]').count()).toBe(1);
  });

  test("every figure has title, source line, text alternative, table twin and its data as a file", async () => {
    for (const figure of await page.locator("main figure.pb-figure").all()) {
      expect(await figure.locator("h2, h3").first().textContent()).toMatch(/\S/);
      expect(await figure.textContent()).toContain("Kilde");
      const pictures = await figure.locator('svg[role="img"], [role="listbox"]').all();
      expect(pictures.length).toBeGreaterThan(0);
      expect(await figure.locator("table").count()).toBeGreaterThan(0);
      expect(await figure.getByText("Data i figuren").count()).toBe(1);
    }
  });

  test("shows no NaN, undefined, null or Invalid Date", async () => {
    expect(await page.locator("main").innerText()).not.toMatch(
      /\bNaN\b|undefined|\bnull\b|Invalid Date|\[object/
    );
  });

  test("has no WCAG 2.1 A or AA violation: desktop", async () => {
    expect(await findViolations(page)).toEqual([]);
  });

  test.each(Object.entries(looks))("has no violation and does not scroll sideways: %s", async (_, look) => {
    const {page: other, close} = await visit(path, look);
    expect(await other.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      look.viewport.width
    );
    expect(await findViolations(other)).toEqual([]);
    await close();
  });
});
