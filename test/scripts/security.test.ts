import {createHash} from "node:crypto";
import {expect, test} from "vitest";
import {checkSecurity, securePage} from "../../scripts/security.ts";

const module = '\nimport {define} from "./_observablehq/client.0d842524.js";\ndefine({});\n';
const page = (head: string, body = "") =>
  `<!DOCTYPE html><html lang="nb"><head>\n<meta charset="utf-8">\n<title>Side</title>${head}</head><body>${body}</body></html>`;
const policyOf = (html: string) =>
  /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";

test("a page lets in its own files and, by hash, the module of Framework that stands in it", () => {
  const html = securePage(page(`<script type="module">${module}</script>`));
  const hash = createHash("sha256").update(module).digest("base64");
  expect(policyOf(html)).toContain(`script-src 'self' 'sha256-${hash}';`);
  expect(policyOf(html)).toMatch(/^default-src 'none';/);
  expect(policyOf(html)).not.toMatch(/unsafe|https?:|\*/);
  expect(checkSecurity("a.html", html)).toEqual([]);
});

test("a page without scripts lets none in from its HTML", () => {
  expect(policyOf(securePage(page("")))).toContain("script-src 'self';");
});

test("the policy stands before everything that it judges, and is written once however often", () => {
  const html = securePage(page('<link rel="stylesheet" href="a.css">'));
  expect(html.indexOf("Content-Security-Policy")).toBeLessThan(html.indexOf("<link"));
  expect(securePage(html)).toBe(html);
});

test("a script that came into a page by a name gets no hash and stops the build", () => {
  const html = securePage(page("", "<h1><script>alert(1)</script></h1>"));
  expect(policyOf(html)).toContain("script-src 'self';");
  expect(checkSecurity("a.html", html)).toEqual(["a.html: unknown script in the page: alert(1)"]);
});

test.each([
  [`<script type="module">${module}</script>`.repeat(2), "more than one of Framework's modules"],
  ["<style>p {color: red}</style>", "style element in the page: put it in a style sheet"],
  ['<p style="color: red">x</p>', 'style attribute: <p style="color: red">'],
  ["<img src=x onerror=alert(1)>", "code in attribute onerror: <img src=x onerror=alert(1)>"],
  ["<svg/onload=alert(1)>", "code in attribute onload: <svg/onload=alert(1)>"],
  ['<a href="javascript:alert(1)">x</a>', 'code in an address: <a href="javascript:alert(1)">'],
  ["<a href=' JavaScript:alert(1)'>x</a>", "code in an address: <a href=' JavaScript:alert(1)'>"]
])("a page with %s is refused", (body, finding) => {
  expect(checkSecurity("a.html", securePage(page("", body)))).toEqual([`a.html: ${finding}`]);
});

test("text that only looks like markup is fine", () => {
  const body = '<p title="style=x onclick=y">&lt;script&gt;alert(1)&lt;/script&gt; on = off</p>';
  expect(checkSecurity("a.html", securePage(page("", body)))).toEqual([]);
});

test("a page without a policy, or with one that comes too late, is refused", () => {
  expect(checkSecurity("a.html", page(""))).toEqual([
    "a.html: no Content-Security-Policy",
    "a.html: no referrer policy"
  ]);
  const late = securePage(page("")).replace("<head>", '<head><link rel="stylesheet" href="a.css">');
  expect(checkSecurity("a.html", late)).toEqual([
    "a.html: Content-Security-Policy stands after what it judges"
  ]);
});
