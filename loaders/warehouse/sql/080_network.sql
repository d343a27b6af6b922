-- Kompetansenettverk by county. A network's `basis` says how well its members are known.
CREATE TABLE network AS
SELECT DISTINCT county, network, 'real' AS world, 'user' AS basis FROM user_networks
UNION ALL
SELECT '50', network, 'real', CASE WHEN bool_and(basis = 'confirmed') THEN 'confirmed' ELSE 'inferred' END
FROM raw_networks_known
WHERE network IS NOT NULL AND NOT EXISTS (SELECT 1 FROM user_networks WHERE county = '50')
GROUP BY network
UNION ALL
SELECT DISTINCT county, network, 'example', 'example' FROM example_networks
ORDER BY 1, 2;
