-- State accounts by agency: an upper bound, not amounts of the scheme. Booked in million kroner with one decimal.
CREATE TABLE account AS
SELECT agency, organisation_number, chapter, post, CAST(year AS INTEGER) AS year,
  CAST(round(CAST(million_nok AS DECIMAL(12, 3)) * 1000000) AS BIGINT) AS amount_nok
FROM raw_accounts
ORDER BY year, chapter, post, agency;
