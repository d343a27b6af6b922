import {formulaGuard, formulaPattern} from "../../src/model/spreadsheet.ts";

/** SQL for a text that no spreadsheet runs. */
export function guardSql(expression: string): string {
  const [pattern, guard] = [formulaPattern, formulaGuard].map((text) => `'${text.replaceAll("'", "''")}'`);
  return `CASE WHEN regexp_matches(${expression}, ${pattern}) THEN ${guard} || ${expression} ELSE ${expression} END`;
}

/** How the guard is told in metadata. */
export const formulaNote =
  "I CSV-filene står det en apostrof foran tekst som begynner med = + - @ (også i full bredde), tabulator eller linjeskift, også etter mellomrom. Slik blir den ikke en formel i et regneark. Tall er urørt. Ta bort den første apostrofen for å få teksten tilbake.";
