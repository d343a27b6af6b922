import {literal} from "../warehouse/sql.ts";
import {identifier} from "./select.ts";
import type {DataColumn} from "./set.ts";

/** SSB's standard signs in place of a number that is not there. */
export const signs = {suppressed: ":", missing: "..", notApplicable: "."} as const;

/** How files mark what is absent, for metadata and pages. */
export const signNote =
  "Et tall som mangler, er aldri null. I CSV, Parquet, Arrow og JSON-stat er cellen tom, og statuskolonnen (i JSON-stat: status) sier hvorfor. I Excel-CSV og XLSX står tegnet i cellen: : er skjermet av kilden, .. mangler eller er ikke oppgitt, . kan ikke forekomme eller er ikke aktuelt. En tom tekst eller dato har tegnet som står ved variabelen.";

/** The sign of a status. Throws RangeError for `ok` and for what is no status. */
export function signOf(status: string | undefined): string {
  const sign = signs[status as keyof typeof signs];
  if (sign === undefined) throw new RangeError(`no sign for status ${JSON.stringify(status)}`);
  return sign;
}

/** SQL for the sign that stands in an empty cell of a column. */
export function signSql({name, absent}: DataColumn): string {
  if (!absent) return `error(${literal(`${name} is never empty`)})`;
  if ("sign" in absent) return literal(absent.sign);
  const cases = Object.entries(signs).map(
    ([status, sign]) => `WHEN ${literal(status)} THEN ${literal(sign)}`
  );
  return `CASE ${identifier(absent.status)} ${cases.join(" ")} END`;
}
