-- Three-year, standardised means (Kommunehelsa, grade 7). Never mixed with annual figures.
-- An empty cell is suppressed or without value; the source does not say which, so it is missing here.
CREATE TABLE survey_three_year_mean AS
SELECT unit AS unit_code, "window", CAST(left("window", 4) AS INTEGER) AS first_year, '7' AS grade,
  CAST(share AS DOUBLE) AS share_bullied, CASE WHEN share IS NULL THEN 'missing' ELSE 'ok' END AS status,
  'fhi-telemark-three-year' AS source
FROM raw_survey_three_year_mean;
