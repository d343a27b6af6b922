import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {createComparison} from "./compare-editions.ts";
import {compareSets} from "./compare.ts";
import {readResource, type PublishedSet} from "./package.ts";
import {versionOf} from "./version.ts";

/** The version to publish a set with, from its resource in a data package that is being written into a folder. */
export type VersionOf = (resource: object, folder: string) => Promise<string>;

/**
 * Lets data files be written with versions that follow from an edition: each set is compared with the same set there. Give
 * `published` as `readSets` reads it from the edition.
 */
export async function withVersions<T>(
  published: ReadonlyMap<string, PublishedSet>,
  write: (versionOf: VersionOf) => Promise<T>
): Promise<T> {
  const scratch = await mkdtemp(join(tmpdir(), "puljeblikk-"));
  const database = await createComparison(scratch);
  try {
    return await write(async (resource, folder) => {
      const set = readResource(resource, folder);
      return versionOf(await compareSets(database, published.get(set.name), set));
    });
  } finally {
    database.close();
    await rm(scratch, {recursive: true, force: true});
  }
}
