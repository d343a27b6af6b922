import {existsSync} from "node:fs";
import {mkdir, readFile, readdir, rename, rm} from "node:fs/promises";
import {dirname, join} from "node:path";
import {UserError} from "../errors.ts";
import {writeAtomic} from "../files/atomic.ts";
import {Dataset, Manifest, manifestName, readManifest} from "../files/manifest.ts";
import {HeldLock, takeLock} from "../files/lock.ts";
import type {Partial} from "./partial.ts";
import {addRevision, type CompareSnapshots} from "./revisions.ts";
import type {SourceId} from "./source.ts";
import {removeStray, temporaryPid} from "../files/stray.ts";

/** What the source says about its snapshot; the files are filled in by `commit`. */
export type SnapshotEntry = Omit<Dataset, "files" | "rows" | "revisions">;

/** What `commit` is about to do, written first so that the next run can finish or undo it. */
interface Intent {
  stamp: string;
  previous: Dataset | null;
}

/**
 * Makes the unfinished download the snapshot in three steps, each of which the next run can finish or undo: the intent
 * is written, the files are moved, the manifest is rewritten (the switch), with how the new snapshot differs from the old.
 * Then the old snapshot is moved aside.
 */
export async function commitPartial(options: {
  dataDir: string;
  source: SourceId;
  root: string;
  partial: Partial;
  entry: SnapshotEntry;
  rows: Record<string, number>;
  previous: Dataset | undefined;
  compare: CompareSnapshots | undefined;
  now: () => Date;
  log: (line: string) => void;
}): Promise<void> {
  const {dataDir, source, root, partial, entry, rows, previous, compare, now, log} = options;
  const stamp = freeStamp(dataDir, source, now());
  const target = join(dataDir, source, stamp);
  const files = partial
    .list()
    .map((listed) => ({...listed, file: `${source}/${stamp}/${listed.file}`}))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  const dataset = Dataset.parse({...entry, files, rows});
  await writeAtomic(
    join(root, "intent.json"),
    JSON.stringify({stamp, previous: previous ?? null} satisfies Intent)
  );
  await mkdir(dirname(target), {recursive: true});
  await rename(partial.folder, target);
  try {
    const revisions = compare && (await addRevision(previous, dataset, {compare, log}));
    await switchManifest(dataDir, {...dataset, ...(revisions && {revisions})}, {now, log});
  } catch (error) {
    await rename(target, partial.folder);
    throw error;
  }
  await settle({dataDir, source, root, log});
}

/** The process of what a kill can leave of the files that a commit writes. */
const strayPid = temporaryPid((base) => /^(?:manifest|intent|request|manifest-entry)\.json$/.test(base));

/** Finishes or undoes what an interrupted commit left, removes half-written files of dead runs, then moves unreferenced snapshot folders to `.previous`. */
export async function settle({
  dataDir,
  source,
  root,
  log
}: {
  dataDir: string;
  source: SourceId;
  root: string;
  log: (line: string) => void;
}): Promise<void> {
  for (const folder of [dataDir, root]) await removeStray(folder, strayPid);
  const referenced = await readReferenced(dataDir, source);
  const intent = await readIntent(join(root, "intent.json"));
  if (intent && !referenced.has(intent.stamp)) {
    const target = join(dataDir, source, intent.stamp);
    const files = join(root, "files");
    if (existsSync(target) && !existsSync(files)) {
      await rename(target, files);
      log(`${target}: not yet in ${manifestName}: taken back as an unfinished download`);
    }
    await rm(join(root, "intent.json"), {force: true});
  }
  for (const stamp of await listStamps(join(dataDir, source))) {
    if (referenced.has(stamp)) continue;
    const kept = join(dataDir, ".previous", source, stamp);
    await mkdir(dirname(kept), {recursive: true});
    await rename(join(dataDir, source, stamp), kept);
    log(`${source}/${stamp}: replaced; kept in ${kept}`);
  }
  if (!intent || !referenced.has(intent.stamp)) return;
  const old = intent.previous?.files
    .map(({file}) => parseStamp(file, source))
    .find((stamp) => stamp !== undefined);
  if (old !== undefined && existsSync(join(dataDir, ".previous", source, old))) {
    const path = join(dataDir, ".previous", source, old, "manifest-entry.json");
    await writeAtomic(path, `${JSON.stringify(intent.previous, null, 2)}\n`);
  }
  for (const name of ["files", "journal.jsonl", "request.json", "intent.json"]) {
    await rm(join(root, name), {recursive: true, force: true});
  }
}

/** Replaces or adds one entry of the manifest and leaves every other one as it is. */
async function switchManifest(
  dataDir: string,
  dataset: Dataset,
  {now, log}: {now: () => Date; log: (line: string) => void}
): Promise<void> {
  const release = await takeManifestLock(dataDir);
  try {
    await readManifest(dataDir, {mayBeNew: true});
    const path = join(dataDir, manifestName);
    const raw = existsSync(path)
      ? (JSON.parse(await readFile(path, "utf8")) as {datasets: Dataset[]})
      : {datasets: []};
    const at = raw.datasets.findIndex(({id}) => id === dataset.id);
    // read at the switch, since an embargo may be written by hand while a long download runs
    const embargo = embargoAfter(raw.datasets[at]?.embargo, dataset.embargo, now());
    const switched = embargo === undefined ? dataset : {...dataset, embargo};
    if (embargo !== dataset.embargo)
      log(
        `${dataset.id}: embargo until ${embargo} kept: remove it from ${manifestName} when it no longer holds`
      );
    if (at < 0) raw.datasets.push(switched);
    else raw.datasets[at] = switched;
    Manifest.parse(raw);
    await writeAtomic(path, `${JSON.stringify(raw, null, 2)}\n`);
  } finally {
    await release();
  }
}

/**
 * The embargo of a snapshot that replaces another one. A new snapshot holds what the old one held, so an embargo that has
 * not passed follows it, the later of the two where the new one has its own; one that has passed ends with its snapshot.
 */
export function embargoAfter(
  old: string | undefined,
  own: string | undefined,
  now: Date
): string | undefined {
  if (old === undefined || new Date(old) <= now) return own;
  return own !== undefined && new Date(own) >= new Date(old) ? own : old;
}

/** Two sources fetched at once must not overwrite each other's entry; the switch takes milliseconds. */
async function takeManifestLock(dataDir: string): Promise<() => Promise<void>> {
  const path = join(dataDir, ".partial", "manifest.lock");
  for (let tries = 1; ; tries += 1) {
    try {
      return await takeLock(path);
    } catch (error) {
      if (!(error instanceof HeldLock)) throw error;
      if (tries === 200)
        throw new UserError(`${path}: ${error.message}: end that process, then run the command again`);
      await new Promise((resolve) => void setTimeout(resolve, 50));
    }
  }
}

const stampPattern = /^\d{8}T\d{6}Z(-\d+)?$/;

/** `20261121T120500Z`, with `-2` … when that second is taken. */
function freeStamp(dataDir: string, source: SourceId, now: Date): string {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const taken = (name: string) =>
    existsSync(join(dataDir, source, name)) || existsSync(join(dataDir, ".previous", source, name));
  if (!taken(stamp)) return stamp;
  let number = 2;
  while (taken(`${stamp}-${number}`)) number += 1;
  return `${stamp}-${number}`;
}

function parseStamp(file: string, source: SourceId): string | undefined {
  const [folder, stamp] = file.split("/");
  return folder === source && stamp !== undefined && stampPattern.test(stamp) ? stamp : undefined;
}

/** The path of a listed file below its snapshot folder; undefined for files of another layout. */
export function stripStamp(file: string, source: SourceId): string | undefined {
  return parseStamp(file, source) === undefined ? undefined : file.split("/").slice(2).join("/");
}

async function readReferenced(dataDir: string, source: SourceId): Promise<Set<string>> {
  const {datasets} = await readManifest(dataDir, {mayBeNew: true});
  const stamps = datasets.flatMap(({files}) => files.map(({file}) => parseStamp(file, source)));
  return new Set(stamps.filter((stamp) => stamp !== undefined));
}

async function readIntent(path: string): Promise<Intent | undefined> {
  return existsSync(path) ? (JSON.parse(await readFile(path, "utf8")) as Intent) : undefined;
}

async function listStamps(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  return (await readdir(folder)).filter((name) => stampPattern.test(name)).sort();
}
