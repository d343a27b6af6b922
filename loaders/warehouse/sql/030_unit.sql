-- Every unit that some number can belong to. Codes are text; `NO` is the nation. valid_to is the first day on which the
-- code no longer holds, as in Klass.
-- Counties and their years: Klass 104 and the county reforms of 2018, 2020 and 2024.
CREATE TABLE unit AS
WITH county(code, name, valid_from, valid_to) AS (
  VALUES
    ('03', 'Oslo', NULL, NULL), ('11', 'Rogaland', NULL, NULL), ('15', 'Møre og Romsdal', NULL, NULL),
    ('18', 'Nordland', NULL, NULL), ('31', 'Østfold', DATE '2024-01-01', NULL), ('32', 'Akershus', DATE '2024-01-01', NULL),
    ('33', 'Buskerud', DATE '2024-01-01', NULL), ('34', 'Innlandet', DATE '2020-01-01', NULL),
    ('39', 'Vestfold', DATE '2024-01-01', NULL), ('40', 'Telemark', DATE '2024-01-01', NULL),
    ('42', 'Agder', DATE '2020-01-01', NULL), ('46', 'Vestland', DATE '2020-01-01', NULL),
    ('50', 'Trøndelag', DATE '2018-01-01', NULL), ('55', 'Troms', DATE '2024-01-01', NULL),
    ('56', 'Finnmark', DATE '2024-01-01', NULL), ('30', 'Viken', DATE '2020-01-01', DATE '2024-01-01'),
    ('38', 'Vestfold og Telemark', DATE '2020-01-01', DATE '2024-01-01'),
    ('54', 'Troms og Finnmark', DATE '2020-01-01', DATE '2024-01-01'),
    ('01', 'Østfold', NULL, DATE '2020-01-01'), ('02', 'Akershus', NULL, DATE '2020-01-01'),
    ('04', 'Hedmark', NULL, DATE '2020-01-01'), ('05', 'Oppland', NULL, DATE '2020-01-01'),
    ('06', 'Buskerud', NULL, DATE '2020-01-01'), ('07', 'Vestfold', NULL, DATE '2020-01-01'),
    ('08', 'Telemark', NULL, DATE '2020-01-01'), ('09', 'Aust-Agder', NULL, DATE '2020-01-01'),
    ('10', 'Vest-Agder', NULL, DATE '2020-01-01'), ('12', 'Hordaland', NULL, DATE '2020-01-01'),
    ('14', 'Sogn og Fjordane', NULL, DATE '2020-01-01'), ('16', 'Sør-Trøndelag', NULL, DATE '2018-01-01'),
    ('17', 'Nord-Trøndelag', NULL, DATE '2018-01-01'), ('19', 'Troms', NULL, DATE '2020-01-01'),
    ('20', 'Finnmark', NULL, DATE '2020-01-01'), ('21', 'Svalbard', NULL, NULL), ('25', 'Utlandet', NULL, NULL)
),
named_municipality AS (
  SELECT code, name, CAST(valid_to AS DATE) AS valid_to, 1 AS rank FROM raw_municipalities_api
  UNION ALL SELECT code, name, NULL, 2 FROM raw_municipalities
  UNION ALL
  SELECT old_code, arg_max(old_name, date), max(date), 3 FROM municipality_change
  WHERE old_code NOT LIKE 'EX%' AND old_code IN (SELECT code FROM municipality_successor) GROUP BY old_code
  UNION ALL VALUES ('2100', 'Svalbard', NULL, 4)
  UNION ALL
  SELECT Kommunekode, arg_max(trim(Kommune), Skoleaarnavn), NULL, 5 FROM survey_unit WHERE level = 'municipality' GROUP BY 1
),
municipality AS (
  SELECT code, arg_min(name, rank) AS name,
    CASE WHEN code IN (SELECT code FROM municipality_successor)
      THEN (SELECT max(s.valid_to) FROM municipality_successor s WHERE s.code = n.code) END AS valid_to
  FROM named_municipality n GROUP BY code
),
first_day AS (
  SELECT new_code AS code, min(date) AS valid_from FROM code_step GROUP BY new_code HAVING NOT arg_min(existed, date)
),
school AS (
  SELECT code, name, county, municipality, ownership, 1 AS rank FROM raw_schools_api
  UNION ALL
  SELECT code, arg_max(name, Skoleaarnavn), arg_max(Fylkekode, Skoleaarnavn), arg_max(Kommunekode, Skoleaarnavn), NULL, 2
  FROM survey_unit WHERE level = 'school' GROUP BY code
  UNION ALL
  SELECT organisation_number, arg_max(trim(name), school_year), arg_max(county, school_year), NULL, NULL, 3
  FROM raw_survey_upper_secondary WHERE level = 'skole' GROUP BY 1
  UNION ALL
  SELECT organisation_number, trim(name), county, municipality, NULL, 4 FROM raw_survey_bergen WHERE level = '4'
)
SELECT 'NO' AS code, 'nation' AS level, 'Hele landet' AS name, CAST(NULL AS VARCHAR) AS county, CAST(NULL AS VARCHAR) AS municipality,
  CAST(NULL AS DATE) AS valid_from, CAST(NULL AS DATE) AS valid_to, CAST(NULL AS VARCHAR) AS ownership, 'real' AS world
UNION ALL
SELECT code, 'county', name, code, NULL, valid_from, valid_to, NULL, 'real' FROM county
UNION ALL
SELECT m.code, 'municipality', m.name,
  coalesce((SELECT any_value(r.county) FROM raw_municipalities r WHERE r.code = m.code), left(m.code, 2)), m.code,
  f.valid_from, m.valid_to, NULL, 'real'
FROM municipality m LEFT JOIN first_day f USING (code)
UNION ALL
SELECT code, 'school', arg_min(name, rank), arg_min(county, rank) FILTER (county IS NOT NULL),
  arg_min(municipality, rank) FILTER (municipality IS NOT NULL), NULL, NULL,
  arg_min(ownership, rank) FILTER (ownership IS NOT NULL), 'real'
FROM school GROUP BY code
UNION ALL
SELECT code, 'kindergarten', name, county, municipality, NULL, NULL, ownership, 'real' FROM raw_kindergartens_api
UNION ALL
SELECT code, level, name, county, municipality, CAST(valid_from AS DATE), CAST(valid_to AS DATE), ownership, 'example'
FROM raw_example_units
ORDER BY world DESC, level, code;
