-- From a former code to the codes that exist today, through any number of changes.
-- kind: renumber (same area, new code) | merge (area is part of a larger one) | split (area went to several).
CREATE TABLE municipality_successor AS
WITH RECURSIVE step AS (SELECT * FROM code_step),
described AS (
  SELECT s.*,
    CASE
      WHEN (SELECT count(DISTINCT o.new_code) FROM step o WHERE o.old_code = s.old_code AND o.date = s.date) > 1 THEN 'split'
      WHEN (SELECT count(DISTINCT o.old_code) FROM step o WHERE o.new_code = s.new_code AND o.date = s.date) > 1
        OR s.existed THEN 'merge'
      ELSE 'renumber'
    END AS kind
  FROM step s
),
path AS (
  SELECT old_code AS code, date AS valid_to, new_code AS successor, date, kind FROM described
  UNION ALL
  SELECT p.code, p.valid_to, d.new_code, d.date,
    CASE WHEN 'split' IN (p.kind, d.kind) THEN 'split' WHEN 'merge' IN (p.kind, d.kind) THEN 'merge' ELSE 'renumber' END
  FROM path p JOIN described d ON d.old_code = p.successor AND d.date > p.date
)
SELECT DISTINCT code, valid_to, successor, kind
FROM path p
WHERE NOT EXISTS (SELECT 1 FROM described d WHERE d.old_code = p.successor AND d.date > p.date)
ORDER BY code, successor;
