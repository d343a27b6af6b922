-- Evaluations of a scheme, and what they do and do not show.
CREATE TABLE pulje_evaluation AS
SELECT scheme, puljer, coalesce(institution, '') AS institution, coalesce(authors, '') AS authors,
  CAST(year AS INTEGER) AS year, shows, does_not_show, source
FROM raw_pulje_evaluations ORDER BY scheme, puljer;
