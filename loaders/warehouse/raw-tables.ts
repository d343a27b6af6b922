import type {DuckDBConnection} from "@duckdb/node-api";
import {join} from "node:path";
import {UserError} from "../errors.ts";
import type {Manifest} from "../files/manifest.ts";
import {literal} from "./sql.ts";

/** Kind of a data set in the manifest → its raw table and the exact header of its CSV file. */
export const rawCsvTables: Readonly<Record<string, {table: string; columns: readonly string[]}>> = {
  "survey-national-published": {
    table: "raw_survey_national_published",
    columns: ["survey_year", "school_year", "population", "form", "gender", "percent", "note", "source"]
  },
  "survey-upper-secondary": {
    table: "raw_survey_upper_secondary",
    columns: [
      "school_year",
      "level",
      "county",
      "organisation_number",
      "name",
      "ownership",
      "grade",
      "code",
      "question",
      "kind",
      "value",
      "status"
    ]
  },
  "survey-bergen": {
    table: "raw_survey_bergen",
    columns: [
      "level",
      "county",
      "municipality",
      "organisation_number",
      "name",
      "total",
      "pupils",
      "adults",
      "digital",
      "pupils_in_school_2025_26"
    ]
  },
  "survey-three-year-mean": {
    table: "raw_survey_three_year_mean",
    columns: ["unit", "name", "window", "share"]
  },
  pupils: {
    table: "raw_pupils",
    columns: [
      "school_year",
      "level",
      "code",
      "pupils",
      "pupils_with_individual_education",
      "pupils_with_extra_norwegian",
      "schools"
    ]
  },
  population: {
    table: "raw_population",
    columns: ["year", "code", "age_0", "age_1_5", "age_6_15", "age_16_18", "total"]
  },
  "kindergarten-children": {
    table: "raw_kindergarten_children",
    columns: ["date", "code", "kindergartens", "private_kindergartens", "children"]
  },
  municipalities: {
    table: "raw_municipalities",
    columns: ["code", "name", "county", "county_name", "latitude", "longitude"]
  },
  "municipality-changes": {
    table: "raw_municipality_changes",
    columns: ["date", "old_code", "old_name", "new_code", "new_name", "kind"]
  },
  "networks-known": {
    table: "raw_networks_known",
    columns: ["municipality", "name", "network", "basis"]
  },
  accounts: {
    table: "raw_accounts",
    columns: ["year", "chapter", "post", "organisation_number", "agency", "million_nok"]
  },
  "forum-published": {
    table: "raw_forum_published",
    columns: ["fylke_embete", "year", "scheme", "measure", "value", "unit", "source", "note"]
  },
  "pulje-periods": {
    table: "raw_pulje_periods",
    columns: [
      "scheme",
      "pulje",
      "start",
      "start_text",
      "end",
      "end_text",
      "semesters",
      "note",
      "source",
      "url"
    ]
  },
  "pulje-milestones": {
    table: "raw_pulje_milestones",
    columns: ["scheme", "pulje", "step", "date", "until", "label", "note", "source", "url"]
  },
  "pulje-participants": {
    table: "raw_pulje_participants",
    columns: ["scheme", "pulje", "code", "name", "source", "url"]
  },
  "pulje-evaluations": {
    table: "raw_pulje_evaluations",
    columns: ["scheme", "puljer", "institution", "authors", "year", "shows", "does_not_show", "source"]
  },
  "kompetanseloftet-start": {
    table: "raw_kompetanseloftet_start",
    columns: ["code", "name", "aspect", "values", "phrase", "basis", "scope"]
  }
};

/** The example county's CSV files, by file name. */
export const exampleCsvTables: Readonly<Record<string, {table: string; columns: readonly string[]}>> = {
  "units.csv": {
    table: "raw_example_units",
    columns: [
      "code",
      "level",
      "name",
      "county",
      "municipality",
      "ownership",
      "valid_from",
      "valid_to",
      "x_km",
      "y_km"
    ]
  },
  "municipality_changes.csv": {
    table: "raw_example_municipality_changes",
    columns: ["date", "old_code", "old_name", "new_code", "new_name", "kind"]
  },
  "survey.csv": {
    table: "raw_example_survey",
    columns: [
      "unit_code",
      "school_year",
      "grade",
      "gender",
      "ownership",
      "measure",
      "share_bullied",
      "bullied",
      "respondents",
      "status"
    ]
  },
  "survey_index.csv": {
    table: "raw_example_survey_index",
    columns: ["unit_code", "school_year", "grade", "gender", "ownership", "indicator", "score", "status"]
  },
  "survey_participation.csv": {
    table: "raw_example_survey_participation",
    columns: ["unit_code", "school_year", "grade", "ownership", "invited", "answered", "status"]
  },
  "pupils.csv": {
    table: "raw_example_pupils",
    columns: ["unit_code", "school_year", "pupils", "status"]
  },
  "children.csv": {
    table: "raw_example_children",
    columns: ["unit_code", "date", "children"]
  }
};

/**
 * Creates every raw table as a temporary table of text columns and fills it from the CSV files that the manifest
 * lists. A table whose data set is not in the folder stays empty. Throws UserError naming a file whose header differs.
 */
export async function loadRawCsv(
  connection: DuckDBConnection,
  {dataDir, manifest}: {dataDir: string; manifest: Manifest}
): Promise<void> {
  const all = [...Object.values(rawCsvTables), ...Object.values(exampleCsvTables)];
  for (const {table, columns} of all) {
    await connection.run(`CREATE TEMP TABLE ${table} (${columns.map((c) => `"${c}" VARCHAR`).join(", ")})`);
  }
  for (const {kind, files} of manifest.datasets) {
    for (const {file} of files) {
      const target =
        kind === "example-county" ? exampleCsvTables[file.split("/").at(-1) ?? ""] : rawCsvTables[kind];
      if (!target) continue;
      const path = join(dataDir, file);
      try {
        await connection.run(
          `INSERT INTO ${target.table} SELECT ${target.columns.map((c) => `"${c}"`).join(", ")}
           FROM read_csv(${literal(path)}, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"',
             auto_detect = true, sample_size = 1)`
        );
      } catch (error) {
        throw new UserError(
          `${path}: cannot be read as CSV with the columns ${target.columns.join(", ")}: ${(error as Error).message.split("\n")[0]}: restore the file from version control`
        );
      }
    }
  }
}
