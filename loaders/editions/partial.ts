import {readdir, rm} from "node:fs/promises";
import {join} from "node:path";

/** Folder of an edition that is being written. */
export function partialName(edition: string, pid = process.pid): string {
  return `.partial-${edition}-${pid}`;
}

/**
 * Removes what killed publications have left. Called under the lock, so no other publication lives whatever its number.
 * Returns the names that were removed.
 */
export async function removeLeftovers(to: string): Promise<string[]> {
  const left = (await readdir(to)).filter((name) =>
    /^\.partial-.+-\d+$|^\.siste\.\d+\.tmp$|^(?:siste|\.switch)\.json\.\d+\.tmp$/.test(name)
  );
  for (const name of left) await rm(join(to, name), {recursive: true, force: true});
  return left;
}
