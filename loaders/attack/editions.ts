import {readdir} from "node:fs/promises";
import {UserError} from "../errors.ts";

const editionName = /^\d{4}-\d{2}-\d{2}(?:-\d+)?$/;

/** What a site has at its root, and a folder of editions has not. */
const siteParts = ["data", "_file", "_observablehq", "rapport"];

/** A site to read, with the paths of its files; `name` is empty where it is no edition. */
export interface SiteFolder {
  name: string;
  root: string;
  paths: string[];
}

/**
 * The sites in a folder, oldest first: its editions where it holds folders named by date and is no site, otherwise itself.
 * Throws UserError when there is nothing to attack.
 */
export async function findSites(folder: string): Promise<SiteFolder[]> {
  const entries = await readdir(folder, {withFileTypes: true}).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(
      `${folder}: cannot be read (${error.code ?? error.message}): run npm run build, or name a site with --site`
    );
  });
  const editions = entries
    .filter((entry) => entry.isDirectory() && editionName.test(entry.name))
    .map(({name}) => name)
    .sort(compareNames);
  // a folder in a site that is named like a date is a part of the site
  const isSite = entries.some(({name}) => siteParts.includes(name));
  const sites = await Promise.all(
    (editions.length > 0 && !isSite ? editions : [""]).map((name) =>
      siteIn(name === "" ? folder : `${folder}/${name}`, name)
    )
  );
  const empty = sites.find(({paths}) => !paths.some((path) => /\.(?:html|csv|json)$/.test(path)));
  if (empty)
    throw new UserError(
      `${empty.root}: holds no published site: run npm run build, or name a site with --site`
    );
  return sites;
}

/** A folder as one site, whatever it is called. */
export async function siteIn(root: string, name = ""): Promise<SiteFolder> {
  return {name, root, paths: await listFiles(root)};
}

async function listFiles(root: string): Promise<string[]> {
  const found = await readdir(root, {recursive: true, withFileTypes: true});
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length + 1))
    .sort();
}

function compareNames(a: string, b: string): number {
  return a.localeCompare(b, "en", {numeric: true});
}
