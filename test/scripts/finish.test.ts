import {expect, test} from "vitest";
import {checkImports, checkPage, finishPage} from "../../scripts/finish.ts";

const page = (body: string) =>
  `<!doctype html><html><head><title>Side</title></head><body>${body}</body></html>`;

test("a page gets its language and may be zoomed", () => {
  const html = finishPage(
    '<html><meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">{"lastModified":17}'
  );
  expect(html).toContain('<html lang="nb">');
  expect(html).toContain('content="width=device-width, initial-scale=1"');
});

test("a block with a syntax error fails the build although Framework exits 0", () => {
  expect(
    checkPage(
      "a.html",
      page('<div class="observablehq--block observablehq--error">SyntaxError</div>'),
      new Set()
    )
  ).toEqual(["a.html: SyntaxError"]);
});

test.each([
  ['<script src="https://cdn.example/x.js"></script>', "loads https://cdn.example/x.js from another host"],
  ['<img src="//cdn.example/x.png">', "loads //cdn.example/x.png from another host"],
  ['<a href="./nowhere">x</a>', "dead link ./nowhere"]
])("a page with %s is refused", (body, finding) => {
  expect(checkPage("a.html", page(body), new Set())).toEqual([`a.html: ${finding}`]);
});

test("links to pages with and without extension, to parts of a page and to other sites are fine", () => {
  const body =
    '<a href="./b">b</a><a href="/c/">c</a><a href="#here">h</a><a href="https://www.udir.no/">u</a><a href="mailto:a@b.no">m</a>';
  expect(checkPage("a.html", page(body), new Set(["b.html", "c/index.html"]))).toEqual([]);
});

test.each(['import("htl")', 'import {x} from "npm:d3"', 'import "https://esm.sh/d3"', 'from "node:fs"'])(
  "an import that the browser would have to resolve is refused: %s",
  (source) => {
    expect(checkImports("a.js", source).length).toBeGreaterThan(0);
  }
);

test("relative imports and text that merely says from are fine", () => {
  expect(checkImports("a.js", 'import {a} from "./a.js"; const t = "far from \\"home\\"";')).toEqual([]);
});
