import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {UserError} from "../errors.ts";
import {diffPlace, editionPlace} from "../readers/places.ts";
import type {EditionDiff} from "./diff.ts";
import {listPaths} from "./edition-manifest.ts";
import {feedName} from "./feed.ts";
import {describeDataDiff, escapeHtml, formatEdition} from "./words.ts";

const changesPage = "endringer.html";

/**
 * Writes the edition into the footer of every page, and what the comparison found into the page Endringer, with its feed.
 * Throws UserError that names the pages without a place for it.
 */
export async function stampPages(folder: string, diff: EditionDiff): Promise<void> {
  const pages = (await listPaths(folder)).filter((path) => path.endsWith(".html"));
  const without: string[] = [];
  for (const path of pages) {
    const html = await readFile(join(folder, path), "utf8");
    const stamped = stampPage(html, diff.edition);
    if (stamped === html) without.push(`${path}: no place for the edition in its footer`);
    if (path !== changesPage) await writeFile(join(folder, path), stamped);
    else if (!stamped.includes(diffPlace)) without.push(`${path}: no place for the changes`);
    else await writeFile(join(folder, path), stampChanges(stamped, diff));
  }
  if (!pages.includes(changesPage)) without.push(`${changesPage}: no such page`);
  if (without.length > 0)
    throw new UserError(without.map((line) => `${line}: build the site again`).join("\n"));
}

function stampPage(html: string, edition: string): string {
  const text = escapeHtml(`Utgave ${formatEdition(edition)}.`);
  return html.replace(editionPlace, () => editionPlace.replace("><", `>${text}<`));
}

function stampChanges(html: string, diff: EditionDiff): string {
  const block = [
    '<div class="pb-data-diff">',
    '<h2 id="tall-i-utgaven">Tallene i denne utgaven</h2>',
    describeDataDiff(diff),
    `<p><a href="./${feedName}">Følg endringene i en nyhetsleser (Atom)</a></p>`,
    "</div>"
  ].join("\n");
  const feed = `<link rel="alternate" type="application/atom+xml" title="Endringer i tallene" href="./${feedName}">\n</head>`;
  return html.replace(diffPlace, () => block).replace("</head>", () => feed);
}
