import {readdir, rm} from "node:fs/promises";
import {join} from "node:path";

/**
 * Removes the files of a folder that a process which no longer lives has left. `maybePid` tells whose a file is by its
 * name, undefined for all files that are to stay. A number that another process has now keeps the file.
 */
export async function removeStray(
  folder: string,
  maybePid: (name: string) => number | undefined
): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = maybePid(name);
    if (pid !== undefined && !isUsed(pid)) await rm(join(folder, name), {force: true});
  }
}

/** The process of `<name>.<pid>.tmp`, a file that was being written whole. */
export function maybeTemporaryPid(name: string): number | undefined {
  const pid = /^(?:manifest|intent|request|manifest-entry)\.json\.(\d+)\.tmp$/.exec(name)?.[1];
  return pid === undefined ? undefined : Number(pid);
}

function isUsed(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
