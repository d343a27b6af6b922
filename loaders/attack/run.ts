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
  return {editions, result: await attack(editions)};
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
