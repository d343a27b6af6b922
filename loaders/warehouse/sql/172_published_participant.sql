-- Municipalities that a public page names as participants, under the code of that time. Not a part of participation:
-- role, units and the other participants are not known.
CREATE TABLE published_participant AS
SELECT scheme, CAST(pulje AS INTEGER) AS pulje, code, name, source, coalesce(url, '') AS url
FROM raw_pulje_participants ORDER BY scheme, pulje, code;
