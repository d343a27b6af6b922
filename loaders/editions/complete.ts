import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {UserError} from "../errors.ts";
import type {Change} from "../readers/changes.ts";
import {compareSites} from "./compare-editions.ts";
import type {ComparedSet} from "./compare.ts";
import {diffName, EditionDiff} from "./diff.ts";
import {compareEditions} from "./edition-name.ts";
import {encodeFeed, feedName} from "./feed.ts";
import {listEditions, type Draft} from "./publish.ts";
import {checkHistory, checkVersions, newEntries} from "./rules.ts";
import {stampPages} from "./stamp.ts";

export interface CompleteOptions {
  /** The change log. */
  changes: readonly Change[];
  /** Who publishes, for the feed. */
  author: string;
}

/**
 * Compares a draft with the edition before it and writes into it what came out: `endringer.json`, the feed, the page
 * Endringer and the edition's date on every page. Throws UserError where history changed without an entry, or a version
 * did not rise as it must.
 */
export async function completeEdition(
  draft: Draft,
  {changes, author}: CompleteOptions
): Promise<EditionDiff> {
  const {folder, to, edition, previous} = draft;
  const before = previous === null ? undefined : await readDiff(join(to, previous));
  const compared = previous === null ? [] : await compare(join(to, previous), folder);
  const entries = newEntries(changes, {edition, known: new Set(before?.entries ?? [])});
  const problems = [...checkHistory(compared, entries), ...checkVersions(compared)];
  if (problems.length > 0) throw new UserError(problems.join("\n"));
  const diff: EditionDiff = {
    edition,
    previous,
    sets: compared.map((set) => set.diff),
    entries: [...new Set([...(before?.entries ?? []), ...entries.map(({id}) => id)])].sort()
  };
  await writeFile(join(folder, diffName), `${JSON.stringify(diff, null, 1)}\n`);
  const earlier = (await listEditions(to)).filter((name) => compareEditions(name, edition) < 0).reverse();
  const history = [diff, ...(await Promise.all(earlier.map((name) => readDiff(join(to, name)))))];
  await writeFile(join(folder, feedName), encodeFeed(history, {author}));
  await stampPages(folder, diff);
  return diff;
}

async function compare(before: string, after: string): Promise<ComparedSet[]> {
  const scratch = await mkdtemp(join(tmpdir(), "puljeblikk-"));
  try {
    return await compareSites(before, after, {scratch});
  } finally {
    await rm(scratch, {recursive: true, force: true});
  }
}

async function readDiff(folder: string): Promise<EditionDiff> {
  const path = join(folder, diffName);
  try {
    return EditionDiff.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    throw new UserError(
      `${path}: cannot be read (${(error as Error).message}): move the folder away if it is no edition`
    );
  }
}
