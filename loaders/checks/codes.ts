import type {Finding, WarehouseCheck} from "./check.ts";
import {listFindings} from "./list.ts";

/** First and last day of a school year in SQL. */
const schoolYear = {
  from: "make_date(CAST(left(school_year, 4) AS INTEGER), 8, 1)",
  to: "make_date(CAST(left(school_year, 4) AS INTEGER) + 1, 7, 31)"
};

/** A former area's numbers are kept under its present code too; those rows are right although the code is younger. */
const isCarried = `EXISTS (SELECT 1 FROM municipality_change c WHERE c.new_code = t.code AND c.date > t.until)`;

const looks = [
  ["survey_share", "unit_code", "school_year", schoolYear, "origin = 'published'"],
  ["survey_index", "unit_code", "school_year", schoolYear, "true"],
  ["survey_participation", "unit_code", "school_year", schoolYear, "true"],
  ["pupil_count", "unit_code", "school_year", schoolYear, "true"],
  ["child_count", "unit_code", "date", {from: "date", to: "date"}, "true"],
  [
    "network_member",
    "member",
    "valid_to",
    {from: "coalesce(valid_to, DATE '9999-01-01')", to: "coalesce(valid_to, DATE '9999-01-01')"},
    "true"
  ]
] as const;

export const codes: WarehouseCheck = {
  id: "codes",
  title: "Enhetene fantes da tallet gjaldt",
  looksAt:
    "Slår opp hver kommune, hvert fylke og hver skole og ser om koden gjaldt i skoleåret, på datoen eller i medlemskapet.",
  severity: "error",
  stage: "warehouse",
  async run({connection}) {
    const findings: Finding[] = [];
    for (const [table, code, time, {from, to}, where] of looks) {
      const found = await listFindings(
        connection,
        `WITH t AS (
           SELECT DISTINCT "${code}" AS code, CAST("${time}" AS VARCHAR) AS time, ${from} AS since, ${to} AS until
           FROM "${table}" WHERE ${where}
         )
         SELECT t.code, coalesce(t.time, 'i dag') AS time, NOT EXISTS (SELECT 1 FROM unit u WHERE u.code = t.code) AS unknown
         FROM t
         WHERE NOT EXISTS (
           SELECT 1 FROM unit u WHERE u.code = t.code
             AND coalesce(u.valid_from <= t.until, true) AND coalesce(u.valid_to > t.since, true)
         ) ${table === "pupil_count" ? `AND NOT ${isCarried}` : ""}`,
        (answer) => ({
          file: table,
          column: code,
          value: `${answer["code"]}, ${answer["time"]}`,
          message: answer["unknown"]
            ? `${answer["code"]} i ${table} finnes ikke i enhetsregisteret.`
            : `${answer["code"]} i ${table} gjaldt ikke (${answer["time"]}).`,
          remedy: answer["unknown"]
            ? "Rett koden, eller hent registrene på nytt med «npm run fetch»."
            : "Bruk koden som gjaldt da, eller hent registrene på nytt med «npm run fetch»."
        })
      );
      findings.push(...found);
    }
    return findings;
  }
};
