-- Norwegian number text: decimal comma, any white space as thousands separator, `*` hidden, empty missing.
CREATE TEMP MACRO compact(text) AS translate(text, ', ' || chr(160) || chr(8239) || chr(8199) || chr(8201) || chr(9), '.');
CREATE TEMP MACRO norwegian_number(text) AS CASE WHEN compact(text) IN ('', '*') THEN NULL ELSE CAST(compact(text) AS DOUBLE) END;
CREATE TEMP MACRO norwegian_status(text) AS CASE WHEN text IS NULL OR compact(text) = '' THEN 'missing' WHEN compact(text) = '*' THEN 'suppressed' ELSE 'ok' END;
-- The survey is taken in autumn; an area is the one that was valid on 1 October.
CREATE TEMP MACRO autumn(school_year) AS make_date(CAST(left(school_year, 4) AS INTEGER), 10, 1);
