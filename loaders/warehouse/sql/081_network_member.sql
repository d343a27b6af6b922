-- Members of each network: municipalities, or a county municipality as owner of upper secondary schools.
CREATE TABLE network_member AS
SELECT county, network, member, valid_from, valid_to, 'user' AS basis, 'real' AS world FROM user_networks
UNION ALL
SELECT '50', network, municipality, NULL, NULL, basis, 'real'
FROM raw_networks_known
WHERE network IS NOT NULL AND NOT EXISTS (SELECT 1 FROM user_networks WHERE county = '50')
UNION ALL
SELECT county, network, member, valid_from, valid_to, 'example', 'example' FROM example_networks
ORDER BY 1, 2, 3;
