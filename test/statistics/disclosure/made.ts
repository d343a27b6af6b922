import {createRandom, type Random} from "../../../src/statistics/random.ts";
import type {LinkedTable, Sum, TableCell} from "../../../src/statistics/disclosure/table.ts";

export const kinds = ["two margins", "three margins", "hierarchy"] as const;
export type Kind = (typeof kinds)[number];

/** A small table with counts that must be hidden. */
export interface MadeTable {
  kind: Kind;
  table: LinkedTable;
  primary: ReadonlySet<string>;
}

/** Counts as they are in schools: many zeros and small ones, a few large. */
const count = (random: Random) => (random.uniform() < 0.15 ? 0 : Math.floor(random.exponential() * 14));

/** Every line along each axis adds up to its total, marked `+` on that axis; the totals add up too. */
function crossed(random: Random, sizes: readonly number[]): LinkedTable {
  const axes = sizes.map((size) => [...Array(size).keys()].map(String));
  const places = axes.reduce<string[][]>(
    (all, labels) => all.flatMap((place) => labels.map((label) => [...place, label])),
    [[]]
  );
  const values = new Map(places.map((place) => [place.join(","), count(random)]));
  const sums: Sum[] = [];
  const withTotals = axes.map((labels) => [...labels, "+"]);
  // innermost totals first, so that each is the sum of cells that are there
  axes.forEach((labels, axis) => {
    const rest = withTotals.map((all, other) => (other < axis ? all : axes[other]!));
    const lines = rest.reduce<string[][]>(
      (all, own, other) =>
        all.flatMap((place) => (other === axis ? ["+"] : own).map((label) => [...place, label])),
      [[]]
    );
    for (const line of lines) {
      const parent = line.join(",");
      const parts = labels.map((label) => line.with(axis, label).join(","));
      values.set(
        parent,
        parts.reduce((sum, id) => sum + values.get(id)!, 0)
      );
      sums.push({parent, parts});
    }
  });
  // every line of totals, too: the same total is reached along each axis
  for (const [id] of values) {
    id.split(",").forEach((label, axis, place) => {
      if (label !== "+") return;
      const parts = axes[axis]!.map((own) => place.with(axis, own).join(","));
      if (!sums.some((sum) => sum.parent === id && sum.parts.join(" ") === parts.join(" "))) {
        sums.push({parent: id, parts});
      }
    });
  }
  return {cells: [...values].map(([id, value]) => weighted(id, value)), sums};
}

/** A county of municipalities of schools, and girls and boys of the county and its municipalities. */
function hierarchy(random: Random): LinkedTable {
  const values = new Map<string, number>();
  const sums: Sum[] = [];
  const total = (parent: string, parts: string[]) => {
    values.set(
      parent,
      parts.reduce((sum, id) => sum + values.get(id)!, 0)
    );
    sums.push({parent, parts});
  };
  const municipalities = [...Array(random.integer(2, 3)).keys()].map((m) => {
    const schools = [...Array(random.integer(2, 3)).keys()].map((s) => `m${m}s${s}`);
    for (const school of schools) values.set(school, count(random));
    total(`m${m}`, schools);
    values.set(`m${m}girls`, random.binomial(values.get(`m${m}`)!, 0.5));
    values.set(`m${m}boys`, values.get(`m${m}`)! - values.get(`m${m}girls`)!);
    sums.push({parent: `m${m}`, parts: [`m${m}girls`, `m${m}boys`]});
    return `m${m}`;
  });
  total("county", municipalities);
  for (const gender of ["girls", "boys"]) {
    total(
      `county${gender}`,
      municipalities.map((m) => `${m}${gender}`)
    );
  }
  sums.push({parent: "county", parts: ["countygirls", "countyboys"]});
  return {cells: [...values].map(([id, value]) => weighted(id, value)), sums};
}

const weighted = (id: string, value: number): TableCell => ({id, value, weight: value + 1});

/** The table number `index` of a kind; counts from 1 to 4 are primary. */
export function makeTable(kind: Kind, index: number): MadeTable {
  const random = createRandom(20261127).fork(`${kind} ${index}`);
  const table =
    kind === "hierarchy"
      ? hierarchy(random)
      : crossed(
          random,
          kind === "two margins"
            ? [random.integer(3, 4), random.integer(3, 4)]
            : [2, random.integer(2, 3), random.integer(2, 3)]
        );
  const primary = new Set(table.cells.flatMap(({id, value}) => (value > 0 && value < 5 ? [id] : [])));
  return {kind, table, primary};
}
