import type {WarehouseCheck} from "./check.ts";
import {formatWhole} from "./format.ts";
import {hasRows, listFindings, lookAtRows} from "./list.ts";

/**
 * Years where the nation and every real county are shown. Svalbard has a county row of its own (21), and Troms may count
 * the same pupils; so the nation is the sum with or without that row.
 */
const sums = `SELECT n.school_year, any_value(n.pupils) AS nation_pupils, sum(c.pupils) FILTER (c.unit_code <> '21') AS county_pupils,
    coalesce(sum(c.pupils) FILTER (c.unit_code = '21'), 0) AS svalbard
  FROM pupil_count n
  JOIN pupil_count c ON c.school_year = n.school_year AND c.level = 'county' AND c.world = 'real'
  WHERE n.level = 'nation' AND n.status = 'ok'
  GROUP BY n.school_year HAVING bool_and(c.status = 'ok')`;

export const nationSums: WarehouseCheck = {
  id: "nation-sums",
  title: "Elevene i landet er summen av de virkelige fylkene",
  looksAt:
    "Legger sammen elevene i fylkene for hvert skoleår og sammenligner med landets tall. Eksempelfylket er aldri med.",
  severity: "error",
  level: 1,
  stage: "warehouse",
  looked: lookAtRows("(SELECT 1 FROM pupil_count WHERE level IN ('county', 'nation') AND world = 'real')"),
  applies: ({connection}) => hasRows(connection, sums),
  run({connection}) {
    return listFindings(
      connection,
      `SELECT school_year, CAST(nation_pupils AS INTEGER) AS nation_pupils, CAST(county_pupils AS INTEGER) AS county_pupils
       FROM (${sums}) WHERE nation_pupils NOT IN (county_pupils, county_pupils + svalbard)`,
      ({school_year, nation_pupils, county_pupils}) => ({
        file: "pupil_count",
        column: "pupils",
        value: `NO, ${school_year}`,
        message: `Landet har ${formatWhole(nation_pupils)} elever i ${school_year}, men fylkene har ${formatWhole(county_pupils)}.`,
        remedy: "Se etter fylker som mangler eller er med to ganger."
      })
    );
  }
};
