import type {Finding, WarehouseCheck} from "./check.ts";
import {listFindings, lookAtRows} from "./list.ts";

interface Range {
  table: string;
  column: string;
  /** What must hold where the column is filled, in SQL. */
  holds: string;
  expected: string;
}

const share = (table: string, column: string): Range => ({
  table,
  column,
  holds: `"${column}" BETWEEN 0 AND 1`,
  expected: "en andel fra 0 til 1"
});
const count = (table: string, column: string): Range => ({
  table,
  column,
  holds: `"${column}" >= 0 AND "${column}" = floor("${column}")`,
  expected: "et helt tall, 0 eller mer"
});

const limits: readonly Range[] = [
  share("survey_share", "share_bullied"),
  count("survey_share", "bullied"),
  count("survey_share", "respondents"),
  {
    table: "survey_share",
    column: "bullied",
    holds: "respondents IS NULL OR bullied <= respondents",
    expected: "ikke flere enn dem som svarte"
  },
  {table: "survey_index", column: "score", holds: "score BETWEEN 1 AND 5", expected: "en skår fra 1 til 5"},
  count("survey_participation", "invited"),
  count("survey_participation", "answered"),
  {
    table: "survey_participation",
    column: "answered",
    holds: "invited IS NULL OR answered <= invited",
    expected: "ikke flere enn de inviterte"
  },
  share("survey_three_year_mean", "share_bullied"),
  share("national_published", "share"),
  count("participation", "units"),
  {
    table: "participation",
    column: "resource_person_percent",
    holds: "resource_person_percent BETWEEN 0 AND 100",
    expected: "en prosent fra 0 til 100"
  },
  count("participation", "amount_nok"),
  count("allocation", "amount_nok"),
  share("allocation_key", "joint_share"),
  count("account", "amount_nok"),
  count("allocation_key", "frame_nok"),
  count("allocation_key", "joint_measures_nok"),
  count("allocation_key", "base_grant_nok"),
  count("allocation_key_network", "grant_nok"),
  count("allocation_key_network", "pupils"),
  count("allocation_key_network", "children"),
  count("pupil_count", "pupils"),
  count("child_count", "children"),
  count("child_count", "kindergartens")
];

/** In SQL: what a row is called by, where it has no unit. */
const places: Readonly<Record<string, string>> = {
  account: "concat_ws(', ', agency, chapter, post, year)",
  allocation: "code",
  allocation_key: "scheme",
  allocation_key_network: "scheme",
  national_published: "grade",
  participation: "code"
};

export const ranges: WarehouseCheck = {
  id: "ranges",
  title: "Tall er innenfor det mulige",
  looksAt:
    "Andeler 0–1, skår 1–5, antall hele og ikke negative, svar høyst like mange som inviterte, mobbede høyst som svar.",
  severity: "error",
  level: 1,
  stage: "warehouse",
  looked: lookAtRows(...new Set(limits.map(({table}) => table))),
  async run({connection}) {
    const findings: Finding[] = [];
    for (const {table, column, holds, expected} of limits) {
      const place = places[table] ?? "unit_code";
      const found = await listFindings(
        connection,
        `SELECT CAST(${place} AS VARCHAR) AS place, CAST("${column}" AS VARCHAR) AS value
         FROM "${table}" WHERE "${column}" IS NOT NULL AND NOT (${holds})`,
        ({place: where, value}) => ({
          file: table,
          column,
          value: `${where}: ${value}`,
          message: `${column} for ${where} i ${table} er ${value}, men skal være ${expected}.`,
          remedy: "Se etter i kilden; rett lesingen av den hvis kilden har rett."
        })
      );
      findings.push(...found);
    }
    return findings;
  }
};
