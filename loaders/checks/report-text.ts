import {formatFailure} from "../errors.ts";
import type {Finding} from "./check.ts";
import type {CheckResult} from "./run.ts";

const resultText = {passed: "bestått", failed: "ikke bestått", "not applicable": "ikke aktuell"} as const;
const severityText = {error: "feil", warning: "advarsel"} as const;

/** How many findings of one check are printed; all listed ones are in the JSON file. */
const printedFindings = 10;

/** The report for a terminal: a table with one line a check, then the findings of the failed ones, then a sum. */
export function formatReport(results: readonly CheckResult[]): string {
  const rows = results.map(({id, title, severity, result, findings, known}) => [
    resultText[result],
    severityText[severity],
    id,
    String(findings.length),
    known.length > 0 ? `${title} (kjente unntak: ${known.length})` : title
  ]);
  const table = formatTable([["resultat", "alvor", "kontroll", "funn", "hva som loves"], ...rows]);
  const failed = results.filter(({result}) => result === "failed");
  const details = failed.flatMap(({id, findings}) => {
    const left = findings.length - printedFindings;
    const lines = findings.slice(0, printedFindings).map((finding) => `  ${formatFinding(finding)}`);
    return ["", `${id}:`, ...lines, ...(left > 0 ? [`  … og ${left} til i JSON-filen`] : [])];
  });
  const errors = failed.filter(({severity}) => severity === "error").length;
  const sum = `${results.length} kontroller: ${errors} med feil, ${failed.length - errors} med advarsel`;
  return [table, ...details, "", sum].join("\n");
}

/** Place, message and remedy on one line; the place in the raw files comes before the table that they feed. */
export function formatFinding({message, remedy, origins = [], ...own}: Finding): string {
  const raw = origins.map(formatPlace).join("; ");
  const place = [raw, formatPlace(own)].filter(Boolean).join(" → ");
  // what the check quotes is a source's, and may hold signs that a terminal obeys
  return formatFailure(`${place ? `${place}: ` : ""}${message} ${remedy}`.replace(/[\n\r]+/g, " "));
}

function formatPlace({file, row, column}: Pick<Finding, "file" | "row" | "column">): string {
  return [file, row !== undefined && `rad ${row}`, column].filter(Boolean).join(", ");
}

function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join("  ")
        .trimEnd()
    )
    .join("\n");
}
