import * as fc from "fast-check";
import {JSDOM} from "jsdom";
import MarkdownIt from "markdown-it";
import {Parser} from "n3";
import {expect, test} from "vitest";
import {inlineText} from "../../loaders/datasets/read-me.ts";
import {encodeTurtle} from "../../loaders/datasets/turtle.ts";
import {escapeXml} from "../../loaders/editions/feed.ts";
import {escapeHtml} from "../../loaders/editions/words.ts";
import {escapeText, markdownTable} from "../../loaders/readers/markdown.ts";
import {readable} from "../../src/model/readable.ts";
import {anyText} from "./arbitraries/texts.ts";

/** As Framework reads pages: with HTML, and addresses made into links. */
const markdown = new MarkdownIt({html: true, linkify: true});
markdown.linkify.set({fuzzyLink: false, fuzzyEmail: false});
const {document} = new JSDOM("").window;

/** Text that can stand in a page: browsers take other characters away or put a sign in their place. */
const text = anyText.filter(
  (one) => !/[\p{Cc}\p{Surrogate}\ufffd]/u.test(one) && one.trim() !== "" && one.length < 5000
);
const folded = (one: string) => one.replace(/\s+/gu, " ").trim();

function parse(html: string): HTMLElement {
  document.body.innerHTML = html;
  return document.body;
}

test("a text in a Markdown page is that text, and makes no element, no link and no code", () => {
  fc.assert(
    fc.property(text, (one) => {
      const escaped = escapeText(one);
      expect(escaped).not.toMatch(/\$\{/);
      const body = parse(markdown.render(`<div>${escaped}</div>\n\nEtter ${escaped} slutt.`));
      expect([...body.querySelectorAll("*")].map(({tagName}) => tagName)).toEqual(["DIV", "P"]);
      expect(folded(body.textContent)).toBe(folded(`${one}\nEtter ${one} slutt.`));
    }),
    {numRuns: 400, seed: 1}
  );
});

test("a text in a cell of a Markdown table stays in its cell", () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const source = markdownTable(["a", "b"], [[escapeText(folded(one)), escapeText(folded(other))]]);
      const cells = [...parse(markdown.render(source)).querySelectorAll("td")];
      expect(cells.map((cell) => folded(cell.textContent))).toEqual([folded(one), folded(other)]);
    }),
    {numRuns: 200, seed: 1}
  );
});

test("a text in the file that lies beside the data sets is that text, and no markup", () => {
  const plain = new MarkdownIt({html: true});
  fc.assert(
    fc.property(text, (one) => {
      const body = parse(plain.render(`- Kilde: ${inlineText(one)}. Slutt`));
      expect([...body.querySelectorAll("*")].map(({tagName}) => tagName)).toEqual(["UL", "LI"]);
      expect(folded(body.textContent)).toBe(folded(`Kilde: ${readable(one)}. Slutt`));
    }),
    {numRuns: 400, seed: 1}
  );
});

test("a text in the catalogue is that text", () => {
  fc.assert(
    fc.property(text, (one) => {
      const thing = {
        "@id": "https://x.no/",
        "@type": "dct:A",
        "dct:title": [{"@value": one, "@language": "nb"}]
      };
      const quads = new Parser().parse(encodeTurtle([thing], {dct: "http://purl.org/dc/terms/"}));
      expect(quads.map(({object}) => object.value)).toEqual(["http://purl.org/dc/terms/A", one]);
    }),
    {numRuns: 200, seed: 1}
  );
});

test("a text in HTML and in XML is that text, also in an attribute", () => {
  fc.assert(
    fc.property(text, (one) => {
      for (const escape of [escapeHtml, escapeXml]) {
        const body = parse(`<p title="${escape(one)}">${escape(one)}</p>`);
        expect(body.querySelectorAll("*")).toHaveLength(1);
        expect([body.firstElementChild?.getAttribute("title"), body.textContent]).toEqual([one, one]);
      }
    }),
    {numRuns: 400, seed: 1}
  );
});
