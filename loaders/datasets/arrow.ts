import {
  Bool,
  DateDay,
  Dictionary,
  Field,
  Float64,
  Int32,
  Int64,
  makeData,
  makeVector,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  Utf8,
  vectorFromArray,
  type Data
} from "apache-arrow";
import type {ColumnValues, NumberValues, TextValues} from "./columnar.ts";

/**
 * A set as an Arrow file (Feather 2): texts as dictionaries, kroner and bytes as 64-bit and other whole numbers as 32-bit
 * integers, null where absent, the facts of the set as metadata. Throws RangeError for a number that fits no such column.
 */
export function encodeArrow(
  columns: readonly ColumnValues[],
  {rows, facts}: {rows: number; facts: Readonly<Record<string, string>>}
): Uint8Array {
  const children = columns.map((values, id) =>
    values.kind === "text" ? textData(values, id) : numberData(values)
  );
  const fields = columns.map(
    ({column}, i) => new Field(column.name, children[i]!.type, column.absent !== undefined)
  );
  const schema = new Schema(fields, new Map(Object.entries(facts)));
  const data = makeData({type: new Struct(fields), length: rows, nullCount: 0, children});
  return tableToIPC(new Table(schema, [new RecordBatch(schema, data)]), "file");
}

function textData({texts, index}: TextValues, id: number): Data {
  const type = new Dictionary(new Utf8(), new Int32(), id);
  const dictionary = texts.length
    ? vectorFromArray(texts, new Utf8())
    : makeVector(makeData({type: new Utf8()}));
  const nulls = nullsOf(index.length, (row) => index[row] === -1);
  return makeData({type, length: index.length, ...nulls, data: index.map((i) => Math.max(i, 0)), dictionary});
}

function numberData({column, values}: ColumnValues & NumberValues): Data {
  const {length} = values;
  const nulls = nullsOf(length, (row) => Number.isNaN(values[row]));
  const plain = values.map((value) => (Number.isNaN(value) ? 0 : value));
  switch (column.type) {
    case "number":
      return makeData({type: new Float64(), length, ...nulls, data: plain});
    case "date":
      return makeData({type: new DateDay(), length, ...nulls, data: Int32Array.from(plain)});
    case "boolean":
      return makeData({type: new Bool(), length, ...nulls, data: bits(length, (row) => plain[row] === 1)});
    case "integer":
      if (column.unit === "kr" || column.unit === "byte")
        return makeData({type: new Int64(), length, ...nulls, data: BigInt64Array.from(plain, BigInt)});
      return makeData({
        type: new Int32(),
        length,
        ...nulls,
        data: Int32Array.from(plain, (v) => toInt32(column.name, v))
      });
    case "text":
      break;
  }
  throw new TypeError(`column ${column.name}: numbers in a column of texts`);
}

function toInt32(name: string, value: number): number {
  if ((value | 0) !== value) throw new RangeError(`column ${name}: ${value} is no 32-bit whole number`);
  return value;
}

function nullsOf(
  length: number,
  isNull: (row: number) => boolean
): {nullCount: number; nullBitmap?: Uint8Array} {
  let nullCount = 0;
  for (let row = 0; row < length; row++) if (isNull(row)) nullCount++;
  return nullCount ? {nullCount, nullBitmap: bits(length, (row) => !isNull(row))} : {nullCount};
}

function bits(length: number, isSet: (row: number) => boolean): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(length / 64) * 8);
  for (let row = 0; row < length; row++) if (isSet(row)) bytes[row >> 3]! |= 1 << (row & 7);
  return bytes;
}
