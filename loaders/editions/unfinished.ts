import {existsSync} from "node:fs";
import {lstat, readFile, rm} from "node:fs/promises";
import {join} from "node:path";
import {z} from "zod";
import {UserError} from "../errors.ts";
import {writeAtomic} from "../files/atomic.ts";
import {checkManifest} from "./edition-manifest.ts";
import {compareEditions, isEdition} from "./edition-name.ts";
import {readPointer, switchPointer} from "./pointer.ts";

const noteName = ".switch.json";

/** The edition that is about to get its name, and how `siste` will point to it. */
const Switch = z.strictObject({edition: z.string().refine(isEdition), pointer: z.enum(["link", "file"])});
export type Switch = z.infer<typeof Switch>;

/** Notes what the last two steps of a publication will do, so that the next one can finish them after a kill. */
export async function noteSwitch(to: string, note: Switch): Promise<void> {
  await writeAtomic(join(to, noteName), `${JSON.stringify(note)}\n`);
}

/** Whether a publication was killed in its last two steps, or is in them. */
export function hasNote(to: string): boolean {
  return existsSync(join(to, noteName));
}

export async function forgetSwitch(to: string): Promise<void> {
  await rm(join(to, noteName), {force: true});
}

/**
 * Points `siste` to an edition whose publication was killed between its last two steps, and returns its name; undefined
 * when there is none. Called under the lock of the folder. Throws UserError when its files differ from its manifest.
 */
export async function finishSwitch(to: string): Promise<string | undefined> {
  const path = join(to, noteName);
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const {edition, pointer} = parseSwitch(path, text);
  const folder = join(to, edition);
  const newest = await readPointer(to);
  const isLeft =
    Boolean(await lstat(folder).catch(() => undefined)) &&
    (newest === undefined || compareEditions(edition, newest) > 0);
  if (isLeft) {
    const problems = await checkManifest(folder);
    if (problems.length > 0)
      throw new UserError(problems.map((line) => `${join(to, edition)}: ${line}`).join("\n"));
    await switchPointer(to, edition, pointer);
  }
  await forgetSwitch(to);
  return isLeft ? edition : undefined;
}

function parseSwitch(path: string, text: string): Switch {
  try {
    return Switch.parse(JSON.parse(text));
  } catch {
    throw new UserError(`${path}: is no note of a publication: remove it, then run the command again`);
  }
}
