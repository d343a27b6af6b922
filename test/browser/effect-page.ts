import type {Page} from "playwright-core";
import {visit, type Visit} from "./site.ts";

/** Where the page Effekt tells how far a run is. */
export const status = ".pb-progress [role=status]";

/** Waits until a run is whole: the answer, the evidence and the doubt belong to the choices. */
export async function finish(page: Page): Promise<void> {
  await page.waitForFunction((s) => document.querySelector(s)?.textContent?.startsWith("Ferdig"), status, {
    timeout: 60_000
  });
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  );
}

/** Opens the page Effekt with a run that is whole. */
export async function open(path: string, options?: Parameters<typeof visit>[1]): Promise<Visit> {
  const found = await visit(path, options);
  await finish(found.page);
  return found;
}
