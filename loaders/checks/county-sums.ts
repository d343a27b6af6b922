import type {WarehouseCheck} from "./check.ts";
import {formatWhole} from "./format.ts";
import {hasRows, listFindings, lookAtRows} from "./list.ts";

/**
 * County rows beside the sum of the municipalities that the source itself gives for the year. Svalbard (2100) is counted in Troms (55) and in
 * its own county row (21). Whether Troms' former counties (19, 54) counted it is not known, so `svalbard` is told apart.
 * While some municipality is hidden or missing, the sum of the others can only be at most the county's number.
 */
const sums = `WITH area AS (
    SELECT code, county FROM unit WHERE level = 'municipality' AND code <> '2100'
    UNION ALL SELECT '2100', unnest(['21', '19', '54', '55'])
  ),
  municipality AS (
    SELECT p.unit_code, p.school_year, p.pupils, p.status, p.world, area.county
    FROM pupil_count p JOIN area ON area.code = p.unit_code
    WHERE p.level = 'municipality' AND p.origin = 'published'
  )
  SELECT c.unit_code, c.school_year, c.pupils AS county_pupils, coalesce(sum(m.pupils), 0) AS municipality_pupils,
    count(m.unit_code) AS municipalities, coalesce(bool_and(m.status = 'ok'), true) AS complete,
    CASE WHEN c.unit_code IN ('19', '54') THEN coalesce(sum(m.pupils) FILTER (m.unit_code = '2100'), 0) ELSE 0 END AS svalbard
  FROM pupil_count c
  LEFT JOIN municipality m ON m.county = c.unit_code AND m.school_year = c.school_year AND m.world = c.world
  WHERE c.level = 'county' AND c.status = 'ok'
  GROUP BY c.unit_code, c.school_year, c.pupils, c.world`;

export const countySums: WarehouseCheck = {
  id: "county-sums",
  title: "Elevene i et fylke er summen av kommunene",
  looksAt:
    "Legger sammen elevene i kommunene for hvert skoleår og sammenligner med fylkets tall. Svalbard regnes til Troms.",
  severity: "error",
  level: 1,
  stage: "warehouse",
  looked: lookAtRows("(SELECT 1 FROM pupil_count WHERE level IN ('municipality', 'county'))"),
  applies: ({connection}) =>
    hasRows(connection, "SELECT 1 FROM pupil_count WHERE level = 'county' AND status = 'ok'"),
  run({connection}) {
    return listFindings(
      connection,
      `SELECT unit_code, school_year, CAST(county_pupils AS INTEGER) AS county_pupils,
         CAST(municipality_pupils AS INTEGER) AS municipality_pupils, CAST(municipalities AS INTEGER) AS municipalities
       FROM (${sums})
       WHERE CASE WHEN complete THEN county_pupils NOT IN (municipality_pupils, municipality_pupils - svalbard)
         ELSE municipality_pupils - svalbard > county_pupils END`,
      ({unit_code, school_year, county_pupils, municipality_pupils, municipalities}) => ({
        file: "pupil_count",
        column: "pupils",
        value: `${unit_code}, ${school_year}`,
        message:
          `Fylke ${unit_code} har ${formatWhole(county_pupils)} elever i ${school_year}, men de ` +
          `${municipalities} kommunene har ${formatWhole(municipality_pupils)}.`,
        remedy: "Se etter kommuner som mangler, står to ganger eller hører til et annet fylke."
      })
    );
  }
};
