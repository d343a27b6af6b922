-- Municipalities of today whose area changed, so that numbers before `date` describe another area and are not back-cast:
-- a part of a split municipality came to them, or they kept their code while another joined them.
CREATE TABLE unit_break AS
WITH step AS (
  SELECT DISTINCT date, old_code, new_code
  FROM municipality_change
  WHERE old_code <> new_code AND kind NOT IN ('rename', 'boundary_transfer_part_of_municipality')
)
SELECT new_code AS unit_code, date, 'split' AS kind, string_agg(DISTINCT old_code, ', ' ORDER BY old_code) AS from_codes
FROM step s
WHERE (SELECT count(DISTINCT o.new_code) FROM step o WHERE o.old_code = s.old_code AND o.date = s.date) > 1
GROUP BY new_code, date
UNION ALL
SELECT new_code, date, 'joined', string_agg(DISTINCT old_code, ', ' ORDER BY old_code)
FROM step s
WHERE EXISTS (SELECT 1 FROM step o WHERE o.new_code = s.new_code AND o.date < s.date)
GROUP BY new_code, date
ORDER BY unit_code, date;
