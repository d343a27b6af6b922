import type {Finding, WarehouseCheck} from "./check.ts";
import {listFindings, lookAtRows} from "./list.ts";

const tables = ["survey_share", "survey_index", "survey_participation", "national_published", "pupil_count"];

/** True in SQL when a school year is two consecutive years, `2024-25`. */
const isSchoolYear = `(regexp_full_match(school_year, '\\d{4}-\\d{2}')
  AND TRY_CAST(right(school_year, 2) AS INTEGER) = (TRY_CAST(left(school_year, 4) AS INTEGER) + 1) % 100)`;

/** The same for a window of three consecutive school years, `2016/17-2018/19`. */
const isWindow = `(regexp_full_match("window", '\\d{4}/\\d{2}-\\d{4}/\\d{2}')
  AND TRY_CAST("window"[6:7] AS INTEGER) = (TRY_CAST("window"[1:4] AS INTEGER) + 1) % 100
  AND TRY_CAST("window"[9:12] AS INTEGER) = TRY_CAST("window"[1:4] AS INTEGER) + 2
  AND TRY_CAST("window"[14:15] AS INTEGER) = (TRY_CAST("window"[1:4] AS INTEGER) + 3) % 100)`;

export const schoolYears: WarehouseCheck = {
  id: "school-years",
  title: "Skoleår er to år på rad",
  looksAt: "Ser på formen til skoleår (2024-25) og treårsperioder (2016/17-2018/19) i alle tabeller.",
  severity: "error",
  level: 1,
  stage: "warehouse",
  looked: lookAtRows(...tables, "survey_three_year_mean"),
  async run({connection}) {
    const findings: Finding[] = [];
    const looks = [
      ...tables.map((table) => ({table, column: "school_year", isRight: isSchoolYear, example: "2024-25"})),
      {table: "survey_three_year_mean", column: "window", isRight: isWindow, example: "2016/17-2018/19"}
    ];
    for (const {table, column, isRight, example} of looks) {
      const found = await listFindings(
        connection,
        `SELECT coalesce("${column}", '') AS value, CAST(count(*) AS INTEGER) AS times
         FROM "${table}" WHERE coalesce(${isRight}, false) = false GROUP BY 1`,
        ({value, times}) => ({
          file: table,
          column,
          value: String(value),
          message: `${times} rader i ${table} har ${column} «${value}».`,
          remedy: `Skriv det som ${example}.`
        })
      );
      findings.push(...found);
    }
    return findings;
  }
};
