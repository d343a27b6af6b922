import {attack, type AttackResult} from "./attack.ts";
import type {Edition} from "./edition.ts";
import {findSites} from "./editions.ts";
import {readSite} from "./read-site.ts";

/** Reads the site or the editions in a folder, and PDF files of reports beside it, and attacks the newest. */
export async function attackFolder(
  folder: string,
  _: {pdf?: string | undefined} = {}
): Promise<{editions: Edition[]; result: AttackResult}> {
  const editions: Edition[] = [];
  for (const {name, root, paths} of await findSites(folder))
    editions.push(await readSite(root, {name, paths}));
  return {editions, result: await attack(editions)};
}
