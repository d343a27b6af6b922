import type {Page} from "playwright-core";
import {installColours, type WithColours} from "./colours.ts";

/** What is drawn in figures and tells nothing: lines of a grid, and the land under circles. */
const background = "[stroke='var(--pb-rule)'], .pb-map-land";

/**
 * Marks of the figures of a page whose fill and line both have less than 3:1 contrast to the page behind them
 * (WCAG 2.1, 1.4.11), as `colour on background ratio: mark`, each colour once a figure.
 */
export async function findPaleMarks(page: Page): Promise<string[]> {
  await installColours(page);
  return page.evaluate((without) => {
    const {lay, contrast, behind} = (window as unknown as WithColours).colours;
    const found = new Set<string>();
    for (const drawing of document.querySelectorAll("main svg")) {
      const on = behind(drawing.parentElement);
      for (const mark of drawing.querySelectorAll("path, line, rect, circle, polygon, polyline")) {
        if (mark.matches(without) || mark.closest("defs, clipPath, mask") || !mark.checkVisibility())
          continue;
        const style = getComputedStyle(mark);
        let opacity = 1;
        for (let at: Element | null = mark; at && at !== drawing; at = at.parentElement)
          opacity *= Number(getComputedStyle(at).opacity);
        const paints = [
          ...(style.fill === "none" || mark.localName === "line"
            ? []
            : [lay(style.fill, opacity * Number(style.fillOpacity), on)]),
          ...(style.stroke === "none" || parseFloat(style.strokeWidth) === 0
            ? []
            : [lay(style.stroke, opacity * Number(style.strokeOpacity), on)])
        ].map((colour) => contrast(colour, on));
        // what has no colour, or is wholly transparent, is there for the pointer alone
        const visible = paints.filter((ratio) => ratio > 1.01);
        if (visible.length === 0 || Math.max(...visible) >= 3) continue;
        const title = drawing.closest("figure")?.querySelector("h2, h3")?.textContent?.slice(0, 40) ?? "";
        found.add(
          `${Math.max(...visible).toFixed(2)} ${mark.localName}.${mark.getAttribute("class") ?? ""} fill ${style.fill} ${style.fillOpacity} stroke ${style.stroke} ${style.strokeOpacity}: ${title}`
        );
      }
    }
    return [...found];
  }, background);
}
