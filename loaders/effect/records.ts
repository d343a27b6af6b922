import Papa from "papaparse";
import {UserError} from "../errors.ts";
import {breaksIn, detectDelimiter, takeSeparatorLine, type Delimiter} from "../../src/tables/csv.ts";
import {columnName} from "./header.ts";

/** The text of a CSV file, ready to be read record by record. */
export interface CsvText {
  text: string;
  delimiter: Delimiter;
  /** As the user named it, for messages. */
  file: string;
}

/** Enough of a file to hold its header. */
const headLength = 65_536;

/**
 * Finds the delimiter: that of a line `sep=;`, else the one that splits the header into most of the wanted names, else
 * the one that splits it into most cells.
 */
export function prepareCsv(raw: string, names: ReadonlySet<string>, file: string): CsvText {
  const {text, delimiter} = takeSeparatorLine(raw);
  const head = text.slice(0, headLength);
  let named = false;
  const known = detectDelimiter(head, (cell) => {
    const isName = names.has(columnName(cell));
    named ||= isName;
    return isName;
  });
  return {
    text: text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text,
    delimiter: delimiter ?? (named ? known : detectDelimiter(head, () => true)),
    file
  };
}

/**
 * Visits the records of a CSV one at a time, the header first with line 1, so that a large file is never held as cells.
 * Blank lines are left out but counted; cells are not trimmed. `visit` returns false to stop.
 * Throws a UserError with the line when a quote is not closed or text follows a closing quote.
 */
export function visitRecords(
  {text, delimiter, file}: CsvText,
  visit: (cells: readonly string[], line: number) => boolean
): void {
  let line = 1;
  let isBelowHeader = false;
  Papa.parse<string[]>(text, {
    delimiter,
    newline: "\n",
    step({data: cells, errors: [error]}, parser) {
      if (error) {
        throw new UserError(
          `${file}, row ${line}: ${error.message}: double each quotation mark inside a quoted cell`
        );
      }
      const own = line;
      const isBlank = cells.every((cell) => cell.trim() === "");
      if (isBelowHeader || !isBlank) line += 1 + breaksIn(cells);
      if (isBlank) return;
      isBelowHeader = true;
      if (!visit(cells, own)) parser.abort();
    }
  });
}
