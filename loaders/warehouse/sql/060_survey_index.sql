-- Learning environment indices: means on a scale from 1 to 5, 5 is best.
CREATE TABLE survey_index AS
SELECT unit_code, level, school_year, grade, gender, ownership, indicator, score, status, source
FROM survey_api_index
UNION ALL
SELECT CASE level WHEN 'land' THEN 'NO' WHEN 'fylke' THEN county ELSE organisation_number END,
  CASE level WHEN 'land' THEN 'nation' WHEN 'fylke' THEN 'county' ELSE 'school' END,
  school_year, grade, 'all',
  CASE ownership WHEN 'Alle eierformer' THEN 'all' WHEN 'Offentlig skole' THEN 'public' WHEN 'Privat eiet' THEN 'private' END,
  code, CAST(value AS DOUBLE),
  CASE status WHEN 'ok' THEN 'ok' WHEN 'skjermet' THEN 'suppressed' WHEN 'mangler' THEN 'missing' END, 'udir-upper-secondary'
FROM raw_survey_upper_secondary r
WHERE kind = 'indeks' AND NOT EXISTS (SELECT 1 FROM survey_api_index a WHERE a.school_year = r.school_year AND a.grade = r.grade)
UNION ALL
SELECT e.unit_code, u.level, e.school_year, e.grade, e.gender, e.ownership, e.indicator, CAST(e.score AS DOUBLE), e.status, 'example-county'
FROM raw_example_survey_index e JOIN unit u ON u.code = e.unit_code;
