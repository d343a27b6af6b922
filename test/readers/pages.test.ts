import {mkdtemp, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, test} from "vitest";
import {writeAboutPage} from "../../loaders/readers/about.ts";
import {writeMethodPage} from "../../loaders/readers/method.ts";
import {listPages} from "../../loaders/readers/pages.ts";
import {readSiteSettings, type SiteSettings} from "../../loaders/readers/site-settings.ts";
import {writeTermsPage} from "../../loaders/readers/terms.ts";
import {glossary} from "../../src/model/glossary.ts";
import {seriesBreaks} from "../../src/model/survey.ts";
import {disclosureLimits, type DisclosureLimit} from "../../src/model/disclosure-limits.ts";
import {smallestCohort} from "../../src/statistics/analysis/settings.ts";

const nothing: SiteSettings = {
  responsible: null,
  contact: null,
  accessibilityStatement: null,
  sourceCode: null,
  documentation: null
};

/** A page with the signs of addresses as browsers read them. */
const readable = (page: string) => page.replaceAll("&#58;", ":").replaceAll("&#47;", "/");

test("what the publisher has not given is said to be so, and nothing is made up in its place", () => {
  const page = writeAboutPage(nothing);
  expect(page.match(/<dd>ikke oppgitt<\/dd>/g)).toHaveLength(4);
  expect(page).not.toMatch(/https?:|mailto:/);
});

test("what is given is shown as text and links, whatever it holds", () => {
  const page = writeAboutPage({
    ...nothing,
    responsible: "<img src=x onerror=alert(1)> ${alert(1)}",
    contact: "post@example.org",
    accessibilityStatement: "https://uustatus.no/nb/erklaringer/publisert/x"
  });
  expect(page).not.toContain("<img");
  expect(page).not.toContain("${");
  expect(page).toContain('<a href="mailto:post@example.org">');
  expect(readable(page)).toContain("https://uustatus.no/nb/erklaringer/publisert/x");
});

test("the method names every break and limit that the code computes with", () => {
  const page = writeMethodPage(nothing);
  for (const {label, explanation} of seriesBreaks) expect(page).toContain(`${label} | ${explanation}`);
  expect(page).toContain(
    `færre enn ${smallestCohort.school.value} skoler eller ${smallestCohort.municipality.value} kommuner`
  );
  expect(page).toMatch(/minst 30\u00a0% av det skoleeieren får/);
  expect(page).toContain("520\u00a0000 kr til en kommune som er begge");
});

test("the method lists every limit of hiding with its document", () => {
  const page = writeMethodPage(nothing);
  for (const {reason, from} of Object.values<DisclosureLimit>(disclosureLimits)) {
    expect(page).toContain(`| ${reason} | `);
    if (from) expect(page).toContain(`[${from.document}](${from.url}) (${from.date})`);
  }
});

test("every statement in a list of the method has its source", () => {
  const body = writeMethodPage(nothing).split("## Les mer")[0]!;
  const bare = body.split("\n").filter((line) => line.startsWith("- ") && !line.includes("Kilde: "));
  expect(bare).toEqual([]);
});

test("the method links to its documents where their folder is given", () => {
  const page = readable(writeMethodPage({documentation: "https://example.org/docs/"}));
  expect(page).toContain('<a href="https://example.org/docs/effect-methods.md">');
});

test("the glossary's page has each term once, with an address", () => {
  const page = writeTermsPage();
  for (const {id} of glossary) expect(page.split(`id="${id}"`)).toHaveLength(2);
  expect(() => writeTermsPage([{...glossary[0]!, see: ["finnes-ikke"]}])).toThrow(RangeError);
});

test("the pages are those of the folder and those that are written at build", async () => {
  const paths = (await listPages()).map(({path}) => path);
  expect(paths).toEqual(
    expect.arrayContaining(["", "mobbing", "sok", "metode", "begreper", "endringer", "om"])
  );
  expect(new Set(paths).size).toBe(paths.length);
});

test.each([
  ["not JSON", "{", /not a readable JSON file/],
  ["an unknown field", JSON.stringify({...nothing, owner: "x"}), /field \(file\): .*owner/],
  ["a missing field", JSON.stringify({...nothing, contact: undefined}), /field contact:/],
  [
    "an address of another kind",
    JSON.stringify({...nothing, sourceCode: "javascript:alert(1)"}),
    /field sourceCode:/
  ],
  ["no e-mail address", JSON.stringify({...nothing, contact: "ring oss"}), /field contact:/]
])("settings with %s are refused in one line", async (_what, text, message) => {
  const path = join(await mkdtemp(join(tmpdir(), "puljeblikk-settings-")), "site.json");
  await writeFile(path, text);
  expect(() => readSiteSettings(path)).toThrow(message);
});

test("the project's own settings are well formed", () => {
  expect(Object.keys(readSiteSettings("site.json")).toSorted()).toEqual(Object.keys(nothing).toSorted());
});
