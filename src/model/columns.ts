/**
 * Rows kept by columns, a third of the bytes of an array of objects: a column of numbers as they are, one of texts as
 * indices into its different texts. null where there is no value.
 */
export type Columns = Readonly<Record<string, Column>>;
type Column = readonly (number | null)[] | {texts: readonly string[]; index: readonly (number | null)[]};

/** The named columns of rows. Throws TypeError for a value that is neither text, finite number, nor absent. */
export function toColumns<T extends object>(
  rows: readonly T[],
  names: readonly (keyof T & string)[]
): Columns {
  return Object.fromEntries(
    names.map((name) => [
      name,
      encodeColumn(
        name,
        rows.map((row) => row[name] ?? null)
      )
    ])
  );
}

/** The rows of columns. Throws RangeError for columns that differ in length or refer to a text that is not there. */
export function fromColumns<T>(columns: Columns): T[] {
  const readers = Object.entries(columns).map(([name, column]) => ({name, ...readColumn(name, column)}));
  const length = readers[0]?.length ?? 0;
  for (const {name, length: own} of readers) {
    if (own !== length) throw new RangeError(`column ${name}: ${own} values beside ${length}`);
  }
  return Array.from(
    {length},
    (_, row) => Object.fromEntries(readers.map(({name, read}) => [name, read(row)])) as T
  );
}

function encodeColumn(name: string, values: readonly unknown[]): Column {
  if (values.some((value) => typeof value === "string")) {
    const places = new Map<string, number>();
    const index = values.map((value) => {
      if (value === null) return null;
      if (typeof value !== "string") throw refusal(name, value);
      if (!places.has(value)) places.set(value, places.size);
      return places.get(value)!;
    });
    return {texts: [...places.keys()], index};
  }
  return values.map((value) => {
    if (value === null || (typeof value === "number" && Number.isFinite(value))) return value;
    throw refusal(name, value);
  });
}

function readColumn(
  name: string,
  column: Column
): {length: number; read: (row: number) => number | string | null} {
  if (!("texts" in column)) return {length: column.length, read: (row) => column[row] ?? null};
  const {texts, index} = column;
  const read = (row: number) => {
    const place = index[row] ?? null;
    const text = place === null ? null : texts[place];
    if (text === undefined) throw new RangeError(`column ${name}, row ${row}: no text ${place}`);
    return text;
  };
  return {length: index.length, read};
}

function refusal(name: string, value: unknown): TypeError {
  return new TypeError(`column ${name}: ${String(value)} fits no column of its kind`);
}
