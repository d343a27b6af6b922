// @vitest-environment jsdom
import {beforeEach, expect, test} from "vitest";
import {startSearchBox} from "../../src/components/search/box.ts";
import {createSearchEngine} from "../../src/components/search/engine.ts";
import {entryAddress} from "../../src/components/search/entry.ts";
import {searchPage} from "../../src/components/search/page.ts";
import type {SearchEntry, SearchKind} from "../../src/model/search.ts";

function entry(kind: SearchKind, name: string, path: string, words = "", detail = ""): SearchEntry {
  return {kind, name, path, words, detail};
}

const entries = [
  entry("county", "Trøndelag", "mobbing?fylke=50", "50 Trööndelage"),
  entry("municipality", "Kárášjohka-Karasjok", "mobbing?fylke=56&enhet=5610", "5610", "i Finnmark"),
  entry("municipality", "Tromsø", "mobbing?fylke=55&enhet=5501", "5501", "i Troms"),
  entry("county", "Troms", "mobbing?fylke=55", "55 Romsa Tromssa"),
  entry("municipality", "Ås", "mobbing?fylke=32&enhet=3218", "3218", "i Akershus"),
  entry("municipality", "Åseral", "mobbing?fylke=42&enhet=4224", "4224", "i Agder"),
  entry("term", "grunntilskudd", "begreper#grunntilskudd", "grunntilskot base grant grunntilskuddet")
];
const engine = createSearchEngine(entries);
const names = (typed: string) => engine(typed).map(({name}) => name);

test.each([
  ["Trondelag", "Trøndelag"],
  ["troendelag", "Trøndelag"],
  ["Trööndelage", "Trøndelag"],
  ["tromso", "Tromsø"],
  ["karasjok", "Kárášjohka-Karasjok"],
  ["karasjohka", "Kárášjohka-Karasjok"],
  ["Kárášjohka", "Kárášjohka-Karasjok"],
  ["5610", "Kárášjohka-Karasjok"],
  ["Aas", "Ås"],
  ["trøndelg", "Trøndelag"],
  ["grunnt", "grunntilskudd"],
  ["base grant", "grunntilskudd"]
])("«%s» finds %s first", (typed, name) => {
  expect(names(typed)[0]).toBe(name);
});

test("every word must be found, a name that is exactly what was typed comes first, and nothing finds nothing", () => {
  expect(names("tromsø finnmark")).toEqual([]);
  expect(names("Troms")[0]).toBe("Troms");
  expect(names("as")).toEqual(["Ås", "Åseral"]);
  expect(names("xyzxyz")).toEqual([]);
  expect(names("   ")).toEqual([]);
});

test("short words are not guessed at: one wrong letter needs four", () => {
  expect(names("ås")).not.toContain("Troms");
  expect(names("tro")).toEqual(expect.not.arrayContaining(["Ås"]));
});

test("a code is found as it is or as it begins, never one digit off", () => {
  expect(names("5501")).toEqual(["Tromsø"]);
  expect(names("5502")).toEqual([]);
  expect(names("56")).toEqual(["Kárášjohka-Karasjok"]);
});

test("an address is within the site, whatever its folder", () => {
  expect(entryAddress(entries[0]!, "https://host/base/")).toBe("https://host/base/mobbing?fylke=50");
  expect(entryAddress({path: ""}, "https://host/base/")).toBe("https://host/base/");
});

let input: HTMLInputElement;
let went: string[];

beforeEach(() => {
  document.body.innerHTML = '<form class="pb-search"><input type="search" name="q"></form>';
  Element.prototype.scrollIntoView = () => undefined;
  went = [];
  startSearchBox(document.querySelector("form")!, {
    load: () => Promise.resolve(engine),
    go: (address) => went.push(address)
  });
  input = document.querySelector("input")!;
});

async function type(text: string): Promise<void> {
  input.value = text;
  input.dispatchEvent(new Event("input"));
  await new Promise((resolve) => setTimeout(resolve));
}

function press(key: string): boolean {
  return input.dispatchEvent(new KeyboardEvent("keydown", {key, cancelable: true, bubbles: true}));
}

const options = () => [...document.querySelectorAll('[role="option"]')];
const chosen = () => document.querySelector('[aria-selected="true"] .pb-search-name')?.textContent;

test("what is typed gives suggestions, their number is told, and the languages of names are marked", async () => {
  await type("karasjo");
  expect(input.getAttribute("aria-expanded")).toBe("true");
  expect(document.querySelector('[role="status"]')?.textContent).toBe("1 treff. Bruk piltastene.");
  expect(options()[0]?.querySelector('[lang="se"]')?.textContent).toBe("Kárášjohka");
});

test("arrow keys go through the suggestions and back to the field, Enter goes to the one chosen", async () => {
  await type("trom");
  expect(options()).toHaveLength(2);
  press("ArrowDown");
  const first = chosen();
  expect(input.getAttribute("aria-activedescendant")).toBe(options()[0]?.id);
  press("ArrowDown");
  expect(chosen()).not.toBe(first);
  press("ArrowDown");
  expect(chosen()).toBeUndefined();
  expect(input.hasAttribute("aria-activedescendant")).toBe(false);
  press("ArrowUp");
  press("ArrowUp");
  expect(chosen()).toBe(first);
  expect(press("Enter")).toBe(false);
  expect(went).toHaveLength(1);
});

test("Enter without a chosen suggestion is left to the form, and Escape closes first and empties then", async () => {
  await type("trom");
  expect(press("Enter")).toBe(true);
  press("Escape");
  expect([input.getAttribute("aria-expanded"), input.value]).toEqual(["false", "trom"]);
  press("Escape");
  expect(input.value).toBe("");
  expect(went).toEqual([]);
});

test("no hit is told, and a failure as well", async () => {
  await type("qqqqqq");
  expect(document.querySelector('[role="status"]')?.textContent).toBe("Ingen treff.");
  expect(input.getAttribute("aria-expanded")).toBe("false");
  document.body.innerHTML = '<form class="pb-search"><input type="search" name="q"></form>';
  startSearchBox(document.querySelector("form")!, {load: () => Promise.reject(new Error("gone"))});
  input = document.querySelector("input")!;
  await type("a");
  expect(document.querySelector('[role="status"]')?.textContent).toBe("Søket kunne ikke hentes. Prøv igjen.");
});

const load = () => Promise.resolve(engine);

test("the results page groups links by what they are, and shows what was typed as text", async () => {
  const page = await searchPage({search: "?q=troms", load});
  expect([...page.querySelectorAll("h2")].map((h) => h.textContent)).toEqual(["Fylke", "Kommune"]);
  expect(page.querySelector("a")?.getAttribute("href")).toMatch(/mobbing\?fylke=55$/);
  const hostile = await searchPage({
    search: `?q=${encodeURIComponent("<img src=x onerror=alert(1)>")}`,
    load
  });
  expect(hostile.querySelector("img")).toBeNull();
  expect(hostile.textContent).toContain("Ingen treff på «<img src=x onerror=alert(1)>».");
  expect((await searchPage({search: "", load})).textContent).toContain("Skriv i søkefeltet");
});
