import type {WarehouseCheck} from "./check.ts";
import {formatPercent} from "./format.ts";
import {measuresApart} from "./thresholds.ts";
import {hasRows, listFindings, lookAtRows, type Answer} from "./list.ts";

const {aboveSum, aboveShown, schoolPart, areaPart} = measuresApart;

/** Cells of one source where the total is shown beside at least one of its parts. A part that is hidden or absent is null. */
const cells = `SELECT unit_code, level, school_year, grade, gender, ownership, source,
    any_value(share_bullied) FILTER (measure = 'total') AS total,
    any_value(share_bullied) FILTER (measure = 'pupils') AS pupils,
    any_value(share_bullied) FILTER (measure = 'digital') AS digital,
    any_value(share_bullied) FILTER (measure = 'adults') AS adults,
    coalesce(sum(share_bullied) FILTER (measure <> 'total'), 0) AS shown,
    max(share_bullied) FILTER (measure <> 'total') AS greatest_part,
    count(*) FILTER (measure <> 'total') AS parts
  FROM survey_share WHERE status = 'ok' AND origin = 'published'
  GROUP BY ALL HAVING total IS NOT NULL AND parts > 0`;

/** What is wrong with a cell, null where nothing is; rounding of doubles is let through. */
const wrong = `CASE
    WHEN greatest_part > total + 1e-9 + CASE WHEN level = 'school' THEN ${schoolPart.value} ELSE ${areaPart.value} END THEN 'below'
    WHEN parts = 3 AND total > shown + ${aboveSum.value} + 1e-9 THEN 'above'
    WHEN parts < 3 AND pupils IS NOT NULL AND total > shown + ${aboveShown.value} + 1e-9 THEN 'far above' END`;

const said: Readonly<Record<string, string>> = {
  below: "en del er mye høyere enn summen",
  above: "summen er høyere enn alle delene lagt sammen",
  "far above": "summen er mye høyere enn delene som er vist"
};

export const totalOfMeasures: WarehouseCheck = {
  id: "total-of-measures",
  title: "Mobbing på skolen henger sammen med måtene",
  looksAt:
    "Sammenligner andelen som er mobbet på skolen med andelene mobbet av elever, digitalt og av voksne. Det er rom for at ikke alle svarer på alt.",
  // how many answered each question is not published, so a person decides
  severity: "warning",
  level: 1,
  stage: "warehouse",
  looked: lookAtRows(`(${cells})`),
  applies: ({connection}) => hasRows(connection, cells),
  run({connection}) {
    return listFindings(
      connection,
      `SELECT concat_ws(', ', unit_code, school_year, 'trinn ' || grade, gender, ownership, 'total') AS cell,
         CAST(total AS DOUBLE) AS total, CAST(pupils AS DOUBLE) AS pupils, CAST(digital AS DOUBLE) AS digital,
         CAST(adults AS DOUBLE) AS adults, ${wrong} AS wrong
       FROM (${cells}) WHERE wrong IS NOT NULL`,
      ({cell, total, pupils, digital, adults, wrong: kind}) => ({
        file: "survey_share",
        column: "share_bullied",
        value: String(cell),
        message:
          `${cell}: ${formatPercent(total)} i alt, av elever ${formatPart(pupils)}, digitalt ${formatPart(digital)} ` +
          `og av voksne ${formatPart(adults)}; ${said[String(kind)]}.`,
        remedy: "Se i kilden om et av tallene er skrevet feil eller gjelder noe annet."
      })
    );
  }
};

function formatPart(share: Answer[string] | undefined): string {
  return share === null || share === undefined ? "ikke vist" : formatPercent(share);
}
