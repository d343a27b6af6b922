-- Municipalities of today whose area changed, so that numbers before `date` describe another area and are not back-cast:
-- a part of a split municipality came to them, or they kept their code while another joined them.
CREATE TABLE unit_break AS
WITH changed AS (
  SELECT new_code AS code, date, 'split' AS kind, old_code
  FROM code_step s
  WHERE (SELECT count(DISTINCT o.new_code) FROM code_step o WHERE o.old_code = s.old_code AND o.date = s.date) > 1
  UNION ALL
  SELECT new_code, date, 'joined', old_code FROM code_step WHERE existed
),
-- a break stays with the area when it gets another code later
today AS (
  SELECT coalesce(m.successor, c.code) AS unit_code, c.date, c.kind, c.old_code
  FROM changed c LEFT JOIN municipality_successor m ON m.code = c.code AND m.kind <> 'split'
)
SELECT unit_code, date, min(kind) AS kind, string_agg(DISTINCT old_code, ', ' ORDER BY old_code) AS from_codes
FROM today GROUP BY unit_code, date
ORDER BY unit_code, date;
