import {createHash} from "node:crypto";
import {readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {gunzipSync, gzipSync} from "node:zlib";
import {expect, test} from "vitest";
import {setTitles} from "../../src/model/set-titles.ts";
import {fingerprint, readManifest} from "../../loaders/files/manifest.ts";
import {addRevision} from "../../loaders/sources/revisions.ts";
import {sourceIds} from "../../loaders/sources/source.ts";
import type {SurveyRow} from "../../loaders/sources/survey-rows.ts";
import {fetchedKinds} from "../../loaders/warehouse/fetched.ts";
import {comparedKinds, comparedSets} from "../../loaders/warehouse/revision.ts";
import {pupils} from "../../loaders/sources/pupils.ts";
import {makeDataset} from "../files/made-dataset.ts";
import {openRenewal} from "./renewal.ts";
import {openSurveyRun, type SurveyRun} from "./survey-run.ts";

/** Rewrites the first page of municipalities as if it had been received otherwise, hash and all. */
async function rewritePage({dataDir}: SurveyRun, change: (rows: SurveyRow[]) => SurveyRow[]): Promise<void> {
  const manifest = await readManifest(dataDir);
  const listed = manifest.datasets[0]?.files.find(({file}) =>
    /gsk-bullying\/.*\/municipality\/page-/.test(file)
  );
  if (!listed) throw new Error("no page of municipalities");
  const path = join(dataDir, listed.file);
  const rows = JSON.parse(gunzipSync(await readFile(path)).toString()) as SurveyRow[];
  const bytes = gzipSync(JSON.stringify(change(rows)));
  await writeFile(path, bytes);
  listed.bytes = bytes.length;
  listed.sha256 = createHash("sha256").update(bytes).digest("hex");
  await writeFile(join(dataDir, "manifest.json"), JSON.stringify(manifest));
}

const isShown = (row: SurveyRow) => /^\d/.test(String(row.AndelMobbet ?? ""));

test("a snapshot that replaces another says in the same switch what differs, by the key of each table", async () => {
  const run = await openSurveyRun();
  await run.fetch();
  expect((await run.dataset()).revisions).toEqual([]);
  await rewritePage(run, (rows) => {
    const shown = rows.filter(isShown);
    const [removed, changed, hidden] = shown;
    return rows
      .filter((row) => row !== removed)
      .map((row) =>
        row === changed
          ? {...row, AndelMobbet: "99,9"}
          : row === hidden
            ? {...row, AndelMobbet: "*", AntallBesvart: "*"}
            : row
      );
  });
  const replaced = await run.dataset();
  await run.fetch({now: () => new Date("2026-11-28T12:00:00Z")});
  const {revisions, ...dataset} = await run.dataset();
  expect(revisions).toMatchObject([
    {
      from: fingerprint(replaced),
      to: fingerprint(dataset),
      replaced: "2026-11-21",
      retrieved: "2026-11-28",
      unread: null
    }
  ]);
  const [share, index, participation] = revisions?.[0]?.tables ?? [];
  expect(share).toMatchObject({
    title: "Andel mobbet",
    sets: ["survey_share"],
    rows: {added: 1, removed: 0, changed: 1, hidden: 0, shown: 1}
  });
  expect(share?.after).toBe((share?.before ?? 0) + 1);
  for (const same of [index, participation]) {
    expect(same?.before).toBeGreaterThan(0);
    expect(same?.rows).toEqual({added: 0, removed: 0, changed: 0, hidden: 0, shown: 0});
  }
  expect(run.lines).toContain(
    "survey, Andel mobbet, against 2026-11-21: 1 added, 0 removed, 1 changed, 0 newly hidden, 1 newly shown: a publication needs an entry in docs/changes/"
  );
  // nothing of a cell is told, neither its place nor its number
  expect(JSON.stringify(revisions)).not.toMatch(/99,9|0\.999|unit_code/);
});

test("an old snapshot that cannot be read does not keep a new one out, and the revision says so", async () => {
  const {context, dataset, paths} = await openRenewal();
  const years = ["2024-25", "2025-26"];
  await pupils.fetch({...context, years});
  for (const path of await paths("pupils")) await rm(path);
  await pupils.fetch({...context, years});
  const revisions = (await dataset("pupils"))?.revisions;
  expect(revisions).toMatchObject([{tables: []}]);
  expect(revisions?.[0]?.unread).toMatch(/ENOENT/);
});

test("revisions follow each other; those that do not lead to the replaced snapshot are dropped", async () => {
  const options = {compare: async () => [], log: () => {}};
  const [one, two, three] = ["1", "2", "3"].map((digit) => makeDataset({sha256: digit.repeat(64)}));
  if (!one || !two || !three) throw new Error("three snapshots");
  const first = await addRevision(one, two, options);
  const second = await addRevision({...two, revisions: first}, three, options);
  expect(second.map(({from, to}) => [from, to])).toEqual([
    [fingerprint(one), fingerprint(two)],
    [fingerprint(two), fingerprint(three)]
  ]);
  expect(await addRevision({...three, revisions: first}, one, options)).toHaveLength(1);
  expect(await addRevision(undefined, one, options)).toEqual([]);
});

test("every fetched source can be compared, and feeds data sets that exist", () => {
  expect([...comparedKinds].sort()).toEqual([...new Set([...fetchedKinds, "survey-api"])].sort());
  expect(comparedKinds.map((kind) => kind.replace("-api", "")).sort()).toEqual([...sourceIds].sort());
  expect(comparedSets.filter((id) => !Object.keys(setTitles).includes(id))).toEqual([]);
});
