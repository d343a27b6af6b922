import type {Finding, WarehouseCheck} from "./check.ts";
import {listFindings, lookAtRows} from "./list.ts";

/** First and last day of a school year in SQL. */
const schoolYear = {
  from: "make_date(CAST(left(school_year, 4) AS INTEGER), 8, 1)",
  to: "make_date(CAST(left(school_year, 4) AS INTEGER) + 1, 7, 31)"
};

const looks = [
  ["survey_share", "unit_code", "school_year", schoolYear, "origin = 'published'"],
  ["survey_index", "unit_code", "school_year", schoolYear, "true"],
  ["survey_participation", "unit_code", "school_year", schoolYear, "true"],
  ["pupil_count", "unit_code", "school_year", schoolYear, "origin = 'published'"],
  ["child_count", "unit_code", "date", {from: "date", to: "date"}, "true"],
  [
    "network_member",
    "member",
    "valid_to",
    {from: "coalesce(valid_to, DATE '9999-01-01')", to: "coalesce(valid_to, DATE '9999-01-01')"},
    "true"
  ]
] as const;

export const codesByDate: WarehouseCheck = {
  id: "codes-by-date",
  title: "Enhetene fantes da tallet gjaldt",
  looksAt:
    "Slår opp hver kommune, hvert fylke og hver skole og ser om koden gjaldt i skoleåret, på datoen eller i medlemskapet.",
  severity: "warning",
  level: 3,
  stage: "warehouse",
  looked: lookAtRows(...looks.map(([table]) => table)),
  async run({connection}) {
    const findings: Finding[] = [];
    for (const [table, code, time, {from, to}, where] of looks) {
      const found = await listFindings(
        connection,
        `WITH t AS (
           SELECT DISTINCT "${code}" AS code, CAST("${time}" AS VARCHAR) AS time, ${from} AS since, ${to} AS until
           FROM "${table}" WHERE ${where}
         )
         SELECT t.code, coalesce(t.time, 'i dag') AS time
         FROM t
         WHERE EXISTS (SELECT 1 FROM unit u WHERE u.code = t.code) AND NOT EXISTS (
           SELECT 1 FROM unit u WHERE u.code = t.code
             AND coalesce(u.valid_from <= t.until, true) AND coalesce(u.valid_to > t.since, true)
         )`,
        (answer) => ({
          file: table,
          column: code,
          value: `${answer["code"]}, ${answer["time"]}`,
          message: `${answer["code"]} i ${table} gjaldt ikke (${answer["time"]}).`,
          remedy:
            "Se om kilden har regnet tallet om til dagens inndeling; ellers bruk koden som gjaldt da, eller hent registrene på nytt med «npm run fetch»."
        })
      );
      findings.push(...found);
    }
    return findings;
  }
};
