import {primaryLimits} from "../../src/model/disclosure-limits.ts";
import {startYear} from "../../src/model/school-year.ts";
import {primaryReason, type PrimaryReason} from "../../src/statistics/disclosure/primary.ts";
import {marginWords, openMargins} from "./additive-margins.ts";
import type {Finding, WarehouseCheck, WarehouseContext} from "./check.ts";
import {capFindings, hasRows, listFindings, lookAtRows} from "./list.ts";

/** What the site can mend itself: the example county's own hiding, and every sum that is made here. */
const ours = "(world = 'example' OR made_here)";

const reasonWords: Readonly<Record<PrimaryReason, string>> = {
  "few-respondents": "for få svar",
  "small-count": "for få mobbede",
  "small-complement": "for få som ikke er mobbet"
};

interface OwnShare {
  cell: string;
  school_year: string;
  bullied: number;
  respondents: number;
  scope: "example" | "made-here";
}

/** Shares shown below the limits, in the example county and where parts are added up here. */
async function findSmall({connection}: WarehouseContext): Promise<Finding[]> {
  const reader = await connection.runAndReadAll(
    `SELECT concat_ws(', ', s.unit_code, s.school_year, 'trinn ' || s.grade, s.gender, s.ownership, s.measure) AS cell, s.school_year,
       s.bullied, s.respondents, CASE WHEN s.origin = 'merged' THEN 'made-here' ELSE 'example' END AS scope
     FROM survey_share s JOIN unit u ON u.code = s.unit_code
     WHERE s.status = 'ok' AND s.bullied IS NOT NULL AND s.respondents IS NOT NULL AND (u.world = 'example' OR s.origin = 'merged')
     ORDER BY cell`
  );
  const shares = reader.getRowObjectsJson() as unknown as OwnShare[];
  return capFindings(
    shares.flatMap(({cell, school_year, bullied, respondents, scope}): Finding[] => {
      const reason = primaryReason(
        {count: bullied, respondents},
        primaryLimits(scope, startYear(school_year))
      );
      if (!reason) return [];
      return [
        {
          file: "survey_share",
          column: "share_bullied",
          value: cell,
          message: `${cell} er vist, men er under en grense: ${reasonWords[reason]}.`,
          remedy: "Skjerm tallet etter grensene i src/model/disclosure-limits.ts."
        }
      ];
    })
  );
}

export const hiddenStaysHidden: WarehouseCheck = {
  id: "hidden-stays-hidden",
  title: "Ingen skjermede tall følger av summene våre",
  looksAt:
    "Ser i eksempelfylket og i alt som er lagt sammen her, om et vist tall er under en grense, og om et skjermet tall står alene i en sum.",
  severity: "error",
  level: 1,
  stage: "warehouse",
  looked: lookAtRows("survey_share", "pupil_count"),
  applies: ({connection}) =>
    hasRows(
      connection,
      "SELECT 1 FROM unit WHERE world = 'example' UNION ALL SELECT 1 FROM survey_share WHERE origin = 'merged'"
    ),
  async run(context) {
    const findings = await findSmall(context);
    for (const table of ["survey_share", "pupil_count"] as const) {
      findings.push(
        ...(await listFindings(
          context.connection,
          openMargins(table, ours),
          ({value, kind, cells, hidden}) => ({
            file: table,
            value: String(value),
            message: `${value}: summen og ${marginWords[String(kind)]} (${cells}) har ${hidden} skjermet, og det følger av de andre.`,
            remedy: "Skjerm ett tall til i samme sum, eller summen selv."
          })
        ))
      );
    }
    return findings;
  }
};
