import {seriesBreaks} from "../../src/model/survey.ts";
import type {Finding, WarehouseCheck} from "./check.ts";
import {formatPercent, formatWhole} from "./format.ts";
import {reviewedHeads, reviewedJump, reviewedPoints, reviewedScore} from "./thresholds.ts";
import {listFindings, lookAtRows} from "./list.ts";
import {areaChanged} from "./series.ts";

/** Of so many units at once, what they have in common is taken out of the change of each. */
const fewestForCommon = 10;
/** Of so many changes at once, the spread that is usual for a measure and a level is worked out. */
const fewestForSpread = 30;

const remedy =
  "Se etter i kilden. Er tallet rett, før det opp i loaders/checks/known.ts med grunn og dato; er det et brudd, før det opp i src/model/survey.ts.";

const series = ["unit_code", "grade", "gender", "ownership"];
const schoolYearOf = (year: string) => `(${year} || '-' || right(CAST(${year} + 1 AS VARCHAR), 2))`;
const noBreak = `b.year NOT IN (${seriesBreaks.map(({startYear}) => startYear).join(", ")})
  AND NOT ${areaChanged("b.unit_code", {after: "make_date(b.year - 1, 10, 1)", until: "make_date(b.year, 10, 1)"})}`;

/** Two years in a row of one series of the survey, without a declared break between them. */
function surveyPairs(
  table: string,
  kind: string,
  {values, where}: {values: string[]; where: string}
): string {
  const key = [...series, kind];
  return `WITH cell AS (
      SELECT level, ${key.join(", ")}, CAST(left(school_year, 4) AS INTEGER) AS year, ${values.join(", ")}
      FROM ${table} WHERE status = 'ok' AND ${where}
    ),
    pair AS (
      SELECT b.level, starts_with(b.unit_code, 'EX') AS example, ${key.map((c) => `b.${c}`).join(", ")}, b.year,
        ${values.map((v) => `a.${v} AS ${v}_before, b.${v}`).join(", ")},
        concat_ws(', ', b.unit_code, 'trinn ' || b.grade, b.gender, b.ownership, b.${kind}, ${schoolYearOf("b.year")}) AS name
      FROM cell a JOIN cell b ON ${key.map((c) => `b.${c} = a.${c}`).join(" AND ")} AND b.year = a.year + 1 AND ${noBreak}
    )`;
}

/**
 * Changes of shares with counts: less what all units of the level have in common, over the standard error of two shares,
 * over the usual spread of the measure and level (root of the winsorised mean square, never below 1).
 */
const scoredShares = `${surveyPairs("survey_share", "measure", {values: ["bullied", "respondents"], where: "bullied IS NOT NULL AND respondents > 0"})},
  moved AS (
    SELECT *, bullied / respondents AS share, bullied_before / respondents_before AS share_before,
      (bullied + bullied_before) / (respondents + respondents_before) AS pooled,
      CASE WHEN count(*) OVER same >= ${fewestForCommon} THEN sum(bullied) OVER same / sum(respondents) OVER same
        - sum(bullied_before) OVER same / sum(respondents_before) OVER same ELSE 0 END AS common
    FROM pair WINDOW same AS (PARTITION BY example, level, grade, gender, ownership, measure, year)
  ),
  scored AS (
    SELECT *, (share - share_before - common) / sqrt(pooled * (1 - pooled) * (1 / respondents + 1 / respondents_before)) AS z
    FROM moved WHERE pooled > 0 AND pooled < 1
  ),
  edges AS (
    SELECT example, level, measure, count(*) AS pairs, quantile_cont(z, 0.1) AS low, quantile_cont(z, 0.9) AS high
    FROM scored GROUP BY example, level, measure
  ),
  spread AS (
    SELECT s.example, s.level, s.measure, CASE WHEN any_value(e.pairs) < ${fewestForSpread} THEN 1
      ELSE greatest(1, sqrt(avg(pow(greatest(least(s.z, e.high), e.low), 2)))) END AS usual
    FROM scored s JOIN edges e ON e.example = s.example AND e.level = s.level AND e.measure = s.measure
    GROUP BY s.example, s.level, s.measure
  )
  SELECT name, CAST(share AS DOUBLE) AS share, CAST(share_before AS DOUBLE) AS before, CAST(respondents AS DOUBLE) AS n,
    CAST(respondents_before AS DOUBLE) AS n_before, CAST(round(abs(z) / usual, 1) AS DOUBLE) AS distance
  FROM scored s JOIN spread p ON p.example = s.example AND p.level = s.level AND p.measure = s.measure
  WHERE abs(z) / usual > ${reviewedJump.value}`;

const barePoints = `${surveyPairs("survey_share", "measure", {values: ["share_bullied"], where: "(bullied IS NULL OR respondents IS NULL)"})}
  SELECT name, level, CAST(share_bullied AS DOUBLE) AS share, CAST(share_bullied_before AS DOUBLE) AS before
  FROM pair WHERE abs(share_bullied - share_bullied_before) > CASE level WHEN 'nation' THEN ${reviewedPoints.nation.value}
    WHEN 'county' THEN ${reviewedPoints.county.value} END + 1e-9`;

const scores = `${surveyPairs("survey_index", "indicator", {values: ["score"], where: "level IN ('nation', 'county')"})}
  SELECT name, CAST(score AS DOUBLE) AS score, CAST(score_before AS DOUBLE) AS before
  FROM pair WHERE abs(score - score_before) > ${reviewedScore.value} + 1e-9`;

/** Heads of areas: where they are counted, when, and what is counted. */
const headLooks = [
  ["pupil_count", "pupils", "CAST(left(school_year, 4) AS INTEGER)", "10, 1", "status = 'ok'"],
  ["child_count", "children", "year(date)", "12, 31", "children IS NOT NULL"],
  ["population", "age_6_15", "year", "1, 1", "age_6_15 IS NOT NULL"]
] as const;

function headJumps([table, column, year, day, where]: (typeof headLooks)[number]): string {
  const areas = table === "population" ? "true" : "level IN ('nation', 'county', 'municipality')";
  const {share, heads} = reviewedHeads;
  return `WITH cell AS (SELECT unit_code, ${year} AS year, max(${column}) AS n FROM ${table} WHERE ${where} AND ${areas} GROUP BY ALL)
    SELECT b.unit_code || ', ' || b.year AS name, CAST(a.n AS DOUBLE) AS before, CAST(b.n AS DOUBLE) AS n
    FROM cell a JOIN cell b ON b.unit_code = a.unit_code AND b.year = a.year + 1
    WHERE abs(b.n - a.n) >= ${heads.value} AND abs(b.n - a.n) > ${share.value} * a.n
      AND NOT ${areaChanged("b.unit_code", {after: `make_date(b.year - 1, ${day})`, until: `make_date(b.year, ${day})`})}`;
}

export const jumps: WarehouseCheck = {
  id: "jumps",
  title: "Ingen tall gjør et uventet hopp",
  looksAt:
    "Sammenligner hvert år med året før, der det ikke er et oppført brudd: andeler mot det antall svar tillater, og skårer, elever, barn og innbyggere mot faste grenser.",
  severity: "warning",
  level: 2,
  stage: "warehouse",
  looked: lookAtRows("survey_share", "survey_index", ...headLooks.map(([table]) => table)),
  async run({connection}) {
    const findings: Finding[] = await listFindings(connection, scoredShares, (row) => ({
      file: "survey_share",
      column: "share_bullied",
      value: String(row["name"]),
      message:
        `${row["name"]}: ${formatPercent(row["share"])} (n = ${formatWhole(row["n"])}) mot ${formatPercent(row["before"])} ` +
        `(n = ${formatWhole(row["n_before"])}) året før, ${String(row["distance"]).replace(".", ",")} ganger det som er vanlig; grensen er ${reviewedJump.value}.`,
      remedy
    }));
    findings.push(
      ...(await listFindings(connection, barePoints, ({name, share, before, level}) => ({
        file: "survey_share",
        column: "share_bullied",
        value: String(name),
        message: `${name}: ${formatPercent(share)} mot ${formatPercent(before)} året før; uten antall svar er grensen ${formatWhole(100 * reviewedPoints[level as "nation" | "county"].value)} prosentpoeng.`,
        remedy
      }))),
      ...(await listFindings(connection, scores, ({name, score, before}) => ({
        file: "survey_index",
        column: "score",
        value: String(name),
        message: `${name}: skår ${formatScore(score)} mot ${formatScore(before)} året før; grensen er ${formatScore(reviewedScore.value)}.`,
        remedy
      })))
    );
    for (const look of headLooks) {
      const [table, column] = look;
      findings.push(
        ...(await listFindings(connection, headJumps(look), ({name, before, n}) => ({
          file: table,
          column,
          value: String(name),
          message: `${name}: ${formatWhole(n)} mot ${formatWhole(before)} året før.`,
          remedy
        })))
      );
    }
    return findings;
  }
};

function formatScore(score: unknown): string {
  return String(score).replace(".", ",");
}
