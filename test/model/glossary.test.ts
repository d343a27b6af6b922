import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {listPages} from "../../loaders/readers/pages.ts";
import {minimumResourcePercent} from "../../src/model/participation-rules.ts";
import {glossary} from "../../src/model/glossary.ts";
import {pageWords, termSynonyms} from "../../src/model/search-words.ts";
import {findTermUses, takeFirstUses} from "../../src/model/term-use.ts";
import {leastOwnFinancing} from "../../src/rules/own-financing.ts";
import {usualLevel} from "../../src/statistics/shares/interval.ts";

test("every term has its names, a definition of whole sentences, a source, and an address in ASCII", () => {
  for (const {id, nb, nn, en, definition, source} of glossary) {
    expect(id).toMatch(/^[a-z][a-z-]*$/);
    for (const text of [nb, nn, en, source]) expect(text, id).toMatch(/\S/);
    expect(definition, id).toMatch(/^[A-ZÆØÅ].*\.$/);
  }
});

test("ids and forms are unique, and what a term refers to is there", () => {
  const ids = glossary.map(({id}) => id);
  const forms = glossary.flatMap((term) => term.forms);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(forms).size).toBe(forms.length);
  expect(glossary.flatMap(({see}) => see).filter((id) => !ids.includes(id))).toEqual([]);
  expect(glossary.filter(({id, see}) => see.includes(id))).toEqual([]);
});

test("words for the search belong to terms and pages that are there, and are none of their own words", async () => {
  const terms = new Map(glossary.map((term) => [term.id, term]));
  const pages = (await listPages()).map(({path}) => path);
  expect(Object.keys(pageWords).filter((path) => !pages.includes(path))).toEqual([]);
  for (const [id, words] of Object.entries(termSynonyms)) {
    const term = terms.get(id);
    expect(term, id).toBeDefined();
    expect(words.filter((word) => term?.forms.includes(word) || term?.nb === word)).toEqual([]);
  }
});

test("forms are lower case, of letters, spaces and hyphens, as the search for them needs", () => {
  expect(
    glossary.flatMap(({forms}) => forms).filter((form) => !/^[a-zæøå]+([ -]+[a-zæøå]+)*$/.test(form))
  ).toEqual([]);
});

function definitionOf(id: string): string | undefined {
  return glossary.find((term) => term.id === id)?.definition;
}

test("numbers in definitions are those that the code computes with", () => {
  expect(definitionOf("egenfinansiering")).toContain(`${leastOwnFinancing(100)} prosent`);
  expect(definitionOf("dekom")).toContain(`${leastOwnFinancing(100)} prosent`);
  expect(definitionOf("ressursperson")).toContain(
    `${minimumResourcePercent("school_owner")} prosent for skole`
  );
  expect(definitionOf("baand")).toContain(`${usualLevel * 100} prosent`);
});

test("the field's words of the domain have their term", () => {
  const words =
    "pulje kompetansenettverk samarbeidsforum statsforvalter skoleeier barnehageeier barnehagemyndighet ramme grunntilskudd fellestiltak fordelingsnøkkel egenfinansiering beslutningsgrunnlag innstilling vedtak skjermet trinn UH".split(
      " "
    );
  expect(words.filter((word) => findTermUses(word).length !== 1)).toEqual([]);
});

test("whole words alone are uses, in any case, the longest form first", () => {
  expect(findTermUses("Puljens start; puljeperioden")).toEqual([{id: "pulje", start: 0, end: 7}]);
  expect(findTermUses("etter vektede hoder").map(({id, start}) => [id, start])).toEqual([["hode", 6]]);
  expect(findTermUses("pro\u00a0rata").map(({id}) => id)).toEqual(["pro-rata"]);
  expect(findTermUses("rammer og samarbeid")).toEqual([]);
});

test("the first use is taken once", () => {
  const seen = new Set(["pulje"]);
  expect(takeFirstUses("Puljer og vedtak og vedtaket", seen).map(({id}) => id)).toEqual(["vedtak"]);
  expect([...seen]).toEqual(["pulje", "vedtak"]);
});

test("the glossary's module is small enough to come with every page", () => {
  expect(readFileSync("src/model/glossary.ts").length).toBeLessThan(24_000);
});
