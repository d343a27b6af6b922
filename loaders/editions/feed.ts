import {createHash} from "node:crypto";
import {describeSet, formatEdition} from "./words.ts";
import {differs, type EditionDiff} from "./diff.ts";
import {dateOfEdition} from "./edition-name.ts";

export const feedName = "atom.xml";
const entryLimit = 50;

/**
 * An Atom feed (RFC 4287) with one entry an edition, newest first. Ids depend on nothing but the edition's name, and
 * addresses are relative to the feed, so the same feed is right wherever the editions lie.
 */
export function encodeFeed(editions: readonly EditionDiff[], {author}: {author: string}): string {
  const newest = editions.slice(0, entryLimit);
  const [first] = newest;
  if (!first) throw new RangeError("a feed needs an edition");
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nb">',
    `<id>${idOf("feed")}</id>`,
    "<title>Puljeblikk: endringer i tallene</title>",
    `<updated>${timeOf(first.edition)}</updated>`,
    `<author><name>${escapeXml(author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${feedName}"/>`,
    '<link rel="alternate" type="text/html" href="endringer"/>',
    ...newest.map(entry),
    "</feed>",
    ""
  ].join("\n");
}

function entry(diff: EditionDiff): string {
  const sets = diff.sets.filter(differs);
  const lines =
    diff.previous === null
      ? ["Første utgave."]
      : sets.length === 0
        ? ["Ingen tall er endret."]
        : sets.map((set) => `${set.title}: ${describeSet(set)}`);
  return [
    "<entry>",
    `<id>${idOf(diff.edition)}</id>`,
    `<title>${escapeXml(`Utgave ${formatEdition(diff.edition)}`)}</title>`,
    `<updated>${timeOf(diff.edition)}</updated>`,
    `<link rel="alternate" type="text/html" href="../${diff.edition}/endringer"/>`,
    `<content type="text">${escapeXml(lines.join("\n"))}</content>`,
    "</entry>"
  ].join("\n");
}

/** The day of the edition; a second edition that day is one second later, so that readers sort them right. */
function timeOf(edition: string): string {
  const second = Number(edition.slice("2026-12-01-".length) || 1) - 1;
  return `${dateOfEdition(edition)}T00:${String(Math.floor(second / 60)).padStart(2, "0")}:${String(second % 60).padStart(2, "0")}Z`;
}

/** A UUID of the free form (version 8, RFC 9562) from a name. */
function idOf(name: string): string {
  const hex = createHash("sha256").update(`puljeblikk/${name}`).digest("hex");
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Text in XML; characters that XML 1.0 cannot hold become U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
