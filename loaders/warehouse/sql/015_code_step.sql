-- Changes that move an area to another code. `existed`: the receiving code was in use already, so it grew.
-- The list of changes begins in 2017, so a code that is older than the list and received another municipality is told
-- by Klass's validity where that has been fetched, else by name: 1103 Stavanger took in 1141 and 1142 in 2020.
CREATE TABLE code_step AS
WITH step AS (
  SELECT DISTINCT date, old_code, new_code
  FROM municipality_change
  WHERE old_code <> new_code AND kind NOT IN ('rename', 'boundary_transfer_part_of_municipality')
)
SELECT date, old_code, new_code,
  new_code = '1103'
    OR EXISTS (SELECT 1 FROM step o WHERE o.new_code = s.new_code AND o.date < s.date)
    OR EXISTS (SELECT 1 FROM raw_municipalities_api k WHERE k.code = s.new_code AND CAST(k.valid_from AS DATE) < s.date) AS existed
FROM step s
ORDER BY date, old_code, new_code;
