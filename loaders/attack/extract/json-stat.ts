import type {Row} from "../rows/context.ts";
import {readRecords, type Source} from "../rows/source.ts";

interface Dimension {
  category: {
    index?: readonly string[] | Readonly<Record<string, number>>;
    label?: Readonly<Record<string, string>>;
  };
}

interface Dataset {
  id: readonly string[];
  size: readonly number[];
  role?: {metric?: readonly string[]};
  dimension: Readonly<Record<string, Dimension>>;
  value: readonly (number | null)[] | Readonly<Record<string, number | null>>;
  status?: readonly (string | null)[] | Readonly<Record<string, string>>;
}

export function isJsonStat(data: unknown): data is Dataset {
  return (
    typeof data === "object" && data !== null && "dimension" in data && "size" in data && "value" in data
  );
}

/** Reads a JSON-stat data set by its definition: the last dimension runs fastest. Only the cells that are given are visited. */
export function readJsonStat(data: Dataset, source: Source): void {
  readRecords(cells(data), source, 1);
}

function* cells({id, size, role, dimension, value, status = {}}: Dataset): Iterable<Row> {
  const codes = id.map((name) => codesOf(dimension[name]));
  const metric = role?.metric?.[0];
  const values = new Map(Object.entries(value).filter(([, number]) => number !== null));
  const signs = new Map(Object.entries(status));
  for (const index of new Set([...values.keys(), ...signs.keys()])) {
    const row: Record<string, unknown> = {};
    let rest = Number(index);
    for (let d = id.length - 1; d >= 0; d--) {
      const length = size[d] ?? 1;
      row[id[d]!] = codes[d]?.[rest % length];
      rest = Math.floor(rest / length);
    }
    const name = metric === undefined ? "value" : String(row[metric]);
    if (values.has(index)) row[name] = values.get(index);
    if (signs.get(index) === ":") row[`${name}_status`] = "suppressed";
    yield row;
  }
}

function codesOf(dimension: Dimension | undefined): string[] {
  const {index, label} = dimension?.category ?? {};
  if (Array.isArray(index)) return index as string[];
  if (index)
    return Object.entries(index as Record<string, number>)
      .sort((a, b) => a[1] - b[1])
      .map(([code]) => code);
  return Object.keys(label ?? {});
}
