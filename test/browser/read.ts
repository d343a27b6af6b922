import type {Locator, Page} from "playwright-core";
import {pressTab} from "./keyboard.ts";

/** Waits until the page has drawn what the last choice asked for. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector(".pb-busy"));
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  );
}

/** Waits until what the page puts off until the reader rests is done, counted by the page's own clock. */
export async function rest(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 450)));
  await settle(page);
}

/** The choices in the address. */
export function choicesOf(page: Page): Record<string, string> {
  return Object.fromEntries(new URL(page.url()).searchParams);
}

/** The texts of a table's cells, row by row, without the heading; an absent value is its sign. */
export async function readTable(table: Locator): Promise<string[][]> {
  return table.evaluate((root) =>
    [...root.querySelectorAll("tbody tr")].map((row) =>
      [...row.children].map(
        (cell) =>
          (cell.querySelector(".pb-absent [aria-hidden]") ?? cell).textContent?.replaceAll("\u00a0", " ") ??
          ""
      )
    )
  );
}

/** The figure with a title that holds the text. */
export function figureOf(page: Page, title: string): Locator {
  return page.locator("figure.pb-figure").filter({has: page.locator("h2, h3", {hasText: title})});
}

type Stopped = Window & {stopped: AbortController};

/** Presses Tab until the element with focus matches the selector. Throws after 300 presses. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  // the page drops the presses that come after the right one, so that the driver need not look after each
  await page.evaluate((s) => {
    const stopped = new AbortController();
    Object.assign(window, {stopped});
    let pressed = false;
    addEventListener(
      "keydown",
      (event) => {
        if (pressed && document.activeElement?.matches(s)) {
          event.preventDefault();
          event.stopImmediatePropagation();
        }
        pressed = true;
      },
      {capture: true, signal: stopped.signal}
    );
  }, selector);
  const protocol = await page.context().newCDPSession(page);
  let found = false;
  for (let pressed = 0; pressed < 300 && !found; pressed += 10) {
    await pressTab(protocol, 10);
    found = await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector);
  }
  await protocol.detach();
  await page.evaluate(() => (window as unknown as Stopped).stopped.abort());
  if (!found) throw new Error(`no Tab leads to ${selector}`);
}
