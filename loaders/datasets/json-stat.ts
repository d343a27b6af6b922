import {signNote, signOf} from "./absence.ts";
import {isoDate, textAt, type ColumnValues} from "./columnar.ts";
import {licencesOf, newestDate, type SetFacts} from "./facts.ts";
import type {Cube} from "./set.ts";

/** The dimension that tells the numbers of one cell apart. */
export const metricDimension = "tall";

/**
 * A cube as JSON-stat 2.0. Cells are sparse: one that is in neither `value` nor `status` has no row in the set. A number
 * that is absent has SSB's sign in `status`.
 */
export function encodeJsonStat(columns: readonly ColumnValues[], facts: SetFacts, rows: number): string {
  const {set, title, origins} = facts;
  const cube = requireCube(facts);
  const find = (name: string) => columns.find(({column}) => column.name === name)!;
  const dimensions = cube.dimensions.map((name) => dimensionOf(find(name), columns, rows));
  const measures = cube.measures.map(find);
  const sizes = [...dimensions.map((d) => d.codes.length), measures.length];
  const value: Record<string, number> = {};
  const status: Record<string, string> = {};
  for (let row = 0; row < rows; row++) {
    let at = 0;
    dimensions.forEach(({place, codes}) => (at = at * codes.length + place(row)));
    measures.forEach((measure, k) => {
      if (measure.kind !== "number") throw new TypeError(`${measure.column.name} is no number`);
      const cell = String(at * measures.length + k);
      const number = measure.values[row]!;
      if (!Number.isNaN(number)) value[cell] = number;
      else status[cell] = signOf(statusOf(measure, columns, row));
    });
  }
  const updated = newestDate(facts);
  return JSON.stringify({
    version: "2.0",
    class: "dataset",
    label: title,
    source: origins.map((o) => `${o.attribution} (${o.title}), ${o.licence}`).join("; "),
    ...(updated && {updated}),
    note: [`${set.row}. ${set.description}`, signNote, ...origins.flatMap((o) => o.caveats)],
    role: {
      metric: [metricDimension],
      ...roleOf("time", cube.dimensions, [set.period ?? "", "window"]),
      ...roleOf("geo", cube.dimensions, ["unit_code"])
    },
    id: [...cube.dimensions, metricDimension],
    size: sizes,
    dimension: {
      ...Object.fromEntries(
        dimensions.map(({name, label, codes, labels}) => [
          name,
          {label, category: {index: codes, label: labels}}
        ])
      ),
      [metricDimension]: {
        label: "Tall",
        category: {
          index: cube.measures,
          label: Object.fromEntries(measures.map(({column}) => [column.name, column.title])),
          unit: Object.fromEntries(measures.map(({column}) => [column.name, {label: column.unit ?? "tall"}]))
        }
      }
    },
    value,
    status,
    extension: {name: facts.name, version: facts.version, world: facts.world, licences: licencesOf(facts)}
  });
}

function requireCube({set}: SetFacts): Cube {
  if (!set.cube) throw new TypeError(`${set.id} is no cube`);
  return set.cube;
}

function roleOf(
  role: "time" | "geo",
  dimensions: readonly string[],
  names: readonly string[]
): Record<string, string[]> {
  const found = dimensions.filter((name) => names.includes(name));
  return found.length ? {[role]: found} : {};
}

function statusOf({column}: ColumnValues, columns: readonly ColumnValues[], row: number): string | undefined {
  const {absent} = column;
  const status = columns.find((c) => absent && "status" in absent && c.column.name === absent.status);
  return status?.kind === "text" ? textAt(status, row) : undefined;
}

interface Dimension {
  name: string;
  label: string;
  codes: string[];
  labels: Record<string, string>;
  place: (row: number) => number;
}

/** The codes that occur: in the order of the dictionary where it lists them, otherwise sorted. */
function dimensionOf(values: ColumnValues, columns: readonly ColumnValues[], rows: number): Dimension {
  const {column} = values;
  const codeAt = (row: number) => {
    if (values.kind === "text") return textAt(values, row) ?? "";
    const value = values.values[row]!;
    return column.type === "date" ? isoDate(value) : String(value);
  };
  const names = column.name === "unit_code" ? columns.find((c) => c.column.name === "unit_name") : undefined;
  const labels = new Map<string, string>();
  for (let row = 0; row < rows; row++) {
    const code = codeAt(row);
    if (labels.has(code)) continue;
    labels.set(code, (names?.kind === "text" ? textAt(names, row) : column.values?.[code]) ?? code);
  }
  const codes = column.values
    ? Object.keys(column.values).filter((code) => labels.has(code))
    : [...labels.keys()].sort();
  const places = new Map(codes.map((code, i) => [code, i]));
  return {
    name: column.name,
    label: column.title,
    codes,
    labels: Object.fromEntries(labels),
    place: (row) => places.get(codeAt(row))!
  };
}
