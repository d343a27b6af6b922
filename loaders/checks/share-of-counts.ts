import type {WarehouseCheck} from "./check.ts";
import {formatPercent} from "./format.ts";
import {halfDecimal, skippedQuestion} from "./thresholds.ts";
import {hasRows, listFindings, lookAtRows} from "./list.ts";

/** Rows with the share, its numerator and the answers side by side. Sums made here are divided where they are made. */
const counted = `SELECT unit_code, school_year, grade, gender, ownership, measure, share_bullied, bullied, respondents,
    CASE WHEN source = 'example-county' AND measure = 'total' THEN 0
      ELSE greatest(${skippedQuestion.pupils.value}, ${skippedQuestion.share.value} * respondents) END AS skipped
  FROM survey_share
  WHERE status = 'ok' AND origin = 'published' AND bullied IS NOT NULL AND respondents > 0 AND bullied <= respondents`;

/**
 * `respondents` is who answered anything. Fewer may have answered the one question, so a share may be above the quotient, but
 * never below; only the total of the example county counts all who answered. With as many answers as pupils may have skipped,
 * nothing is above the bound.
 */
const apart = `share_bullied < bullied / respondents - ${halfDecimal.value} - 1e-9
  OR bullied = 0 AND share_bullied > 0
  OR respondents > skipped AND share_bullied > bullied / (respondents - skipped) + ${halfDecimal.value} + 1e-9`;

export const shareOfCounts: WarehouseCheck = {
  id: "share-of-counts",
  title: "Andelen er de mobbede delt på dem som svarte",
  looksAt:
    "Regner ut andelen av antallene i samme rad. Den kan være litt høyere enn regnet ut, fordi noen hopper over ett spørsmål.",
  severity: "error",
  level: 1,
  stage: "warehouse",
  looked: lookAtRows(`(${counted})`),
  applies: ({connection}) => hasRows(connection, counted),
  run({connection}) {
    return listFindings(
      connection,
      `SELECT concat_ws(', ', unit_code, school_year, 'trinn ' || grade, gender, ownership, measure) AS cell,
         CAST(share_bullied AS DOUBLE) AS share, CAST(bullied AS INTEGER) AS bullied, CAST(respondents AS INTEGER) AS respondents
       FROM (${counted}) WHERE ${apart}`,
      ({cell, share, bullied, respondents}) => ({
        file: "survey_share",
        column: "share_bullied",
        value: String(cell),
        message:
          `${cell}: andelen er ${formatPercent(share)}, men ${bullied} av ${respondents} er ` +
          `${formatPercent(Number(bullied) / Number(respondents))}.`,
        remedy: "Se i kilden hvilket av tallene som er galt, og rett det eller lesingen av det."
      })
    );
  }
};
