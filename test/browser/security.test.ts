import type {Page} from "playwright-core";
import {afterAll, beforeAll, expect, test} from "vitest";
import {finish, status} from "./effect-page.ts";
import {settle} from "./read.ts";
import {startSite, stopSite, templates, visit} from "./site.ts";

beforeAll(startSite);
afterAll(stopSite);

type Recorded = Window & {refused: string[]};

/** Opens a page that keeps what its security policy refuses, from its first byte on. */
async function visitRecorded(path: string) {
  const open = await visit("/data/files.json");
  // of the file, which has no icon
  open.problems.length = 0;
  await open.page.addInitScript(() => {
    const recorded = window as unknown as Window & {refused: string[]};
    recorded.refused = [];
    addEventListener("securitypolicyviolation", (event) => {
      recorded.refused.push(
        `${event.effectiveDirective}: ${event.blockedURI} ${event.sample} (${event.sourceFile}:${event.lineNumber})`
      );
    });
  });
  await open.page.goto(new URL(path, open.page.url()).href, {waitUntil: "networkidle"});
  return open;
}

const refused = (page: Page) => page.evaluate(() => (window as unknown as Recorded).refused);

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

test.each(templates)(
  "%s does nothing that its policy refuses, asks no other host, and leaves nothing in the browser",
  async (path) => {
    const {page, problems, close} = await visitRecorded(path);
    await use(page);
    expect(await refused(page)).toEqual([]);
    expect(problems).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
    expect(await readStorage(page)).toEqual([]);
    await close();
  }
);

test("the policy refuses scripts, code in text, styles, frames, forms and requests that are not the site's own", async () => {
  const {page, close} = await visitRecorded("/kilder");
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
    new Set((await refused(page)).map((line) => line.slice(0, line.indexOf(":"))));
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
