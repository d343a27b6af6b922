/**
 * What a table written by people may hold at most: far above any county's file, and low enough that a file that is no such
 * table is refused in little memory. `characters` is the most that Excel can hold in a cell, and that our workbooks can.
 */
export const tableLimits = {
  bytes: 10_000_000,
  rows: 100_000,
  /** In one row; as many columns as a sheet in Excel has. */
  cells: 16_384,
  characters: 32_767
} as const;
