import {stat} from "node:fs/promises";
import {join} from "node:path";
import {readListing, type ListedFile} from "../datasets/listing.ts";
import {hashFile} from "../files/manifest.ts";
import {createDatabase, type Warehouse} from "../warehouse/open.ts";
import {literal} from "../warehouse/sql.ts";
import {csvSql} from "./compare.ts";
import {readSets} from "./package.ts";

/**
 * Findings in the data files of a site: files that are not there or differ from what `files.json` and `datapackage.json`
 * say, that cannot be read, have other columns, or another number of rows.
 */
export async function checkDataFiles(site: string): Promise<string[]> {
  const folder = join(site, "data");
  const [{sets, common}, published] = await Promise.all([readListing(folder), readSets(site)]);
  const problems: string[] = [];
  const database = await createDatabase(":memory:", {memory_limit: "1GB"});
  try {
    for (const {files} of sets) {
      for (const file of files) problems.push(...(await checkFile(database, folder, file)));
    }
    for (const {file, bytes} of common) {
      const size = await sizeOf(join(folder, file));
      if (size !== bytes) problems.push(`data/${file}: ${size ?? "no"} bytes, but files.json says ${bytes}`);
    }
    for (const {name, file, sha256, columns} of published.values()) {
      if ((await sizeOf(file)) === undefined)
        problems.push(`data/${name}: in the data package but not there`);
      else if ((await hashFile(file)) !== sha256)
        problems.push(`data/${name}: differs from its hash in the data package`);
      else {
        const found = await readHeader(database, file);
        const expected = columns.map((column) => column.name);
        if (found.join() !== expected.join())
          problems.push(
            `data/${name}: columns ${found.join(", ")}, but the data package says ${expected.join(", ")}`
          );
      }
    }
  } finally {
    database.close();
  }
  return problems;
}

async function checkFile(
  database: Warehouse,
  folder: string,
  {file, format, bytes, sha256, rows}: ListedFile
): Promise<string[]> {
  const path = join(folder, file);
  const size = await sizeOf(path);
  if (size === undefined) return [`data/${file}: listed in files.json but not there`];
  if (size !== bytes || (await hashFile(path)) !== sha256)
    return [`data/${file}: differs from its SHA-256 in files.json`];
  const source = {
    csv: csvSql({file: path}),
    excel: `read_csv(${literal(path)}, header = true, all_varchar = true, delim = ';', quote = '"', escape = '"')`,
    parquet: `read_parquet(${literal(path)})`,
    // their hashes tell that they are what was written; only tests read them back
    xlsx: undefined,
    arrow: undefined,
    jsonstat: undefined
  }[format];
  if (source === undefined) return [];
  try {
    const [found] = await database.rows<{n: number}>(`SELECT count(*) AS n FROM ${source}`);
    return found?.n === rows ? [] : [`data/${file}: ${found?.n} rows, but files.json says ${rows}`];
  } catch (error) {
    return [`data/${file}: cannot be read: ${(error as Error).message.split("\n")[0]}`];
  }
}

async function readHeader({rows}: Warehouse, file: string): Promise<string[]> {
  const found = await rows<{column_name: string}>(`DESCRIBE SELECT * FROM ${csvSql({file})}`);
  return found.map(({column_name: name}) => name);
}

async function sizeOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    ({size}) => size,
    () => undefined
  );
}
