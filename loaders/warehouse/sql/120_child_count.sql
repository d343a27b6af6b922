-- Children in kindergarten, and kindergartens, by unit and date.
CREATE TABLE child_count AS
WITH municipality AS (
  SELECT code AS unit_code, 'municipality' AS level, CAST(date AS DATE) AS date, CAST(children AS INTEGER) AS children,
    CAST(kindergartens AS INTEGER) AS kindergartens, 'udir-kindergartens' AS source, 'real' AS world
  FROM raw_kindergarten_children
  UNION ALL
  SELECT municipality, 'municipality', CAST(retrieved AS DATE), CAST(sum(CAST(children AS INTEGER)) AS INTEGER),
    CAST(count(*) AS INTEGER), 'kindergartens', 'real'
  FROM raw_kindergartens_api GROUP BY municipality, retrieved HAVING count(children) > 0
)
SELECT * FROM municipality
UNION ALL
SELECT u.county, 'county', m.date, CAST(sum(m.children) AS INTEGER), CAST(sum(m.kindergartens) AS INTEGER), m.source, 'real'
FROM municipality m JOIN unit u ON u.code = m.unit_code GROUP BY ALL
UNION ALL
SELECT 'NO', 'nation', date, CAST(sum(children) AS INTEGER), CAST(sum(kindergartens) AS INTEGER), source, 'real' FROM municipality GROUP BY date, source
UNION ALL
SELECT code, 'kindergarten', CAST(retrieved AS DATE), CAST(children AS INTEGER), NULL, 'kindergartens', 'real'
FROM raw_kindergartens_api WHERE children IS NOT NULL
UNION ALL
SELECT e.unit_code, u.level, CAST(e.date AS DATE), CAST(e.children AS INTEGER), NULL, 'example-county', 'example'
FROM raw_example_children e JOIN unit u ON u.code = e.unit_code
ORDER BY world DESC, date, level, unit_code;
