-- What a decided frame gave each network, with the pupils and children that its key counted. Whole kroner.
CREATE TABLE allocation_key_network AS
SELECT c.code AS county, n.*, 'example' AS world
FROM example_key_network n CROSS JOIN (SELECT code FROM raw_example_units WHERE level = 'county') c
ORDER BY decision_year, scheme, network;
