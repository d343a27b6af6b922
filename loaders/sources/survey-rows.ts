import {UserError} from "../errors.ts";
import {parseNorwegian} from "../files/norwegian.ts";
import {
  checkColumns,
  contentOf,
  levelNumbers,
  numberColumns,
  valueColumns,
  type SurveyLevel,
  type SurveyTable
} from "./survey-tables.ts";

/** One row as received: texts in Norwegian format, numbers for levels and paging, null for no value. */
export type SurveyRow = Readonly<Record<string, string | number | null>>;

/** A set of rows that contradicts itself; asking for it once more may help, accepting it never does. */
export class BrokenRows extends UserError {
  override name = "BrokenRows";
}

/** The cells that tell a row from every other of its chain: each by its code, or by its name where there is no code. */
const keyColumns: readonly (readonly string[])[] = [
  ["Organisasjonsnummer"],
  ["Spoersmaalgruppekode"],
  ["Spoersmaalkode", "Spoersmaalgruppe", "Indikator"],
  ["TrinnKode", "Trinnnavn"],
  ["Eierformkode", "EierformNavn"],
  ["KjoennKode", "Kjoenn"]
];

/** Reads one page: a bare list of flat row objects. Throws BrokenRows for anything else. */
export function parsePage(json: unknown, where: string): SurveyRow[] {
  if (!Array.isArray(json))
    throw new BrokenRows(`${where}: the page is not a list of rows: run the command again later`);
  for (const row of json as unknown[]) {
    if (typeof row !== "object" || row === null || Array.isArray(row)) {
      throw new BrokenRows(`${where}: ${JSON.stringify(row)} is not a row: run the command again later`);
    }
  }
  return json as SurveyRow[];
}

/** Checks the rows of one chain page by page; see `createRowChecker`. */
export interface RowChecker {
  addPage: (rows: readonly SurveyRow[], page: number) => void;
  /** To be called after the last page; returns the number of different rows. */
  finish: () => number;
}

/**
 * A checker for the rows of one chain (one table, one school year, one level). It refuses, with table, page, row,
 * column and value: unknown or lost columns, numbers that do not parse, rows outside the pins (another year or
 * level, a group or programme that is not the total), a page that is another page's, rows that differ under one
 * key, a row count that differs from RaderTotalt, an empty chain, and for the nation: no number at all, or one
 * outside its range. Rows that are repeated in full count once.
 */
export function createRowChecker(options: {
  table: SurveyTable;
  schoolYear: string;
  level: SurveyLevel;
  where: string;
}): RowChecker {
  const {table, schoolYear, level, where} = options;
  const pins = Object.entries({
    EnhetNivaa: levelNumbers(table).get(level),
    GruppeNivaa: 0,
    ProgramomraadeNivaa: 0
  });
  const numbers = numberColumns(table);
  const {column: valueColumn, lowest, highest} = valueColumns[contentOf(table)];
  const seen = new Map<string, string>();
  const nationalNumbers = new Map<string, number>();
  /** The same few thousand texts come again and again; each is parsed once. */
  const readable = new Set<string | number>();
  let knownSignature = "";
  let received = 0;
  let announced: number | undefined;

  function checkRow(row: SurveyRow, page: number, number: number): void {
    const at = (column: string) =>
      `${where}, page ${page}, row ${number}, column ${column}: ${JSON.stringify(row[column])}`;
    const signature = Object.keys(row).join();
    if (signature !== knownSignature) {
      checkColumns(table, Object.keys(row), `${where}, page ${page}, row ${number}`);
      knownSignature = signature;
    }
    if (row.Skoleaarnavn !== schoolYear)
      throw new BrokenRows(`${at("Skoleaarnavn")}: ${schoolYear} was asked for`);
    for (const [column, wanted] of pins) {
      if (column in row && Number(row[column]) !== wanted) {
        throw new BrokenRows(
          `${at(column)}: ${wanted} was asked for; counting such rows would count pupils twice`
        );
      }
    }
    if ("Sidenummer" in row && row.Sidenummer !== null && readCount(row.Sidenummer) !== page) {
      throw new BrokenRows(`${at("Sidenummer")}: page ${page} was asked for`);
    }
    for (const column of numbers) {
      const text = row[column];
      if (text === null || text === undefined || readable.has(text)) continue;
      if (parseNorwegian(String(text))) readable.add(text);
      else throw new UserError(`${at(column)}: not a number in Norwegian form: the old snapshot is kept`);
    }
    if (level === "nation" && row.Nasjonaltkode !== "U") checkNational(row, at(valueColumn));
  }

  function checkNational(row: SurveyRow, at: string): void {
    const text = row[valueColumn];
    const reading = parseNorwegian(text === null || text === undefined ? null : String(text));
    const question = String(row.Spoersmaalkode ?? "");
    const count = nationalNumbers.get(question) ?? 0;
    nationalNumbers.set(question, count + (reading?.status === "ok" ? 1 : 0));
    if (reading?.status === "ok" && (reading.value < lowest || reading.value > highest)) {
      throw new UserError(`${at}: a national number outside ${lowest}–${highest}: the old snapshot is kept`);
    }
  }

  return {
    addPage(rows, page) {
      let repeated = 0;
      for (const [index, row] of rows.entries()) {
        checkRow(row, page, index + 1);
        const total = readCount(row.RaderTotalt);
        if (total !== undefined && announced !== undefined && total !== announced) {
          throw new BrokenRows(
            `${where}, page ${page}: RaderTotalt changed from ${announced} to ${total} on the way`
          );
        }
        announced ??= total;
        const key = keyOf(row);
        const content = numbers.map((column) => row[column] ?? "").join("\t");
        const before = seen.get(key);
        if (before === undefined) seen.set(key, content);
        else if (before === content) repeated += 1;
        else {
          throw new BrokenRows(
            `${where}, page ${page}, row ${index + 1}: two rows with one key (${key.trim().replaceAll("\t", " · ")}) differ: ` +
              `${before.replaceAll("\t", " · ")} and ${content.replaceAll("\t", " · ")}`
          );
        }
      }
      if (page > 1 && (rows.length === 0 || repeated === rows.length)) {
        const what = rows.length === 0 ? "is empty" : "repeats rows of earlier pages";
        throw new BrokenRows(`${where}, page ${page} ${what}: run the command again later`);
      }
      received += rows.length;
    },
    finish() {
      if (!received) throw new BrokenRows(`${where}: no rows: the old snapshot is kept`);
      if (announced !== undefined && received !== announced && seen.size !== announced) {
        throw new BrokenRows(
          `${where}: ${received} rows came, RaderTotalt says ${announced}: run the command again later`
        );
      }
      if (level === "nation") checkNationalPresent();
      return seen.size;
    }
  };

  function checkNationalPresent(): void {
    const kept = "the old snapshot is kept; run the command again when Udir has filled the table";
    if (!nationalNumbers.size) throw new BrokenRows(`${where}: no national rows: ${kept}`);
    const empty = [...nationalNumbers].filter(([, count]) => count === 0).map(([question]) => question);
    // An index may be asked in upper secondary only (1389) and be listed without numbers elsewhere.
    const refused = contentOf(table) === "index" ? empty.length === nationalNumbers.size : empty.length > 0;
    if (refused)
      throw new BrokenRows(`${where}: the national rows hold no number ${empty.join(", ")}: ${kept}`);
  }
}

function keyOf(row: SurveyRow): string {
  let key = "";
  for (const columns of keyColumns) {
    const column = columns.find((each) => row[each] !== null && row[each] !== undefined);
    key += `${column === undefined ? "" : row[column]}\t`;
  }
  return key;
}

/** Paging numbers are sent as numbers; a text with blanks is read too. */
function readCount(value: string | number | null | undefined): number | undefined {
  if (typeof value === "number") return value;
  return parseNorwegian(value)?.value ?? undefined;
}
