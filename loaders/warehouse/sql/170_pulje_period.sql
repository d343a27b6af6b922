-- Puljer of IBS and LMP as public documents tell of them. A pulje without source is not known.
CREATE TABLE pulje_period AS
SELECT scheme, CAST(pulje AS INTEGER) AS pulje, CAST(start AS DATE) AS start, coalesce(start_text, '') AS start_text,
  CAST("end" AS DATE) AS "end", coalesce(end_text, '') AS end_text, CAST(semesters AS INTEGER) AS semesters,
  coalesce(note, '') AS note, coalesce(source, '') AS source, coalesce(url, '') AS url
FROM raw_pulje_periods ORDER BY scheme, pulje;
