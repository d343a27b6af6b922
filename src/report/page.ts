import type {Report} from "../model/report.js";
import type {ReportContext} from "./context.js";
import {shorten} from "../model/text-length.js";
import {html, Html, plain, unescapeText, type Content} from "./html.js";

/** What a report gets from the site around it. */
export interface SiteFrame {
  /** Links of style sheets, icon and fonts as paths from the root of the site, without leading slash. */
  styles: readonly string[];
  icon: string | null;
  /** Header and footer as the other pages have them; links start at the root, `/mobbing`. */
  header: string;
  footer: string;
  /** Files that the site offers, as paths without leading slash. */
  files: ReadonlySet<string>;
  /** ISO date of the newest data. */
  dataDate: string;
  /** ISO date of the edition, where there is one. */
  edition?: string;
}

/** A whole HTML document without any script. */
export function document(
  {language, root}: ReportContext,
  frame: SiteFrame,
  {
    title,
    description,
    main,
    attributes
  }: {title: Content; description: Content; main: Html; attributes?: Html}
): string {
  // the site's own header and footer are in bokmål
  const own = language === "nb" ? null : html` lang="nb"`;
  const relative = (text: string) => new Html(text.replaceAll('href="/', `href="${root}`));
  return html`<!DOCTYPE html>
    <html lang="${language}" ${attributes}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${shorten(plainText(title), 200)} | Puljeblikk</title>
        <meta name="description" content="${plain(description)}" />
        ${frame.styles.map((path) => html`<link rel="stylesheet" href="${root}${path}" />`)}
        ${frame.icon === null ? null : html`<link rel="icon" href="${root}${frame.icon}" type="image/svg+xml" />`}
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#255f41" />
      </head>
      <body>
        <div id="observablehq-center">
          <header id="observablehq-header" ${own}>${relative(frame.header)}</header>
          <main id="observablehq-main" class="observablehq pb-report">${main}</main>
          <footer id="observablehq-footer" ${own}>${relative(frame.footer)}</footer>
        </div>
      </body>
    </html> `.text;
}

/** Text of a content without tags and entities, for places that escape it again. */
function plainText(content: Content): string {
  return unescapeText(plain(content).text);
}

/** The head of a report: where it lies, its kind, its title, the mark of the example, its language and dates. */
export function titleBlock(
  {say, numbers, root}: ReportContext,
  {
    kind,
    title,
    lead,
    crumbs,
    report,
    frame
  }: {kind: Content; title: Content; lead: Content; crumbs: Content; report: Report; frame: SiteFrame}
): Html {
  const example = report.world === "example";
  return html`<nav class="pb-report-crumbs" aria-label="${say("breadcrumbs")}">
      <a href="${root}rapporter">${say("allReports")}</a>${crumbs}
    </nav>
    <p class="pb-report-kind">${kind}</p>
    <h1>${title}</h1>
    ${
      example
        ? html`<p class="pb-report-example">
            <b>${say("exampleMark")}.</b>
            ${report.kind === "pulje" ? say("exampleNoticePulje") : say("exampleNotice")}
          </p>`
        : null
    }
    <p class="pb-report-dates">
      ${frame.edition ? html`${say("editionDate", {date: numbers.date(frame.edition)})} · ` : null}${say("dataDate", {date: numbers.date(frame.dataDate)})}
    </p>
    ${lead ? html`<p class="pb-lead">${lead}</p>` : null}`;
}

/** The table of contents, from the headings of the sections. */
export function contents({say}: ReportContext, body: Html): Html {
  const headings = [...body.text.matchAll(/<h2 id="([a-z]+)"[^>]*>(.*?)<\/h2>/g)];
  return html`<nav class="pb-report-contents" aria-label="${say("contents")}">
    <ul>
      ${headings.map(([, id = "", heading = ""]) => html`<li><a href="#${id}">${new Html(heading)}</a></li>`)}
    </ul>
  </nav>`;
}

/** The publishers in one line, which is also printed at the foot of every page of the PDF. */
export function printSource({say, numbers}: ReportContext, report: Report, {dataDate}: SiteFrame): Html {
  const publishers = [...new Set(report.sources.map((s) => s.publisher))].join(", ");
  return say("printSource", {publishers, date: numbers.date(dataDate)});
}
