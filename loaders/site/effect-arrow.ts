import {
  Dictionary,
  Float64,
  Int16,
  Int32,
  Table,
  tableToIPC,
  Utf8,
  vectorFromArray,
  type Vector
} from "apache-arrow";

/** How a column is stored: a text as a 16-bit key into its dictionary, whole numbers in 16 or 32 bits, a double. */
export type Storage = "text" | "int16" | "int32" | "float64";

/**
 * Rows as Arrow IPC stream bytes in narrow columns; null where there is no value. Throws RangeError for a whole number
 * that its column cannot hold and for more than 32 767 different texts.
 */
export function encodeNarrow<T extends object>(
  rows: readonly T[],
  columns: Readonly<Record<keyof T & string, Storage>>
): Uint8Array {
  const vectors: Record<string, Vector> = {};
  for (const [name, storage] of Object.entries(columns) as [keyof T & string, Storage][]) {
    vectors[name] = encodeColumn(
      name,
      rows.map((row) => row[name] ?? null),
      storage
    );
  }
  return tableToIPC(new Table(vectors), "stream");
}

function encodeColumn(name: string, values: readonly unknown[], storage: Storage): Vector {
  if (storage === "text") {
    refuseOver(name, new Set(values).size, 32_767);
    return vectorFromArray(values as (string | null)[], new Dictionary(new Utf8(), new Int16()));
  }
  const numbers = values as (number | null)[];
  if (storage === "float64") return vectorFromArray(numbers, new Float64());
  for (const number of numbers) refuseOver(name, number, storage === "int16" ? 32_767 : 2_147_483_647);
  return storage === "int16" ? vectorFromArray(numbers, new Int16()) : vectorFromArray(numbers, new Int32());
}

function refuseOver(name: string, number: number | null, limit: number): void {
  if (number !== null && !(Number.isInteger(number) && Math.abs(number) <= limit))
    throw new RangeError(`column ${name}: ${number} is no whole number up to ${limit}`);
}
