import {readdir, rm} from "node:fs/promises";
import {basename, dirname, join} from "node:path";

/**
 * Removes the files and folders in a folder that a process which no longer lives has left. `maybePid` tells whose a file is by its
 * name, undefined for all files that are to stay. A number that another process has now keeps the file.
 */
export async function removeStray(
  folder: string,
  maybePid: (name: string) => number | undefined
): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = maybePid(name);
    if (pid !== undefined && !isUsed(pid)) await rm(join(folder, name), {recursive: true, force: true});
  }
}

/**
 * Tells the process of `<base>.<pid>.tmp`, a file or folder that was being written whole, or of the journal
 * `<base>.<pid>.tmp.wal` that a database had beside it. `isOurs` tells which bases to look at.
 */
export function temporaryPid(isOurs: (base: string) => boolean): (name: string) => number | undefined {
  return (name) => {
    const [, base = "", pid] = /^(.+)\.(\d+)\.tmp(?:\.wal)?$/.exec(name) ?? [];
    return pid !== undefined && isOurs(base) ? Number(pid) : undefined;
  };
}

/** Removes what dead processes have left of writing the file or folder at `path`. */
export function removeStrayOf(path: string): Promise<void> {
  return removeStray(
    dirname(path),
    temporaryPid((base) => base === basename(path))
  );
}

function isUsed(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
