import {createRequire} from "node:module";
import {expect, test} from "vitest";
import {linkTermsInMarkdown} from "../../scripts/term-links.ts";

type MarkdownIt = Parameters<typeof linkTermsInMarkdown>[0] & {render: (text: string, env: object) => string};
const framework = createRequire(
  createRequire(import.meta.url).resolve("@observablehq/framework/package.json")
);
const create = framework("markdown-it") as (options: object) => MarkdownIt;

function render(text: string, path = "/x"): string {
  return linkTermsInMarkdown(create({html: true}))
    .render(text, {path})
    .trim();
}

test("the first use of a term in prose links to its explanation, later ones do not", () => {
  expect(render("En pulje og flere puljer.")).toBe(
    '<p>En <a href="/begreper#pulje" class="pb-term">pulje</a> og flere puljer.</p>'
  );
});

test("headings, tables, links, code and the small print of sources are left alone, and do not count as uses", () => {
  const text =
    '# Puljer\n\n| vedtak |\n| --- |\n| vedtak |\n\n[en ramme](/x) `trinn` <span class="pb-cite">Kilde: IBS</span> Ramme.';
  expect(render(text).match(/<a [^>]*pb-term[^>]*>[^<]*/g)).toEqual([
    '<a href="/begreper#ramme" class="pb-term">Ramme'
  ]);
});

test("each page begins anew, and the explanations themselves are not linked", () => {
  const md = linkTermsInMarkdown(create({html: true}));
  expect(
    [md.render("Pulje", {path: "/a"}), md.render("Pulje", {path: "/b"})].filter((h) => h.includes("href"))
  ).toHaveLength(2);
  expect(render("Pulje", "/begreper")).not.toContain("href");
});
