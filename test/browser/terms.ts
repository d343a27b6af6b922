import type {Page} from "playwright-core";
import {findTermUses} from "../../src/model/term-use.ts";

/** Where a term may stand without a link: headings, controls, tables, drawings, lines that are read aloud, small print. */
const exempt =
  "h1, h2, h3, h4, dt, button, summary, label, legend, select, textarea, table, svg, code, pre, [role='status'], [role='alert'], [role='listbox'], [aria-live], .ds-sr-only, .pb-paper, .pb-badge, .pb-cite";

/** Terms that the running text of a page uses before it links to them, as `term: the text`. */
export async function findUnlinkedTerms(page: Page): Promise<string[]> {
  const pieces = await page.evaluate((without) => {
    const found: {text: string; term: string | null}[] = [];
    const main = document.querySelector("main");
    if (!main) return found;
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent ?? "";
      const parent = walker.currentNode.parentElement;
      if (!parent || !text.trim() || parent.closest(without) || !parent.checkVisibility()) continue;
      const link = parent.closest("a");
      const term = link?.hash && link.pathname.endsWith("/begreper") ? link.hash.slice(1) : null;
      if (!link || term) found.push({text, term});
    }
    return found;
  }, exempt);
  const seen = new Set<string>();
  return pieces.flatMap(({text, term}) => {
    if (term) {
      seen.add(term);
      return [];
    }
    return findTermUses(text)
      .filter(({id}) => !seen.has(id))
      .map(({id}) => `${id}: ${text.trim().slice(0, 80)}`);
  });
}
