import {RefusedRows} from "../errors.ts";
import {Refusal, type CellParser} from "../../src/tables/cells.ts";
import {columnName, findColumns, type ColumnPlaces} from "./header.ts";
import {count} from "./plural.ts";
import {parseId, parseMeasure, parsePeriod, parseStart, parseWeight} from "./panel-cells.ts";
import {visitRecords, type CsvText} from "./records.ts";
import type {PanelColumns} from "./request.ts";

/** The columns of the file that were asked for, one entry a row, and the line each row begins on. */
export interface ReadTable {
  unit: string[];
  time: number[];
  start: number[];
  outcome: number[];
  weight: number[] | undefined;
  cluster: string[] | undefined;
  covariates: {name: string; values: number[]}[];
  lines: number[];
}

/** Reads one row; `refuse` names the column. */
type RowReader = (cells: readonly string[], line: number) => void;

/**
 * Reads the asked columns of every row. Throws RefusedRows at the first cell that cannot be read, at a row with more
 * cells than the header, and at a column that mixes decimal commas and points.
 */
export function readPanelTable(csv: CsvText, columns: PanelColumns): ReadTable {
  const table: ReadTable = {
    unit: [],
    time: [],
    start: [],
    outcome: [],
    weight: columns.weight === undefined ? undefined : [],
    cluster: columns.cluster === undefined ? undefined : [],
    covariates: columns.covariates.map((name) => ({name, values: []})),
    lines: []
  };
  let read: RowReader | undefined;
  visitRecords(csv, (cells, line) => {
    if (read) read(cells, line);
    else read = createRowReader(csv, cells, {places: findColumns(cells, columns, csv.file), table});
    return true;
  });
  return table;
}

function createRowReader(
  {file, delimiter}: CsvText,
  header: readonly string[],
  {places, table}: {places: ColumnPlaces; table: ReadTable}
): RowReader {
  const ids = new Map<string, string>();
  const decimals = new Map<number, string>();
  const refuse = (line: number, column: string, value: string, remedy: string): never => {
    throw new RefusedRows([{file, row: line, column, value, remedy}]);
  };
  return (cells, line) => {
    // With commas an unquoted decimal comma shifts the row, which may then still look right with an empty last cell.
    if (cells.slice(header.length).some((cell) => delimiter === "," || cell.trim() !== "")) {
      const remedy = `the row has ${cells.length} cells and the header ${header.length}: put cells that hold the delimiter in quotation marks`;
      refuse(line, "(row)", cells.join(" | "), remedy);
    }
    const readCell = <T>(place: number, parse: CellParser<T>): T => {
      const cell = (cells[place] ?? "").trim();
      const value = parse(cell);
      if (!(value instanceof Refusal)) return value;
      const column = columnName(header[place] ?? "");
      // Spreadsheets end a row before its last empty cells: only a cell that must be filled is missed.
      if (place < cells.length) return refuse(line, column, cell, value.remedy);
      const remedy = `the row has ${count(cells.length, "cell")} and the header ${header.length}: fill in ${column}`;
      return refuse(line, "(row)", cells.join(" | "), remedy);
    };
    const readNumber = (place: number, parse: CellParser<number>): number => {
      const value = readCell(place, parse);
      const mark = Number.isFinite(value) ? /[.,]/.exec(cells[place] ?? "")?.[0] : undefined;
      if (mark === undefined) return value;
      const earlier = decimals.get(place) ?? mark;
      decimals.set(place, mark);
      if (earlier !== mark) {
        const remedy = `decimal ${nameOf(mark)} here and decimal ${nameOf(earlier)} in earlier rows: write one of them throughout`;
        refuse(line, columnName(header[place] ?? ""), cells[place]!.trim(), remedy);
      }
      return value;
    };
    const readId = (place: number) => {
      const id = readCell(place, parseId);
      const known = ids.get(id);
      if (known === undefined) ids.set(id, id);
      return known ?? id;
    };
    table.unit.push(readId(places.unit));
    table.time.push(readCell(places.time, parsePeriod));
    table.start.push(readCell(places.start, parseStart));
    table.outcome.push(readNumber(places.outcome, parseMeasure));
    table.weight?.push(readNumber(places.weight, parseWeight));
    table.cluster?.push(readId(places.cluster));
    places.covariates.forEach((place, c) =>
      table.covariates[c]!.values.push(readNumber(place, parseMeasure))
    );
    table.lines.push(line);
  };
}

function nameOf(mark: string): string {
  return mark === "," ? "comma" : "point";
}
