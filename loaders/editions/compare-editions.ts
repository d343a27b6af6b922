import {createDatabase, type Warehouse} from "../warehouse/open.ts";
import {compareSets, type ComparedSet} from "./compare.ts";
import {readSets} from "./package.ts";

/** Memory for joining two files; what does not fit is kept on disk meanwhile. */
const memoryLimit = "1GB";

/** An empty database in memory to compare in; what does not fit lies in `scratch` meanwhile. */
export function createComparison(scratch: string): Promise<Warehouse> {
  return createDatabase(":memory:", {
    memory_limit: memoryLimit,
    temp_directory: scratch,
    preserve_insertion_order: "false"
  });
}

/**
 * Compares every set of two sites, by name. `scratch` is a folder for what does not fit in memory. Throws UserError when
 * a data package cannot be read.
 */
export async function compareSites(
  before: string,
  after: string,
  {scratch}: {scratch: string}
): Promise<ComparedSet[]> {
  const [old, current] = await Promise.all([readSets(before), readSets(after)]);
  const names = [...new Set([...current.keys(), ...old.keys()])].sort();
  const database = await createComparison(scratch);
  try {
    const compared: ComparedSet[] = [];
    for (const name of names) compared.push(await compareSets(database, old.get(name), current.get(name)));
    return compared;
  } finally {
    database.close();
  }
}
