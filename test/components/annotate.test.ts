// @vitest-environment jsdom
import {expect, test} from "vitest";
import {annotate, keepAnnotated} from "../../src/components/annotate.ts";

function annotated(html: string, options: Partial<Parameters<typeof annotate>[1]> = {}): HTMLElement {
  const root = document.createElement("main");
  root.innerHTML = html;
  document.body.replaceChildren(root);
  annotate(root, {terms: "/begreper", ...options});
  return root;
}

const linked = (root: HTMLElement) =>
  [...root.querySelectorAll("a.pb-term")].map((a) => `${a.textContent} ${a.getAttribute("href")}`);

test("the first use of each term links, the text stays", () => {
  const root = annotated("<p>En pulje, flere puljer og et vedtak.</p><p>Puljen.</p>");
  expect(linked(root)).toEqual(["pulje /begreper#pulje", "vedtak /begreper#vedtak"]);
  expect(root.textContent).toBe("En pulje, flere puljer og et vedtak.Puljen.");
});

test("controls, headings, tables, drawings and live lines are left alone and do not count", () => {
  const root = annotated(
    '<h2>Puljer</h2><button>pulje</button><label>pulje</label><table><tr><td>pulje</td></tr></table><svg><text>pulje</text></svg><p aria-live="polite">pulje</p><p>Puljen</p>'
  );
  expect(linked(root)).toEqual(["Puljen /begreper#pulje"]);
  expect(root.lastElementChild?.firstElementChild?.className).toBe("pb-term");
});

test("a term linked earlier on the page is not linked again; one linked later is, where it is used first", () => {
  expect(linked(annotated('<a class="pb-term" href="./begreper#pulje">pulje</a><p>Puljen</p>'))).toHaveLength(
    1
  );
  expect(linked(annotated('<p>Puljen</p><a class="pb-term" href="./begreper#pulje">pulje</a>'))).toHaveLength(
    2
  );
});

test("again changes nothing", () => {
  const root = annotated("<p>En pulje i Deatnu-Tana.</p>");
  const before = root.innerHTML;
  annotate(root, {terms: "/begreper"});
  expect(root.innerHTML).toBe(before);
});

test("Sámi and Kven names get their language, in tables and controls too, not within one that has it", () => {
  const root = annotated(
    '<table><tr><td>Porsanger-Porsáŋgu-Porsanki</td></tr></table><button>Deatnu-Tana</button><span lang="se">Deatnu</span>',
    {links: false}
  );
  expect(
    [...root.querySelectorAll("[lang]")].map((n) => `${n.textContent} ${n.getAttribute("lang")}`)
  ).toEqual(["Porsáŋgu se", "Porsanki fkv", "Deatnu se", "Deatnu se"]);
});

test("what changes later is linked when it has come to rest, and its own links are no change", async () => {
  const root = document.createElement("main");
  root.innerHTML = "<p>Ingenting</p>";
  document.body.replaceChildren(root);
  const stop = keepAnnotated(root, {terms: "/begreper"});
  root.firstElementChild!.textContent = "Rammen";
  expect(linked(root)).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(linked(root)).toEqual(["Rammen /begreper#ramme"]);
  const link = root.querySelector("a");
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(root.querySelector("a")).toBe(link);
  stop();
});
