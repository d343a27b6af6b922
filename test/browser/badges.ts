import type {Page} from "playwright-core";
import {expect} from "vitest";

/** Every figure of the open page says, by its badge and its edge, whether its numbers are invented. */
export async function expectBadges(page: Page, example: boolean): Promise<void> {
  const badges = await page.locator("figure.pb-figure").evaluateAll((figures) =>
    figures.map((figure) => ({
      badge: figure.querySelector(".pb-badge summary")?.textContent ?? "",
      edge: figure.classList.contains("pb-figure-example")
    }))
  );
  expect(badges.length).toBeGreaterThan(0);
  for (const {badge, edge} of badges) {
    expect(badge).toMatch(example ? /^Eksempeldata – oppdiktet$/ : /^Virkelige tall · /);
    expect(edge).toBe(example);
  }
}
