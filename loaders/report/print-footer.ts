import {html} from "../../src/report/html.ts";

/**
 * What is printed at the foot of every page of a PDF: the source line, and the number of the page of how many. Chromium
 * draws it outside the page's own style sheets, so it brings its own.
 */
export function printFooter(source: string): string {
  const style =
    "box-sizing:border-box;width:100%;padding:0 16mm;display:flex;gap:8mm;justify-content:space-between;" +
    "font:9.5px sans-serif;color:#333333";
  return html`<div style="${style}">
    <span>${source}</span>
    <span style="white-space:nowrap"
      >Side <span class="pageNumber"></span> av <span class="totalPages"></span
    ></span>
  </div>`.text;
}
