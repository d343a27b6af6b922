import {DataType, tableFromIPC, type Vector} from "apache-arrow";
import {checkArrow} from "../../../src/tables/arrow.ts";
import type {Row} from "../rows/context.ts";
import {readRecords, type Source} from "../rows/source.ts";

/** Reads an Arrow file or stream. Throws RangeError for one that says it holds more than it does. */
export function readArrow(bytes: Uint8Array, source: Source): void {
  checkArrow(bytes);
  const table = tableFromIPC(bytes);
  // what is told of one batch may be told of it again; every row of a column has at least a bit
  if (table.numRows > bytes.length * 8)
    throw new RangeError(`${table.numRows} rows in ${bytes.length} bytes`);
  const columns = table.schema.fields.map(({name, type}) => ({
    name,
    isDate: DataType.isDate(type),
    vector: memoized(table.getChild(name))
  }));
  readRecords(
    (function* (): Iterable<Row> {
      for (let i = 0; i < table.numRows; i++) {
        const row: Record<string, unknown> = {};
        for (const {name, isDate, vector} of columns) {
          const value: unknown = vector?.get(i);
          row[name] =
            isDate && typeof value === "number" ? new Date(value).toISOString().slice(0, 10) : value;
        }
        yield row;
      }
    })(),
    source,
    1
  );
}

function memoized(vector: Vector | null): Vector | null {
  return vector && DataType.isDictionary(vector.type) ? vector.memoize() : vector;
}
