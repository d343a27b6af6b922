import type {WarehouseCheck} from "./check.ts";
import {formatPercent} from "./format.ts";
import {hasRows, listFindings, lookAtRows} from "./list.ts";

/**
 * A published percent with d decimals is within half a unit of the last one; rounding of doubles is let through. A figure
 * derived from a published change (note `derived…`) is only known to a whole percentage point.
 */
const pairs = `SELECT p.school_year, p.grade, p.gender, p.measure, p.share AS published, p.decimals, p.source, s.share_bullied AS ours,
    abs(p.share - s.share_bullied) > 0.5 * pow(10, CASE WHEN p.note LIKE 'derived%' THEN 0 ELSE -p.decimals END) / 100 + 1e-9 AS apart
  FROM national_published p
  JOIN survey_share s ON s.level = 'nation' AND s.ownership = 'all' AND s.status = 'ok' AND s.school_year = p.school_year
    AND s.grade = p.grade AND s.gender = p.gender AND s.measure = p.measure AND s.source <> 'udir-national-published'`;

export const nationalPublished: WarehouseCheck = {
  id: "national-published",
  title: "Nasjonale tall er de samme som er publisert",
  looksAt:
    "Sammenligner landets andeler fra statistikkbanken med dem som er publisert i tekst, med de desimalene teksten har.",
  // both numbers are Udir's, some known through the press only: a person decides which of them was revised
  severity: "warning",
  level: 3,
  stage: "warehouse",
  looked: lookAtRows(`(${pairs})`),
  applies: ({connection}) => hasRows(connection, pairs),
  run({connection}) {
    return listFindings(
      connection,
      `SELECT concat_ws(', ', school_year, 'trinn ' || grade, gender, measure) AS cell, CAST(published AS DOUBLE) AS published,
         CAST(ours AS DOUBLE) AS ours, source
       FROM (${pairs}) WHERE apart`,
      ({cell, published, ours, source}) => ({
        file: "survey_share",
        column: "share_bullied",
        value: String(cell),
        message: `${cell}: publisert ${formatPercent(published)} (${source}), men her ${formatPercent(ours)}.`,
        remedy: "Se hvilket av tallene som er rettet i kilden, og rett det andre."
      })
    );
  }
};
