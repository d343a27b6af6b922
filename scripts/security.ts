import {createHash} from "node:crypto";

/** How the module that Framework writes into a page begins; the only script that may stand in the HTML itself. */
const frameworkModule = /^\s*import (?:\{[\w, ]*\} from )?"(?:\.{1,2}\/)+_observablehq\/client\.[\w.]*js";/;
const tags = /<[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/gi;
const attributes = /[\s/]([^\s=<>"'/]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+)/g;
const inlineScripts = /<script\b([^>]*)>(.*?)<\/script>/gs;

/** What a page may load and do; each line is one directive. Scripts in the HTML are let in by their SHA-256 alone. */
function policy(scripts: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...scripts.map(hashSource)].join(" ")}`,
    "style-src 'self'",
    // the style sheets hold small icons and the font as data
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    // the search form
    "form-action 'self'"
  ].join("; ");
}

/**
 * Writes Content-Security-Policy and referrer policy into a page, before anything that they judge. A page that has them
 * gets them anew. `frame-ancestors` works as a header only (docs/publishing.md).
 */
export function securePage(html: string): string {
  const bare = html.replaceAll(
    /<meta (?:http-equiv="Content-Security-Policy"|name="referrer")[^>]*>\n?/g,
    ""
  );
  const scripts = readScripts(bare).filter((text) => frameworkModule.test(text));
  const metas = `<meta http-equiv="Content-Security-Policy" content="${policy(scripts)}">\n<meta name="referrer" content="no-referrer">`;
  return bare.replace(/<meta charset="[^"]*"\s*\/?>/, (charset) => `${charset}\n${metas}`);
}

/**
 * What in a page the policy would refuse, or should not have to: scripts and styles in the HTML that are not
 * Framework's, code in attributes, and a policy that is missing or stands after something that it judges.
 */
export function checkSecurity(name: string, html: string): string[] {
  const problems: string[] = [];
  const place = html.indexOf('<meta http-equiv="Content-Security-Policy"');
  const first = /<(?:script|link|style|body)\b/.exec(html)?.index ?? html.length;
  if (place < 0) problems.push(`${name}: no Content-Security-Policy`);
  else if (place > first) problems.push(`${name}: Content-Security-Policy stands after what it judges`);
  if (!html.includes('<meta name="referrer" content="no-referrer">'))
    problems.push(`${name}: no referrer policy`);
  const scripts = readScripts(html);
  const foreign = scripts.filter((text) => !frameworkModule.test(text));
  for (const text of foreign) problems.push(`${name}: unknown script in the page: ${shorten(text)}`);
  if (scripts.length - foreign.length > 1) problems.push(`${name}: more than one of Framework's modules`);
  const rest = html.replaceAll(inlineScripts, "");
  if (/<style\b/.test(rest)) problems.push(`${name}: style element in the page: put it in a style sheet`);
  for (const [tag] of rest.matchAll(tags)) {
    for (const [, attribute = "", value = ""] of tag.matchAll(attributes)) {
      if (/^on/i.test(attribute)) problems.push(`${name}: code in attribute ${attribute}: ${shorten(tag)}`);
      if (/^style$/i.test(attribute)) problems.push(`${name}: style attribute: ${shorten(tag)}`);
      if (/^["']?\s*javascript:/i.test(value)) problems.push(`${name}: code in an address: ${shorten(tag)}`);
    }
  }
  return problems;
}

/** The scripts that stand in the HTML itself. */
function readScripts(html: string): string[] {
  return [...html.matchAll(inlineScripts)].flatMap(([, own = "", text = ""]) =>
    /\bsrc=/.test(own) ? [] : [text]
  );
}

function hashSource(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}
