import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import type {CheckSummary, EditionQuality} from "../../src/model/quality.ts";
import {noRows, type Revision, type RowCounts} from "../../src/model/revision.ts";
import {
  checkCarried,
  checkRevisions,
  gatherQuality,
  readQuality,
  writeQuality
} from "../../loaders/editions/quality.ts";
import {fingerprint} from "../../loaders/files/manifest.ts";
import {makeDataset} from "../files/made-dataset.ts";
import {temporaryFolder} from "./site.ts";

const check: CheckSummary = {
  id: "jumps",
  title: "Ingen tall gjør et uventet hopp",
  level: 2,
  severity: "warning",
  result: "failed",
  looked: {count: 9, of: "rows"},
  findings: 2,
  known: 1
};
const [a, b, c] = ["a", "b", "c"].map((digit) => digit.repeat(64)) as [string, string, string];

function revision(from: string, to: string, rows: Partial<RowCounts> = {}): Revision {
  return {
    from,
    to,
    replaced: "2026-11-01",
    retrieved: "2026-11-21",
    unread: null,
    tables: [
      {title: "Elever og skoler", sets: ["pupil_count"], before: 10, after: 10, rows: {...noRows, ...rows}}
    ]
  };
}

function quality(print: string, revisions: Revision[] = []): EditionQuality {
  const snapshot = {id: "pupils", title: "Elever", retrieved: "2026-11-21", fingerprint: print, revisions};
  return {edition: null, checks: [check], history: [], snapshots: [snapshot]};
}

const none = new Set<string>();

test.each(["changed", "removed", "hidden", "shown"] as const)(
  "a replaced snapshot with rows that are %s stops a publication in one line until an entry names a set it feeds",
  (kind) => {
    const now = quality(b, [revision(a, b, {[kind]: 3})]);
    const [problem, ...others] = checkRevisions(quality(a), now, none);
    expect(others).toEqual([]);
    expect(problem).toMatch(
      /^pupils: rows of the published snapshot differ \(Elever og skoler: .*3 .*\) and no new entry in docs\/changes\/ .*"sets: pupil_count"[^\n]*$/
    );
    expect(checkRevisions(quality(a), now, new Set(["survey_share"]))).toHaveLength(1);
    expect(checkRevisions(quality(a), now, new Set(["pupil_count"]))).toEqual([]);
  }
);

test("rows that are only added, the same snapshot, a new source and a first edition need no entry", () => {
  expect(checkRevisions(quality(a), quality(b, [revision(a, b, {added: 9})]), none)).toEqual([]);
  expect(checkRevisions(quality(a), quality(a), none)).toEqual([]);
  expect(checkRevisions({...quality(a), snapshots: []}, quality(b), none)).toEqual([]);
  expect(checkRevisions(undefined, quality(b), none)).toEqual([]);
});

test("all snapshots between two editions count, also when the last one changed nothing", () => {
  const now = quality(c, [revision(a, b, {removed: 1}), revision(b, c)]);
  expect(checkRevisions(quality(a), now, none)).toHaveLength(1);
  // published when b was the snapshot: what came before is told already
  expect(checkRevisions(quality(b), now, none)).toEqual([]);
});

test.each([
  ["there are none", []],
  ["they begin at another snapshot", [revision(c, b)]],
  ["they end at another snapshot", [revision(a, c)]],
  ["one in between is missing", [revision(a, c), revision(a, b)].toReversed()]
])("a replaced snapshot stops a publication where %s, whatever entries there are", (_, revisions) => {
  const problems = checkRevisions(quality(a), quality(b, revisions), new Set(["pupil_count"]));
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/^pupils: the snapshot was replaced and nothing says how it differs[^\n]*$/);
});

test("a snapshot that could not be compared needs an entry that tells of numbers", () => {
  const now = quality(b, [{...revision(a, b), tables: [], unread: "ENOENT"}]);
  expect(checkRevisions(quality(a), now, none)[0]).toMatch(
    /^pupils: the snapshot of 2026-11-01 could not be compared \(ENOENT\)/
  );
  expect(checkRevisions(quality(a), now, new Set(["pupil_count"]))).toEqual([]);
});

test("an edition carries the results of all before it along, and a publication refuses one that does not", async () => {
  const folder = await temporaryFolder();
  const manifest = {datasets: []};
  let after: string | undefined;
  for (const edition of ["2026-12-01", "2026-12-08", "2026-12-15"]) {
    const gathered = await gatherQuality([{...check, findings: Number(edition.slice(-2))}], {
      manifest,
      after
    });
    expect(gathered.edition).toBeNull();
    after = join(folder, edition);
    await mkdir(after);
    await writeQuality(after, {...gathered, edition});
  }
  const newest = await readQuality(after!);
  expect(newest?.history.map(({edition, checks}) => [edition, checks[0]?.findings])).toEqual([
    ["2026-12-01", 1],
    ["2026-12-08", 8]
  ]);
  const next = await gatherQuality([check], {manifest, after});
  expect(checkCarried(newest, next, "2026-12-15")).toEqual([]);
  expect(checkCarried(newest, await gatherQuality([check], {manifest}), "2026-12-15")).toEqual([
    'kvalitet.json: does not follow 2026-12-15: let "npm run publish" build the site, or build it with --after and the folder of that edition'
  ]);
  expect(checkCarried(undefined, next, null)).toEqual([]);
});

test("an edition without results is followed all the same; one that cannot be read is not", async () => {
  const folder = await temporaryFolder();
  expect((await gatherQuality([check], {manifest: {datasets: []}, after: folder})).history).toEqual([]);
  await writeFile(join(folder, "kvalitet.json"), "{");
  await expect(readQuality(folder)).rejects.toThrow(/kvalitet\.json: cannot be read/);
});

const dataset = (kind: string, file: string) => makeDataset({kind, file, sha256: a});

test("only fetched sources have snapshots, known by their contents and not by where they lie", async () => {
  const datasets = [dataset("pupils", "x.csv"), dataset("pupils-api", "pupils/20261121T120000Z/1.json.gz")];
  const {snapshots} = await gatherQuality([], {manifest: {datasets}});
  expect(snapshots).toHaveLength(1);
  expect(snapshots[0]?.fingerprint).toBe(
    fingerprint(dataset("pupils-api", "pupils/20270101T000000Z/1.json.gz"))
  );
});
