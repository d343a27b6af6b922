import {shorten, UserError} from "../errors.ts";
import {parseNorwegian} from "../../src/tables/norwegian.ts";
import {cellColumns, parseCell, type SurveyCell, type SurveyRow} from "./survey-cell.ts";
import {
  checkColumns,
  contentOf,
  isUnusedDimension,
  levelNumbers,
  numberColumns,
  valueColumns,
  type SurveyLevel,
  type SurveyTable
} from "./survey-tables.ts";

export type {SurveyRow} from "./survey-cell.ts";

/** A set of rows that contradicts itself; asking for it once more may help, accepting it never does. */
export class BrokenRows extends UserError {
  override name = "BrokenRows";
}

/** Reads one page: a bare list of flat row objects. Throws BrokenRows for anything else. */
export function parsePage(json: unknown, where: string): SurveyRow[] {
  if (!Array.isArray(json))
    throw new BrokenRows(`${where}: the page is not a list of rows: run the command again later`);
  for (const row of json as unknown[]) {
    if (typeof row !== "object" || row === null || Array.isArray(row))
      throw new BrokenRows(`${where}: ${show(row)} is not a row: run the command again later`);
    for (const [column, value] of Object.entries(row)) {
      if (value !== null && typeof value !== "string" && typeof value !== "number")
        throw new BrokenRows(
          `${where}, column ${shorten(column, longestShown)}: ${show(value)}: neither a text nor a number: run the command again later`
        );
    }
  }
  return json as SurveyRow[];
}

/** What stands in an answer may be of any length. */
const longestShown = 200;

function show(value: unknown): string {
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "a list" : "an object";
  return shorten(JSON.stringify(value) ?? "nothing", longestShown);
}

/** Checks the rows of one chain page by page; see `createRowChecker`. */
export interface RowChecker {
  addPage: (rows: readonly SurveyRow[], page: number) => void;
  /** To be called after the last page. */
  finish: () => CheckedRows;
}

/** What is left of the rows of a chain when they are checked. */
export interface CheckedRows {
  /** Number of different rows. */
  rows: number;
  /**
   * Which numbers there are for all genders and owners, sorted: `total 7` (a measure or the code of an index, and a
   * grade) or `7` (participation).
   */
  numbers: string[];
}

/**
 * A checker for the rows of one chain (one table, one school year, one level). It refuses, with table, page, row,
 * column and value: unknown or lost columns, numbers that do not parse, rows outside the pins (another year or
 * level, a group or programme that is not the total), rows whose grade, owner, gender or question is unknown, a page
 * that is another page's, rows that differ though they are about the same, a row count that differs from RaderTotalt,
 * an empty chain, and for the nation: no row at all, or a number outside its range. Rows that are repeated in full
 * count once.
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
  const withNumber = new Set<string>();
  let nationalRows = 0;
  /** The same few hundred combinations of codes and names come again and again; each is parsed once. */
  const cells = new Map<string, SurveyCell>();
  /** The same few thousand texts come again and again; each is parsed once. */
  const readable = new Set<string | number>();
  let knownSignature = "";
  let unused: string[] = [];
  let received = 0;
  let announced: number | undefined;

  function checkRow(row: SurveyRow, page: number, number: number): SurveyCell {
    const at = (column: string) =>
      `${where}, page ${page}, row ${number}, column ${column}: ${show(row[column])}`;
    const signature = Object.keys(row).join();
    if (signature !== knownSignature) {
      checkColumns(table, Object.keys(row), `${where}, page ${page}, row ${number}`);
      knownSignature = signature;
      unused = Object.keys(row).filter((column) => isUnusedDimension(table, column));
    }
    if (String(row.Skoleaarnavn).trim() !== schoolYear)
      throw new BrokenRows(`${at("Skoleaarnavn")}: ${schoolYear} was asked for: run the command again later`);
    for (const [column, wanted] of pins) {
      if (column in row && Number(row[column]) !== wanted) {
        throw new BrokenRows(
          `${at(column)}: ${wanted} was asked for; counting such rows would count pupils twice; run the command again later`
        );
      }
    }
    for (const column of unused) {
      if (!isTotal(column, row[column])) {
        throw new BrokenRows(
          `${at(column)}: only the total was asked for: the old snapshot is kept; run the command again later`
        );
      }
    }
    if ("Sidenummer" in row && row.Sidenummer !== null && readCount(row.Sidenummer) !== page) {
      throw new BrokenRows(`${at("Sidenummer")}: page ${page} was asked for: run the command again later`);
    }
    for (const column of numbers) {
      const text = row[column];
      if (text === null || text === undefined || readable.has(text)) continue;
      if (parseNorwegian(String(text))) readable.add(text);
      else
        throw new UserError(
          `${at(column)}: not a number in Norwegian form: the old snapshot is kept; compare with the figures on udir.no`
        );
    }
    const cell = readCell(row, at);
    if (isAbroad(row)) return cell;
    const text = row[valueColumn];
    const reading = parseNorwegian(text === null || text === undefined ? null : String(text));
    if (reading?.status === "ok" && cell.gender === "all" && cell.ownership === "all") {
      withNumber.add(formatNumberKey(cell));
    }
    if (level === "nation") {
      nationalRows += 1;
      if (reading?.status === "ok" && (reading.value < lowest || reading.value > highest)) {
        throw new UserError(
          `${at(valueColumn)}: a national number outside ${lowest}–${highest}: the old snapshot is kept; compare with the figures on udir.no`
        );
      }
    }
    return cell;
  }

  function readCell(row: SurveyRow, at: (column: string) => string): SurveyCell {
    const texts = cellColumns.map((column) => row[column] ?? "").join("\t");
    const known = cells.get(texts);
    if (known) return known;
    const cell = parseCell(table, row);
    const kept = "the old snapshot is kept; compare the codes with the source's documentation";
    if ("why" in cell) {
      const [first = "", ...others] = cell.columns.filter((column) => column in row);
      const rest = others.map((column) => `, ${column}: ${show(row[column])}`).join("");
      const why = cell.why === "unknown" ? "not a known code or name" : "code and name contradict each other";
      throw new BrokenRows(`${at(first)}${rest}: ${why}: ${kept}`);
    }
    if (contentOf(table) === "participation" && cell.gender !== "all") {
      throw new BrokenRows(`${at("KjoennKode")}: only all genders together are wanted: ${kept}`);
    }
    cells.set(texts, cell);
    return cell;
  }

  return {
    addPage(rows, page) {
      let repeated = 0;
      for (const [index, row] of rows.entries()) {
        const cell = checkRow(row, page, index + 1);
        const total = readCount(row.RaderTotalt);
        if (total !== undefined && announced !== undefined && total !== announced) {
          throw new BrokenRows(
            `${where}, page ${page}: RaderTotalt changed from ${announced} to ${total} on the way: run the command again later`
          );
        }
        announced ??= total;
        const key = [
          level === "nation" && !isAbroad(row) ? "the nation" : row.Organisasjonsnummer,
          cell.indicator ?? "",
          cell.grade,
          cell.ownership,
          cell.gender
        ].join("\t");
        const content = numbers.map((column) => row[column] ?? "").join("\t");
        const before = seen.get(key);
        if (before === undefined) seen.set(key, content);
        else if (before === content) repeated += 1;
        else {
          throw new BrokenRows(
            `${where}, page ${page}, row ${index + 1}: two rows with one key (${shorten(key.replace(/\t+/g, " · "), longestShown)}) differ: ` +
              `${before.replaceAll("\t", " · ")} and ${content.replaceAll("\t", " · ")}: run the command again later`
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
      if (!received)
        throw new BrokenRows(
          `${where}: no rows: the old snapshot is kept; run the command again when Udir has filled the table`
        );
      if (announced !== undefined && received !== announced && seen.size !== announced) {
        throw new BrokenRows(
          `${where}: ${received} rows came, RaderTotalt says ${announced}: run the command again later`
        );
      }
      if (level === "nation" && !nationalRows) {
        throw new BrokenRows(
          `${where}: no national rows: the old snapshot is kept; run the command again when Udir has filled the table`
        );
      }
      return {rows: seen.size, numbers: [...withNumber].sort()};
    }
  };
}

/** Norwegian schools abroad are a nation of their own in the source; their numbers are nobody's here. */
export function isAbroad(row: SurveyRow): boolean {
  return (row.Nasjonaltkode ?? row.Organisasjonsnummer) === "U";
}

/** How CheckedRows names a number. */
export function formatNumberKey({indicator, grade}: {indicator: string | undefined; grade: string}): string {
  return indicator === undefined ? grade : `${indicator} ${grade}`;
}

/** Level 0, no code, or a name such as `Alle utdanningsprogram`. */
function isTotal(column: string, value: string | number | null | undefined): boolean {
  if (value === null || value === undefined || value === "") return true;
  return column.endsWith("Nivaa") ? Number(value) === 0 : /^(?:-10|A|Alle\b.*)$/.test(String(value).trim());
}

/** Paging numbers are sent as numbers; a text with blanks is read too. */
function readCount(value: string | number | null | undefined): number | undefined {
  if (typeof value === "number") return value;
  return parseNorwegian(value)?.value ?? undefined;
}
