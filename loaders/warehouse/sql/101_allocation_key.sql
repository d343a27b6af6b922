-- A frame that a forum decided, and its key: joint measures first, then a base grant, the rest by weighted heads. Whole kroner.
CREATE TABLE allocation_key AS
SELECT c.code AS county, k.*, 'example' AS world
FROM example_key k CROSS JOIN (SELECT code FROM raw_example_units WHERE level = 'county') c
ORDER BY decision_year, scheme;
