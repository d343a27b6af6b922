import {RefusedRows, shorten, UserError} from "../errors.ts";
import type {PanelColumns} from "./request.ts";

/** Where in a row each column stands. */
export type ColumnPlaces = Readonly<Record<keyof Omit<PanelColumns, "covariates">, number>> & {
  covariates: readonly number[];
};

/** A column's name in a header or an option: letters composed, a line break or several spaces as one space. */
export function columnName(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}

/** The names in a header. */
export function columnNames(header: readonly string[]): string[] {
  return header.map(columnName);
}

/** A file that is no table may have any number of columns, and anything in their names. */
const mostShown = {names: 30, characters: 40};

function listNames(names: readonly string[]): string {
  const found = names.map((name) => name.replace(/\p{C}+/gu, "")).filter(Boolean);
  const shown = found.slice(0, mostShown.names).map((name) => shorten(name, mostShown.characters));
  const rest = found.length - shown.length;
  return rest > 0 ? `${shown.join(", ")} and ${rest} more` : shown.join(", ");
}

/**
 * Finds the named columns in the header; −1 for a weight or cluster that was not asked for. Names must match exactly,
 * spaces and line breaks aside. Throws for a name that is not there (listing those that are) or that stands there twice.
 */
export function findColumns(header: readonly string[], columns: PanelColumns, file: string): ColumnPlaces {
  const names = columnNames(header);
  const place = (option: string, name: string | undefined) => {
    if (name === undefined) return -1;
    const index = names.indexOf(name);
    if (index === -1) {
      throw new UserError(
        `${file}, row 1: no column ${JSON.stringify(name)} for --${option}: the columns are ${listNames(names)}`
      );
    }
    if (names.lastIndexOf(name) !== index) {
      const remedy = `columns ${index + 1} and ${names.lastIndexOf(name) + 1} have this name: rename one of them`;
      throw new RefusedRows([{file, row: 1, column: name, value: name, remedy}]);
    }
    return index;
  };
  return {
    unit: place("unit", columns.unit),
    time: place("time", columns.time),
    start: place("start", columns.start),
    outcome: place("outcome", columns.outcome),
    weight: place("weight", columns.weight),
    cluster: place("cluster", columns.cluster),
    covariates: columns.covariates.map((name) => place("covariates", name))
  };
}
