import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {appendFile, copyFile, link, mkdir, readFile, readdir, rm, stat} from "node:fs/promises";
import {dirname, join} from "node:path";
import {promisify} from "node:util";
import {gzip} from "node:zlib";
import {UserError} from "../errors.ts";
import {withPath, writeAtomic} from "../files/atomic.ts";
import {inflateBounded, mostAnswerBytes, readBounded} from "../files/bounded.ts";
import {hashFile, type ManifestFile} from "../files/manifest.ts";

const compress = promisify(gzip);
const day = 24 * 3600_000;
/** An unfinished download older than this is begun anew: the source may have changed under it. */
const maxAgeDays = 7;

type Line =
  | {file: string; sha256: string; bytes: number; url: string | null}
  | {removed: string}
  | {note: string; value: string};

/** An unfinished download on disk: a folder of files and a journal of those that are whole. */
export interface Partial {
  /** The folder that holds the files; it becomes the snapshot. */
  readonly folder: string;
  has: (file: string) => boolean;
  list: () => ManifestFile[];
  read: (file: string) => Promise<Buffer>;
  write: (file: string, bytes: Uint8Array, url?: string) => Promise<void>;
  adopt: (path: string, listed: ManifestFile, file: string) => Promise<void>;
  remove: (name: string) => Promise<void>;
  note: (key: string, value: string) => Promise<void>;
  noted: (key: string) => string | undefined;
  verify: () => Promise<void>;
}

/** The name under which a file is stored: JSON bodies are kept compressed, with the received bytes inside. */
export function storedName(file: string): string {
  return file.endsWith(".json") ? `${file}.gz` : file;
}

/**
 * Opens the unfinished download in `root`, or begins one. One that was begun for another `request` or more than
 * seven days ago is discarded with a line to `log`. Files that the journal does not list as whole are removed.
 */
export async function openPartial({
  root,
  request,
  log,
  now
}: {
  root: string;
  request: unknown;
  log: (line: string) => void;
  now: () => Date;
}): Promise<Partial> {
  const folder = join(root, "files");
  const journalPath = join(root, "journal.jsonl");
  const requestPath = join(root, "request.json");
  const wanted = JSON.stringify(request);
  const stale = await maybeStale(requestPath, wanted, now());
  if (stale && existsSync(journalPath)) log(`${root}: unfinished download discarded: ${stale}`);
  if (stale || !existsSync(requestPath)) {
    await Promise.all([folder, journalPath].map((path) => rm(path, {recursive: true, force: true})));
    await writeAtomic(requestPath, JSON.stringify({request: wanted, begun: now().toISOString()}));
  }
  await mkdir(folder, {recursive: true});
  const {files, notes} = await readJournal(journalPath);
  for (const [file, {bytes}] of files) {
    const size = await stat(join(folder, file)).then(
      (s) => s.size,
      () => -1
    );
    if (size !== bytes) files.delete(file);
  }
  for (const file of await listFiles(folder)) if (!files.has(file)) await rm(join(folder, file));

  const append = (line: Line) =>
    withPath(journalPath, () => appendFile(journalPath, `${JSON.stringify(line)}\n`));
  const remove = async (name: string) => {
    await append({removed: name});
    removeFrom(files, name);
    await rm(join(folder, checkedName(name)), {recursive: true, force: true});
  };
  const pathOf = (file: string) => join(folder, checkedName(storedName(file)));

  return {
    folder,
    has: (file) => files.has(storedName(file)),
    list: () => [...files.values()],
    async read(file) {
      const path = pathOf(file);
      const bound = {most: mostAnswerBytes, remedy: "remove it, then run the command again"};
      const bytes = await readBounded(path, bound);
      return file.endsWith(".json") ? inflateBounded(bytes, {path, ...bound}) : bytes;
    },
    async write(file, bytes, url) {
      const stored = file.endsWith(".json") ? await compress(bytes, {level: 6}) : bytes;
      await writeAtomic(pathOf(file), stored);
      const sha256 = createHash("sha256").update(stored).digest("hex");
      const entry = {file: storedName(file), sha256, bytes: stored.length, url: url ?? null};
      await append(entry);
      files.set(entry.file, entry);
    },
    async adopt(path, {sha256, bytes, url}, file) {
      if ((await hashFile(path)) !== sha256) {
        throw new UserError(
          `${path}: content differs from its SHA-256 in the manifest: renew all years instead`
        );
      }
      const target = join(folder, checkedName(file));
      await mkdir(dirname(target), {recursive: true});
      await rm(target, {force: true});
      await link(path, target).catch(() => copyFile(path, target));
      await append({file, sha256, bytes, url});
      files.set(file, {file, sha256, bytes, url});
    },
    remove,
    async note(key, value) {
      await append({note: key, value});
      notes.set(key, value);
    },
    noted: (key) => notes.get(key),
    async verify() {
      for (const [file, {sha256}] of files) {
        if ((await hashFile(join(folder, file)).catch(() => "")) === sha256) continue;
        await remove(file);
        throw new UserError(`${join(folder, file)}: damaged on disk and removed: run the command again`);
      }
    }
  };
}

async function maybeStale(requestPath: string, wanted: string, now: Date): Promise<string | undefined> {
  if (!existsSync(requestPath)) return undefined;
  try {
    const {request, begun} = JSON.parse(await readFile(requestPath, "utf8")) as {
      request: string;
      begun: string;
    };
    if (request !== wanted) return `it was begun for ${request}, now wanted is ${wanted}`;
    const age = (now.getTime() - Date.parse(begun)) / day;
    // a clock that was set back does not tell how old it is
    if (age < -1) return `it was begun on ${begun.slice(0, 10)}, which is later than the clock says now`;
    return age <= maxAgeDays ? undefined : `it is ${Math.floor(age)} days old`;
  } catch {
    return "its request.json cannot be read";
  }
}

/** A last line cut off by a kill is left out: that file is fetched again. */
async function readJournal(path: string) {
  const files = new Map<string, ManifestFile>();
  const notes = new Map<string, string>();
  const text = existsSync(path) ? await readFile(path, "utf8") : "";
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  if (whole.length < text.length) await writeAtomic(path, whole);
  for (const row of whole.split("\n").filter(Boolean)) {
    const line = JSON.parse(row) as Line;
    if ("note" in line) notes.set(line.note, line.value);
    else if ("removed" in line) removeFrom(files, line.removed);
    else files.set(line.file, line);
  }
  return {files, notes};
}

function removeFrom(files: Map<string, ManifestFile>, name: string): void {
  for (const file of files.keys()) if (file === name || file.startsWith(`${name}/`)) files.delete(file);
}

/** Paths below `folder`, with `/` between the parts. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split("\\")
        .join("/")
    );
}

function checkedName(name: string): string {
  if (!/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(name)) throw new Error(`not a relative file name: ${name}`);
  return name;
}
