import {readFileSync} from "node:fs";
import {z} from "zod";

/** A package that is installed to build and run the site, by the lockfile. */
export interface Package {
  name: string;
  version: string;
  /** Expression of SPDX identifiers, as the package states it. */
  licence: string;
  /** Where it is installed, from the project's folder. */
  folder: string;
}

const Lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      /** Given where the folder has another name than the package. */
      name: z.string().optional(),
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
      devOptional: z.boolean().optional()
    })
  )
});

/**
 * The packages that the site is built with, each version once, by name. Left out: the tools of tests, and the optional
 * ones, since which of those are installed depends on the machine. Throws Error for a package without a licence.
 */
export function readPackages(lockfile = "package-lock.json"): Package[] {
  const {packages} = Lockfile.parse(JSON.parse(readFileSync(lockfile, "utf8")));
  const found = new Map<string, Package>();
  for (const [folder, locked] of Object.entries(packages)) {
    const {version, license, dev, optional, devOptional} = locked;
    if (folder === "" || dev || optional || devOptional) continue;
    const name = locked.name ?? folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length);
    if (version === undefined || license === undefined)
      throw new Error(`${lockfile}: ${folder}: no version or licence`);
    const key = `${name}@${version}`;
    if (!found.has(key)) found.set(key, {name, version, licence: license, folder});
  }
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}
