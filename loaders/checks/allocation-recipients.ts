import type {WarehouseCheck} from "./check.ts";
import {formatPercent, formatWhole} from "./format.ts";
import {hasRows, listFindings, lookAtRows} from "./list.ts";

const recipients = `SELECT a.code, a.world, sum(a.amount_nok) AS amount_nok,
    (SELECT count(DISTINCT n.county) = 1 FROM network n WHERE a.code IN (n.network, n.county || '/' || n.network) AND n.world = a.world)
      OR EXISTS (SELECT 1 FROM unit u WHERE u.code = a.code AND u.world = a.world) AS known
  FROM allocation a GROUP BY ALL`;

export const allocationRecipients: WarehouseCheck = {
  id: "allocation-recipients",
  title: "Mottakere av midler er kjent",
  looksAt:
    "Slår opp hver mottaker blant nettverk og enheter og sier hvor stor andel av kronene som ikke har treff.",
  severity: "warning",
  level: 3,
  stage: "warehouse",
  looked: lookAtRows("allocation"),
  applies: ({connection}) => hasRows(connection, recipients),
  run({connection}) {
    return listFindings(
      connection,
      `SELECT r.code, CAST(r.amount_nok AS DOUBLE) AS amount,
         CAST((SELECT sum(amount_nok) FILTER (NOT known) / nullif(sum(amount_nok), 0) FROM (${recipients}) a
               WHERE a.world = r.world) AS DOUBLE) AS unmatched
       FROM (${recipients}) r WHERE NOT known`,
      ({code, amount, unmatched}) => ({
        file: "allocation",
        column: "code",
        value: String(code),
        message:
          `${code} er verken ett nettverk eller en kjent enhet (${formatWhole(amount)} kr); ` +
          `i alt er ${formatPercent(unmatched)} av kronene uten treff.`,
        remedy:
          "Skriv nettverket likt i networks.csv og allocations.csv (fylke/navn der flere fylker har et nettverk med navnet), eller rett mottakerens kode."
      })
    );
  }
};
