import {join} from "node:path";
import {UserError} from "../errors.ts";
import {readManifest, type Dataset} from "../files/manifest.ts";
import {HeldLock, takeLock} from "../files/lock.ts";
import {openPartial} from "./partial.ts";
import {checkShrink} from "./shrink.ts";
import {commitPartial, settle, stripStamp, type SnapshotEntry} from "./snapshot-commit.ts";
import type {CompareSnapshots} from "./revisions.ts";
import type {SourceId} from "./source.ts";

export type {SnapshotEntry} from "./snapshot-commit.ts";

export interface SnapshotOptions {
  dataDir: string;
  source: SourceId;
  /** What is asked for (years, addresses …), as plain JSON; an unfinished download for another request is discarded. */
  request: unknown;
  /** How the snapshot that is replaced and the new one are compared; without it, nothing is said of the difference. */
  compare?: CompareSnapshots | undefined;
  log?: ((line: string) => void) | undefined;
  now?: (() => Date) | undefined;
}

/** An open download of one source; call `close` in `finally` (or use `withSnapshot`). */
export interface Snapshot {
  /** The snapshot that the manifest lists now, if any. */
  readonly previous: Dataset | undefined;
  /** Whether the file is here whole, from this run or an interrupted one. */
  has(file: string): boolean;
  /** The bytes as received. */
  read(file: string): Promise<Buffer>;
  /** Stores a file whole; `.json` is kept as `.json.gz` (level 6) with the received bytes inside. */
  write(file: string, bytes: Uint8Array, url?: string): Promise<void>;
  /** Takes a file of the previous snapshot over unchanged; `stored` is its path below the snapshot folder. */
  carry(stored: string): Promise<void>;
  /** Drops a file or a folder (stored name) from the download. */
  remove(name: string): Promise<void>;
  /** Remembers a fact of the download (not part of the snapshot) across interruptions. */
  note(key: string, value: string): Promise<void>;
  noted(key: string): string | undefined;
  /**
   * Makes the download the current snapshot, whole or not at all. `rows` counts its parts (such as table/year);
   * one that fell by more than 20 % is refused unless `acceptShrink`.
   */
  commit(entry: SnapshotEntry, options: {rows: Record<string, number>; acceptShrink: boolean}): Promise<void>;
  /** Releases the lock; what was downloaded stays for the next run. */
  close(): Promise<void>;
}

/**
 * Opens a download of `source` below `<dataDir>/.partial/<source>/`. A second run while one lives is refused; what a
 * dead run left is tidied and continued. Only rewriting `manifest.json` switches from the old snapshot to the new:
 *
 *     .partial/<source>/files → <source>/<stamp>/ ; manifest.json ; old <source>/<stamp>/ → .previous/<source>/<stamp>/
 *
 * The old folder keeps its manifest entry in `manifest-entry.json`. Nothing in `.previous` is ever deleted.
 */
export async function openSnapshot({
  dataDir,
  source,
  request,
  compare,
  log = () => {},
  now = () => new Date()
}: SnapshotOptions): Promise<Snapshot> {
  const root = join(dataDir, ".partial", source);
  const release = await takeSourceLock(join(root, "lock"), source, now);
  try {
    await settle({dataDir, source, root, log});
    const partial = await openPartial({root, request, log, now});
    const previous = (await readManifest(dataDir, {mayBeNew: true})).datasets.find(({id}) => id === source);
    const listedBefore = new Map(previous?.files.map((listed) => [stripStamp(listed.file, source), listed]));
    return {
      previous,
      has: partial.has,
      read: partial.read,
      write: partial.write,
      remove: partial.remove,
      note: partial.note,
      noted: partial.noted,
      async carry(stored) {
        const listed = listedBefore.get(stored);
        if (!listed) throw new Error(`not in the previous snapshot of ${source}: ${stored}`);
        await partial.adopt(join(dataDir, listed.file), listed, stored);
      },
      async commit(entry, {rows, acceptShrink}) {
        if (entry.id !== source) throw new Error(`entry ${entry.id} committed to the snapshot of ${source}`);
        await partial.verify();
        if (!acceptShrink) checkShrink(source, rows, previous?.rows);
        await commitPartial({dataDir, source, root, partial, entry, rows, previous, compare, now, log});
      },
      close: release
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Opens a snapshot, hands it to `use`, and releases it also when `use` throws. */
export async function withSnapshot(
  options: SnapshotOptions,
  use: (snapshot: Snapshot) => Promise<void>
): Promise<void> {
  const snapshot = await openSnapshot(options);
  try {
    await use(snapshot);
  } finally {
    await snapshot.close();
  }
}

async function takeSourceLock(path: string, source: SourceId, now: () => Date) {
  try {
    return await takeLock(path, now);
  } catch (error) {
    if (!(error instanceof HeldLock)) throw error;
    const {pid, since} = error.holder;
    throw new UserError(
      `${path}: another run fetches ${source} (process ${pid}, since ${since}): wait until it is done, or end it first`
    );
  }
}
