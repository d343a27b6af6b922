-- Share of pupils bullied, one row a unit × year × grade × gender × ownership × measure; share 0–1.
-- Exactly one of share_bullied and a status other than ok. Respondents come from the participation table,
-- because AntallBesvart of the bullying tables is the number bullied.
-- Where two sources give the same cell, the lower rank wins: API, then compiled copies, then published texts.
CREATE TABLE survey_share AS
SELECT unit_code, level, school_year, grade, gender, ownership, measure, share_bullied, bullied, respondents, status, source,
  'published' AS origin, 1 AS decimals
FROM survey_api_share;

INSERT INTO survey_share BY NAME
WITH compiled AS (
  SELECT CASE level WHEN 'land' THEN 'NO' WHEN 'fylke' THEN county ELSE organisation_number END AS unit_code,
    CASE level WHEN 'land' THEN 'nation' WHEN 'fylke' THEN 'county' ELSE 'school' END AS level,
    school_year, grade, 'all' AS gender,
    CASE ownership WHEN 'Alle eierformer' THEN 'all' WHEN 'Offentlig skole' THEN 'public' WHEN 'Privat eiet' THEN 'private' END AS ownership,
    udir_measure(code) AS measure, round(CAST(value AS DOUBLE) / 100, 6) AS share_bullied,
    CASE status WHEN 'ok' THEN 'ok' WHEN 'skjermet' THEN 'suppressed' WHEN 'mangler' THEN 'missing' END AS status,
    'udir-upper-secondary' AS source, 1 AS decimals, 1 AS rank
  FROM raw_survey_upper_secondary WHERE kind = 'mobbing'
  UNION ALL
  SELECT CASE level WHEN '2' THEN county ELSE organisation_number END,
    CASE level WHEN '2' THEN 'county' WHEN '3' THEN 'municipality' WHEN '4' THEN 'school' END,
    '2024-25', '7', 'all', 'all', measure, round(norwegian_number(text) / 100, 6), norwegian_status(text), 'udir-bergen-grade7', 1, 2
  FROM raw_survey_bergen UNPIVOT INCLUDE NULLS (text FOR measure IN (total, pupils, adults, digital))
  UNION ALL
  SELECT 'NO', 'nation', school_year, grade, gender, 'all', measure, share, 'ok', 'udir-national-published', decimals, 3
  FROM national_published
  QUALIFY row_number() OVER (PARTITION BY school_year, grade, gender, measure ORDER BY decimals DESC, derived, source) = 1
)
SELECT * EXCLUDE (rank), CAST(NULL AS INTEGER) AS bullied, CAST(NULL AS INTEGER) AS respondents, 'published' AS origin
FROM compiled c
WHERE NOT EXISTS (
  SELECT 1 FROM survey_share a
  WHERE a.unit_code = c.unit_code AND a.school_year = c.school_year AND a.grade = c.grade AND a.gender = c.gender
    AND a.ownership = c.ownership AND a.measure = c.measure
)
QUALIFY row_number() OVER (PARTITION BY unit_code, school_year, grade, gender, ownership, measure ORDER BY rank) = 1;

INSERT INTO survey_share BY NAME
SELECT s.unit_code, u.level, s.school_year, s.grade, s.gender, s.ownership, s.measure, CAST(s.share_bullied AS DOUBLE) AS share_bullied,
  CAST(s.bullied AS INTEGER) AS bullied, CAST(s.respondents AS INTEGER) AS respondents, s.status, 'example-county' AS source,
  'published' AS origin, 1 AS decimals
FROM raw_example_survey s JOIN unit u ON u.code = s.unit_code;

-- Numbers of former municipalities under the code of today: the same area renumbered is carried over; merged areas add
-- numerators and denominators (never average shares); one hidden part hides the sum, and so does a limit (below_limit); areas with a break in between are left out (unit_break).
INSERT INTO survey_share BY NAME
WITH part AS (
  SELECT m.successor AS unit_code, s.* EXCLUDE (unit_code)
  FROM survey_share s
  JOIN municipality_successor m ON m.code = s.unit_code
  JOIN unit t ON t.code = m.successor
  WHERE s.level = 'municipality' AND autumn(s.school_year) < m.valid_to AND t.valid_from > autumn(s.school_year)
    AND NOT EXISTS (SELECT 1 FROM unit_break b WHERE b.unit_code = m.successor AND b.date > autumn(s.school_year))
),
expected AS (
  SELECT p.unit_code, p.school_year, count(DISTINCT m.code) AS parts
  FROM (SELECT DISTINCT unit_code, school_year FROM part) p
  JOIN municipality_successor m ON m.successor = p.unit_code
  JOIN unit u ON u.code = m.code
  WHERE autumn(p.school_year) < m.valid_to
    AND (u.valid_from IS NULL OR u.valid_from <= autumn(p.school_year))
  GROUP BY ALL
),
joined AS (
  SELECT p.unit_code, p.level, p.school_year, p.grade, p.gender, p.ownership, p.measure,
    count(*) AS found, e.parts, any_value(p.share_bullied) AS only_share, any_value(p.status) AS only_status,
    any_value(p.bullied) AS only_bullied, any_value(p.respondents) AS only_respondents,
    sum(p.bullied) AS bullied, sum(p.respondents) AS respondents,
    bool_or(p.status = 'suppressed') AS any_hidden, bool_and(p.status = 'ok' AND p.bullied IS NOT NULL AND p.respondents > 0) AS complete,
    string_agg(DISTINCT p.source, '+' ORDER BY p.source) AS source
  FROM part p JOIN expected e USING (unit_code, school_year)
  GROUP BY ALL
),
limited AS (
  SELECT *, any_hidden OR parts > 1 AND complete AND found = parts AND coalesce(below_limit(bullied, respondents, school_year), false) AS hidden FROM joined
)
SELECT unit_code, level, school_year, grade, gender, ownership, measure,
  CASE WHEN parts = 1 THEN only_share WHEN complete AND NOT hidden AND found = parts THEN round(bullied / respondents, 6) END AS share_bullied,
  CASE WHEN parts = 1 THEN only_bullied WHEN complete AND NOT hidden AND found = parts THEN CAST(bullied AS INTEGER) END AS bullied,
  CASE WHEN parts = 1 THEN only_respondents WHEN found = parts THEN CAST(respondents AS INTEGER) END AS respondents,
  CASE WHEN parts = 1 THEN only_status WHEN hidden THEN 'suppressed' WHEN complete AND found = parts THEN 'ok' ELSE 'missing' END AS status,
  source, CASE WHEN parts = 1 THEN 'carried' ELSE 'merged' END AS origin, 1 AS decimals
FROM limited j
WHERE NOT EXISTS (
  SELECT 1 FROM survey_share s
  WHERE s.unit_code = j.unit_code AND s.school_year = j.school_year AND s.grade = j.grade AND s.gender = j.gender
    AND s.ownership = j.ownership AND s.measure = j.measure
);
