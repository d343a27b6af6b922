import {open, rename} from "node:fs/promises";
import {dirname} from "node:path";
import {makeFolder} from "./folder.ts";

/** Writes a file whole or not at all: to a temporary name beside it, flushed, then renamed over the old one. */
export async function writeAtomic(path: string, content: string | Uint8Array): Promise<void> {
  await makeFolder(dirname(path));
  const temporary = `${path}.${process.pid}.tmp`;
  const handle = await open(temporary, "w");
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, path);
}
