import {expect, test} from "vitest";
import type {ComparedSet} from "../../loaders/editions/compare.ts";
import {noRows, type SetDiff} from "../../loaders/editions/diff.ts";
import {checkHistory, checkVersions, newEntries} from "../../loaders/editions/rules.ts";
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
const compared = (diff: Partial<SetDiff>, examples: string[] = []): ComparedSet[] => [
  {diff: {...same, ...diff}, examples}
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

const {added, removed} = {added: {added: ["x"], removed: []}, removed: {added: ["y"], removed: ["x"]}};
test.each([
  ["a column that is gone", {columns: removed}, "2.0.0", ["1.3.0", "1.2.4"]],
  ["another key", {newKey: true}, "2.0.0", ["1.3.0"]],
  ["a new column", {columns: added}, "1.3.0", ["1.2.4"]],
  ["new rows", {rows: {...noRows, added: 1}}, "1.3.0", ["1.2.4"]],
  ["a mended value", {rows: {...noRows, changed: 1}}, "1.2.4", []],
  ["a row that is gone", {rows: {...noRows, removed: 1}}, "1.2.4", []]
] satisfies [string, Partial<SetDiff>, string, string[]][])(
  "%s raises the version by the right part",
  (_, diff, least, tooLittle) => {
    for (const after of ["1.2.3", ...tooLittle]) {
      const [finding] = checkVersions(compared({...diff, after}));
      expect(finding).toContain(`must rise to ${least} or more, but is ${after}`);
    }
    for (const after of [least, "2.0.0", "3.1.4"])
      expect(checkVersions(compared({...diff, after}))).toEqual([]);
  }
);

test("no difference needs no rise, but no version falls", () => {
  expect(checkVersions(compared({}))).toEqual([]);
  expect(checkVersions(compared({after: "1.2.2"}))).toEqual([
    "survey_share: version 1.2.2 is lower than 1.2.3, which was published"
  ]);
  expect(checkVersions(compared({after: "1.10.0", rows: {...noRows, added: 1}}))).toEqual([]);
});
