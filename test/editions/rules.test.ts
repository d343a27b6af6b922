import {expect, test} from "vitest";
import type {ComparedSet} from "../../loaders/editions/compare.ts";
import {noRows} from "../../src/model/revision.ts";
import {type SetDiff} from "../../loaders/editions/diff.ts";
import {checkHistory, checkVersions, newEntries} from "../../loaders/editions/rules.ts";
import {versionOf} from "../../loaders/editions/version.ts";
import type {Change} from "../../loaders/readers/changes.ts";

const same: SetDiff = {
  name: "survey_share",
  title: "Andel mobbet",
  before: "1.2.3",
  after: "1.2.3",
  bookkeeping: false,
  columns: {added: [], removed: []},
  newKey: false,
  rows: noRows,
  periods: []
};
const unraised = {before: "1.2.3", after: "1.2.3"};
const compared = (diff: Partial<SetDiff>, examples: string[] = [], structure = unraised): ComparedSet[] => [
  {diff: {...same, ...diff}, structure, examples}
];
const entry = (over: Partial<Change> = {}): Change => ({
  id: "2026-12-01-x",
  date: "2026-12-01",
  kind: "correction",
  sets: ["survey_share"],
  title: "x",
  text: "x",
  ...over
});

test.each([
  ["changed", {rows: {...noRows, changed: 2}}],
  ["removed", {rows: {...noRows, removed: 2}}],
  ["newly hidden", {rows: {...noRows, hidden: 2}}],
  ["newly shown", {rows: {...noRows, shown: 2}}],
  ["told apart otherwise", {newKey: true}],
  ["gone as a set", {after: null}]
] satisfies [string, Partial<SetDiff>][])("rows that are %s need an entry that names the set", (_, diff) => {
  expect(checkHistory(compared(diff), [])).toHaveLength(1);
  expect(checkHistory(compared(diff), [entry({sets: ["unit"]})])).toHaveLength(1);
  expect(checkHistory(compared(diff), [entry({kind: "site"})])).toHaveLength(1);
  expect(checkHistory(compared(diff), [entry()])).toEqual([]);
});

test("the finding says what differs, where to write, and shows the first rows", () => {
  expect(
    checkHistory(compared({rows: {...noRows, changed: 2, hidden: 1}}, ["changed: unit_code A"]), [])
  ).toEqual([
    'survey_share: published rows differ (2 changed, 0 removed, 1 newly hidden, 0 newly shown) and no new entry in docs/changes/ tells of it: write one with "sets: survey_share" (docs/changes/README.md)\n  changed: unit_code A'
  ]);
});

test("new rows are no changed history, and what only tells of the files needs no entry", () => {
  expect(checkHistory(compared({rows: {...noRows, added: 5}}), [])).toEqual([]);
  expect(checkHistory(compared({rows: {...noRows, changed: 5}, bookkeeping: true}), [])).toEqual([]);
});

test("an entry for a set speaks for its fictional twin", () => {
  const twin = compared({name: "survey_share-eksempel", rows: {...noRows, changed: 1}});
  expect(checkHistory(twin, [entry()])).toEqual([]);
});

test("entries are new once: not after their edition, and not before their date", () => {
  const entries = [entry(), entry({id: "old"}), entry({id: "later", date: "2026-12-02"})];
  expect(newEntries(entries, {edition: "2026-12-01-2", known: new Set(["old"])}).map(({id}) => id)).toEqual([
    "2026-12-01-x"
  ]);
});

const rows = (over: Partial<typeof noRows>) => ({rows: {...noRows, ...over}});
const newColumn = {columns: {added: ["x"], removed: []}};
const goneColumn = {columns: {added: ["y"], removed: ["x"]}};
const after = (diff: Partial<SetDiff>, structure = unraised) => versionOf(compared(diff, [], structure)[0]!);

test.each([
  ["nothing", {}, "1.2.3"],
  ["a mended value", rows({changed: 1}), "1.2.4"],
  ["a number that is hidden or shown again", rows({hidden: 1, shown: 2}), "1.2.4"],
  ["new rows, such as a year or a new participant", rows({added: 10, changed: 1}), "1.3.0"],
  ["a new column", newColumn, "1.3.0"],
  ["a row that is gone", rows({added: 10, removed: 1}), "2.0.0"],
  ["a column that is gone", goneColumn, "2.0.0"],
  ["another key", {newKey: true}, "2.0.0"]
] satisfies [string, Partial<SetDiff>, string][])(
  "%s: the version follows from the edition before",
  (_, diff, version) => expect(after(diff)).toBe(version)
);

test("a structure that rose raises the version by the same part, and is its floor", () => {
  expect(after({}, {before: "1.0.0", after: "2.0.0"})).toBe("2.0.0");
  expect(after({before: "7.4.1"}, {before: "1.0.0", after: "2.0.0"})).toBe("8.0.0");
  expect(after(rows({added: 1}), {before: "1.0.0", after: "1.0.1"})).toBe("1.3.0");
  expect(after({before: "1.0.0"}, {before: "1.0.0", after: "1.4.0"})).toBe("1.4.0");
  expect(after({before: null})).toBe("1.2.3");
});

test("what only tells of the files rises with its structure alone", () => {
  expect(after({bookkeeping: true, ...rows({added: 5, removed: 3})})).toBe("1.2.3");
});

test.each([
  ["a column that is gone", goneColumn, "2.0.0", ["1.3.0", "1.2.4"]],
  ["another key", {newKey: true}, "2.0.0", ["1.3.0"]],
  ["a new column", newColumn, "1.3.0", ["1.2.4"]]
] satisfies [string, Partial<SetDiff>, string, string[]][])(
  "%s asks for a higher version of the structure by hand",
  (_, diff, least, tooLittle) => {
    for (const declared of ["1.2.3", ...tooLittle]) {
      const structure = {before: "1.2.3", after: declared};
      expect(checkVersions(compared({...diff, after: "9.0.0"}, [], structure))).toEqual([
        expect.stringContaining(
          `structure's version 1.2.3 must rise to ${least} or more, but is ${declared}: set it in loaders/datasets/`
        )
      ]);
    }
    for (const declared of [least, "3.1.4"]) {
      const structure = {before: "1.2.3", after: declared};
      expect(checkVersions(compared({...diff, after: "9.0.0"}, [], structure))).toEqual([]);
    }
  }
);

test("rows ask nobody to edit a version, but the site must be built after the edition before", () => {
  const added = rows({added: 1});
  expect(checkVersions(compared({...added, after: "1.3.0"}))).toEqual([]);
  expect(checkVersions(compared({...added, after: "1.10.0"}))).toEqual([]);
  expect(checkVersions(compared(added))).toEqual([
    'survey_share: version 1.2.3 is lower than 1.3.0, which follows from 1.2.3 in the edition before: let "npm run publish" build the site, or build it with --after and the folder of that edition'
  ]);
  expect(checkVersions(compared({after: "1.2.2"}))).toHaveLength(1);
  expect(checkVersions(compared({}, [], {before: "1.2.3", after: "1.2.2"}))).toEqual([
    "survey_share: structure 1.2.2 is lower than 1.2.3, which was published"
  ]);
});
