-- Population on 1 January by age group.
CREATE TABLE population AS
SELECT CAST(year AS INTEGER) AS year, code AS unit_code, CAST(age_0 AS INTEGER) AS age_0, CAST(age_1_5 AS INTEGER) AS age_1_5,
  CAST(age_6_15 AS INTEGER) AS age_6_15, CAST(age_16_18 AS INTEGER) AS age_16_18, CAST(total AS INTEGER) AS total, source
FROM (
  SELECT year, code, age_0, age_1_5, age_6_15, age_16_18, total, 'population' AS source, 1 AS rank FROM raw_population_api
  UNION ALL
  SELECT year, code, age_0, age_1_5, age_6_15, age_16_18, total, 'ssb-population', 2 FROM raw_population
)
QUALIFY row_number() OVER (PARTITION BY year, code ORDER BY rank) = 1
ORDER BY year, unit_code;
