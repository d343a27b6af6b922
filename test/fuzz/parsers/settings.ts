import * as fc from "fast-check";
import {expect} from "vitest";
import {readResource} from "../../../loaders/editions/package.ts";
import {EditionManifest} from "../../../loaders/editions/edition-manifest.ts";
import {compareEditions, isEdition, parseEdition} from "../../../loaders/editions/edition-name.ts";
import {EditionDiff} from "../../../loaders/editions/diff.ts";
import {encodeFeed} from "../../../loaders/editions/feed.ts";
import {parseEmbargo} from "../../../loaders/editions/embargo.ts";
import {parseAllocationKey} from "../../../loaders/files/allocation-key.ts";
import {parseManifest} from "../../../loaders/files/manifest.ts";
import {exampleTables, rawTables} from "../../../loaders/files/raw/raw-tables.ts";
import {parseChange} from "../../../loaders/readers/changes.ts";
import {parseSiteSettings} from "../../../loaders/readers/site-settings.ts";
import {Parser} from "htmlparser2";
import {join} from "node:path";
import {changedJson, changedJsonText} from "../arbitraries/json.ts";
import {changedText} from "../arbitraries/pieces.ts";
import {anyText} from "../arbitraries/texts.ts";
import {fuzzed, type Fuzzed, type Outcome} from "../fuzzed.ts";

const hash = "a".repeat(64);
const manifest = {
  datasets: [
    {
      id: "survey",
      kind: "survey-api",
      title: "Elevundersøkelsen",
      publisher: "Utdanningsdirektoratet",
      world: "real",
      files: [{file: "survey/20261121T120500Z/page-00001.json.gz", sha256: hash, bytes: 12, url: null}],
      url: "https://example.org/",
      retrieved: "2026-01-01",
      period: "2024-25",
      licence: "NLOD 2.0",
      attribution: "x",
      caveats: [],
      rows: {"gsk-bullying/2024-25": 12},
      embargo: "2026-12-01T06:00:00Z"
    }
  ]
};
const key = {
  years: [
    {
      scheme: "Ramme",
      decision_year: 2026,
      frame_nok: 39_100_000,
      joint_share: 0.15,
      base_grant_nok: 450_000,
      weights: {pupils: 1, children: 1},
      pupils_from: "2025-26",
      children_from: "2025-12-15",
      joint_measures_nok: 5_865_000,
      networks: [{network: "Fosen", pupils: 12, children: 7, grant_nok: 1_000_000}]
    }
  ]
};
const site = {
  responsible: "Utdanningsdirektoratet",
  contact: "post@example.org",
  accessibilityStatement: null,
  sourceCode: "https://example.org/x",
  documentation: null
};
const change =
  "---\ndate: 2026-11-27\nkind: data\nsets: unit, survey_share\ntitle: Nye tall\n---\nTallene er nye.\n";
const counts = {added: 1, removed: 0, changed: 2, hidden: 0, shown: 0};
const diff = {
  edition: "2026-12-01",
  previous: "2026-11-01-2",
  sets: [
    {
      name: "unit",
      title: "Enheter",
      before: "1.0.0",
      after: "1.1.0",
      bookkeeping: false,
      columns: {added: ["x"], removed: []},
      newKey: false,
      rows: counts,
      periods: [{period: "2024-25", rows: counts}]
    }
  ],
  entries: ["2026-11-27-grenser"]
};
const resource = {
  name: "unit",
  path: "unit.csv",
  title: "Enheter",
  version: "1.0.0",
  hash: `sha256:${hash}`,
  rowKey: ["code"],
  schema: {fields: [{name: "code", type: "string"}]}
};
const types = [...rawTables.values(), ...exampleTables.values()].flatMap(({columns}) =>
  Object.values(columns)
);

/** What the operator writes, and what editions say of themselves. */
export const settingParsers: readonly Fuzzed[] = [
  fuzzed({
    name: "manifest",
    cost: 150,
    input: changedJsonText(manifest),
    parse: (text) => {
      for (const {files} of parseManifest(text, "data/manifest.json").datasets)
        for (const {file} of files) expect(join("/data", file).startsWith("/data/")).toBe(true);
    }
  }),
  fuzzed({
    name: "allocation key",
    cost: 120,
    input: changedJsonText(key),
    parse: (text) => {
      const {keys, networks} = parseAllocationKey(text, "key.json");
      for (const row of [...keys, ...networks])
        for (const value of Object.values(row))
          expect(typeof value === "string" || Number.isFinite(value)).toBe(true);
    }
  }),
  fuzzed({
    name: "site settings",
    cost: 100,
    input: changedJsonText(site),
    parse: (text) => {
      const {sourceCode, responsible} = parseSiteSettings(text, "site.json");
      expect(sourceCode === null || sourceCode.startsWith("https:")).toBe(true);
      expect(responsible === null || responsible.trim() !== "").toBe(true);
    }
  }),
  fuzzed({
    name: "entries of the change log",
    cost: 40,
    input: changedText(
      [change],
      ["---\n", "\n", "date: 2026-02-30", "kind: __proto__", "title:", "sets: ,,"]
    ),
    parse: (text) => {
      const {date, title, id} = parseChange("docs/changes/a.md", text);
      expect([/^\d{4}-\d\d-\d\d$/.test(date), title !== "", id]).toEqual([true, true, "a"]);
    }
  }),
  fuzzed({
    name: "cells of compiled tables",
    cost: 10,
    input: fc.tuple(fc.constantFrom(...types), anyText),
    parse: ([type, text]): Outcome => {
      const expected = type(text);
      if (expected === undefined) return "accepted";
      expect(expected.length).toBeGreaterThan(3);
      return "refused";
    }
  }),
  fuzzed({
    name: "names and times of editions",
    cost: 15,
    input: fc.oneof(
      changedText(
        ["2026-12-01", "2026-12-01-2", "2026-12-01T06:00:00Z", "2024-02-29"],
        ["..", "/", "-99", "-1"]
      ),
      anyText
    ),
    parse: (text) => {
      if (!isEdition(text)) return void parseEmbargo(text);
      expect(join("/to", parseEdition(text))).toMatch(/^\/to\/\d{4}-\d\d-\d\d(-\d+)?$/);
      expect(compareEditions(text, text)).toBe(0);
      return undefined;
    }
  }),
  fuzzed({
    name: "what an edition changed",
    cost: 200,
    input: changedJson(diff),
    parse: (json): Outcome => {
      const read = EditionDiff.safeParse(json);
      if (!read.success) return "refused";
      const feed = encodeFeed([read.data], {author: read.data.entries[0] ?? "x"});
      expect(elementsOf(feed).filter((name) => !feedElements.has(name))).toEqual([]);
      return "accepted";
    }
  }),
  fuzzed({
    name: "manifest of an edition",
    cost: 60,
    input: changedJson({
      edition: "2026-12-01",
      previous: null,
      files: [{path: "index.html", bytes: 3, sha256: hash}]
    }),
    parse: (json) => (EditionManifest.safeParse(json).success ? "accepted" : "refused")
  }),
  fuzzed({
    name: "data package",
    cost: 60,
    input: changedJson(resource),
    isRefusal: (error) =>
      error instanceof Error && /^path |^\[|ZodError/.test(`${error.message} ${error.name}`),
    parse: (json) => {
      const {file} = readResource(json as object, "/site/data");
      expect(file).toMatch(/^\/site\/data\/[\w.-]+$/);
      expect(file.split("/").includes("..")).toBe(false);
    }
  })
];

const feedElements = new Set("feed id title updated author name link entry content".split(" "));

function elementsOf(xml: string): string[] {
  const names: string[] = [];
  const parser = new Parser({onopentagname: (name) => void names.push(name)}, {xmlMode: true});
  parser.end(xml);
  return names;
}
