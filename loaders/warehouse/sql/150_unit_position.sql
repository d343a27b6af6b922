-- Where a unit is drawn: degrees for real units, invented kilometres for the example county.
CREATE TABLE unit_position AS
SELECT code AS unit_code, CAST(longitude AS DOUBLE) AS x, CAST(latitude AS DOUBLE) AS y, 'degrees' AS plane FROM raw_municipalities
UNION ALL
SELECT code, CAST(x_km AS DOUBLE), CAST(y_km AS DOUBLE), 'km' FROM raw_example_units WHERE x_km IS NOT NULL;
