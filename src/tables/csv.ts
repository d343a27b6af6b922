import Papa from "papaparse";
import {UnreadableFile} from "./errors.js";

/** One record of a CSV file: its cells as written and the line it begins on, counted from the header line as 1. */
export interface CsvRecord {
  line: number;
  cells: string[];
}

/** Delimiters that spreadsheets write, in the order they are tried. */
export const delimiters = [";", ",", "\t"] as const;
export type Delimiter = (typeof delimiters)[number];

/**
 * Parses CSV text (RFC 4180 quotes, any line ending) into records, the header first with line 1. Blank lines are
 * left out but counted, and line breaks inside quotes are counted too. Cells are not trimmed.
 * Throws UnreadableFile with the line when a quote is not closed or text follows a closing quote.
 */
export function parseCsv(text: string, delimiter: Delimiter, file: string): CsvRecord[] {
  const {data, errors} = Papa.parse<string[]>(text.replace(/\r\n?/g, "\n"), {delimiter, newline: "\n"});
  const records: CsvRecord[] = [];
  const lines: number[] = [];
  let line = 1;
  for (const cells of data) {
    lines.push(line);
    const isBlank = cells.every((cell) => cell.trim() === "");
    if (!isBlank) records.push({line, cells});
    if (records.length > 0) line += 1 + cells.reduce((sum, cell) => sum + (cell.split("\n").length - 1), 0);
  }
  const [error] = errors;
  if (error) {
    const row = lines[Math.min(error.row ?? 0, lines.length - 1)] ?? 1;
    throw new UnreadableFile(
      `${file}, row ${row}: ${error.message}: double each quotation mark inside a quoted cell`,
      {reason: "quotes", row}
    );
  }
  return records;
}

/** Takes off the line `sep=;` that Excel reads and hides; the delimiter it names is returned with the rest. */
export function takeSeparatorLine(text: string): {text: string; delimiter: Delimiter | undefined} {
  const match = /^"?sep=([;,\t])"?[;,\t ]*(?:\r\n?|\n)/i.exec(text);
  if (!match) return {text, delimiter: undefined};
  return {text: text.slice(match[0].length), delimiter: match[1] as Delimiter};
}

/** The delimiter that splits the first line into most of the names that `isName` knows; a semicolon on a tie. */
export function detectDelimiter(text: string, isName: (cell: string) => boolean): Delimiter {
  let best: Delimiter = ";";
  let most = 0;
  for (const delimiter of delimiters) {
    const {data} = Papa.parse<string[]>(text.trimStart(), {delimiter, preview: 1});
    const known = (data[0] ?? []).filter(isName).length;
    if (known > most) [best, most] = [delimiter, known];
  }
  return best;
}
