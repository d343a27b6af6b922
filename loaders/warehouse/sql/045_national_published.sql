-- National shares as published in text and tables, the reference that the survey's national rows are checked against.
-- `decimals` is the precision of the published percent; `derived`: the page gave a change, not the level.
CREATE TABLE national_published AS
SELECT CAST(survey_year AS INTEGER) AS survey_year, school_year,
  CASE population WHEN '5.trinn-Vg3' THEN 'all' ELSE replace(population, '.trinn', '') END AS grade,
  CASE
    WHEN form LIKE 'medelever%' THEN 'pupils' WHEN form LIKE 'samlet%' THEN 'total'
    WHEN form = 'digitalt' THEN 'digital' WHEN form = 'voksne' THEN 'adults'
  END AS measure,
  CASE gender WHEN 'alle' THEN 'all' WHEN 'jenter' THEN 'girls' WHEN 'gutter' THEN 'boys' END AS gender,
  round(CAST(percent AS DOUBLE) / 100, 6) AS share,
  length(regexp_extract(percent, '\.(\d+)$', 1)) AS decimals,
  coalesce(note, '') LIKE 'derived%' AS derived,
  form, coalesce(note, '') AS note,
  -- "same" repeats the source of the row above
  last_value(nullif(source, 'same') IGNORE NULLS) OVER (ORDER BY row_number ROWS UNBOUNDED PRECEDING) AS source
FROM (SELECT *, row_number() OVER () AS row_number FROM raw_survey_national_published);
