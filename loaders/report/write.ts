import {mkdir, readFile, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import type {Report} from "../../src/model/report.ts";
import {reportAddress} from "../../src/model/report-address.ts";
import {figureFiles, readColours} from "../../src/report/figure-files.ts";
import {renderIndex} from "../../src/report/index-page.ts";
import type {SiteFrame} from "../../src/report/page.ts";
import {renderPlace} from "../../src/report/place.ts";
import {renderPulje} from "../../src/report/pulje.ts";
import {UserError} from "../errors.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {readReports} from "./reports.ts";

export interface WriteReportsOptions {
  /** The folder of the built site. */
  site: string;
  dataDir: string;
  /** Paths of the data files that the site holds, from its root. */
  files: ReadonlySet<string>;
  /** Header and footer of the site's pages; links start at the root. */
  header: string;
  footer: string;
  edition?: string;
}

/**
 * Writes every report and the page that lists them into a built site, with the style sheets that its first page has.
 * Returns the paths written. Throws UserError when the site has no first page.
 */
export async function writeReports(warehouse: Warehouse, options: WriteReportsOptions): Promise<string[]> {
  const {site, dataDir} = options;
  const {reports, index, dataDate} = await readReports(warehouse, {dataDir});
  const {styles, icon} = findStyles(await readFirstPage(site));
  const css = await Promise.all(
    styles.filter((path) => !/^https?:/.test(path)).map((path) => readFile(join(site, path), "utf8"))
  );
  const colours = readColours(css.join("\n"));
  const frame: SiteFrame = {
    styles,
    icon,
    header: options.header,
    footer: options.footer,
    files: options.files,
    dataDate,
    ...(options.edition ? {edition: options.edition} : {})
  };
  const written: string[] = [];
  for (const report of reports) {
    const path = `${reportAddress(report.kind, report.slug).slice(1)}.html`;
    const page = renderReport(report, frame);
    await write(join(site, path), page);
    written.push(path);
    for (const {name, content} of figureFiles(page, {slug: report.slug, colours}))
      await write(join(dirname(join(site, path)), name), content);
  }
  await write(join(site, "rapporter.html"), renderIndex(index, frame));
  return [...written, "rapporter.html"];
}

/** A report of any kind as an HTML document. */
export function renderReport(report: Report, frame: SiteFrame): string {
  return report.kind === "pulje" ? renderPulje(report, frame) : renderPlace(report, frame);
}

async function readFirstPage(site: string): Promise<string> {
  const path = join(site, "index.html");
  try {
    return await readFile(path, "utf8");
  } catch {
    throw new UserError(`${path}: not there: build the site first with "npm run build"`);
  }
}

/** The style sheets and the icon of a page at the root, whose names hold a hash of their content. */
export function findStyles(html: string): {styles: string[]; icon: string | null} {
  const links = [...html.matchAll(/<link\b[^>]*>/g)].map(([tag]) => ({
    rel: /\brel="([^"]*)"/.exec(tag)?.[1],
    href: /\bhref="([^"]*)"/.exec(tag)?.[1]?.replace(/^\.?\//, "")
  }));
  const of = (rel: string) => links.flatMap((l) => (l.rel === rel && l.href ? [l.href] : []));
  const styles = of("stylesheet");
  if (styles.length === 0) throw new UserError("index.html: no style sheet: build the site again");
  return {styles, icon: of("icon")[0] ?? null};
}

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), {recursive: true});
  await writeFile(path, content);
}
