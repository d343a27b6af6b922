import type {WarehouseCheck} from "./check.ts";
import {formatPercent} from "./format.ts";
import {hasRows, listFindings, lookAtRows} from "./list.ts";

/** Schools and kindergartens, each once a world, with whether the registers know it on its start date. */
const units = `SELECT p.code, p.world, min(p.start) AS start, bool_and(EXISTS (
      SELECT 1 FROM unit u WHERE u.code = p.code
        AND coalesce(u.valid_from <= p.start, true) AND coalesce(u.valid_to > p.start, true)
    )) AS known
  FROM participation p WHERE length(p.code) = 9 OR starts_with(p.code, 'EX-') GROUP BY p.code, p.world`;

export const participationUnits: WarehouseCheck = {
  id: "participation-units",
  title: "Skoler og barnehager i puljer er kjent",
  looksAt:
    "Slår opp hvert organisasjonsnummer i deltakerlisten og sier hvor stor andel som ikke finnes i registrene.",
  severity: "warning",
  level: 3,
  stage: "warehouse",
  looked: lookAtRows(`(${units})`),
  applies: ({connection}) => hasRows(connection, units),
  run({connection}) {
    return listFindings(
      connection,
      `SELECT u.code, CAST(u.start AS VARCHAR) AS start,
         CAST((SELECT avg(CASE WHEN known THEN 0 ELSE 1 END) FROM (${units}) a WHERE a.world = u.world) AS DOUBLE) AS unmatched
       FROM (${units}) u WHERE NOT known`,
      ({code, start, unmatched}) => ({
        file: "participation",
        column: "code",
        value: `${code}, ${start}`,
        message: `${code} fantes ikke i registrene ${start}; i alt er ${formatPercent(unmatched)} av enhetene uten treff.`,
        remedy:
          "Hent registrene med «npm run fetch -- schools kindergartens», eller rett organisasjonsnummeret."
      })
    );
  }
};
