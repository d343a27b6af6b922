/**
 * The start of a text that a spreadsheet would take for a formula: `= + - @` (also full-width and small forms), tab, CR or
 * LF first, or after spaces and invisible characters. Leading apostrophes belong to it, so that the guard can be taken
 * away again without doubt. In the regular expressions of both JavaScript (flag `u`) and DuckDB.
 */
export const formulaPattern = "^'*[\\s\\p{Z}\\p{Cf}\\x00-\\x1f]*[=+\\-@＝＋－＠﹦﹢﹣﹫\\t\\r\\n]";

/** What stands before such a text in the CSV files. Numbers are never touched. */
export const formulaGuard = "'";

/** SQL for a text that no spreadsheet runs. */
export function guardSql(expression: string): string {
  const pattern = `'${formulaPattern.replaceAll("'", "''")}'`;
  return `CASE WHEN regexp_matches(${expression}, ${pattern}) THEN '''' || ${expression} ELSE ${expression} END`;
}

/** How the guard is told in metadata. */
export const formulaNote =
  "I CSV-filene står det en apostrof foran tekst som begynner med = + - @ (også i full bredde), tabulator eller linjeskift, også etter mellomrom. Slik blir den ikke en formel i et regneark. Tall er urørt. Ta bort den første apostrofen for å få teksten tilbake.";
