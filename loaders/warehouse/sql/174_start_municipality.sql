-- What the summary of Kompetanseløftet's start municipalities says: of one by name, of all, or of several unnamed.
CREATE TABLE start_municipality AS
SELECT code, coalesce(name, '') AS name, aspect, coalesce("values", '') AS "values", coalesce(phrase, '') AS phrase, basis, scope
FROM raw_kompetanseloftet_start ORDER BY name, aspect, scope;
