import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {qualityName} from "../../src/model/quality.ts";
import {UserError} from "../errors.ts";
import {readJsonFile} from "../files/json.ts";
import type {Change} from "../readers/changes.ts";
import {compareSites} from "./compare-editions.ts";
import type {ComparedSet} from "./compare.ts";
import {diffName, EditionDiff} from "./diff.ts";
import {compareEditions} from "./edition-name.ts";
import {encodeFeed, feedName} from "./feed.ts";
import {listEditions, type Draft} from "./publish.ts";
import {checkCarried, checkRevisions, readQuality, writeQuality} from "./quality.ts";
import {checkHistory, checkVersions, newEntries, toldSets} from "./rules.ts";
import {stampPages} from "./stamp.ts";

export interface CompleteOptions {
  /** The change log. */
  changes: readonly Change[];
  /** Who publishes, for the feed. */
  author: string;
}

/**
 * Compares a draft with the edition before it and writes into it what came out: `endringer.json`, the feed, the page
 * Endringer and the edition's date on every page and in `kvalitet.json`. Throws UserError where history or a source's snapshot
 * changed without an entry, a version did not rise as it must, or results of the edition before are not carried along.
 */
export async function completeEdition(
  draft: Draft,
  {changes, author}: CompleteOptions
): Promise<EditionDiff> {
  const {folder, to, edition, previous} = draft;
  const before = previous === null ? undefined : await readDiff(join(to, previous));
  const compared = previous === null ? [] : await compare(join(to, previous), folder);
  const entries = newEntries(changes, {edition, known: new Set(before?.entries ?? [])});
  const quality = await readQuality(folder);
  if (!quality) throw new UserError(`${join(folder, qualityName)}: no such file: build the site again`);
  const published = previous === null ? undefined : await readQuality(join(to, previous));
  const problems = [
    ...checkHistory(compared, entries),
    ...checkVersions(compared),
    ...checkRevisions(published, quality, toldSets(entries)),
    ...checkCarried(published, quality, previous)
  ];
  if (problems.length > 0) throw new UserError(problems.join("\n"));
  const diff: EditionDiff = {
    edition,
    previous,
    sets: compared.map((set) => set.diff),
    entries: [...new Set([...(before?.entries ?? []), ...entries.map(({id}) => id)])].sort()
  };
  await writeQuality(folder, {...quality, edition});
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
  const remedy = "move the folder away if it is no edition";
  try {
    return await readJsonFile(path, EditionDiff, remedy);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${path}: cannot be read (${(error as Error).message}): ${remedy}`);
  }
}
