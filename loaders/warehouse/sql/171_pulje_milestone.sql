-- Deadlines and gatherings of puljer, in the order of their steps. A step without date has none of its own.
CREATE TABLE pulje_milestone AS
SELECT scheme, CAST(pulje AS INTEGER) AS pulje, CAST(step AS INTEGER) AS step, CAST(date AS DATE) AS date,
  CAST(until AS DATE) AS until, label, coalesce(note, '') AS note, source, coalesce(url, '') AS url
FROM raw_pulje_milestones ORDER BY scheme, pulje, step;
