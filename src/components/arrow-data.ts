import {tableFromIPC, type Table} from "apache-arrow";
import {checkArrow} from "../tables/arrow.js";
import {loadData, type LoadOptions} from "./page-data.js";

/** Fetches an Arrow IPC stream of the site. Anything else, such as a host's error page, counts as a failure. */
export async function loadArrow(path: string, options: LoadOptions = {}): Promise<Table> {
  return loadData(path, options, async (response) => {
    const bytes = new Uint8Array(await response.arrayBuffer());
    checkArrow(bytes);
    const table = tableFromIPC(bytes);
    // Arrow reads bytes that are no stream as a table without columns
    if (table.schema.fields.length === 0) throw new Error("not an Arrow stream");
    return table;
  });
}

/**
 * The rows of an Arrow table as plain objects: 64-bit whole numbers become numbers (RangeError beyond 2^53), null
 * stays null. Columns named in `dates` come from Arrow as milliseconds and become Date.
 */
export function arrowRows<T>(table: Table, dates: readonly string[] = []): T[] {
  const columns = table.schema.fields.map(({name}, i) => ({name, column: table.getChildAt(i)}));
  return Array.from({length: table.numRows}, (_, row) => {
    const entries = columns.map(({name, column}) => [name, plain(column?.get(row), dates.includes(name))]);
    return Object.fromEntries(entries) as T;
  });
}

function plain(value: unknown, date: boolean): unknown {
  if (typeof value === "bigint") {
    const number = Number(value);
    if (!Number.isSafeInteger(number)) throw new RangeError(`whole number beyond 2^53: ${value}`);
    return number;
  }
  return date && typeof value === "number" ? new Date(value) : value;
}
