import type {RawType} from "./raw-types.ts";

/** What is declared about a raw CSV file: its columns in order with the type of each cell, and the key of a row. */
export interface RawTable {
  columns: Readonly<Record<string, RawType>>;
  key: readonly string[];
}
