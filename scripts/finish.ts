import {readFile, readdir, stat, writeFile} from "node:fs/promises";
import {dirname, join, normalize, relative} from "node:path";
import {UserError} from "../loaders/errors.ts";
import {checkSecurity, securePage} from "./security.ts";

/** What the finished site holds. */
export interface SiteSummary {
  pages: number;
  files: number;
  bytes: number;
}

/**
 * Sets what Framework does not let us set (language, zoom, security policy), then refuses a site that would fail in the browser although
 * Framework's build said nothing: a block with a syntax error, an import that was not resolved, anything loaded from
 * another host, a link or a file that is not there. Throws UserError with every finding.
 */
export async function finishSite(root: string): Promise<SiteSummary> {
  const names = (await readdir(root, {recursive: true, withFileTypes: true}))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  const present = new Set(names);
  const problems: string[] = [];
  let bytes = 0;
  for (const name of names) {
    const path = join(root, name);
    bytes += (await stat(path)).size;
    if (name.endsWith(".html")) {
      const html = securePage(finishPage(await readFile(path, "utf8")));
      await writeFile(path, html);
      problems.push(...checkPage(name, html, present), ...checkSecurity(name, html));
    }
    if (generatorProbe.test(name)) await writeFile(path, generatorAnswer);
    if (/\.(html|js|css)$/.test(name)) problems.push(...checkImports(name, await readFile(path, "utf8")));
  }
  if (problems.length) throw new UserError(problems.join("\n"));
  return {pages: names.filter((n) => n.endsWith(".html")).length, files: names.length, bytes};
}

/**
 * The library of distribution functions asks by eval whether the browser has generators. Browsers that can run these pages
 * have them, and the security policy refuses eval, so the answer stands in place of the question.
 */
const generatorProbe = /^_node\/@stdlib\/assert-has-generator-support@[^/]+\/index\.\w+\.js$/;
const generatorAnswer = "const hasGenerators = () => true;\nexport {hasGenerators as default};\n";

/** Language and free zoom (WCAG 3.1.1 and 1.4.4); modification times would make two builds of one input differ. */
export function finishPage(html: string): string {
  return html
    .replace("<html>", '<html lang="nb">')
    .replace(/(<meta name="viewport" content="[^"]*?),\s*maximum-scale=1/, "$1")
    .replace(/,"lastModified":\d+/g, "");
}

/** Findings in one page: broken blocks, foreign addresses, links and files that are not in `present`. */
export function checkPage(name: string, html: string, present: ReadonlySet<string>): string[] {
  const problems: string[] = [];
  for (const [, message] of html.matchAll(/observablehq--error[^>]*>([^<]*)/g))
    problems.push(`${name}: ${message}`);
  if (!/<title>[^<]+<\/title>/.test(html)) problems.push(`${name}: no title`);
  for (const [, url] of html.matchAll(
    /<(?:link|script|img|iframe|source)\b[^>]*?\b(?:href|src)="((?:https?:)?\/\/[^"]+)"/g
  )) {
    problems.push(`${name}: loads ${url} from another host`);
  }
  for (const [, raw] of html.matchAll(/<(?:a|link|script|img)\b[^>]*?\b(?:href|src)="([^"]+)"/g)) {
    const target = (raw ?? "").split(/[?#]/)[0] ?? "";
    if (target === "" || /^[a-z]+:/i.test(target) || target.startsWith("//")) continue;
    const path = normalize(target.startsWith("/") ? target.slice(1) : join(dirname(name), target));
    const candidates = [path, `${path}.html`, join(path, "index.html")].map((p) => p.replace(/^\.\//, ""));
    if (!candidates.some((candidate) => present.has(candidate))) problems.push(`${name}: dead link ${raw}`);
  }
  return problems;
}

const foreignHosts =
  /https?:\/\/((?:cdn\.jsdelivr|esm\.sh|unpkg|fonts\.(?:googleapis|gstatic)|cdn\.observableusercontent|extensions\.duckdb)[\w.-]*)/g;

/** Findings in one script, style or page: imports left for the browser to resolve, addresses of content networks. */
export function checkImports(name: string, source: string): string[] {
  const problems: string[] = [];
  for (const [, specifier] of source.matchAll(/\b(?:import\(|from\s*|import\s*)["']([^"'\n]+)["']/g)) {
    if (
      specifier &&
      !/^(\.{0,2}\/|data:)/.test(specifier) &&
      /^(npm:|jsr:|https?:|node:|observablehq:|[@a-z][\w@./-]*$)/i.test(specifier)
    ) {
      if (!name.endsWith(".css")) problems.push(`${name}: import of "${specifier}" was not resolved`);
    }
  }
  for (const [, host] of source.matchAll(foreignHosts)) problems.push(`${name}: refers to ${host}`);
  return problems;
}
