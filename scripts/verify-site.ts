import {readFile, stat} from "node:fs/promises";
import {dirname, join, normalize} from "node:path";
import {checkDataFiles} from "../loaders/editions/data-files.ts";
import {listPaths} from "../loaders/editions/edition-manifest.ts";
import {checkImports, checkPage} from "./finish.ts";
import {checkSecurity} from "./security.ts";

/**
 * Findings in a whole site on disk: pages without title, language or policy, dead links and fragments, addresses of other
 * hosts, imports that were not resolved, data files that are not what they say. Links out of the site must be to files in
 * the folder around it, where the other editions lie; links to the site's own name `self` are to itself.
 */
export async function verifySite(root: string, {self}: {self: string}): Promise<string[]> {
  const paths = await listPaths(root);
  const present = new Set(paths);
  const problems: string[] = [];
  const anchors = new Map<string, Set<string>>();
  const links: {page: string; href: string}[] = [];
  for (const path of paths) {
    if (!/\.(?:html|js|css)$/.test(path)) continue;
    const text = await readFile(join(root, path), "utf8");
    problems.push(...checkImports(path, text));
    if (path.endsWith(".css")) problems.push(...checkStyles(path, text));
    if (!path.endsWith(".html")) continue;
    const outside = [...text.matchAll(/\bhref="((?:\.\.\/)+[^"]*)"/g)].flatMap(([, href = ""]) =>
      leavesSite(path, href) ? [href] : []
    );
    const inside = outside.reduce((html, href) => html.replaceAll(`href="${href}"`, ""), text);
    problems.push(...checkPage(path, inside, present), ...checkSecurity(path, text));
    if (!/^<!doctype html>\s*<html\b[^>]*\blang="[a-z]{2}"/i.test(text))
      problems.push(`${path}: no language`);
    for (const href of outside) {
      if (!(await isThere(root, {page: path, href, self}))) problems.push(`${path}: dead link ${href}`);
    }
    anchors.set(path, readAnchors(text));
    for (const [, href = ""] of inside.matchAll(/<a\b[^>]*?\bhref="([^"]*#[^"]+)"/g))
      links.push({page: path, href});
  }
  for (const {page, href} of links) problems.push(...checkFragment({page, href, anchors}));
  return [...new Set(problems), ...(await checkDataFiles(root))];
}

/** Whether a relative address leads out of the folder of the site. */
function leavesSite(page: string, href: string): boolean {
  return normalize(join(dirname(page), href)).startsWith("..");
}

async function isThere(
  root: string,
  {page, href, self}: {page: string; href: string; self: string}
): Promise<boolean> {
  const target = decode(href.split(/[?#]/)[0] ?? "");
  const way = normalize(join(dirname(page), target)).replace(/^\.\.\//, "");
  if (way.startsWith("..")) return false;
  const path =
    way === self || way.startsWith(`${self}/`) ? join(root, way.slice(self.length)) : join(root, "..", way);
  for (const candidate of [path, `${path.replace(/\/$/, "")}.html`, join(path, "index.html")]) {
    const found = await stat(candidate).catch(() => undefined);
    if (found?.isFile()) return true;
  }
  return false;
}

function readAnchors(html: string): Set<string> {
  return new Set([...html.matchAll(/\s(?:id|name)="([^"]+)"/g)].map(([, id = ""]) => id));
}

function checkFragment({
  page,
  href,
  anchors
}: {
  page: string;
  href: string;
  anchors: ReadonlyMap<string, ReadonlySet<string>>;
}): string[] {
  if (/^[a-z]+:|^\/\//i.test(href)) return [];
  const [address = "", fragment = ""] = href.split("#");
  const target = address.split("?")[0] ?? "";
  const path =
    target === "" ? page : normalize(target.startsWith("/") ? target.slice(1) : join(dirname(page), target));
  const found = [path, `${path}.html`, join(path, "index.html")]
    .map((candidate) => anchors.get(candidate.replace(/^\.\//, "")))
    .find((ids) => ids !== undefined);
  return !found || found.has(decode(fragment))
    ? []
    : [`${page}: dead link ${href}: nothing there has that id`];
}

function checkStyles(name: string, css: string): string[] {
  return [...css.matchAll(/(?:url\(\s*["']?|@import\s+["'])((?:https?:)?\/\/[^"')\s]+)/g)].map(
    ([, url]) => `${name}: loads ${url} from another host`
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("&amp;", "&"));
  } catch {
    return text;
  }
}
