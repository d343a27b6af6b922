import type {WarehouseCheck} from "./check.ts";
import {formatPercent} from "./format.ts";
import {hasRows, listFindings, lookAtRows} from "./list.ts";

/**
 * Participants of a level that the statistics count in the school year of the start, each once. The registers say which
 * schools there are today; that a school was there then is seen from its being counted then.
 */
const participants = `WITH counted AS (
    SELECT level, unit_code AS code, school_year FROM pupil_count WHERE status <> 'missing'
    UNION SELECT level, unit_code, school_year FROM survey_participation WHERE status <> 'missing'
  ),
  covered AS (SELECT DISTINCT c.level, u.world, c.school_year FROM counted c JOIN unit u ON u.code = c.code),
  begun AS (
    SELECT DISTINCT p.code, p.world, u.level, year(p.start) - CAST(month(p.start) < 8 AS INTEGER) AS year
    FROM participation p JOIN unit u ON u.code = p.code AND u.world = p.world
  )
  SELECT b.code, b.world, b.level, c.school_year,
    EXISTS (SELECT 1 FROM counted x WHERE x.level = b.level AND x.code = b.code AND x.school_year = c.school_year) AS there
  FROM begun b JOIN covered c ON c.level = b.level AND c.world = b.world AND CAST(left(c.school_year, 4) AS INTEGER) = b.year`;

export const participantsCounted: WarehouseCheck = {
  id: "participants-counted",
  title: "Deltakere er talt med det året de begynte",
  looksAt:
    "Ser om hver skole, kommune og hvert fylke i en pulje har elever eller svar i skoleåret den begynte, der statistikken dekker året, og sier hvor stor andel som mangler.",
  severity: "warning",
  level: 3,
  stage: "warehouse",
  applies: ({connection}) => hasRows(connection, participants),
  looked: lookAtRows(`(${participants})`),
  run({connection}) {
    return listFindings(
      connection,
      `WITH p AS (${participants})
       SELECT code, school_year, level,
         CAST((SELECT avg(CASE WHEN there THEN 0 ELSE 1 END) FROM p a WHERE a.world = p.world AND a.level = p.level) AS DOUBLE) AS unmatched
       FROM p WHERE NOT there`,
      ({code, school_year, level, unmatched}) => ({
        file: "participation",
        column: "start",
        value: `${code}, ${school_year}`,
        message: `${code} begynte i ${school_year}, men har verken elever eller svar det året; i alt gjelder det ${formatPercent(unmatched)} (${level}).`,
        remedy:
          "Se om enheten er lagt ned, slått sammen eller har fått nytt nummer, og rett kode eller startdato."
      })
    );
  }
};
