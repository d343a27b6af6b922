import {constants, existsSync} from "node:fs";
import {access, readFile, readdir, rename, rm, stat} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {UserError} from "../errors.ts";
import {makeFolder} from "../files/folder.ts";
import {HeldLock, takeLock} from "../files/lock.ts";
import {manifestName, readManifest, verifyManifest, type Manifest} from "../files/manifest.ts";
import {removeStray, removeStrayOf} from "../files/stray.ts";
import {fetchedKinds, loadFetched} from "./fetched.ts";
import {createMacros} from "./macros.ts";
import {createDatabase, type Warehouse} from "./open.ts";
import {loadRawCsv, rawCsvTables} from "./raw-tables.ts";
import {prepareSurveyPages} from "./survey-pages.ts";
import {loadUserFiles} from "./user-tables.ts";

/** What to build from and where to. `world: "real"` leaves the fictional county out. */
export interface WarehouseOptions {
  dataDir: string;
  out: string;
  world?: "all" | "real";
  log?: (line: string) => void;
}

/** Rows of one finished table. */
export interface TableCount {
  table: string;
  rows: number;
}

const sqlDir = new URL("./sql/", import.meta.url);

/** The SQL steps in order: one table a file, the file's number is its place. */
export async function readSteps(): Promise<{name: string; sql: string}[]> {
  const names = (await readdir(sqlDir)).filter((n) => n.endsWith(".sql")).sort();
  return Promise.all(names.map(async (name) => ({name, sql: await readFile(new URL(name, sqlDir), "utf8")})));
}

/**
 * Builds the warehouse: verifies the manifest's hashes, loads the raw files into temporary tables, runs the SQL steps,
 * and puts the finished database in place of the old one by renaming. On any failure the old one is untouched. What a
 * killed build left is removed. Throws UserError while another process builds the same file, and where the disk is full.
 */
export async function buildWarehouse(options: WarehouseOptions): Promise<TableCount[]> {
  const {dataDir, out, world = "all"} = options;
  const whole = await readManifest(dataDir);
  refuseUnknownKinds(dataDir, whole);
  await verifyManifest(dataDir, whole);
  const manifest: Manifest =
    world === "real" ? {datasets: whole.datasets.filter((d) => d.world === "real")} : whole;

  await requireWritable(out);
  const release = await lockWarehouse(out);
  try {
    await removeStrayOf(out);
    await removeStray(tmpdir(), maybeSpillPid);
    return await fillWarehouse(manifest, options);
  } catch (error) {
    throw isDiskFull(error)
      ? new UserError(`${out}: no space left on the disk: free some space, then run the command again`)
      : error;
  } finally {
    await release();
  }
}

async function fillWarehouse(
  manifest: Manifest,
  {dataDir, out, log = () => {}}: WarehouseOptions
): Promise<TableCount[]> {
  const temporary = `${out}.${process.pid}.tmp`;
  const spill = join(tmpdir(), `${spillName}${process.pid}`);
  await rm(temporary, {force: true});
  const database = await createDatabase(temporary, {
    memory_limit: "1200MB",
    temp_directory: spill,
    preserve_insertion_order: "false"
  });
  try {
    const {connection} = database;
    await createMacros(connection);
    await loadRawCsv(connection, {dataDir, manifest});
    await loadFetched(database, {dataDir, manifest});
    await loadUserFiles(database, {dataDir, manifest, log});
    await prepareSurveyPages(connection, {dataDir, manifest}).catch(refuseData("survey: a page"));
    for (const {name, sql} of await readSteps()) {
      const begun = performance.now();
      await connection.run(sql).catch(refuseData(`${name}: a raw file`));
      const table = name.replace(/^\d+_|\.sql$/g, "");
      log(
        `${table} ${await countRows(database, table)} rows ${((performance.now() - begun) / 1000).toFixed(2)} s`
      );
    }
    await recordDatasets(database, manifest);
    await refuseUnplaced(database);
    await refuseDuplicates(database);
    const counts = await countTables(database);
    await connection.run("CHECKPOINT");
    database.close();
    await rename(temporary, out);
    return counts;
  } catch (error) {
    closeQuietly(database);
    throw error;
  } finally {
    for (const path of [temporary, `${temporary}.wal`]) await rm(path, {force: true});
    await rm(spill, {recursive: true, force: true});
  }
}

/** Folder of what does not fit into memory; the process is part of the name. */
const spillName = "puljeblikk-spill-";

function maybeSpillPid(name: string): number | undefined {
  const pid = name.startsWith(spillName) ? name.slice(spillName.length) : "";
  return /^\d+$/.test(pid) ? Number(pid) : undefined;
}

/** DuckDB tells of a full disk, a quota or a limit in words. */
function isDiskFull(error: unknown): boolean {
  return (
    error instanceof Error && /No space left on device|Disk quota exceeded|File too large/.test(error.message)
  );
}

async function lockWarehouse(out: string): Promise<() => Promise<void>> {
  try {
    return await takeLock(`${out}.lock`);
  } catch (error) {
    if (!(error instanceof HeldLock)) throw error;
    throw new UserError(
      `${out}: another process builds it (${error.message}): wait until process ${error.holder.pid} has ended`
    );
  }
}

/** Refuses an output that cannot be a file, before anything is built. */
async function requireWritable(out: string): Promise<void> {
  try {
    if (out === "" || (existsSync(out) && !(await stat(out)).isFile())) throw new Error("not a file");
    await makeFolder(dirname(out));
    await access(dirname(out), constants.W_OK);
  } catch (error) {
    throw new UserError(
      `--out "${out}": cannot be written (${(error as Error).message}): give the path of a file`
    );
  }
}

/** What DuckDB says of data that it cannot read or convert; any other error is one of the program's. */
function refuseData(what: string): (error: unknown) => never {
  return (error) => {
    const message = error instanceof Error ? error.message : "";
    if (!/^(?:Invalid Input|Conversion|Out of Range) Error/.test(message)) throw error;
    const [line = ""] = message.split("\n");
    throw new UserError(
      `${what} cannot be read: ${line}: put back the snapshot in .previous, or run "npm run fetch" again`
    );
  };
}

/** A data set that no reader understands would be left out in silence. */
function refuseUnknownKinds(dataDir: string, {datasets}: Manifest): void {
  const known = new Set([...Object.keys(rawCsvTables), ...fetchedKinds, "example-county", "survey-api"]);
  for (const {id, kind} of datasets) {
    if (!known.has(kind)) {
      throw new UserError(
        `${join(dataDir, manifestName)}: data set ${id} has the unknown kind "${kind}": choose from ${[...known].sort().join(", ")}`
      );
    }
  }
}

function closeQuietly(database: Warehouse): void {
  try {
    database.close();
  } catch {
    // already closed: the failure came from the rename
  }
}

async function countRows({rows}: Warehouse, table: string): Promise<number> {
  const [row] = await rows<{n: number}>(`SELECT count(*) AS n FROM "${table}"`);
  return row?.n ?? 0;
}

async function countTables(database: Warehouse): Promise<TableCount[]> {
  const tables = await database.rows<{name: string}>(
    "SELECT table_name AS name FROM duckdb_tables() WHERE NOT temporary ORDER BY name"
  );
  return Promise.all(tables.map(async ({name}) => ({table: name, rows: await countRows(database, name)})));
}

/** The data sets themselves as a table, so that pages can show source, date, licence and caveats beside numbers. */
async function recordDatasets({connection}: Warehouse, manifest: Manifest): Promise<void> {
  await connection.run(`CREATE TABLE dataset (id VARCHAR, kind VARCHAR, title VARCHAR, publisher VARCHAR, world VARCHAR,
    url VARCHAR, retrieved DATE, period VARCHAR, licence VARCHAR, attribution VARCHAR, caveats VARCHAR[], files INTEGER, bytes BIGINT)`);
  for (const d of manifest.datasets) {
    await connection.run(
      `INSERT INTO dataset VALUES ($id, $kind, $title, $publisher, $world, $url, $retrieved, $period, $licence, $attribution,
         CAST(CAST($caveats AS JSON) AS VARCHAR[]), $files, $bytes)`,
      {
        id: d.id,
        kind: d.kind,
        title: d.title,
        publisher: d.publisher,
        world: d.world,
        url: d.url,
        retrieved: d.retrieved,
        period: d.period,
        licence: d.licence,
        attribution: d.attribution,
        caveats: JSON.stringify(d.caveats),
        files: d.files.length,
        bytes: d.files.reduce((sum, f) => sum + f.bytes, 0)
      }
    );
  }
}

/** The survey's tables with what identifies a cell. */
const surveyKeys = {
  survey_share: ["unit_code", "level", "school_year", "grade", "gender", "ownership", "measure"],
  survey_index: ["unit_code", "level", "school_year", "grade", "gender", "ownership", "indicator"],
  survey_participation: ["unit_code", "level", "school_year", "grade", "ownership"]
} as const;

/** A row whose place is not understood would be lost or, worse, stand for another cell. */
async function refuseUnplaced({rows}: Warehouse): Promise<void> {
  for (const [table, key] of Object.entries(surveyKeys)) {
    for (const column of key) {
      const [found] = await rows<{n: number; source: string}>(
        `SELECT count(*) AS n, any_value(source) AS source FROM ${table} WHERE ${column} IS NULL`
      );
      if (found?.n) {
        throw new UserError(
          `${found.source}: ${found.n} rows of ${table} have no ${column} that is understood: the interface may have changed; put back the snapshot in .previous, or update the reader`
        );
      }
    }
  }
}

/**
 * A cell of the survey stands once. The API repeats rows when it repeats a page: identical rows are counted once,
 * rows that differ in value stop the build. Keys are compared as 64-bit hashes first, which is cheap at 8 million rows.
 */
async function refuseDuplicates({connection, rows}: Warehouse): Promise<void> {
  for (const [table, columns] of Object.entries(surveyKeys)) {
    const key = columns.join(", ");
    const [seen] = await rows<{all: number; different: number}>(
      `SELECT count(*) AS "all", count(DISTINCT hash(${key})) AS different FROM ${table}`
    );
    if (!seen || seen.all === seen.different) continue;
    await connection.run(`CREATE OR REPLACE TABLE ${table} AS SELECT DISTINCT * FROM ${table}`);
    const [bad] = await rows<Record<string, string>>(
      `SELECT ${key} FROM ${table} GROUP BY ALL HAVING count(*) > 1 ORDER BY ALL LIMIT 1`
    );
    if (bad) {
      throw new UserError(
        `survey: two different values for ${Object.values(bad).join(" × ")}: run "npm run fetch -- survey" again`
      );
    }
  }
}
