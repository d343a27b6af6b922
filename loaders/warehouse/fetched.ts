import {join} from "node:path";
import type {Dataset, Manifest} from "../files/manifest.ts";
import {readKindergartens} from "../sources/kindergartens.ts";
import {readMunicipalities, readMunicipalityChanges} from "../sources/municipalities.ts";
import {readPopulation} from "../sources/population.ts";
import {readPupils} from "../sources/pupils.ts";
import {readSchools} from "../sources/schools.ts";
import {insertRows} from "./insert.ts";
import type {Warehouse} from "./open.ts";

/** Raw table of each fetched source, its columns, and the reader of its stored answers. */
const fetched: readonly {
  kind: string;
  table: string;
  columns: string;
  read: (paths: string[]) => Promise<readonly object[]>;
}[] = [
  {
    kind: "pupils-api",
    table: "raw_pupils_api",
    columns:
      "school_year VARCHAR, level VARCHAR, code VARCHAR, name VARCHAR, county VARCHAR, municipality VARCHAR, pupils INTEGER, schools INTEGER, status VARCHAR",
    read: readPupils
  },
  {
    kind: "schools-api",
    table: "raw_schools_api",
    columns:
      "code VARCHAR, name VARCHAR, municipality VARCHAR, county VARCHAR, ownership VARCHAR, pupils INTEGER",
    read: readSchools
  },
  {
    kind: "kindergartens-api",
    table: "raw_kindergartens_api",
    columns:
      "code VARCHAR, name VARCHAR, municipality VARCHAR, county VARCHAR, ownership VARCHAR, children INTEGER, retrieved VARCHAR",
    read: readKindergartens
  },
  {
    kind: "population-api",
    table: "raw_population_api",
    columns:
      "year INTEGER, code VARCHAR, age_0 INTEGER, age_1_5 INTEGER, age_6_15 INTEGER, age_16_18 INTEGER, total INTEGER",
    read: readPopulation
  },
  {
    kind: "municipalities-api",
    table: "raw_municipalities_api",
    columns: "code VARCHAR, name VARCHAR, valid_from VARCHAR, valid_to VARCHAR",
    read: readMunicipalities
  },
  {
    kind: "municipalities-api",
    table: "raw_municipality_changes_api",
    columns:
      "date VARCHAR, old_code VARCHAR, old_name VARCHAR, new_code VARCHAR, new_name VARCHAR, kind VARCHAR",
    read: readMunicipalityChanges
  }
];

/** Kinds of the data sets that are read here. */
export const fetchedKinds: readonly string[] = fetched.map(({kind}) => kind);

/** The raw tables that are filled here, each with the kind of its data set. */
export const fetchedRelations: readonly {kind: string; table: string}[] = fetched.map(({kind, table}) => ({
  kind,
  table
}));

/** Loads what `npm run fetch` brought, except the survey, into temporary raw tables; sources not there stay empty. */
export async function loadFetched(
  database: Warehouse,
  {dataDir, manifest}: {dataDir: string; manifest: Manifest}
): Promise<void> {
  for (const {kind, table, columns, read} of fetched) {
    const rows: object[] = [];
    for (const dataset of manifest.datasets.filter((d) => d.kind === kind)) {
      for (const row of await read(paths(dataDir, dataset)))
        rows.push({...row, retrieved: dataset.retrieved});
    }
    await insertRows(database, {table, columns, rows});
  }
}

function paths(dataDir: string, {files}: Dataset): string[] {
  return files.map(({file}) => join(dataDir, file));
}
