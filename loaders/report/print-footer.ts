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

/**
 * A PDF with the day of the data for the moment of its making, which is all that differs between two printings of one
 * page. The bytes keep their places. `day` is ISO.
 */
export function fixDates(pdf: Uint8Array, day: string): Uint8Array {
  const bytes = Buffer.from(pdf);
  const stamp = `D:${day.replaceAll("-", "")}000000+00'00'`;
  for (const key of ["/CreationDate (", "/ModDate ("]) {
    const at = bytes.indexOf(key);
    const end = bytes.indexOf(")", at);
    if (at >= 0 && end === at + key.length + stamp.length) bytes.write(stamp, at + key.length, "latin1");
  }
  return bytes;
}
