import {seriesBreaks} from "../../src/model/survey.ts";
import type {Finding, WarehouseCheck} from "./check.ts";
import {formatWhole} from "./format.ts";
import {reviewedHidden, reviewedJump} from "./thresholds.ts";
import {hasRows, listFindings, lookAtRows} from "./list.ts";

const expected = seriesBreaks.filter(({shows}) => shows?.hidesMore).map(({startYear}) => startYear);

const cell = `SELECT unit_code, level, source, grade, gender, ownership, measure, CAST(left(school_year, 4) AS INTEGER) AS year,
    school_year, status = 'suppressed' AS hidden, share_bullied, respondents
  FROM survey_share WHERE status IN ('ok', 'suppressed')`;
const same = (one: string, other: string) =>
  ["unit_code", "level", "source", "grade", "gender", "ownership", "measure"]
    .map((column) => `${one}.${column} = ${other}.${column}`)
    .join(" AND ");

/** Where far more cells turned one way than the other; by chance both ways are as likely. */
const turned = `WITH cell AS (${cell})
  SELECT b.source, b.level, b.measure, b.school_year, CAST(count(*) AS INTEGER) AS cells,
    CAST(count(*) FILTER (b.hidden AND NOT a.hidden) AS INTEGER) AS hidden, CAST(count(*) FILTER (a.hidden AND NOT b.hidden) AS INTEGER) AS shown
  FROM cell a JOIN cell b ON ${same("b", "a")} AND b.year = a.year + 1
  WHERE b.year NOT IN (${[...expected, 0].join(", ")}) GROUP BY b.source, b.level, b.measure, b.school_year
  HAVING abs(count(*) FILTER (b.hidden AND NOT a.hidden) - count(*) FILTER (a.hidden AND NOT b.hidden))
    > ${reviewedJump.value} * sqrt(count(*) FILTER (a.hidden <> b.hidden))`;

/** All genders and owners of the nation or a county, hidden between two years that are shown, though far from any limit. */
const between = `WITH cell AS (${cell} AND level IN ('nation', 'county') AND gender = 'all' AND ownership = 'all')
  SELECT concat_ws(', ', b.unit_code, 'trinn ' || b.grade, b.measure, b.school_year) AS name
  FROM cell b JOIN cell a ON ${same("b", "a")} AND a.year = b.year - 1 JOIN cell c ON ${same("b", "c")} AND c.year = b.year + 1
  WHERE b.hidden AND NOT a.hidden AND NOT c.hidden
    AND (a.share_bullied + c.share_bullied) / 2 * coalesce(b.respondents, least(a.respondents, c.respondents)) >= ${reviewedHidden.value}`;

export const hiddenFlips: WarehouseCheck = {
  id: "hidden-flips",
  title: "Skjermingen er lik fra år til år",
  looksAt:
    "Ser om mange flere tall går fra vist til skjermet enn omvendt, eller omvendt, uten et oppført brudd, og om store tall er skjermet i ett år mellom to som vises.",
  severity: "warning",
  level: 2,
  stage: "warehouse",
  applies: ({connection}) => hasRows(connection, "SELECT 1 FROM survey_share WHERE status = 'suppressed'"),
  looked: lookAtRows("survey_share"),
  async run({connection}) {
    const findings: Finding[] = await listFindings(
      connection,
      turned,
      ({source, level, measure, school_year, cells, hidden, shown}) => ({
        file: "survey_share",
        column: "status",
        value: `${source}, ${level}, ${measure}, ${school_year}`,
        message: `${source}, ${level}, ${measure}: av ${formatWhole(cells)} tall ble ${formatWhole(hidden)} skjermet og ${formatWhole(shown)} vist i ${school_year}.`,
        remedy:
          "Se om kilden har endret skjermingen. Før opp bruddet i src/model/survey.ts, eller hent året på nytt."
      })
    );
    const alone = await listFindings(connection, between, ({name}) => ({
      file: "survey_share",
      column: "status",
      value: String(name),
      message: `${name} er skjermet, men vises året før og året etter, og bygger på mange svar.`,
      remedy: "Se om kilden skjermer tallet for å verne et annet, eller hent året på nytt."
    }));
    return [...findings, ...alone];
  }
};
