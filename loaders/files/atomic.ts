import {open, rename, rm} from "node:fs/promises";
import {dirname} from "node:path";
import {makeFolder} from "./folder.ts";

/**
 * Writes a file whole or not at all: to a temporary name beside it, flushed, then renamed over the old one. Where that
 * fails, as on a full disk, nothing is left of it, and the error names the path.
 */
export async function writeAtomic(path: string, content: string | Uint8Array): Promise<void> {
  await makeFolder(dirname(path));
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await withPath(path, async () => {
      const handle = await open(temporary, "w");
      try {
        await handle.writeFile(content);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(temporary, path);
    });
  } catch (error) {
    await rm(temporary, {force: true}).catch(() => {});
    throw error;
  }
}

/** Runs an action on a path; where the system's error does not say which path failed (a full disk), it is added. */
export async function withPath<T>(path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof Error && "syscall" in error && !("path" in error)) Object.assign(error, {path});
    throw error;
  }
}
