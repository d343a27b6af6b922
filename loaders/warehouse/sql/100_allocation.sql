-- Kroner by scheme, decision year, payment year and recipient (network or unit). Whole kroner.
CREATE TABLE allocation AS
SELECT *, 'real' AS world FROM user_allocations
UNION ALL
SELECT *, 'example' FROM example_allocations
ORDER BY scheme, decision_year, payment_year, code;
