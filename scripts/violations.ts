import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import type {Page} from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Rules about colours, which take most of the time that axe takes. */
const colourRules = ["color-contrast", "link-in-text-block"];

/**
 * What axe finds against WCAG 2.1 A and AA, as `rule: element`. Where a page is shown again and only its colours have changed,
 * `colour` asks about these alone; where they have not, `structure` asks about all else, and `scrolling` about the one rule
 * among these that depends on how wide something is.
 */
export async function findViolations(
  page: Page,
  rules: "all" | "colour" | "structure" | "scrolling" = "all"
): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  return page.evaluate(
    async ({asked, colours}) => {
      const {run} = (
        window as unknown as {
          axe: {
            run: (d: Document, o: object) => Promise<{violations: {id: string; nodes: {html: string}[]}[]}>;
          };
        }
      ).axe;
      const found = await run(document, {
        runOnly:
          asked === "colour"
            ? colours
            : asked === "scrolling"
              ? ["scrollable-region-focusable"]
              : ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"],
        rules:
          asked === "structure" ? Object.fromEntries(colours.map((rule) => [rule, {enabled: false}])) : {},
        // describing what is right, and naming elements by selectors, took a third of the time
        resultTypes: ["violations"],
        selectors: false
      });
      return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 120)}`));
    },
    {asked: rules, colours: colourRules}
  );
}
