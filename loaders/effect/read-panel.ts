import {stat} from "node:fs/promises";
import {resolve} from "node:path";
import {buildPanel, PanelError, type Panel} from "../../src/statistics/effect/panel.ts";
import {RefusedRows, UserError} from "../errors.ts";
import {readBounded} from "../files/bounded.ts";
import {decodeText} from "../../src/tables/text.ts";
import {columnNames} from "./header.ts";
import {readPanelTable, type ReadTable} from "./read-table.ts";
import {prepareCsv, visitRecords, type CsvText} from "./records.ts";
import type {PanelColumns} from "./request.ts";

/** The analyst's panel with weights of mean 1, and how many units its file names, also those without an outcome. */
export interface AnalystPanel {
  panel: Panel;
  unitsRead: number;
}

/** Below it for the largest weight, the ratios of the others are lost to rounding. */
const smallestWeight = 1e-100;

/** A JavaScript string ends near 512 MB. */
const bound = {most: 500_000_000, remedy: "keep only the columns that are used"};

/**
 * Reads a long CSV table (one row a unit and period) as a panel. Accepts comma, semicolon or tab, the encodings and
 * numbers of Norwegian spreadsheets and those of R and Stata; see docs/effect-command.md.
 * Throws a UserError that names file, row, column and value for whatever cannot be part of a panel.
 */
export async function readAnalystPanel(path: string, columns: PanelColumns): Promise<AnalystPanel> {
  return parseAnalystPanel(await readBytes(path), {path, columns});
}

/** The same for a file in memory. */
export function parseAnalystPanel(
  bytes: Uint8Array,
  {path, columns}: {path: string; columns: PanelColumns}
): AnalystPanel {
  const csv = prepareCsv(decodeText(bytes, path).text, new Set(namesOf(columns)), path);
  const table = readPanelTable(csv, columns);
  if (table.lines.length === 0) {
    const what = csv.text.trim() === "" ? "the file is empty" : "no row below the header";
    throw new UserError(`${path}: ${what}: give one row for each unit and period`);
  }
  const panel = build(csv, table, columns);
  if (panel.units.length === 0) {
    throw new UserError(
      `${path}, column ${columns.outcome}: no row has an outcome${table.weight || table.covariates.length > 0 ? " with weight and covariates" : ""}: choose other columns`
    );
  }
  if (panel.periods.length < 2) {
    throw new UserError(
      `${path}, column ${columns.time}: all outcomes are of period ${panel.periods[0]}: an effect needs a period before and one after the start`
    );
  }
  if (panel.weight.every((w) => w === 0)) {
    throw new UserError(
      `${path}, column ${columns.weight}: every weight is 0: choose another column or leave --weight out`
    );
  }
  refuseTinyWeights(csv, {table, panel, columns});
  return {panel: {...panel, weight: meanOne(panel.weight)}, unitsRead: new Set(table.unit).size};
}

function refuseTinyWeights(
  csv: CsvText,
  {table, panel, columns}: {table: ReadTable; panel: Panel; columns: PanelColumns}
): void {
  const most = panel.weight.reduce((max, w) => Math.max(max, w), 0);
  if (most >= smallestWeight) return;
  const row = table.lines[table.weight?.indexOf(most) ?? -1] ?? 0;
  const column = columns.weight ?? "weight";
  const remedy = `the largest weight is below ${smallestWeight}: multiply the whole column by a power of 10`;
  throw new RefusedRows([{file: csv.file, row, column, value: cellAt(csv, row, column), remedy}]);
}

/** Only ratios of weights count. */
function meanOne(weight: Float64Array): Float64Array {
  const mean = weight.reduce((sum, w) => sum + w, 0) / weight.length;
  return weight.map((w) => w / mean);
}

async function readBytes(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    throw new UserError(`${path}: no such file (${resolve(path)}): check the path given with --panel`);
  });
  if (found.isDirectory()) throw new UserError(`${path}: is a folder: give the CSV file itself with --panel`);
  if (!found.isFile() && !found.isFIFO()) {
    throw new UserError(`${path}: is neither a file nor a pipe: give the CSV file itself with --panel`);
  }
  return readBounded(path, bound).catch((error: NodeJS.ErrnoException) => {
    // a failure to open names the path, one on the way does not
    if (error.path !== undefined || error.syscall !== "read") throw error;
    throw new UserError(`${path}: reading broke off (${error.code}): copy the file to another disk`);
  });
}

function build(csv: CsvText, table: ReadTable, columns: PanelColumns): Panel {
  try {
    return buildPanel(table);
  } catch (error) {
    if (error instanceof PanelError) throw locate(error, csv, table, columns);
    throw error;
  }
}

/** The place in the file of a row that buildPanel refused, and the other row that it contradicts. */
function locate(
  {row, column, message}: PanelError,
  csv: CsvText,
  table: ReadTable,
  columns: PanelColumns
): Error {
  if (column === "unit" || column === "covariates") return new UserError(`${csv.file}: ${message}`);
  const unit = table.unit[row];
  const isSame = column === "time";
  const values: readonly (string | number)[] = table[column] ?? [];
  const other = table.unit.findIndex(
    (name, index) => index !== row && name === unit && (values[index] === values[row]) === isSame
  );
  const elsewhere = `row ${table.lines[other] ?? "?"}`;
  const remedy = isSame
    ? `unit ${unit} has this period in ${elsewhere} too: remove one of them`
    : `unit ${unit} has another ${column} in ${elsewhere}: write the same in all rows of a unit`;
  const line = table.lines[row] ?? 0;
  const name = columns[column] ?? column;
  return new RefusedRows([{file: csv.file, row: line, column: name, value: cellAt(csv, line, name), remedy}]);
}

/** A cell as written, found by reading the file again. */
function cellAt(csv: CsvText, line: number, column: string): string {
  let place = -1;
  let found = "";
  visitRecords(csv, (cells, own) => {
    if (place === -1) place = columnNames(cells).indexOf(column);
    if (own === line) found = (cells[place] ?? "").trim();
    return own < line;
  });
  return found;
}

function namesOf({covariates, ...single}: PanelColumns): string[] {
  return [...Object.values(single).filter((name) => name !== undefined), ...covariates];
}
