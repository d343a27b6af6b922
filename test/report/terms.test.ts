import {JSDOM} from "jsdom";
import {describe, expect, test} from "vitest";
import {findTermUses} from "../../src/model/term-use.ts";
import {renderPlace} from "../../src/report/place.ts";
import {renderPulje} from "../../src/report/pulje.ts";
import {html} from "../../src/report/html.ts";
import {linkTerms} from "../../src/report/terms.ts";
import {frame, placeReport, puljeReport, shareOf} from "./fixture.ts";

const own = [shareOf(2025, 50, 1000)];

describe.each([
  ["county", renderPlace(placeReport({kind: "county", name: "Fylke", own}), frame)],
  ["municipality", renderPlace(placeReport({kind: "municipality", name: "Stad", own}), frame)],
  ["network", renderPlace(placeReport({kind: "network", name: "Regionen", own}), frame)],
  ["pulje", renderPulje(puljeReport("15. mars 2021"), frame)],
  ["nynorsk", renderPlace(placeReport({kind: "county", name: "Fylke", language: "nn", own}), frame)]
])("the report of a %s", (_, page) => {
  const main = new JSDOM(page).window.document.querySelector("main")!;

  test("links the first use of every term in its running text, and no other", () => {
    const linked = [...main.querySelectorAll("a.pb-term")].map(
      (link) => link.getAttribute("href")!.split("#")[1]
    );
    expect(linked.length).toBeGreaterThan(3);
    expect(linked).toEqual([...new Set(linked)]);
    const copy = main.cloneNode(true) as Element;
    for (const element of copy.querySelectorAll("a:not(.pb-term), h1, h2, h3, h4, dt, table, svg, nav"))
      element.remove();
    const walker = copy.ownerDocument.createTreeWalker(copy, 4);
    const used = new Set<string>();
    while (walker.nextNode())
      for (const {id} of findTermUses(walker.currentNode.textContent ?? "")) used.add(id);
    expect(new Set(linked)).toEqual(used);
  });
});

test("a term in a heading, a link, a table or a drawing is not linked, and what follows is", () => {
  const markup = html`<h2>Pulje</h2>
    <p>I en <a href="x">pulje</a><br />er</p>
    <table>
      <tr>
        <td>pulje</td>
      </tr>
    </table>
    <svg>
      <text>pulje</text>
      <path d="M0,0" />
    </svg>
    <p>en <b>pulje</b>.</p>`;
  const {text} = linkTerms(markup, "../../");
  expect(text.match(/class="pb-term"/g)).toHaveLength(1);
  expect(text).toContain('<b><a href="../../begreper#pulje" class="pb-term">pulje</a></b>');
});
