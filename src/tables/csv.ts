import Papa from "papaparse";
import {UnreadableFile} from "./errors.js";
import {tableLimits} from "./limits.js";

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
 * Throws UnreadableFile with the line when a quote is not closed, when text follows a closing quote, or when there are
 * more rows, or cells in a row, than a table may hold.
 */
export function parseCsv(text: string, delimiter: Delimiter, file: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let line = 1;
  const refuse = (what: string, remedy: string) => {
    throw new UnreadableFile(`${file}, row ${line}: ${what}: ${remedy}`, {reason: "tooLarge", row: line});
  };
  Papa.parse<string[]>(text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text, {
    delimiter,
    newline: "\n",
    step({data: cells, errors: [error]}) {
      if (error) {
        throw new UnreadableFile(
          `${file}, row ${line}: ${error.message}: double each quotation mark inside a quoted cell`,
          {reason: "quotes", row: line}
        );
      }
      const own = line;
      const isBlank = cells.every((cell) => cell.trim() === "");
      if (isBlank && records.length === 0) return;
      if (!isBlank && records.length > tableLimits.rows)
        refuse(`more than ${tableLimits.rows} rows`, "keep only the rows that belong to this table");
      if (!isBlank && cells.length > tableLimits.cells)
        refuse(`more than ${tableLimits.cells} cells in one row`, "check the delimiter and the line ends");
      line += 1 + breaksIn(cells);
      if (isBlank) return;
      records.push({line: own, cells});
    }
  });
  return records;
}

/** Line breaks inside quotes. */
export function breaksIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) if (cell.includes("\n")) count += cell.split("\n").length - 1;
  return count;
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
