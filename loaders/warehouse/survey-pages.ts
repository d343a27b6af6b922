import type {DuckDBConnection} from "@duckdb/node-api";
import {join} from "node:path";
import {UserError} from "../errors.ts";
import type {Manifest} from "../files/manifest.ts";
import {indicatorLabel, measureLabel} from "../../src/model/survey.ts";
import {listLiteral, literal} from "./sql.ts";

/** The tables of a survey snapshot: its folder names. */
type SurveyTable = `${"gsk" | "vgo"}-${"index" | "bullying" | "participation"}`;

const unitColumns = [
  "EnhetNivaa",
  "Nasjonaltkode",
  "Fylkekode",
  "Kommunekode",
  "Kommune",
  "Organisasjonsnummer",
  "EnhetNavn",
  "Skoleaarnavn",
  "Trinnnavn",
  "TrinnKode",
  "EierformNavn",
  "Eierformkode"
] as const;
// `Indikator` is the name that some versions of the API use for `Spoersmaalgruppe`.
const questionColumns = [
  "Spoersmaalkode",
  "Spoersmaalgruppekode",
  "Spoersmaalgruppe",
  "Indikator",
  "Kjoenn",
  "KjoennKode",
  "GruppeNivaa",
  "ProgramomraadeNivaa"
] as const;

/** DuckDB's own reader over the raw pages of one table kind, every value as text, `vgo` telling the school form. */
function pages(files: readonly {path: string; table: SurveyTable}[], columns: readonly string[]): string {
  const declared = `{${columns.map((c) => `'${c}': 'VARCHAR'`).join(", ")}}`;
  const parts = (["gsk", "vgo"] as const).flatMap((form) => {
    const paths = files.filter((f) => f.table.startsWith(form)).map((f) => f.path);
    return paths.length
      ? [
          `SELECT *, ${form === "vgo"} AS vgo FROM read_json(${listLiteral(paths)}, format = 'array', columns = ${declared},
             maximum_object_size = 67108864)`
        ]
      : [];
  });
  // without pages: an empty relation of the same columns
  if (!parts.length)
    return `(SELECT ${columns.map((c) => `CAST(NULL AS VARCHAR) AS "${c}"`).join(", ")}, false AS vgo WHERE false)`;
  return `(${parts.join(" UNION ALL ")})`;
}

// GSK has nation, county, municipality, school; VGO has no municipality level. Names may end in a blank, and either the
// name or the code of a dimension may be left out.
const dimensions = `
  CASE WHEN EnhetNivaa = '1' THEN 'NO' ELSE trim(Organisasjonsnummer) END AS unit_code,
  CASE WHEN EnhetNivaa = '1' THEN 'nation' WHEN EnhetNivaa = '2' THEN 'county'
    WHEN EnhetNivaa = '3' AND NOT vgo THEN 'municipality' WHEN EnhetNivaa IN ('3', '4') THEN 'school' END AS level,
  trim(Skoleaarnavn) AS school_year,
  coalesce(survey_grade(trim(Trinnnavn)), survey_grade_code(trim(TrinnKode), vgo)) AS grade,
  coalesce(survey_ownership(trim(EierformNavn)), survey_ownership(trim(Eierformkode))) AS ownership`;
const gender = "coalesce(survey_gender(trim(Kjoenn)), survey_gender(trim(KjoennKode))) AS gender";
// Abroad is counted as county 25; its own row at national level would be a second nation.
const notAbroad = "NOT (EnhetNivaa = '1' AND coalesce(Nasjonaltkode, Organisasjonsnummer, 'I') = 'U')";
const onlyTotals = `coalesce(GruppeNivaa, '0') = '0' AND coalesce(ProgramomraadeNivaa, '0') = '0' AND ${notAbroad}`;
// The row of an index has its code as question or as group, or only its name.
const isIndexRow = "coalesce(trim(Spoersmaalkode), '') IN ('', 'Alle', '-10')";

/**
 * Creates the temporary relations `survey_api_participation` (table), `survey_api_share`, `survey_api_index` (views that
 * stream the raw pages) and `survey_unit` (table of units by year) from the survey snapshot in the manifest, or empty ones.
 * The bullying pages are several gigabytes of text at national size, so they are read once, by the table that keeps them.
 */
export async function prepareSurveyPages(
  connection: DuckDBConnection,
  {dataDir, manifest}: {dataDir: string; manifest: Manifest}
): Promise<void> {
  const files = surveyFiles(dataDir, manifest);
  const of = (suffix: string) => files.filter((f) => f.table.endsWith(suffix));
  await connection.run(`
    CREATE TEMP MACRO survey_grade(name) AS CASE
      WHEN name LIKE 'Videregående trinn _' THEN 'Vg' || right(name, 1)
      WHEN name LIKE '%årstrinn' OR name LIKE '%. trinn' THEN split_part(name, '.', 1) END;
    CREATE TEMP MACRO survey_grade_code(code, upper) AS CASE
      WHEN upper AND right(code, 1) IN ('1', '2', '3') THEN 'Vg' || right(code, 1)
      WHEN code IN ('5', '6', '7', '8', '9', '10') THEN code END;
    CREATE TEMP MACRO survey_ownership(text) AS CASE text
      WHEN 'Alle eierformer' THEN 'all' WHEN 'Offentlig skole' THEN 'public' WHEN 'Privat eiet' THEN 'private'
      WHEN '-10' THEN 'all' WHEN '3' THEN 'public' WHEN '4' THEN 'private' END;
    CREATE TEMP MACRO survey_gender(text) AS CASE text
      WHEN 'Alle kjønn' THEN 'all' WHEN 'Jente' THEN 'girls' WHEN 'Gutt' THEN 'boys'
      WHEN 'A' THEN 'all' WHEN 'J' THEN 'girls' WHEN 'G' THEN 'boys' END;
    CREATE TEMP TABLE survey_indicator (name VARCHAR, code VARCHAR);
    INSERT INTO survey_indicator VALUES ${Object.entries(indicatorLabel)
      .map(([code, name]) => `(${literal(name)}, ${literal(code)})`)
      .join(", ")};
    CREATE TEMP TABLE raw_survey_participation_pages AS
      SELECT DISTINCT ${dimensions}, trim(EnhetNavn) AS name, Fylkekode, Kommunekode, trim(Kommune) AS Kommune,
        AntallInvitert, AntallBesvart
      FROM ${pages(of("-participation"), [...unitColumns, "AntallInvitert", "AntallBesvart"])}
      WHERE ${notAbroad};
    CREATE TEMP TABLE survey_api_participation AS
      SELECT unit_code, level, school_year, grade, ownership,
        CAST(norwegian_number(any_value(AntallInvitert)) AS INTEGER) AS invited,
        CAST(norwegian_number(any_value(AntallBesvart)) AS INTEGER) AS answered,
        norwegian_status(any_value(AntallBesvart)) AS status, 'survey' AS source
      FROM raw_survey_participation_pages GROUP BY ALL;
    CREATE TEMP TABLE survey_unit AS
      SELECT unit_code AS code, level, arg_max(name, school_year) AS name, arg_max(Fylkekode, school_year) AS Fylkekode,
        arg_max(Kommunekode, school_year) AS Kommunekode, arg_max(Kommune, school_year) AS Kommune,
        max(school_year) AS Skoleaarnavn
      FROM raw_survey_participation_pages GROUP BY ALL;
    CREATE TEMP VIEW survey_api_share AS
      WITH row AS (
        SELECT ${dimensions}, ${gender},
          CASE WHEN NOT ${isIndexRow} THEN udir_measure(trim(Spoersmaalkode))
            WHEN udir_measure(trim(Spoersmaalgruppekode)) = 'total'
              OR trim(coalesce(Spoersmaalgruppe, Indikator)) = ${literal(measureLabel.total)} THEN 'total' END AS measure,
          coalesce(compact(AndelMobbet), '') AS share_text, coalesce(compact(AntallBesvart), '') AS count_text
        FROM ${pages(of("-bullying"), [...unitColumns, ...questionColumns, "AndelMobbet", "AntallBesvart"])}
        WHERE ${onlyTotals}
      )
      SELECT r.unit_code, r.level, r.school_year, r.grade, r.gender, r.ownership, r.measure,
        CASE WHEN share_text NOT IN ('', '*') THEN round(CAST(share_text AS DOUBLE) / 100, 6) END AS share_bullied,
        CASE WHEN share_text NOT IN ('', '*') AND count_text NOT IN ('', '*') THEN CAST(CAST(count_text AS DOUBLE) AS INTEGER) END AS bullied,
        CASE WHEN r.gender = 'all' THEN p.answered END AS respondents,
        CASE share_text WHEN '' THEN 'missing' WHEN '*' THEN 'suppressed' ELSE 'ok' END AS status, 'survey' AS source
      FROM row r LEFT JOIN survey_api_participation p
        ON p.unit_code = r.unit_code AND p.school_year = r.school_year AND p.grade = r.grade AND p.ownership = r.ownership;
    CREATE TEMP VIEW survey_api_index AS
      SELECT ${dimensions}, ${gender},
        CASE WHEN Spoersmaalkode LIKE 'EUIndeks%' THEN trim(Spoersmaalkode)
          WHEN Spoersmaalgruppekode LIKE 'EUIndeks%' THEN trim(Spoersmaalgruppekode)
          ELSE (SELECT i.code FROM survey_indicator i WHERE starts_with(trim(coalesce(Spoersmaalgruppe, Indikator)), i.name)) END AS indicator,
        norwegian_number(Score) AS score, norwegian_status(Score) AS status, 'survey' AS source
      FROM ${pages(of("-index"), [...unitColumns, ...questionColumns, "Score"])}
      WHERE ${onlyTotals};
  `);
}

function surveyFiles(dataDir: string, manifest: Manifest): {path: string; table: SurveyTable}[] {
  const out: {path: string; table: SurveyTable}[] = [];
  for (const {kind, files} of manifest.datasets) {
    if (kind !== "survey-api") continue;
    for (const {file} of files) {
      const match = /\/((?:gsk|vgo)-(?:index|bullying|participation))\/.*\/page-\d+\.json(?:\.gz)?$/.exec(
        file
      );
      if (match) out.push({path: join(dataDir, file), table: match[1] as SurveyTable});
      else if (!/filterVerdier\.json/.test(file)) {
        throw new UserError(
          `${join(dataDir, file)}: unknown file in the survey snapshot: run "npm run fetch -- survey" again`
        );
      }
    }
  }
  return out;
}
