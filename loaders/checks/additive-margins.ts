/**
 * Every margin that an outsider can set up in the warehouse, as one row of counts each: `parent` is what the parts add up
 * to, `cells` how many they are, `hidden` and `unknown` how many of all are hidden or shown without a count, `rest` the
 * parent less the shown parts (null where the parent is hidden), `made_here` whether one of them was added up here.
 * A count that is not given follows from share and answers. A unit without the survey adds nothing.
 */
const surveyMargins = `
  WITH cell AS (
    SELECT s.unit_code, s.level, s.school_year, s.grade, s.gender, s.ownership, s.measure, s.origin, u.county, u.municipality,
      u.ownership AS owner, u.world, s.status = 'suppressed' AS is_hidden,
      CASE WHEN s.status = 'ok' THEN coalesce(s.bullied, round(s.share_bullied * s.respondents)) WHEN s.status = 'missing' THEN 0 END AS count,
      make_date(CAST(left(s.school_year, 4) AS INTEGER), 10, 1) AS autumn, u.valid_from, u.valid_to
    FROM survey_share s JOIN unit u ON u.code = s.unit_code
  ),
  standing AS (
    SELECT * FROM cell WHERE origin = 'published' AND coalesce(valid_from <= autumn, true) AND coalesce(valid_to > autumn, true)
  ),
  margin AS (
    SELECT 'gender' AS kind, unit_code AS parent, gender, ownership, unit_code AS own, 'all' AS parent_gender, ownership AS parent_ownership, *
      EXCLUDE (unit_code, gender, ownership) FROM cell WHERE gender <> 'all'
    UNION ALL
    SELECT 'ownership', unit_code, gender, ownership, unit_code, gender, 'all', * EXCLUDE (unit_code, gender, ownership)
      FROM cell WHERE ownership <> 'all'
    UNION ALL
    SELECT 'municipalities', county, gender, ownership, unit_code, gender, ownership, * EXCLUDE (unit_code, gender, ownership)
      FROM standing WHERE level = 'municipality'
    UNION ALL
    SELECT 'schools', municipality, gender, ownership, unit_code, gender, ownership, * EXCLUDE (unit_code, gender, ownership)
      FROM cell WHERE level = 'school'
    UNION ALL
    SELECT 'owners', county, gender, ownership, unit_code, gender, owner, * EXCLUDE (unit_code, gender, ownership)
      FROM cell WHERE level = 'school' AND ownership = 'all' AND owner IS NOT NULL
    UNION ALL
    SELECT 'counties', 'NO', gender, ownership, unit_code, gender, ownership, * EXCLUDE (unit_code, gender, ownership)
      FROM standing WHERE level = 'county' AND world = 'real'
    UNION ALL
    SELECT 'former', m.successor, gender, ownership, unit_code, gender, ownership, c.* EXCLUDE (unit_code, gender, ownership)
      FROM standing c JOIN municipality_successor m ON m.code = c.unit_code WHERE c.level = 'municipality'
  )
  SELECT p.world, m.kind, m.parent, m.school_year, m.grade, m.measure, m.parent_gender AS gender, m.parent_ownership AS ownership,
    CAST(count(*) AS INTEGER) AS cells,
    CAST(count(*) FILTER (m.is_hidden) + CAST(any_value(p.is_hidden) AS INTEGER) AS INTEGER) AS hidden,
    CAST(count(*) FILTER (NOT m.is_hidden AND m.count IS NULL) + CAST(any_value(NOT p.is_hidden AND p.count IS NULL) AS INTEGER) AS INTEGER) AS unknown,
    CAST(any_value(p.count) - coalesce(sum(m.count), 0) AS INTEGER) AS rest,
    bool_or(m.origin = 'merged') OR any_value(p.origin = 'merged') AS made_here
  FROM margin m
  JOIN cell p ON p.unit_code = m.parent AND p.school_year = m.school_year AND p.grade = m.grade AND p.measure = m.measure
    AND p.gender = m.parent_gender AND p.ownership = m.parent_ownership
  WHERE m.kind <> 'former' OR p.origin = 'merged'
  GROUP BY p.world, m.kind, m.parent, m.school_year, m.grade, m.measure, m.parent_gender, m.parent_ownership`;

/** Pupils in grunnskole, in the same form. */
const pupilMargins = `
  WITH cell AS (
    SELECT p.unit_code, p.level, p.school_year, p.pupils AS count, p.status = 'suppressed' AS is_hidden, p.world, p.origin, u.county, u.municipality,
      make_date(CAST(left(p.school_year, 4) AS INTEGER), 10, 1) AS autumn, u.valid_from, u.valid_to
    FROM pupil_count p JOIN unit u ON u.code = p.unit_code
  ),
  margin AS (
    SELECT 'municipalities' AS kind, county AS parent, * FROM cell WHERE level = 'municipality' AND origin = 'published'
      AND coalesce(valid_from <= autumn, true) AND coalesce(valid_to > autumn, true)
    UNION ALL SELECT 'schools', municipality, * FROM cell WHERE level = 'school'
    UNION ALL SELECT 'counties', 'NO', * FROM cell WHERE level = 'county' AND world = 'real' AND unit_code <> '21'
      AND coalesce(valid_from <= autumn, true) AND coalesce(valid_to > autumn, true)
  )
  SELECT p.world, m.kind, m.parent, m.school_year, CAST(count(*) AS INTEGER) AS cells,
    CAST(count(*) FILTER (m.is_hidden) + CAST(any_value(p.is_hidden) AS INTEGER) AS INTEGER) AS hidden,
    CAST(count(*) FILTER (NOT m.is_hidden AND m.count IS NULL) + CAST(any_value(NOT p.is_hidden AND p.count IS NULL) AS INTEGER) AS INTEGER) AS unknown,
    CAST(any_value(p.count) - coalesce(sum(m.count), 0) AS INTEGER) AS rest,
    bool_or(m.origin = 'merged') OR any_value(p.origin = 'merged') AS made_here
  FROM margin m JOIN cell p ON p.unit_code = m.parent AND p.school_year = m.school_year
  GROUP BY p.world, m.kind, m.parent, m.school_year`;

/** A hidden number follows when it is alone in its margin, or when nothing is left for the hidden ones to be. */
const follows = "unknown = 0 AND (hidden = 1 AND coalesce(rest, 0) >= 0 OR hidden > 1 AND rest = 0)";

/** Margins in which a hidden number follows, as `value` (what it is about), `kind`, `cells` and `hidden`; never the number. */
export function openMargins(table: "survey_share" | "pupil_count", filter: string): string {
  const [margins, value] = {
    survey_share: [
      surveyMargins,
      "concat_ws(', ', parent, school_year, 'trinn ' || grade, gender, ownership, measure)"
    ] as const,
    pupil_count: [pupilMargins, "concat_ws(', ', parent, school_year)"] as const
  }[table];
  return `SELECT ${value} AS value, kind, cells, hidden FROM (${margins}) WHERE ${follows} AND ${filter}`;
}

/** What the parts of a margin are, for readers. */
export const marginWords: Readonly<Record<string, string>> = {
  gender: "jenter og gutter",
  ownership: "eierformene",
  municipalities: "kommunene i fylket",
  schools: "skolene i kommunen",
  owners: "fylkets skoler med samme eierform",
  counties: "fylkene",
  former: "kommunene som er slått sammen"
};
