import type {WarehouseCheck} from "./check.ts";
import {formatWhole} from "./format.ts";
import {hasRows, listFindings, lookAtRows} from "./list.ts";

/**
 * Municipalities beside the sum of their schools, where all schools are there: the example county gives them all, and a real
 * municipality says how many it has. With a hidden school the others can only be at most the municipality's number.
 */
const sums = `SELECT m.unit_code, m.school_year, m.pupils, coalesce(sum(s.pupils), 0) AS school_pupils, count(*) AS schools,
    bool_and(s.status = 'ok') AS complete
  FROM pupil_count m
  JOIN unit u ON u.municipality = m.unit_code AND u.level = 'school'
  JOIN pupil_count s ON s.unit_code = u.code AND s.school_year = m.school_year AND s.source = m.source
  WHERE m.level = 'municipality' AND m.status = 'ok' AND s.level = 'school' AND m.origin IN ('published', 'merged')
  GROUP BY m.unit_code, m.school_year, m.pupils, m.schools, m.world, m.origin
  HAVING m.world = 'example' OR m.origin = 'published' AND m.schools = count(*)`;

export const schoolSums: WarehouseCheck = {
  id: "school-sums",
  title: "Elevene i en kommune er summen av skolene",
  looksAt:
    "Legger sammen elevene på skolene i hver kommune for hvert skoleår, der kilden har med alle skolene, og sammenligner med kommunens tall.",
  severity: "error",
  level: 1,
  stage: "warehouse",
  looked: lookAtRows(`(${sums})`),
  applies: ({connection}) => hasRows(connection, sums),
  run({connection}) {
    return listFindings(
      connection,
      `SELECT unit_code, school_year, CAST(pupils AS INTEGER) AS pupils, CAST(school_pupils AS INTEGER) AS school_pupils,
         CAST(schools AS INTEGER) AS schools
       FROM (${sums}) WHERE CASE WHEN complete THEN school_pupils <> pupils ELSE school_pupils > pupils END`,
      ({unit_code, school_year, pupils, school_pupils, schools}) => ({
        file: "pupil_count",
        column: "pupils",
        value: `${unit_code}, ${school_year}`,
        message:
          `Kommune ${unit_code} har ${formatWhole(pupils)} elever i ${school_year}, men de ` +
          `${formatWhole(schools)} skolene har ${formatWhole(school_pupils)}.`,
        remedy: "Se etter et tall som er skrevet feil, eller en skole som hører til en annen kommune."
      })
    );
  }
};
