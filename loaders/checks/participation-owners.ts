import type {WarehouseCheck} from "./check.ts";
import {hasRows, listFindings, lookAtRows} from "./list.ts";

/** Municipalities and counties; organisation numbers are another check's matter. */
const owners = "SELECT * FROM participation WHERE length(code) < 9 AND NOT starts_with(code, 'EX-')";

export const participationOwners: WarehouseCheck = {
  id: "participation-owners",
  title: "Eiere i puljer fantes da de begynte",
  looksAt: "Slår opp hver kommune og hvert fylke i deltakerlisten og ser om nummeret gjaldt på startdatoen.",
  severity: "error",
  level: 3,
  stage: "warehouse",
  looked: lookAtRows(`(${owners})`),
  applies: ({connection}) => hasRows(connection, owners),
  run({connection}) {
    return listFindings(
      connection,
      `SELECT DISTINCT p.scheme, p.pulje, p.code, CAST(p.start AS VARCHAR) AS start,
         EXISTS (SELECT 1 FROM unit u WHERE u.code = p.code) AS known,
         (SELECT string_agg(DISTINCT c.old_code, ', ' ORDER BY c.old_code) FROM municipality_change c
          WHERE c.new_code = p.code AND c.date > p.start AND c.old_code <> c.new_code) AS former
       FROM (${owners}) p
       WHERE NOT EXISTS (
         SELECT 1 FROM unit u WHERE u.code = p.code
           AND coalesce(u.valid_from <= p.start, true) AND coalesce(u.valid_to > p.start, true)
       )`,
      ({scheme, pulje, code, start, known, former}) => ({
        file: "participation",
        column: "code",
        value: `${code}, ${start}`,
        message: known
          ? `${code} i ${scheme} pulje ${pulje} gjaldt ikke ${start}.`
          : `${code} i ${scheme} pulje ${pulje} finnes ikke.`,
        remedy: former
          ? `Skriv nummeret som gjaldt da; nummeret kommer fra ${former}.`
          : "Slå opp nummeret som gjaldt på startdatoen, hos Statistisk sentralbyrå (Klass 131)."
      })
    );
  }
};
