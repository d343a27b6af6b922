import {RefusedRows, UserError} from "../errors.ts";
import type {PanelColumns} from "./request.ts";

/** Where in a row each column stands. */
export type ColumnPlaces = Readonly<Record<keyof Omit<PanelColumns, "covariates">, number>> & {
  covariates: readonly number[];
};

/** The names in a header: without spaces around them, letters composed, as the options' are. */
export function columnNames(header: readonly string[]): string[] {
  return header.map((name) => name.trim().normalize("NFC"));
}

/**
 * Finds the named columns in the header; −1 for a weight or cluster that was not asked for. Names must match exactly,
 * spaces around them aside. Throws for a name that is not there (listing those that are) or that stands there twice.
 */
export function findColumns(header: readonly string[], columns: PanelColumns, file: string): ColumnPlaces {
  const names = columnNames(header);
  const place = (option: string, name: string | undefined) => {
    if (name === undefined) return -1;
    const index = names.indexOf(name);
    if (index === -1) {
      const found = names.filter(Boolean).join(", ");
      throw new UserError(
        `${file}, row 1: no column ${JSON.stringify(name)} for --${option}: the columns are ${found}`
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
