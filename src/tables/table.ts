import {foldText, Refusal, type CellParser} from "./cells.js";
import {detectDelimiter, parseCsv, takeSeparatorLine, type CsvRecord, type Delimiter} from "./csv.js";
import {RefusedRows, shorten, UnreadableFile, type RefusalReason, type RowProblem} from "./errors.js";
import {tableLimits} from "./limits.js";
import {decodeText} from "./text.js";

/** One column of a user's file: the names accepted in the header beside its own, and how a cell is read. */
export interface Column<T> {
  synonyms: readonly string[];
  parse: CellParser<T>;
  /** The header may do without it; its cells are then read as empty ones. */
  mayBeAbsent?: boolean;
}

/** Columns by the name in the header, which is also the name in the rows that are read. */
export type Columns = Readonly<Record<string, Column<unknown>>>;

/** The values that a set of columns reads from one row. */
export type Values<C> = {[K in keyof C]: C[K] extends Column<infer T> ? T : never};

/** A row that was read, with its place in the file and a way to refuse it for what another row or column says. */
export interface TableRow<V> {
  row: number;
  values: V;
}

/**
 * A rule over all rows of a file: returns one problem for each row it refuses. `column` is a name in the header. A rule
 * with `columns` reads no others, and is also given the rows in which only these could be read.
 */
export interface TableRule<V> {
  (rows: readonly TableRow<V>[]): Omit<RowProblem, "file">[];
  columns?: readonly (keyof V)[];
}

/** A rule that reads some columns only, so that a bad cell elsewhere in a row does not hide what it finds. */
export function ruleOn<V>(columns: readonly (keyof V)[], rule: TableRule<V>): TableRule<V> {
  return Object.assign((rows: readonly TableRow<V>[]) => rule(rows), {columns});
}

/**
 * Reads a user's table whole or not at all: every cell of every row by its column's parser, then the rules. Accepts what
 * Norwegian spreadsheets write (see docs/user-files.md). Rows are counted from the header as row 1; `file` is the name
 * in messages. Throws RefusedRows with every problem, or UnreadableFile when the bytes are no table.
 */
export function readTable<C extends Columns>(
  bytes: Uint8Array,
  {file, columns, rules = []}: {file: string; columns: C; rules?: readonly TableRule<Values<C>>[]}
): Values<C>[] {
  const {text, delimiter: declared} = takeSeparatorLine(decodeText(bytes, file).text);
  const names = new Map<string, string>();
  for (const [name, {synonyms}] of Object.entries(columns)) {
    for (const accepted of [name, ...synonyms]) names.set(foldText(accepted), name);
  }
  const delimiter = declared ?? detectDelimiter(text, (cell) => names.has(foldText(cell)));
  const [first, ...records] = parseCsv(text, delimiter, file);
  if (!first) {
    throw new UnreadableFile(
      `${file}: the file is empty: begin it with the columns ${Object.keys(columns).join(", ")}`,
      {
        reason: "emptyFile"
      }
    );
  }

  const header = matchHeader(first, columns, names, file);
  const rows: TableRow<Values<C>>[] = [];
  const all: TableRow<Values<C>>[] = [];
  const problems: RowProblem[] = [];
  for (const record of records) {
    if (isComment(record)) continue;
    const read = readRow(record, header, columns, {file, delimiter, width: first.cells.length});
    const row = {row: record.line, values: read.values as Values<C>};
    all.push(row);
    if (read.problems.length === 0) rows.push(row);
    for (const problem of read.problems) problems.push(problem);
  }
  for (const rule of rules) {
    const {columns: needed} = rule;
    const readable = needed ? all.filter(({values}) => needed.every((name) => name in values)) : rows;
    for (const problem of rule(readable)) problems.push({file, ...problem});
  }
  if (problems.length > 0) throw new RefusedRows(problems.sort((a, b) => a.row - b.row));
  return rows.map(({values}) => values);
}

/** A row whose first cell begins with `# ` explains something to people. Excel's `#REF!` is no comment. */
function isComment({cells}: CsvRecord): boolean {
  return /^\s*# /.test(cells[0] ?? "");
}

/** For each header cell up to the last with a name that of its column, or undefined; refuses what does not match. */
function matchHeader(
  header: CsvRecord,
  columns: Columns,
  names: ReadonlyMap<string, string>,
  file: string
): (string | undefined)[] {
  const cells = header.cells.map((cell) => cell.trim());
  const found = cells.map((cell) => names.get(foldText(cell)));
  const unknown = cells.filter((cell, i) => cell !== "" && found[i] === undefined);
  const missing = Object.keys(columns).filter((name) => !columns[name]?.mayBeAbsent && !found.includes(name));
  const twice = found.filter((name, i) => name !== undefined && found.indexOf(name) !== i);
  const parts = [
    missing.length > 0 && `missing ${missing.join(", ")}`,
    unknown.length > 0 && `unknown ${listNames(unknown)}`,
    twice.length > 0 && `twice ${[...new Set(twice)].join(", ")}`
  ].filter((part) => part !== false);
  if (parts.length > 0) {
    const remedy = `${parts.join("; ")}: the columns are ${Object.keys(columns).join(", ")}`;
    const why: RefusalReason = {
      reason: "header",
      missing,
      unknown: shownNames(unknown),
      twice: [...new Set(twice.filter((name) => name !== undefined))]
    };
    throw new RefusedRows([
      {file, row: 1, column: "(header)", value: cells.filter(Boolean).join(" | "), remedy, why}
    ]);
  }
  return found.slice(0, found.findLastIndex((name) => name !== undefined) + 1);
}

/** A file that is no such table may have any number of columns, and anything in their names. */
const mostNames = 20;
const longestName = 60;

function shownNames(names: readonly string[]): string[] {
  return names.slice(0, mostNames).map((name) => shorten(name, longestName));
}

function listNames(names: readonly string[]): string {
  const rest = names.length - mostNames;
  return `${shownNames(names).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

/** The values that could be read, and every problem in the row. Cells missing at the end are empty: Excel leaves out the delimiters. */
function readRow<C extends Columns>(
  {line, cells}: CsvRecord,
  header: readonly (string | undefined)[],
  columns: C,
  {file, delimiter, width}: {file: string; delimiter: Delimiter; width: number}
): {values: Partial<Values<C>>; problems: RowProblem[]} {
  const problems: RowProblem[] = [];
  const refuse = (column: string, value: string, {remedy, why}: Refusal) =>
    problems.push({file, row: line, column, value, remedy, why});
  if (cells.length > width && delimiter === ",") {
    // An unquoted decimal comma shifts the rest of the row, which may then still look right.
    const remedy = `the row has ${cells.length} cells and the header ${width}: put cells that hold a comma in quotation marks`;
    const why: RefusalReason = {reason: "rowTooLong", cells: cells.length, header: width};
    refuse("(row)", cells.join(","), new Refusal(remedy, why));
    return {values: {}, problems};
  }
  cells.forEach((cell, i) => {
    if (cell.trim() !== "" && header[i] === undefined) {
      refuse(
        "(no name)",
        cell.trim(),
        new Refusal("no column here: put text that holds the delimiter in quotation marks", {
          reason: "unnamedColumn"
        })
      );
    }
  });
  const values = new Map<string, unknown>();
  const lacking = Object.keys(columns).filter((name) => !header.includes(name));
  [...header, ...lacking].forEach((name, i) => {
    const column = name === undefined ? undefined : columns[name];
    if (name === undefined || column === undefined) return;
    const cell = i < header.length ? (cells[i] ?? "").trim() : "";
    const value = cell.length > tableLimits.characters ? tooLong() : column.parse(cell);
    if (value instanceof Refusal) refuse(name, cell, value);
    else values.set(name, value);
  });
  return {values: Object.fromEntries(values) as Partial<Values<C>>, problems};
}

function tooLong(): Refusal {
  const most = tableLimits.characters;
  return new Refusal(`more than ${most} characters: write a shorter text`, {reason: "tooLong", most});
}

/** Refuses a row whose key was used by an earlier row; `column` is the one named in the problem. */
export function refuseDuplicates<V>(
  column: string,
  keyOf: (values: V) => readonly (string | number | null)[]
): TableRule<V> {
  return (rows) => {
    const firstRow = new Map<string, number>();
    return rows.flatMap(({row, values}) => {
      const parts = keyOf(values);
      const key = JSON.stringify(parts);
      const earlier = firstRow.get(key);
      if (earlier === undefined) {
        firstRow.set(key, row);
        return [];
      }
      return [
        {
          row,
          column,
          value: parts.join(" | "),
          remedy: `the same as row ${earlier}: remove one of them`,
          why: {reason: "duplicate" as const, row: earlier}
        }
      ];
    });
  };
}
