import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {pages, startSite, stopSite, visit} from "./site.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

beforeAll(startSite);
afterAll(stopSite);

const looks = {
  desktop: {viewport: {width: 1280, height: 900}},
  "390 px": {viewport: {width: 390, height: 844}},
  "320 px": {viewport: {width: 320, height: 640}},
  dark: {colorScheme: "dark"}
} as const;

describe.each(pages)("%s", (path) => {
  test("loads without an error, a warning, or a request to another host", async () => {
    const {page, problems, close} = await visit(path);
    expect(await page.locator(".observablehq--error").count()).toBe(0);
    expect(await page.locator("h1").count()).toBe(1);
    expect(problems).toEqual([]);
    await close();
  });

  test.each(Object.entries(looks))("has no WCAG 2.1 A or AA violation: %s", async (_, look) => {
    const {page, close} = await visit(path, look);
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      const run = (
        window as unknown as {
          axe: {
            run: (d: Document, o: object) => Promise<{violations: {id: string; nodes: {html: string}[]}[]}>;
          };
        }
      ).axe.run;
      const found = await run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]});
      return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 120)}`));
    });
    expect(violations).toEqual([]);
    await close();
  });

  test.each([390, 320])("does not scroll sideways at %i px", async (width) => {
    const {page, close} = await visit(path, {viewport: {width, height: 800}});
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await close();
  });

  test("is in Norwegian, lets readers zoom, and marks itself in the menu", async () => {
    const {page, close} = await visit(path);
    expect(await page.locator("html").getAttribute("lang")).toBe("nb");
    expect(await page.locator('meta[name="viewport"]').getAttribute("content")).not.toContain(
      "maximum-scale"
    );
    expect(await page.locator('nav [aria-current="page"]').count()).toBe(1);
    await close();
  });

  test("every figure has title, source line, text alternative, table twin and its data as a file", async () => {
    const {page, close} = await visit(path);
    for (const figure of await page.locator("main figure.pb-figure").all()) {
      expect(await figure.locator("h2, h3").first().textContent()).toMatch(/\S/);
      expect(await figure.textContent()).toContain("Kilde");
      const pictures = await figure.locator('svg[role="img"], [role="listbox"]').all();
      expect(pictures.length).toBeGreaterThan(0);
      expect(await figure.locator("table").count()).toBeGreaterThan(0);
      expect(await figure.getByText("Data i figuren").count()).toBe(1);
    }
    await close();
  });

  test("shows no NaN, undefined, null or Invalid Date", async () => {
    const {page, close} = await visit(path);
    expect(await page.locator("main").innerText()).not.toMatch(
      /\bNaN\b|undefined|\bnull\b|Invalid Date|\[object/
    );
    await close();
  });
});
