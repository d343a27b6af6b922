import {readdir} from "node:fs/promises";
import {UserError} from "../errors.ts";
import {attack, type AttackResult} from "./attack.ts";
import type {Edition} from "./edition.ts";
import {findSites, type SiteFolder} from "./editions.ts";
import {readSite} from "./read-site.ts";

const mostListed = 10;

/** Reads the site or the editions in a folder, and PDF files of reports beside it, and attacks the newest. */
export async function attackFolder(
  folder: string,
  {pdf}: {pdf?: string | undefined} = {}
): Promise<{editions: Edition[]; result: AttackResult}> {
  return attackSites(await findSites(folder), pdf === undefined ? [] : await listPdf(pdf));
}

/** Attacks the newest of several sites, oldest first; `pdf` are printed reports of the newest. */
export async function attackSites(
  sites: readonly SiteFolder[],
  pdf: readonly string[] = []
): Promise<{editions: Edition[]; result: AttackResult}> {
  const editions: Edition[] = [];
  for (const site of sites)
    editions.push(await readSite(site.root, {...site, pdf: site === sites.at(-1) ? pdf : []}));
  requireRead(editions);
  const result = await attack(editions);
  requireHidden(editions, result);
  return {editions, result};
}

/**
 * Throws UserError when survey data stand in the newest edition, but no hidden number was seen: then the attack has not
 * understood them. Rows that all say that their number is shown are believed.
 */
function requireHidden(editions: readonly Edition[], {attacked}: AttackResult): void {
  const newest = editions.at(-1);
  if (!newest || attacked.length > 0) return;
  const {rows, stated} = newest.survey;
  if (rows === stated) return;
  throw new UserError(
    `${newest.name || "the site"}: ${rows} rows of survey data, ${rows - stated} of them without a status that the attack knows, and no hidden number among them: check the column status, and teach loaders/attack/rows how the files say that a number is hidden`
  );
}

/** Throws UserError for files of the newest edition that nobody read: what is not read can tell everything. */
function requireRead(editions: readonly Edition[]): void {
  const {unread = []} = editions.at(-1) ?? {};
  if (unread.length === 0) return;
  const more = unread.length > mostListed ? [`… and ${unread.length - mostListed} more files`] : [];
  throw new UserError([...unread.slice(0, mostListed), ...more].join("\n"));
}

async function listPdf(folder: string): Promise<string[]> {
  const names = await readdir(folder, {recursive: true}).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(
      `--pdf ${folder}: cannot be read (${error.code ?? error.message}): name a folder with PDF files`
    );
  });
  const found = names.filter((name) => name.endsWith(".pdf")).sort();
  if (found.length === 0)
    throw new UserError(`--pdf ${folder}: holds no PDF file: print reports with npm run reports first`);
  return found.map((name) => `${folder}/${name}`);
}
