-- Who takes part in a pulje, with role, period and grant. Empty grant = unknown, never zero.
CREATE TABLE participation AS
SELECT *, 'real' AS world FROM user_participation
UNION ALL
SELECT *, 'example' FROM example_participation
ORDER BY scheme, pulje, code, role;
