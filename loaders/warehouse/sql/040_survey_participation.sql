-- Pupils invited and pupils who answered, by unit, year, grade and ownership (the source has no gender).
CREATE TABLE survey_participation AS
SELECT unit_code, level, school_year, grade, 'all' AS gender, ownership, invited, answered, status, source
FROM survey_api_participation
UNION ALL
SELECT p.unit_code, u.level, p.school_year, p.grade, 'all', p.ownership,
  CAST(p.invited AS INTEGER), CAST(p.answered AS INTEGER), p.status, 'example-county'
FROM raw_example_survey_participation p JOIN unit u ON u.code = p.unit_code;
