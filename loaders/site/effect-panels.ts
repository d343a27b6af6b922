import {covariateCodes} from "../../src/model/covariates.ts";
import {
  type CovariateRow,
  type EffectLevel,
  type EffectRow,
  type EffectWorld
} from "../../src/model/effect.ts";
import type {World} from "../../src/model/survey.ts";
import type {Warehouse} from "../warehouse/open.ts";
import {listLiteral} from "../warehouse/sql.ts";

/** A panel of yearly numbers, and the world it belongs to. */
export type EffectPanel = EffectWorld["panels"][number] & {world: World};

/** A unit with yearly numbers. */
export interface EffectUnit {
  code: string;
  level: EffectLevel;
  world: World;
  county: string;
  municipality: string;
}

/** Fewer annual numbers of one unit give no year before, at and after a start. */
export const fewestYears = 3;

/**
 * Schools and municipalities of today as a query: a school's municipality is that of today too. A school without a known
 * municipality has no cluster and is left out.
 */
export const placedUnits = `
  SELECT u.code, u.level, u.world, u.county, coalesce(
    (SELECT any_value(m.successor) FROM municipality_successor m WHERE m.code = u.municipality AND m.kind <> 'split'),
    u.municipality) AS municipality
  FROM unit u
  WHERE u.level IN ('school', 'municipality') AND u.valid_to IS NULL AND u.municipality IS NOT NULL AND u.county IS NOT NULL`;

/** Gender and ownership together, of the units of today. */
const cells = `
  SELECT p.code AS unit, p.level, p.world, p.county, p.municipality, s.measure, s.grade,
    CAST(left(s.school_year, 4) AS INTEGER) AS year, s.share_bullied AS share, s.bullied, s.respondents, s.status
  FROM survey_share s JOIN (${placedUnits}) p ON p.code = s.unit_code AND p.level = s.level
  WHERE s.gender = 'all' AND s.ownership = 'all'`;

/** The panels in which at least one unit has a share in three years or more. */
const panels = `
  SELECT world, level, measure, grade, min(first) AS "firstYear", max(last) AS "lastYear"
  FROM (
    SELECT world, level, measure, grade, unit, min(year) AS first, max(year) AS last, count(share) AS years
    FROM (${cells}) GROUP BY ALL
  ) GROUP BY ALL HAVING max(years) >= ${fewestYears}`;

/** The panels of all worlds, in order of their file names. */
export async function listPanels({rows}: Warehouse): Promise<EffectPanel[]> {
  return rows<EffectPanel>(`
    WITH cell AS (${cells})
    SELECT p.*, (
      SELECT coalesce(sum(c.respondents), 0) FROM cell c
      WHERE c.world = p.world AND c.level = p.level AND c.measure = p.measure AND c.grade = p.grade AND c.year = p."lastYear"
    ) AS respondents
    FROM (${panels}) p ORDER BY p.world, p.level, p.measure, p.grade`);
}

/** The units that have a row in one of the panels. */
export async function readPanelUnits({rows}: Warehouse): Promise<EffectUnit[]> {
  return rows<EffectUnit>(`
    SELECT DISTINCT c.unit AS code, c.level, c.world, c.county, c.municipality
    FROM (${cells}) c SEMI JOIN (${panels}) p USING (world, level, measure, grade)
    ORDER BY c.world, c.level, code`);
}

/** Every year of every unit of a panel; a unit has no row in a year without such a cohort. */
export async function readPanel(
  {rows}: Warehouse,
  {world, level, measure, grade}: EffectPanel
): Promise<EffectRow[]> {
  return rows<EffectRow>(
    `SELECT unit, year, share, bullied, respondents, status FROM (${cells})
     WHERE world = $world AND level = $level AND measure = $measure AND grade = $grade ORDER BY unit, year`,
    {world, level, measure, grade}
  );
}

/** Learning-environment indices (1–5) of the units of today at a level and grade; null where hidden or missing. */
export async function readCovariates(
  {rows}: Warehouse,
  {world, level, grade}: Pick<EffectPanel, "world" | "level" | "grade">
): Promise<CovariateRow[]> {
  return rows<CovariateRow>(
    `SELECT p.code AS unit, CAST(left(s.school_year, 4) AS INTEGER) AS year, s.indicator AS code, s.score AS value
     FROM survey_index s JOIN (${placedUnits}) p ON p.code = s.unit_code AND p.level = s.level
     WHERE p.world = $world AND p.level = $level AND s.grade = $grade AND s.gender = 'all' AND s.ownership = 'all'
       AND list_contains(${listLiteral(covariateCodes)}, s.indicator)
     ORDER BY s.indicator, unit, year`,
    {world, level, grade}
  );
}
