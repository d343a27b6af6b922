import type {WarehouseCheck} from "./check.ts";
import {formatWhole} from "./format.ts";
import {hasRows, listFindings, lookAtRows} from "./list.ts";

const remedy = "Rett rammen, fellestiltakene eller beløpene etter forumets vedtak.";

export const allocationKeys: WarehouseCheck = {
  id: "allocation-keys",
  title: "Rammen er nettverk og fellestiltak til sammen",
  looksAt:
    "Legger sammen fellestiltak og nettverk i hver ramme, og utbetalingene til hvert nettverk i hvert vedtak.",
  severity: "error",
  level: 3,
  stage: "warehouse",
  looked: lookAtRows("allocation_key", "allocation_key_network"),
  applies: ({connection}) => hasRows(connection, "SELECT 1 FROM allocation_key"),
  async run({connection}) {
    const frames = await listFindings(
      connection,
      `SELECT k.county, k.scheme, k.decision_year AS year, CAST(k.frame_nok AS DOUBLE) AS frame,
         CAST(k.joint_measures_nok + coalesce(sum(n.grant_nok), 0) AS DOUBLE) AS given
       FROM allocation_key k LEFT JOIN allocation_key_network n USING (county, scheme, decision_year, world)
       GROUP BY county, scheme, decision_year, k.frame_nok, k.joint_measures_nok HAVING frame <> given`,
      ({county, scheme, year, frame, given}) => ({
        file: "allocation_key",
        column: "frame_nok",
        value: `${county}, ${scheme}, ${year}`,
        message: `${scheme} ${year} i ${county} er ${formatWhole(frame)} kr, men fellestiltak og nettverk er ${formatWhole(given)} kr.`,
        remedy
      })
    );
    const payments = await listFindings(
      connection,
      `SELECT n.network, n.scheme, n.decision_year AS year, CAST(n.grant_nok AS DOUBLE) AS granted,
         CAST(coalesce(sum(a.amount_nok), 0) AS DOUBLE) AS paid
       FROM allocation_key_network n
       LEFT JOIN allocation a ON a.scheme = n.scheme AND a.decision_year = n.decision_year AND a.world = n.world
         AND a.code IN (n.network, n.county || '/' || n.network)
       GROUP BY ALL HAVING granted <> paid`,
      ({network, scheme, year, granted, paid}) => ({
        file: "allocation_key_network",
        column: "grant_nok",
        value: `${network}, ${scheme}, ${year}`,
        message: `${network} fikk ${formatWhole(granted)} kr av ${scheme} ${year}, men utbetalingene er ${formatWhole(paid)} kr.`,
        remedy
      })
    );
    return [...frames, ...payments];
  }
};
