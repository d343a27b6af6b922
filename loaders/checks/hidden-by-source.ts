import {marginWords, openMargins} from "./additive-margins.ts";
import type {Finding, WarehouseCheck} from "./check.ts";
import {hasRows, listFindings, lookAtRows} from "./list.ts";

export const hiddenBySource: WarehouseCheck = {
  id: "hidden-by-source",
  title: "Kildene skjermer nok i sine egne summer",
  looksAt:
    "Ser om et tall som kilden har skjermet, står alene i en sum der kilden selv viser resten. Tallet regnes aldri ut.",
  severity: "warning",
  level: 1,
  stage: "warehouse",
  looked: lookAtRows("survey_share", "pupil_count"),
  applies: ({connection}) =>
    hasRows(
      connection,
      `SELECT 1 FROM survey_share s JOIN unit u ON u.code = s.unit_code WHERE u.world = 'real' AND s.status = 'suppressed'
       UNION ALL SELECT 1 FROM pupil_count WHERE world = 'real' AND status = 'suppressed'`
    ),
  async run({connection}) {
    const findings: Finding[] = [];
    for (const table of ["survey_share", "pupil_count"] as const) {
      findings.push(
        ...(await listFindings(
          connection,
          openMargins(table, "world = 'real' AND NOT made_here"),
          ({value, kind, cells, hidden}) => ({
            file: table,
            value: String(value),
            message: `${value}: kilden viser nok av summen og ${marginWords[String(kind)]} (${cells}) til at ${hidden} skjermet følger av de andre.`,
            remedy: "Meld fra til kilden. Vis ikke summen og delene ved siden av hverandre før den er rettet."
          })
        ))
      );
    }
    return findings;
  }
};
