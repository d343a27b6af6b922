import {existsSync} from "node:fs";
import {mkdir, mkdtemp, rm, stat} from "node:fs/promises";
import {dirname, join, resolve} from "node:path";
import {UserError} from "../errors.ts";

/**
 * Makes a folder and those around it. Node's own `recursive` never ends where the system says "no such folder" although
 * the one around it is there, as below `/proc`; this one throws what the system said.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await makeOne(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await makeOne(path);
  }
}

/** Makes a folder unless it is there, also when another process has just made it. */
async function makeOne(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === "EEXIST";
    if (!exists || !(await stat(path)).isDirectory()) throw error;
  }
}

/**
 * Finds out whether a folder can be made and written to, and leaves nothing behind. `option` is the name that the user gave
 * it by, such as `--out`. Throws UserError when a file has that name or it cannot be written.
 */
export async function requireWritableFolder(path: string, option: string): Promise<void> {
  const refuse = (why: string) =>
    new UserError(`${option} ${JSON.stringify(path)}: ${why}: choose another folder`);
  let nearest = resolve(path);
  while (!existsSync(nearest)) nearest = dirname(nearest);
  if (!(await stat(nearest)).isDirectory())
    throw refuse(
      nearest === resolve(path) ? "is a file, not a folder" : `${nearest} is a file, not a folder`
    );
  try {
    await rm(await mkdtemp(join(nearest, ".puljeblikk-")), {recursive: true});
  } catch (error) {
    throw refuse(`${nearest} cannot be written to (${(error as NodeJS.ErrnoException).code ?? "unknown"})`);
  }
}
