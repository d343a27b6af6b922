import type {UnitList} from "../../src/model/published.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {listBullyingFiles} from "./bullying.ts";
import {readProvenance} from "./provenance.ts";

type UnitRow = Omit<UnitList["units"][number], "breaks"> & {breaks: string | null};

/**
 * The units of today: the nation, counties, municipalities, and the schools that have survey numbers,
 * with pupils (latest year), position (of a county: mean of its municipalities, weighted with pupils) and the years in which their area changed.
 */
export async function readUnits(warehouse: Warehouse): Promise<UnitList> {
  const {rows} = warehouse;
  const years = await rows<{world: string; school_year: string}>(
    "SELECT world, max(school_year) AS school_year FROM pupil_count WHERE level = 'municipality' GROUP BY world ORDER BY world"
  );
  const units = await rows<UnitRow>(`
    WITH latest AS (
      SELECT unit_code, arg_max(pupils, school_year) AS pupils FROM pupil_count WHERE status = 'ok' GROUP BY unit_code
    ),
    changed AS (
      SELECT unit_code, string_agg(CAST(year(date) AS VARCHAR), ',' ORDER BY date) AS breaks FROM unit_break GROUP BY unit_code
    ),
    place AS (
      SELECT unit_code, x, y FROM unit_position
      UNION ALL
      SELECT m.county, sum(p.x * l.pupils) / sum(l.pupils), sum(p.y * l.pupils) / sum(l.pupils)
      FROM unit m JOIN unit_position p ON p.unit_code = m.code JOIN latest l ON l.unit_code = m.code
      WHERE m.level = 'municipality' AND m.valid_to IS NULL AND l.pupils > 0
      GROUP BY m.county
    ),
    surveyed AS (SELECT DISTINCT unit_code FROM survey_share WHERE gender = 'all' AND ownership = 'all')
    SELECT u.code, u.level, u.name, u.county, u.municipality, u.world, l.pupils, p.x, p.y, c.breaks
    FROM unit u
    LEFT JOIN latest l ON l.unit_code = u.code
    LEFT JOIN place p ON p.unit_code = u.code
    LEFT JOIN changed c ON c.unit_code = u.code
    WHERE u.valid_to IS NULL AND (
      u.level = 'nation' OR u.level = 'municipality'
      OR u.level = 'county' AND (u.code NOT IN ('21', '25') OR u.code IN (SELECT unit_code FROM surveyed))
      OR u.level = 'school' AND u.code IN (SELECT unit_code FROM surveyed))
    ORDER BY u.world DESC, u.level, u.code`);
  const norwegian = new Intl.Collator("nb");
  units.sort(
    (a, b) =>
      b.world.localeCompare(a.world) || a.level.localeCompare(b.level) || norwegian.compare(a.name, b.name)
  );
  return {
    units: units.map(({breaks, ...u}) => ({...u, breaks: breaks ? breaks.split(",").map(Number) : []})),
    surveyed: await listBullyingFiles(warehouse),
    pupilYear: Object.fromEntries(years.map((y) => [y.world, y.school_year])),
    sources: await readProvenance(warehouse)
  };
}
