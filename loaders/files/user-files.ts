import {existsSync} from "node:fs";
import {readdir} from "node:fs/promises";
import {join} from "node:path";
import {formatRowProblems, RefusedRows, UserError, type RowProblem} from "../errors.ts";
import {readAllocations, type AllocationRow} from "./allocations.ts";
import {readNetworks, type NetworkRow} from "./networks.ts";
import {readParticipation, type ParticipationRow} from "./participation.ts";

export interface UserFiles {
  participation: ParticipationRow[];
  networks: NetworkRow[];
  allocations: AllocationRow[];
}

export interface UserFilesOptions {
  /** Where the sentence about each file goes; standard error by default. */
  log?: (line: string) => void;
}

/**
 * Reads the user's three files from a folder, normally `<dataDir>/user`. A file that is not there is empty, and the
 * log says so. All three or none: the bad rows of all files come in one RefusedRows, or in one UserError with the
 * reason why a file cannot be read at all.
 */
export async function readUserFiles(
  dir: string,
  {log = console.error}: UserFilesOptions = {}
): Promise<UserFiles> {
  const problems: RowProblem[] = [];
  const unreadable: string[] = [];
  async function readIfThere<T>(name: string, read: (path: string) => Promise<T[]>): Promise<T[]> {
    const written = (existsSync(dir) ? await readdir(dir) : []).find((n) => n.toLowerCase() === name);
    const path = join(dir, written ?? name);
    if (!written) {
      log(`${path}: not there, so no rows`);
      return [];
    }
    try {
      const rows = await read(path);
      log(`${path}: ${rows.length} rows`);
      return rows;
    } catch (error) {
      if (error instanceof RefusedRows) for (const problem of error.problems) problems.push(problem);
      else if (error instanceof UserError) unreadable.push(error.message);
      else throw error;
      return [];
    }
  }
  const files = {
    participation: await readIfThere("participation.csv", (path) => readParticipation(path, {world: "real"})),
    networks: await readIfThere("networks.csv", (path) => readNetworks(path, {world: "real"})),
    allocations: await readIfThere("allocations.csv", (path) => readAllocations(path, {world: "real"}))
  };
  if (unreadable.length > 0)
    throw new UserError(
      [...unreadable, ...(problems.length > 0 ? [formatRowProblems(problems)] : [])].join("\n")
    );
  if (problems.length > 0) throw new RefusedRows(problems);
  return files;
}
