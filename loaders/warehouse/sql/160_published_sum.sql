-- Sums that county governors have published, as text gives them.
CREATE TABLE published_sum AS
SELECT fylke_embete AS agency, CAST(year AS INTEGER) AS year, scheme, measure, CAST(value AS DOUBLE) AS value, unit, source, coalesce(note, '') AS note
FROM raw_forum_published;
