-- Every change of a municipality code. Fetched rows replace the compiled ones as a whole.
CREATE TABLE municipality_change AS
SELECT CAST(date AS DATE) AS date, old_code, old_name, new_code, new_name, kind
FROM raw_municipality_changes_api
UNION ALL
SELECT CAST(date AS DATE), old_code, old_name, new_code, new_name, kind
FROM raw_municipality_changes
WHERE NOT EXISTS (SELECT 1 FROM raw_municipality_changes_api)
UNION ALL
SELECT CAST(date AS DATE), old_code, old_name, new_code, new_name, kind
FROM raw_example_municipality_changes
ORDER BY date, old_code, new_code;
