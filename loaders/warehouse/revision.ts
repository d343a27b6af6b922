import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {rowKinds, type RevisedTable, type RowCounts} from "../../src/model/revision.ts";
import type {Dataset} from "../files/manifest.ts";
import {loadFetched} from "./fetched.ts";
import {createMacros} from "./macros.ts";
import {createDatabase, type Warehouse} from "./open.ts";
import {literal} from "./sql.ts";
import {prepareSurveyPages} from "./survey-pages.ts";

/** One table of a fetched source as it is compared: what tells its rows apart, and what they say. */
interface ComparedTable {
  /** The relation that the source's reader fills. */
  table: string;
  /** Norwegian. */
  title: string;
  /** Ids of the data sets that it feeds. */
  sets: readonly string[];
  key: readonly string[];
  values: readonly string[];
  /** Says whether the numbers are shown, hidden or missing. */
  status?: "status";
}

const cell = ["unit_code", "school_year", "grade", "ownership"];

const comparedTables: Readonly<Record<string, readonly ComparedTable[]>> = {
  "survey-api": [
    {
      table: "survey_api_share",
      title: "Andel mobbet",
      sets: ["survey_share"],
      key: [...cell, "gender", "measure"],
      values: ["share_bullied", "bullied", "respondents"],
      status: "status"
    },
    {
      table: "survey_api_index",
      title: "Skårer",
      sets: ["survey_index"],
      key: [...cell, "gender", "indicator"],
      values: ["score"],
      status: "status"
    },
    {
      table: "survey_api_participation",
      title: "Inviterte og svar",
      sets: ["survey_participation"],
      key: cell,
      values: ["invited", "answered"],
      status: "status"
    }
  ],
  "pupils-api": [
    {
      table: "raw_pupils_api",
      title: "Elever og skoler",
      sets: ["pupil_count"],
      key: ["school_year", "level", "code"],
      values: ["pupils", "schools"],
      status: "status"
    }
  ],
  "schools-api": [
    {
      table: "raw_schools_api",
      title: "Skoler",
      sets: ["unit"],
      key: ["code"],
      values: ["name", "municipality", "ownership", "pupils"]
    }
  ],
  "kindergartens-api": [
    {
      table: "raw_kindergartens_api",
      title: "Barnehager",
      sets: ["unit", "child_count"],
      key: ["code"],
      values: ["name", "municipality", "ownership", "children"]
    }
  ],
  "population-api": [
    {
      table: "raw_population_api",
      title: "Innbyggere",
      sets: ["population"],
      key: ["year", "code"],
      values: ["age_0", "age_1_5", "age_6_15", "age_16_18", "total"]
    }
  ],
  "municipalities-api": [
    {
      table: "raw_municipalities_api",
      title: "Kommuner",
      sets: ["unit"],
      key: ["code", "valid_from"],
      values: ["name", "valid_to"]
    },
    {
      table: "raw_municipality_changes_api",
      title: "Endringer i kommuner",
      sets: ["municipality_change", "unit"],
      key: ["date", "old_code", "new_code"],
      values: ["old_name", "new_name", "kind"]
    }
  ]
};

/** Kinds of the data sets that can be compared. */
export const comparedKinds: readonly string[] = Object.keys(comparedTables);

/** Ids of the data sets that the compared tables feed. */
export const comparedSets: readonly string[] = Object.values(comparedTables).flatMap((tables) =>
  tables.flatMap(({sets}) => sets)
);

const settings = {memory_limit: "1GB", preserve_insertion_order: "false"};

/**
 * Compares two snapshots of a source, table by table, by the key of each table. Both are read as the warehouse reads them
 * and lie on disk meanwhile, so memory does not grow with their size. Throws UserError when one cannot be read.
 */
export async function compareSnapshots(
  dataDir: string,
  before: Dataset,
  after: Dataset
): Promise<RevisedTable[]> {
  const tables = comparedTables[after.kind];
  if (!tables) throw new RangeError(`no tables to compare for ${after.kind}`);
  const folder = await mkdtemp(join(tmpdir(), "puljeblikk-"));
  try {
    const files = {b: join(folder, "before.duckdb"), a: join(folder, "after.duckdb")};
    await keepTables(files.b, {dataDir, dataset: before, tables});
    await keepTables(files.a, {dataDir, dataset: after, tables});
    const database = await createDatabase(":memory:", {...settings, temp_directory: folder});
    try {
      for (const [name, file] of Object.entries(files))
        await database.connection.run(`ATTACH ${literal(file)} AS ${name} (READ_ONLY)`);
      const compared: RevisedTable[] = [];
      for (const one of tables) compared.push(await compareTable(database, one));
      return compared;
    } finally {
      database.close();
    }
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

/** Reads one snapshot and keeps what is compared in a database file. */
async function keepTables(
  file: string,
  {dataDir, dataset, tables}: {dataDir: string; dataset: Dataset; tables: readonly ComparedTable[]}
): Promise<void> {
  const database = await createDatabase(file, {...settings, temp_directory: `${file}.spill`});
  try {
    const manifest = {datasets: [dataset]};
    if (dataset.kind === "survey-api") {
      await createMacros(database.connection);
      await prepareSurveyPages(database.connection, {dataDir, manifest});
    } else await loadFetched(database, {dataDir, manifest});
    for (const {table, key, values, status} of tables) {
      const columns = [...key, ...values, ...(status ? [status] : [])];
      // the survey's interface repeats rows when it repeats a page
      await database.connection.run(
        `CREATE TABLE kept_${table} AS SELECT DISTINCT ${columns.join(", ")} FROM ${table}`
      );
    }
  } finally {
    database.close();
  }
}

async function compareTable(
  {rows}: Warehouse,
  {table, title, sets, key, values, status}: ComparedTable
): Promise<RevisedTable> {
  const turned = (from: string, to: string) =>
    status ? `(b.${status} = '${from}' AND a.${status} = '${to}')` : "false";
  const [hidden, shown] = [turned("ok", "suppressed"), turned("suppressed", "ok")];
  const differs = [...values, ...(status ? [status] : [])]
    .map((column) => `a.${column} IS DISTINCT FROM b.${column}`)
    .join(" OR ");
  const tests: Readonly<Record<keyof RowCounts, string>> = {
    added: "b.here IS NULL",
    removed: "a.here IS NULL",
    hidden: `a.here AND b.here AND ${hidden}`,
    shown: `a.here AND b.here AND ${shown}`,
    changed: `a.here AND b.here AND NOT ${hidden} AND NOT ${shown} AND (${differs})`
  };
  const [found] = await rows<RowCounts & {before: number; after: number}>(
    `SELECT count(b.here) AS before, count(a.here) AS after,
       ${rowKinds.map((kind) => `count(*) FILTER (${tests[kind]}) AS ${kind}`).join(", ")}
     FROM (SELECT *, true AS here FROM b.kept_${table}) b FULL JOIN (SELECT *, true AS here FROM a.kept_${table}) a
       ON ${key.map((column) => `b.${column} IS NOT DISTINCT FROM a.${column}`).join(" AND ")}`
  );
  if (!found) throw new Error(`${table}: nothing was counted`);
  const {before, after, ...counts} = found;
  return {title, sets: [...sets], before, after, rows: counts};
}
