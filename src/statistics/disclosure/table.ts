/** A number of a table. Whether it is shown is told apart, so that one table can be hidden in several ways. */
export interface TableCell {
  id: string;
  value: number;
  /** The loss when it is hidden, above 0. */
  weight: number;
  /** What everyone knows without the table: a count is at least `low` (default 0) and at most `high` (default none). */
  low?: number;
  high?: number;
}

/** An additive equation that everyone knows: the parent is the sum of its parts. */
export interface Sum {
  parent: string;
  parts: readonly string[];
}

/** Cells and the sums that link them: one margin, several, a hierarchy, or tables that share cells. */
export interface LinkedTable {
  cells: readonly TableCell[];
  sums: readonly Sum[];
}

/** Least and greatest possible value, both ends included. */
export interface Range {
  low: number;
  high: number;
}

/** Values that differ by less than this are equal; counts are whole numbers far below 1e9. */
export const tolerance = 1e-7;

/** Ids in a fixed order, so that no result depends on the order in which cells were given. */
export const byId = ({id: a}: {id: string}, {id: b}: {id: string}): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The equations as rows of coefficients of `ids`: 1 for a part, −1 for the parent. Rows without any of them are left
 * out. Throws RangeError for an id that the table does not have.
 */
export function equationRows({cells, sums}: LinkedTable, ids: readonly string[]): Float64Array[] {
  const known = new Set(cells.map(({id}) => id));
  const column = new Map(ids.map((id, index) => [id, index]));
  return sums
    .map(({parent, parts}) => {
      const row = new Float64Array(ids.length);
      for (const id of [parent, ...parts]) {
        if (!known.has(id)) throw new RangeError(`a sum has an unknown cell: ${id}`);
        const index = column.get(id);
        if (index !== undefined) row[index] = row[index]! + (id === parent ? -1 : 1);
      }
      return row;
    })
    .filter((row) => row.some((value) => value !== 0));
}
