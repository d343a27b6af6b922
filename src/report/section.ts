import {html, plain, type Content, type Html} from "./html.js";

/** A section of a report with its heading; `id` is where the table of contents leads. */
export function section(id: string, heading: Content, ...content: readonly Content[]): Html {
  return html`<section class="pb-report-section" aria-labelledby="${id}">
    <h2 id="${id}" tabindex="-1">${heading}</h2>
    ${content}
  </section> `;
}

/**
 * A figure: title, subtitle, drawing for wide and for narrow places, table of its numbers, notes and source line. A named
 * group, since what a PDF tags as figure must itself have a text in its place, and only the drawing has one.
 */
export function figure({
  title,
  subtitle,
  drawings,
  twin,
  foot,
  example
}: {
  title: Content;
  subtitle: Content;
  drawings: Content;
  twin: Content;
  foot: Content;
  example: Content;
}): Html {
  return html`<figure
    class="pb-figure pb-report-figure${example ? " pb-figure-example" : ""}"
    role="group"
    aria-label="${plain(title)}"
  >
    <div class="pb-figure-head">
      <h3 class="pb-figure-title">${title}</h3>
      <p class="pb-figure-subtitle">${subtitle}</p>
      ${example ? html`<p class="pb-report-mark">${example}</p>` : null}
    </div>
    <div class="pb-chart">${drawings}</div>
    ${twin}
    <figcaption class="pb-figure-foot">${foot}</figcaption>
  </figure> `;
}
