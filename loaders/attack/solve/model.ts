import type {Highs, Model} from "highs";
import type {System, Unknown} from "./system.ts";

/** A system as a linear programme of the solver, whose columns are the unknowns that are still open. To be disposed of. */
export function createModel(
  highs: Highs,
  {unknowns, constraints}: System,
  columns: readonly Unknown[]
): Model {
  const at = new Map(columns.map(({name}, i) => [name, i]));
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  const rowLower: number[] = [];
  const rowUpper: number[] = [];
  for (const {terms, low, high} of constraints) {
    let fixed = 0;
    for (const {name, factor} of terms) {
      const column = at.get(name);
      if (column === undefined) fixed += (unknowns.get(name)?.low ?? 0) * factor;
      else {
        indices.push(column);
        values.push(factor);
      }
    }
    starts.push(indices.length);
    rowLower.push(low - fixed);
    rowUpper.push(high - fixed);
  }
  const model = highs.createModel({
    numCols: columns.length,
    numRows: constraints.length,
    colCost: columns.map(() => 0),
    colLower: columns.map(({low}) => low),
    colUpper: columns.map(({high}) => high),
    rowLower,
    rowUpper,
    matrix: {format: "csr", numRows: constraints.length, numCols: columns.length, starts, indices, values}
  });
  model.options.set({output_flag: false, presolve: "off", solver: "simplex"});
  return model;
}
