import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {EditionQuality, qualityName, type CheckSummary, type Snapshot} from "../../src/model/quality.ts";
import {countHistory, type RevisedTable, type Revision} from "../../src/model/revision.ts";
import {UserError} from "../errors.ts";
import {readJsonFile} from "../files/json.ts";
import {fingerprint, isFetched, type Manifest} from "../files/manifest.ts";

/** How many earlier editions are carried along. */
const keptEditions = 24;

/**
 * What an edition says of its quality: results of the checks, the snapshots of fetched sources, and the results of the
 * editions before, carried along from the one in the folder `after`. An edition from before there were results has none.
 */
export async function gatherQuality(
  checks: readonly CheckSummary[],
  {manifest, after}: {manifest: Manifest; after?: string | undefined}
): Promise<EditionQuality> {
  const before = after === undefined ? undefined : await readQuality(after);
  const former = before?.edition ? [{edition: before.edition, checks: before.checks}] : [];
  return {
    edition: null,
    checks: [...checks],
    history: [...(before?.history ?? []), ...former].slice(-keptEditions),
    snapshots: manifest.datasets.filter(isFetched).map((dataset) => ({
      id: dataset.id,
      title: dataset.title,
      retrieved: dataset.retrieved,
      fingerprint: fingerprint(dataset),
      revisions: dataset.revisions ?? []
    }))
  };
}

/** What a site or an edition says of its quality; undefined where it says nothing. Throws UserError for what cannot be read. */
export async function readQuality(folder: string): Promise<EditionQuality | undefined> {
  const path = join(folder, qualityName);
  const remedy = "build the site again, or put the edition back";
  try {
    return await readJsonFile(path, EditionQuality, remedy);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    if (error instanceof UserError) throw error;
    throw new UserError(`${path}: cannot be read (${(error as Error).message}): ${remedy}`);
  }
}

export async function writeQuality(folder: string, quality: EditionQuality): Promise<void> {
  await writeFile(join(folder, qualityName), `${JSON.stringify(quality, null, 1)}\n`);
}

/** Findings where a site does not carry the results of the edition it follows. */
export function checkCarried(
  before: EditionQuality | undefined,
  current: EditionQuality,
  previous: string | null
): string[] {
  if (!before || current.history.at(-1)?.edition === previous) return [];
  return [
    `${qualityName}: does not follow ${previous}: let "npm run publish" build the site, or build it with --after and the folder of that edition`
  ];
}

/**
 * Findings where the snapshot of a source was replaced since the edition before: nothing says how it differs, or published
 * rows are changed, gone, newly hidden or newly shown and none of the entries (ids of data sets that they name) tells of it.
 * One line a source.
 */
export function checkRevisions(
  before: EditionQuality | undefined,
  current: EditionQuality,
  told: ReadonlySet<string>
): string[] {
  return current.snapshots.flatMap((snapshot) => {
    const old = before?.snapshots.find(({id}) => id === snapshot.id);
    if (!old || old.fingerprint === snapshot.fingerprint) return [];
    const revisions = revisionsSince(snapshot, old.fingerprint);
    if (!revisions)
      return [
        `${snapshot.id}: the snapshot was replaced and nothing says how it differs from the published one: put "revisions" in data/manifest.json back from version control, or put the published snapshot back from data/.previous/ and fetch again`
      ];
    const unread = revisions.find((revision) => revision.unread !== null);
    if (unread && told.size === 0)
      return [
        `${snapshot.id}: the snapshot of ${unread.replaced} could not be compared (${unread.unread}) and no new entry in docs/changes/ tells of other numbers: write one (docs/changes/README.md)`
      ];
    const untold = revisions
      .flatMap(({tables}) => tables)
      .filter((table) => countHistory(table) > 0 && !table.sets.some((id) => told.has(id)));
    if (untold.length === 0) return [];
    const sets = [...new Set(untold.flatMap((table) => table.sets))].join(", ");
    return [
      `${snapshot.id}: rows of the published snapshot differ (${untold.map(describe).join("; ")}) and no new entry in docs/changes/ tells of it: write one with "sets: ${sets}" (docs/changes/README.md)`
    ];
  });
}

/** The revisions that lead from a published snapshot to this one; undefined where none do. */
function revisionsSince({revisions, fingerprint: now}: Snapshot, published: string): Revision[] | undefined {
  const first = revisions.findIndex(({from}) => from === published);
  const chain = first < 0 ? [] : revisions.slice(first);
  const isWhole = chain.every(({from}, i) => i === 0 || chain[i - 1]?.to === from);
  return chain.length > 0 && isWhole && chain.at(-1)?.to === now ? chain : undefined;
}

function describe({title, rows: {removed, changed, hidden, shown}}: RevisedTable): string {
  return `${title}: ${changed} changed, ${removed} removed, ${hidden} newly hidden, ${shown} newly shown`;
}
