import {lstat, readFile, readlink, rename, rm, symlink} from "node:fs/promises";
import {join} from "node:path";
import {UserError} from "../errors.ts";
import {writeAtomic} from "../files/atomic.ts";
import {isEdition} from "./edition-name.ts";
import {syncFolder} from "./sync.ts";

/** The name under which readers always find the newest edition. */
export const pointerName = "siste";
const fileName = "siste.json";

/** How `siste` points: a symbolic link, or a file with the edition's name for places that have no links. */
export type PointerKind = "link" | "file";

/**
 * The edition that `siste` points to; undefined when nothing has been published. Throws UserError when `siste` is
 * something else than a pointer to an edition, or points in both ways.
 */
export async function readPointer(to: string): Promise<string | undefined> {
  const [link, file] = await Promise.all([readLinked(to), readNamed(to)]);
  if (link !== undefined && file !== undefined) {
    throw new UserError(
      `${join(to, pointerName)} and ${join(to, fileName)}: both say which edition is the newest: remove the one that is not in use`
    );
  }
  return link ?? file;
}

async function readLinked(to: string): Promise<string | undefined> {
  const path = join(to, pointerName);
  const found = await lstat(path).catch(() => undefined);
  if (!found) return undefined;
  const target = found.isSymbolicLink() ? await readlink(path) : undefined;
  if (target === undefined || !isEdition(target)) {
    throw new UserError(
      `${path}: is not a link to an edition beside it: move it away, nothing of it is overwritten`
    );
  }
  return target;
}

async function readNamed(to: string): Promise<string | undefined> {
  const path = join(to, fileName);
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const edition = /^\{"edition":"([^"]*)"\}\n$/.exec(text)?.[1];
  if (edition === undefined || !isEdition(edition))
    throw new UserError(`${path}: does not name an edition: write {"edition":"2026-12-01"} or remove it`);
  return edition;
}

/**
 * Points `siste` to an edition in one step: readers see the old one or the new one. Throws UserError where links cannot be
 * made, or when the other kind of pointer is in use.
 */
export async function switchPointer(to: string, edition: string, kind: PointerKind): Promise<void> {
  const other = join(to, kind === "link" ? fileName : pointerName);
  if (await lstat(other).catch(() => undefined)) {
    throw new UserError(
      `${other}: is how ${to} has pointed to the newest edition: give --pointer ${kind === "link" ? "file" : "link"}, or remove it`
    );
  }
  if (kind === "file") await writeAtomic(join(to, fileName), `{"edition":"${edition}"}\n`);
  else await switchLink(to, edition);
  await syncFolder(to);
}

async function switchLink(to: string, edition: string): Promise<void> {
  const temporary = join(to, `.${pointerName}.${process.pid}.tmp`);
  await rm(temporary, {force: true});
  try {
    await symlink(edition, temporary);
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (!["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EINVAL"].includes(code ?? "")) throw error;
    throw new UserError(
      `${to}: this file system has no symbolic links (${code}): publish with --pointer file, and let the web server read ${fileName} (docs/publishing.md)`
    );
  }
  await rename(temporary, join(to, pointerName));
}
