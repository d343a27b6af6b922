/**
 * The start of a text that a spreadsheet would take for a formula: `= + - @` (also full-width and small forms), tab, CR or
 * LF first, or after spaces and invisible characters. Leading apostrophes belong to it, so that the guard can be taken
 * away again without doubt. In the regular expressions of both JavaScript (flag `u`) and DuckDB.
 */
export const formulaPattern = "^'*[\\s\\p{Z}\\p{Cf}\\x00-\\x1f]*[=+\\-@＝＋－＠﹦﹢﹣﹫\\t\\r\\n]";

/** What stands before such a text in CSV files. Numbers are never touched. */
export const formulaGuard = "'";

const formula = new RegExp(formulaPattern, "u");

/** A text that no spreadsheet runs. */
export function guardFormula(text: string): string {
  return formula.test(text) ? formulaGuard + text : text;
}

/** A field of a CSV file by RFC 4180: in quotes where it holds the delimiter, a quote or a line break. */
export function quoteField(field: string, delimiter: string): string {
  return field.includes(delimiter) || /["\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
