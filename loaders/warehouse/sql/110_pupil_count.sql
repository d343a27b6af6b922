-- Pupils and schools in grunnskole on 1 October (GSI).
CREATE TABLE pupil_count AS
WITH given AS (
  SELECT CASE WHEN level = 'nation' THEN 'NO' ELSE code END AS unit_code, level, school_year,
    CAST(pupils AS INTEGER) AS pupils, CAST(schools AS INTEGER) AS schools, status, 'pupils' AS source, 'real' AS world, 1 AS rank
  FROM raw_pupils_api
  UNION ALL
  SELECT code, level, school_year, CAST(norwegian_number(pupils) AS INTEGER), CAST(norwegian_number(schools) AS INTEGER), norwegian_status(pupils), 'udir-pupils', 'real', 2
  FROM raw_pupils
  UNION ALL
  SELECT e.unit_code, u.level, e.school_year, CAST(e.pupils AS INTEGER), NULL, e.status, 'example-county', 'example', 1
  FROM raw_example_pupils e JOIN unit u ON u.code = e.unit_code
),
-- The nation is the sum of the counties where the source has no national row and no county is hidden.
nation AS (
  SELECT 'NO' AS unit_code, 'nation' AS level, school_year,
    CASE WHEN bool_and(status = 'ok') THEN CAST(sum(pupils) AS INTEGER) END AS pupils,
    CASE WHEN bool_and(schools IS NOT NULL) THEN CAST(sum(schools) AS INTEGER) END AS schools,
    CASE WHEN bool_and(status = 'ok') THEN 'ok' ELSE 'missing' END AS status, source, 'real' AS world, rank
  FROM given WHERE level = 'county' AND world = 'real' AND unit_code <> '21'
  GROUP BY school_year, source, rank
)
SELECT * EXCLUDE (rank), 'published' AS origin FROM (SELECT * FROM given UNION ALL BY NAME SELECT * FROM nation)
QUALIFY row_number() OVER (PARTITION BY unit_code, school_year ORDER BY rank, source DESC) = 1
ORDER BY world DESC, school_year, level, unit_code;

-- As for the survey: a former municipality's pupils under the code of today; merged areas are added, areas with a break in between left out.
INSERT INTO pupil_count BY NAME
WITH part AS (
  SELECT m.successor AS unit_code, c.school_year, c.pupils, c.status, c.source, c.world
  FROM pupil_count c
  JOIN municipality_successor m ON m.code = c.unit_code
  JOIN unit t ON t.code = m.successor
  WHERE c.level = 'municipality' AND autumn(c.school_year) < m.valid_to AND t.valid_from > autumn(c.school_year)
    AND NOT EXISTS (SELECT 1 FROM unit_break b WHERE b.unit_code = m.successor AND b.date > autumn(c.school_year))
),
expected AS (
  SELECT p.unit_code, p.school_year, count(DISTINCT m.code) AS parts
  FROM (SELECT DISTINCT unit_code, school_year FROM part) p
  JOIN municipality_successor m ON m.successor = p.unit_code
  JOIN unit u ON u.code = m.code
  WHERE autumn(p.school_year) < m.valid_to AND (u.valid_from IS NULL OR u.valid_from <= autumn(p.school_year))
  GROUP BY ALL
),
joined AS (
  SELECT unit_code, school_year, source, world, parts, count(*) AS found, CAST(sum(pupils) AS INTEGER) AS pupils,
    bool_or(status = 'suppressed') AS hidden, bool_and(status = 'ok') AS complete
  FROM part JOIN expected USING (unit_code, school_year) GROUP BY ALL
)
SELECT unit_code, 'municipality' AS level, school_year, source, world, CASE WHEN parts = 1 THEN 'carried' ELSE 'merged' END AS origin,
  CASE WHEN complete AND found = parts THEN pupils END AS pupils,
  CASE WHEN complete AND found = parts THEN 'ok' WHEN hidden THEN 'suppressed' ELSE 'missing' END AS status
FROM joined j
WHERE NOT EXISTS (SELECT 1 FROM pupil_count c WHERE c.unit_code = j.unit_code AND c.school_year = j.school_year);
