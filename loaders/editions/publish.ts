import {cp, lstat, readdir, rename, rm, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {UserError} from "../errors.ts";
import {withPath} from "../files/atomic.ts";
import {makeFolder, requireWritableFolder} from "../files/folder.ts";
import {HeldLock, takeLock} from "../files/lock.ts";
import {
  checkManifest,
  editionManifestName,
  encodeManifest,
  hashManifest,
  listFiles,
  listPaths
} from "./edition-manifest.ts";
import {compareEditions, isEdition, parseEdition, requireTarget} from "./edition-name.ts";
import {requirePassed, type Embargo} from "./embargo.ts";
import {partialName, removeLeftovers} from "./partial.ts";
import {readPointer, switchPointer, type PointerKind} from "./pointer.ts";
import {syncFile, syncFolder} from "./sync.ts";
import {finishSwitch, forgetSwitch, hasNote, noteSwitch} from "./unfinished.ts";

/** Where an edition stands while it is prepared. */
export interface Draft {
  /** The folder with the copy of the site. */
  folder: string;
  to: string;
  edition: string;
  /** The edition that `siste` points to. */
  previous: string | null;
}

export interface PublishOptions {
  /** The built site. */
  site: string;
  /** Folder that editions lie in; made when it is not there. */
  to: string;
  edition: string;
  embargoes?: readonly Embargo[];
  pointer?: PointerKind;
  /** Verifies everything and leaves nothing behind; also before the embargo has passed. */
  rehearse?: boolean;
  now?: () => Date;
  /** The copy is made: the site may change again. */
  copied?: () => Promise<void>;
  /** Writes into the draft what belongs to the edition: comparison, feed, date. */
  complete?: (draft: Draft) => Promise<void>;
  /** Findings that stop the publication. */
  verify?: (draft: Draft) => Promise<string[]>;
  log?: (line: string) => void;
}

export interface Published {
  folder: string;
  previous: string | null;
  files: number;
  bytes: number;
  /** SHA-256 of the manifest. */
  sha256: string;
}

const lockName = ".publish.lock";

/**
 * Writes an edition beside the others and points `siste` to it: copy, complete, manifest, verify, rename, switch. Until the
 * last step everything that was published before is as it was, also when the process is killed. Throws UserError for an
 * edition that exists, an older one than the newest, an embargo, another publication that runs, and every finding.
 */
export async function publishEdition(options: PublishOptions): Promise<Published> {
  const {
    site,
    rehearse = false,
    pointer = "link",
    embargoes = [],
    now = () => new Date(),
    log = () => {}
  } = options;
  const edition = parseEdition(options.edition);
  const to = await requireTarget(options.to, site);
  if (!rehearse) requirePassed(embargoes, now());
  await makeFolder(to);
  const release = await lock(to);
  try {
    for (const name of await removeLeftovers(to))
      log(`removed ${name}, left by a publication that was killed`);
    const finished = rehearse ? undefined : await finishSwitch(to);
    if (finished !== undefined)
      log(`${join(to, finished)}: its publication was killed before its last step, and is finished now`);
    const previous = (await readPointer(to)) ?? null;
    await requireNew(to, edition, previous);
    const draft: Draft = {folder: join(to, partialName(edition)), to, edition, previous};
    try {
      const published = await withPath(draft.folder, () => write(draft, options));
      if (rehearse) return published;
      requirePassed(embargoes, now());
      const folder = join(to, edition);
      await noteSwitch(to, {edition, pointer});
      await rename(draft.folder, folder);
      await syncFolder(to);
      try {
        await switchPointer(to, edition, pointer);
      } catch (error) {
        // an edition that readers cannot reach as the newest would block the next try
        await rename(folder, draft.folder);
        throw error;
      } finally {
        await forgetSwitch(to);
      }
      return {...published, folder};
    } finally {
      await rm(draft.folder, {recursive: true, force: true});
    }
  } finally {
    await release();
  }
}

/**
 * Finds out before a long build whether an edition can be published there, and returns the edition that it will follow.
 * Throws UserError for a folder that cannot be one of editions or be written, an edition that exists, and an older one than
 * the newest.
 */
export async function requirePublishable({
  site,
  to,
  edition
}: Pick<PublishOptions, "site" | "to" | "edition">): Promise<string | null> {
  const target = await requireTarget(to, site);
  await requireWritableFolder(to, "--to");
  const previous = (await readPointer(target)) ?? null;
  await requireNew(target, edition, previous);
  return previous;
}

/**
 * Points `siste` to an edition that is there whole: back to an earlier one, or to one whose publication was killed before
 * the last step. Throws UserError when the edition is not there or its files differ from its manifest.
 */
export async function pointTo({
  to,
  edition,
  embargoes = [],
  pointer = "link",
  now = () => new Date()
}: Pick<PublishOptions, "to" | "edition" | "embargoes" | "pointer" | "now">): Promise<void> {
  requirePassed(embargoes, now());
  const folder = join(to, parseEdition(edition));
  if (!(await lstat(folder).catch(() => undefined)))
    throw new UserError(
      `${folder}: no such edition: ${(await listEditions(to)).join(", ") || "there is none"}`
    );
  const release = await lock(to);
  try {
    const problems = await checkManifest(folder);
    if (problems.length > 0) throw new UserError(problems.map((line) => `${edition}: ${line}`).join("\n"));
    await switchPointer(to, edition, pointer);
    await forgetSwitch(to);
  } finally {
    await release();
  }
}

/**
 * Finishes a publication that was killed between its last two steps, and returns the edition; undefined when there is none.
 * Throws UserError while another publication runs.
 */
export async function finishKilled(to: string): Promise<string | undefined> {
  if (!hasNote(to)) return undefined;
  const release = await lock(to);
  try {
    return await finishSwitch(to);
  } finally {
    await release();
  }
}

async function lock(to: string): Promise<() => Promise<void>> {
  try {
    return await takeLock(join(to, lockName));
  } catch (error) {
    if (!(error instanceof HeldLock)) throw error;
    throw new UserError(`${to}: another publication runs (${error.message}): wait until it has ended`);
  }
}

async function requireNew(to: string, edition: string, previous: string | null): Promise<void> {
  if (await lstat(join(to, edition)).catch(() => undefined)) {
    throw new UserError(
      `${join(to, edition)}: this edition exists, and editions never change: choose another --edition, such as ${nextOf(edition)}${edition === previous ? "" : `, or make it the newest with --point-to ${edition}`}`
    );
  }
  if (previous !== null && compareEditions(edition, previous) <= 0) {
    throw new UserError(
      `--edition ${edition}: is older than ${previous}, which is the newest: choose a later date (docs/publishing.md tells how to take an edition back)`
    );
  }
  if (previous !== null && !(await lstat(join(to, previous)).catch(() => undefined)))
    throw new UserError(
      `${join(to, previous)}: is the newest edition but not there: put it back, or remove ${join(to, "siste")}`
    );
}

function nextOf(edition: string): string {
  const [year, month, day, number = "1"] = edition.split("-");
  return `${year}-${month}-${day}-${Number(number) + 1}`;
}

async function write(
  draft: Draft,
  {site, copied, complete, verify, log = () => {}}: PublishOptions
): Promise<Published> {
  const {folder, edition, previous} = draft;
  await cp(site, folder, {recursive: true, errorOnExist: true, dereference: false});
  await copied?.();
  await complete?.(draft);
  const files = (await listFiles(folder)).filter(({path}) => path !== editionManifestName);
  await writeFile(join(folder, editionManifestName), encodeManifest({edition, previous, files}));
  log(`${files.length} files copied and listed in ${editionManifestName}`);
  const problems = [...((await verify?.(draft)) ?? []), ...(await checkManifest(folder))];
  if (problems.length > 0) throw new UserError(problems.join("\n"));
  await syncAll(folder);
  return {
    folder,
    previous,
    files: files.length,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    sha256: await hashManifest(folder)
  };
}

async function syncAll(folder: string): Promise<void> {
  const folders = new Set<string>([folder]);
  for (const path of await listPaths(folder)) {
    await syncFile(join(folder, path));
    folders.add(dirname(join(folder, path)));
  }
  for (const one of folders) await syncFolder(one);
}

/** The editions in a folder, oldest first. */
export async function listEditions(to: string): Promise<string[]> {
  const names = await readdir(to).catch(() => []);
  return names.filter((name) => isEdition(name)).sort(compareEditions);
}
