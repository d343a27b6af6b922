import {seriesBreaks, type SeriesBreak} from "../../src/model/survey.ts";
import {literal} from "../warehouse/sql.ts";
import type {Finding, WarehouseCheck} from "./check.ts";
import {formatWhole} from "./format.ts";
import {listFindings, lookAtRows} from "./list.ts";

const remedy =
  "Se om bruddet er ført opp på feil sted (src/model/survey.ts), eller om tallene er regnet om uten at det er sagt.";

/** Numbers of a measure or a source from before the break at which it begins. */
function tooEarly({startYear, shows}: SeriesBreak): string | undefined {
  const {begins = [], source} = shows ?? {};
  const where = [
    begins.length > 0 && `measure IN (${begins.map(literal).join(", ")})`,
    source !== undefined && `source = ${literal(source)}`
  ].filter((part) => part !== false);
  if (where.length === 0) return undefined;
  return `SELECT source, measure, school_year, CAST(count(*) AS INTEGER) AS times FROM survey_share
    WHERE status = 'ok' AND CAST(left(school_year, 4) AS INTEGER) < ${startYear} AND (${where.join(" OR ")}) GROUP BY ALL`;
}

/** Levels where stricter hiding hid less: of the cells of both years, clearly more came to be shown than hidden. */
const hidLess = (startYear: number) => `WITH cell AS (
    SELECT unit_code, level, source, grade, gender, ownership, measure, CAST(left(school_year, 4) AS INTEGER) AS year, status = 'suppressed' AS hidden
    FROM survey_share WHERE status IN ('ok', 'suppressed')
  )
  SELECT b.source, b.level, CAST(count(*) AS INTEGER) AS cells, CAST(count(*) FILTER (b.hidden AND NOT a.hidden) AS INTEGER) AS hidden,
    CAST(count(*) FILTER (a.hidden AND NOT b.hidden) AS INTEGER) AS shown
  FROM cell a JOIN cell b ON b.unit_code = a.unit_code AND b.level = a.level AND b.source = a.source AND b.grade = a.grade AND b.gender = a.gender
    AND b.ownership = a.ownership AND b.measure = a.measure AND b.year = a.year + 1
  WHERE b.year = ${startYear} GROUP BY b.source, b.level
  HAVING count(*) FILTER (a.hidden AND NOT b.hidden) - count(*) FILTER (b.hidden AND NOT a.hidden)
    > 3 * sqrt(count(*) FILTER (a.hidden <> b.hidden))`;

/** Numbers of an earlier code that were given to an area of today, although the area was changed since. */
const acrossArea = (
  table: "survey_share" | "pupil_count"
) => `SELECT t.unit_code, t.school_year, CAST(b.date AS VARCHAR) AS date
  FROM ${table} t JOIN unit_break b ON b.unit_code = t.unit_code
  WHERE t.origin <> 'published' AND make_date(CAST(left(t.school_year, 4) AS INTEGER), 10, 1) < b.date GROUP BY ALL`;

/** Two parts of a split area that have one and the same number in every year before it: a number shared out, not counted. */
const sharedOut = `WITH line AS (
    SELECT p.unit_code, b.date, b.from_codes, string_agg(p.year || ':' || p.total, ',' ORDER BY p.year) AS totals, count(*) AS years
    FROM population p JOIN unit_break b ON b.unit_code = p.unit_code AND b.kind = 'split' AND make_date(p.year, 1, 1) < b.date
    WHERE p.total > 0 GROUP BY ALL
  )
  SELECT a.unit_code AS one, b.unit_code AS other, CAST(a.date AS VARCHAR) AS date, CAST(a.years AS INTEGER) AS years
  FROM line a JOIN line b ON b.date = a.date AND b.from_codes = a.from_codes AND b.totals = a.totals AND a.unit_code < b.unit_code`;

export const declaredBreaks: WarehouseCheck = {
  id: "declared-breaks",
  title: "Tallene er enige i bruddene som er ført opp",
  looksAt:
    "Ser om et mål eller en kilde har tall fra før den begynte, om strengere skjerming skjermer mindre, og om tall er ført over en grense som er endret.",
  severity: "warning",
  level: 2,
  stage: "warehouse",
  looked: lookAtRows("survey_share", "pupil_count", "population"),
  async run({connection}) {
    const findings: Finding[] = [];
    for (const one of seriesBreaks) {
      const early = tooEarly(one);
      if (early)
        findings.push(
          ...(await listFindings(connection, early, ({source, measure, school_year, times}) => ({
            file: "survey_share",
            column: "school_year",
            value: `${source}, ${measure}, ${school_year}`,
            message: `${formatWhole(times)} tall for ${measure} fra ${source} er fra ${school_year}, før bruddet «${one.label}» høsten ${one.startYear}.`,
            remedy
          })))
        );
      if (one.shows?.hidesMore)
        findings.push(
          ...(await listFindings(
            connection,
            hidLess(one.startYear),
            ({source, level, cells, hidden, shown}) => ({
              file: "survey_share",
              column: "status",
              value: `${source}, ${level}, ${one.startYear}`,
              message: `Bruddet «${one.label}» høsten ${one.startYear}: av ${formatWhole(cells)} celler fra ${source} (${level}) ble ${formatWhole(hidden)} skjermet og ${formatWhole(shown)} vist.`,
              remedy
            })
          ))
        );
    }
    for (const table of ["survey_share", "pupil_count"] as const)
      findings.push(
        ...(await listFindings(connection, acrossArea(table), ({unit_code, school_year, date}) => ({
          file: table,
          column: "origin",
          value: `${unit_code}, ${school_year}`,
          message: `${unit_code} har i ${school_year} tall fra tidligere enheter, men området ble endret ${date}.`,
          remedy
        })))
      );
    findings.push(
      ...(await listFindings(connection, sharedOut, ({one, other, date, years}) => ({
        file: "population",
        column: "total",
        value: `${one}, ${other}`,
        message: `${one} og ${other} har samme folketall i alle ${years} år før delingen ${date}.`,
        remedy
      })))
    );
    return findings;
  }
};
