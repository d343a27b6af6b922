import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {finish, status} from "./effect-page.ts";
import {walkByTab} from "./keyboard.ts";
import {findPaleMarks} from "./pale-marks.ts";
import {rest, settle} from "./read.ts";
import {startSite, stopSite, templates, visit, type Visit} from "./site.ts";
import {findViolations} from "./violations.ts";

beforeAll(startSite);
afterAll(stopSite);

interface Look {
  colorScheme?: "light" | "dark";
  media?: "screen" | "print";
  width?: number;
  /** What axe is asked about; default everything. */
  rules?: "colour" | "scrolling";
}

/**
 * The looks of a page. Dark differs from light in colours alone, 390 px from 320 px in how wide things are: no rule of style
 * lies between.
 */
const looks = {
  "in light colours": {},
  "in dark colours": {colorScheme: "dark", rules: "colour"},
  "on paper": {media: "print"},
  "at 390 px": {width: 390, rules: "scrolling"},
  "at 320 px": {width: 320}
} satisfies Record<string, Look>;

/** Shows the open page in another look. */
async function show(
  page: Page,
  {colorScheme = "light", media = "screen", width = 1280}: Look
): Promise<void> {
  await page.emulateMedia({colorScheme, media});
  await page.setViewportSize({width, height: 900});
  if (media === "print") await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await settle(page);
}

/** What moves by itself or glides between two states, which readers who want less motion shall not see. */
function findMotion(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .filter((element) => {
        const {transitionDuration, animationName} = getComputedStyle(element);
        return animationName !== "none" || !/^0s(, 0s)*$/.test(transitionDuration);
      })
      .map((element) => element.outerHTML.slice(0, 80))
  );
}

// one visit a template: what changes from test to test is only how the page is shown
describe.each(templates)("%s", (path) => {
  let open: Visit;
  let page: Page;
  beforeAll(async () => {
    open = await visit(path, {reducedMotion: "reduce"});
    page = open.page;
    if (await page.locator(status).count()) await finish(page);
    await rest(page);
  });
  afterAll(() => open.close());

  test("Tab leads to every control in the order of the page and out again, and each is seen and marked", async () => {
    const {stops, problems} = await walkByTab(page);
    expect(problems).toEqual([]);
    expect(stops).toBeGreaterThan(5);
  });

  test("nothing moves for readers who want less motion", async () => {
    expect(await findMotion(page)).toEqual([]);
  });

  // the page is shown in a look once, since drawing it anew takes as long as asking
  describe.each(Object.entries<Look>(looks))("%s", (_, look) => {
    beforeAll(() => show(page, look));

    test("it has no WCAG 2.1 A or AA violation", async () => {
      if (look.width !== undefined)
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
          look.width
        );
      expect(await findViolations(page, look.rules)).toEqual([]);
    });

    if (look.media === undefined && look.width === undefined)
      test("every mark of its figures has contrast 3:1 to what is behind it", async () => {
        expect(await findPaleMarks(page)).toEqual([]);
      });
  });
});
