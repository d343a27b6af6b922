import {countHistory, rowKinds, type RevisedTable, type Revision} from "../../src/model/revision.ts";
import {fingerprint, type Dataset} from "../files/manifest.ts";

/** Compares two snapshots of a source, whose files lie where their entries say, table by table. */
export type CompareSnapshots = (before: Dataset, after: Dataset) => Promise<RevisedTable[]>;

/** How many revisions an entry of the manifest keeps. */
const keptRevisions = 40;

/**
 * The revisions of a source with that of the snapshot that replaces the previous one. An old snapshot that cannot be read
 * does not keep a new one out: the revision then says why nothing is known. None for the first snapshot.
 */
export async function addRevision(
  previous: Dataset | undefined,
  dataset: Dataset,
  {compare, log}: {compare: CompareSnapshots; log: (line: string) => void}
): Promise<Revision[]> {
  if (!previous) return [];
  const from = fingerprint(previous);
  const compared = await compareOrSay(previous, dataset, compare);
  const revision: Revision = {
    from,
    to: fingerprint(dataset),
    replaced: previous.retrieved,
    retrieved: dataset.retrieved,
    ...compared
  };
  for (const line of describeRevision(dataset.id, revision)) log(line);
  const earlier = previous.revisions ?? [];
  // revisions that do not lead to the snapshot that is replaced tell of another one
  const leading = earlier.length === 0 || earlier.at(-1)?.to === from ? earlier : [];
  return [...leading, revision].slice(-keptRevisions);
}

async function compareOrSay(
  before: Dataset,
  after: Dataset,
  compare: CompareSnapshots
): Promise<Pick<Revision, "tables" | "unread">> {
  try {
    return {tables: await compare(before, after), unread: null};
  } catch (error) {
    return {tables: [], unread: (error as Error).message.split("\n")[0] ?? ""};
  }
}

/** For the one who fetches: what differs, one line a table, and what a publication will ask for. */
function describeRevision(id: string, {tables, unread, replaced}: Revision): string[] {
  if (unread !== null)
    return [
      `${id}: could not be compared with the snapshot of ${replaced} (${unread}): a publication needs an entry in docs/changes/`
    ];
  return tables.map((table) => {
    const counts = rowKinds.map(
      (kind) => `${table.rows[kind]} ${kind === "hidden" || kind === "shown" ? `newly ${kind}` : kind}`
    );
    const note = countHistory(table) > 0 ? ": a publication needs an entry in docs/changes/" : "";
    return `${id}, ${table.title}, against ${replaced}: ${counts.join(", ")}${note}`;
  });
}
