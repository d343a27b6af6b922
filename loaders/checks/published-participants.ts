import type {WarehouseCheck} from "./check.ts";
import {formatPercent} from "./format.ts";
import {hasRows, listFindings, lookAtRows} from "./list.ts";

/** Names on published lists, with the start of their pulje where it is known. */
const listed = `SELECT p.scheme, p.pulje, p.code, p.name, t.start, EXISTS (
      SELECT 1 FROM unit u WHERE u.code = p.code AND u.world = 'real'
        AND coalesce(u.valid_from <= t.start, true) AND coalesce(u.valid_to > t.start, true)
    ) AS known
  FROM published_participant p JOIN pulje_period t USING (scheme, pulje) WHERE t.start IS NOT NULL`;

export const publishedParticipants: WarehouseCheck = {
  id: "published-participants",
  title: "Deltakere på publiserte lister fantes da puljen begynte",
  looksAt:
    "Slår opp hver kode på de publiserte deltakerlistene på puljens startdato og sier hvor stor andel som ikke gjaldt da.",
  severity: "error",
  level: 3,
  stage: "warehouse",
  applies: ({connection}) => hasRows(connection, listed),
  looked: lookAtRows(`(${listed})`),
  run({connection}) {
    return listFindings(
      connection,
      `SELECT code, name, scheme, pulje, CAST(start AS VARCHAR) AS start,
         CAST((SELECT avg(CASE WHEN known THEN 0 ELSE 1 END) FROM (${listed})) AS DOUBLE) AS unmatched
       FROM (${listed}) WHERE NOT known`,
      ({code, name, scheme, pulje, start, unmatched}) => ({
        file: "published_participant",
        column: "code",
        value: `${code}, ${start}`,
        message: `${code} ${name} i ${scheme} pulje ${pulje} gjaldt ikke ${start}; i alt gjelder det ${formatPercent(unmatched)} av de publiserte deltakerne.`,
        remedy: "Skriv nummeret som gjaldt da puljen begynte (Klass 131)."
      })
    );
  }
};
