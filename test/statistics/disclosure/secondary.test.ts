import {readFileSync} from "node:fs";
import * as fc from "fast-check";
import {describe, expect, test} from "vitest";
import {auditRanges} from "../../../loaders/disclosure/audit.ts";
import {cheapestSuppression} from "../../../loaders/disclosure/optimum.ts";
import {exactBounds, outsiderBounds} from "../../../src/statistics/disclosure/bounds.ts";
import {suppressTable, unsafeCells} from "../../../src/statistics/disclosure/secondary.ts";
import type {LinkedTable, Sum, TableCell} from "../../../src/statistics/disclosure/table.ts";
import {
  solveByCombination,
  solveBySubtraction,
  solveByZero,
  type Equation,
  type Shown
} from "../../example/attacker.ts";
import {kinds, makeTable} from "./made.ts";

interface Reference {
  table: number[][];
  primary: [number, number][];
  complementary_min_cost: [number, number][];
  complementary_cost: number;
  bounds_primary_only: ReferenceBound[];
  bounds_with_complementary: ReferenceBound[];
}
interface ReferenceBound {
  row: number;
  col: number;
  lower: number;
  upper: number;
}

const reference = JSON.parse(
  readFileSync("test/fixtures/reference/shares/disclosure_table.json", "utf8")
) as Reference;
const place = (row: number, column: number) => `r${row}c${column}`;

/** The reference table with its published margins, which cost more than all that is inside. */
function referenceTable(): LinkedTable {
  const {table} = reference;
  const cells: TableCell[] = [];
  const sums: Sum[] = [];
  const margin = (parent: string, parts: string[], value: number) => {
    cells.push({id: parent, value, weight: 10_000});
    sums.push({parent, parts});
  };
  table.forEach((row, r) => {
    row.forEach((value, c) => cells.push({id: place(r + 1, c + 1), value, weight: value}));
    const ids = row.map((_, c) => place(r + 1, c + 1));
    margin(
      `r${r + 1}`,
      ids,
      row.reduce((sum, value) => sum + value, 0)
    );
  });
  table[0]!.forEach((_, c) => {
    const ids = table.map((_row, r) => place(r + 1, c + 1));
    margin(
      `c${c + 1}`,
      ids,
      table.reduce((sum, row) => sum + row[c]!, 0)
    );
  });
  return {cells, sums};
}

const ids = (places: readonly [number, number][]) => places.map(([row, column]) => place(row, column)).sort();
const boundsOf = (bounds: readonly ReferenceBound[]) =>
  new Map(
    bounds
      .map(({row, col, lower, upper}) => [place(row, col), {low: lower, high: upper}] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))
  );

const seen = ({cells}: LinkedTable, hidden: ReadonlySet<string>) =>
  cells.map(({id, value, low, high}) => ({
    id,
    value: hidden.has(id) ? null : value,
    ...(low === undefined ? {} : {low}),
    ...(high === undefined ? {} : {high})
  }));

describe("the reference table of five schools and four years", () => {
  const table = referenceTable();
  const primary = new Set(ids(reference.primary));
  const protection = {primary, width: 5};

  test("with primary suppression alone every hidden count follows exactly", () => {
    expect(exactBounds(table, primary)).toEqual(boundsOf(reference.bounds_primary_only));
    const found = outsiderBounds({cells: seen(table, primary), sums: table.sums});
    expect(found).toEqual(boundsOf(reference.bounds_primary_only));
  });

  const found = suppressTable(table, protection);

  test("the cheapest safe set hides three more cells and costs 55", async () => {
    const best = await cheapestSuppression(table, {...protection, atMost: found.cost});
    expect(best?.cost).toBe(reference.complementary_cost);
    expect(best?.secondary).toEqual(ids(reference.complementary_min_cost));
    expect(exactBounds(table, best!.hidden)).toEqual(boundsOf(reference.bounds_with_complementary));
    expect(unsafeCells(table, best!.hidden, protection)).toEqual([]);
  });

  test("the set found without a solver is safe and costs at most a tenth more", () => {
    expect(unsafeCells(table, found.hidden, protection)).toEqual([]);
    expect(found.cost).toBeGreaterThanOrEqual(reference.complementary_cost);
    expect(found.cost).toBeLessThanOrEqual(1.1 * reference.complementary_cost);
  });
});

/** Two small tables of each kind, and what is hidden in them. */
const made = kinds.flatMap((kind) =>
  [2, 3].map((index) => {
    const {table, primary} = makeTable(kind, index);
    return {table, primary, found: suppressTable(table, {primary, width: 5})};
  })
);

test("ranges by our own simplex are those of HiGHS, which does not know the true table", async () => {
  for (const {table, found} of made) {
    const {hidden} = found;
    const audited = await auditRanges({cells: seen(table, hidden), sums: table.sums});
    expect(audited).toEqual(exactBounds(table, hidden));
  }
});

test("no set is cheaper than the optimum, and all together cost little more", async () => {
  let [all, least] = [0, 0];
  for (const {table, primary, found} of made) {
    const {cost} = found;
    const best = await cheapestSuppression(table, {primary, width: 5, atMost: cost});
    expect(best, "the set that was found is a solution of the programme").toBeDefined();
    expect(cost).toBeGreaterThanOrEqual(best!.cost - 1e-6);
    all += cost;
    least += best!.cost;
  }
  expect(least).toBeGreaterThan(0);
  expect(all).toBeLessThanOrEqual(1.05 * least);
});

const county = fc
  .array(fc.array(fc.nat({max: 12}), {minLength: 1, maxLength: 3}), {minLength: 2, maxLength: 4})
  .map((municipalities): LinkedTable => {
    const cells: TableCell[] = [];
    const sums: Sum[] = [];
    const add = (id: string, parts: string[], value: number) => {
      cells.push({id, value, weight: value + 1});
      if (parts.length > 0) sums.push({parent: id, parts});
    };
    municipalities.forEach((schools, m) => {
      schools.forEach((value, s) => add(`m${m}s${s}`, [], value));
      add(
        `m${m}`,
        schools.map((_, s) => `m${m}s${s}`),
        schools.reduce((sum, value) => sum + value, 0)
      );
    });
    add(
      "county",
      municipalities.map((_, m) => `m${m}`),
      municipalities.flat().reduce((a, b) => a + b, 0)
    );
    return {cells, sums};
  });

const smallCounts = ({cells}: LinkedTable) =>
  new Set(cells.flatMap(({id, value}) => (value > 0 && value < 5 ? [id] : [])));

test("whatever the county, an attacker of another kind works out none of the hidden counts", () => {
  fc.assert(
    fc.property(county, (table) => {
      const {hidden} = suppressTable(table, {primary: smallCounts(table), width: 5});
      const shown: Shown = new Map(
        table.cells.map(({id, value}) => [id, hidden.has(id) ? undefined : value])
      );
      const equations = table.sums.map(({parent, parts}): Equation => [parent, ...parts]);
      expect(solveByCombination(shown, equations)).toEqual([]);
      expect([...solveBySubtraction(shown, equations)]).toEqual([]);
      expect(solveByZero(shown, equations)).toEqual([]);
      for (const [id, {low, high}] of outsiderBounds({cells: seen(table, hidden), sums: table.sums})) {
        const {value} = table.cells.find((cell) => cell.id === id)!;
        expect(low <= value && value <= high).toBe(true);
        expect(high - low).toBeGreaterThanOrEqual(smallCounts(table).has(id) ? 5 : 1);
      }
    }),
    {numRuns: 40}
  );
});

test("the same cells and sums in another order give the same set", () => {
  fc.assert(
    fc.property(
      county.chain((table) =>
        fc.record({
          table: fc.constant(table),
          cells: fc.shuffledSubarray([...table.cells], {minLength: table.cells.length}),
          sums: fc.shuffledSubarray([...table.sums], {minLength: table.sums.length})
        })
      ),
      ({table, cells, sums}) => {
        const primary = smallCounts(table);
        const turned = sums.map(({parent, parts}) => ({parent, parts: parts.toReversed()}));
        const given = suppressTable(table, {primary, width: 5});
        expect(suppressTable({cells, sums: turned}, {primary, width: 5})).toEqual(given);
      }
    ),
    {numRuns: 15}
  );
});

test("what everyone knows limits what can be protected: a cell of two pupils is as wide as it can be", () => {
  const table: LinkedTable = {
    cells: [
      {id: "a", value: 1, weight: 1, high: 2},
      {id: "b", value: 9, weight: 1, high: 40},
      {id: "both", value: 10, weight: 5, high: 42}
    ],
    sums: [{parent: "both", parts: ["a", "b"]}]
  };
  const {hidden} = suppressTable(table, {primary: new Set(["a"]), width: 5});
  expect([...hidden].sort()).toEqual(["a", "b"]);
  expect(exactBounds(table, hidden).get("a")).toEqual({low: 0, high: 2});
});

test("nothing more is hidden where nothing is sensitive; unknown cells and weights of 0 are refused", () => {
  const [first] = made;
  const none = {primary: new Set<string>(), width: 5};
  expect(suppressTable(first!.table, none)).toEqual({hidden: new Set(), secondary: [], cost: 0});
  expect(() => suppressTable(first!.table, {primary: new Set(["elsewhere"]), width: 5})).toThrow(RangeError);
  expect(() =>
    suppressTable({cells: [{id: "a", value: 1, weight: 0}], sums: []}, {primary: new Set(["a"]), width: 5})
  ).toThrow(RangeError);
});

test("shown numbers that contradict each other are refused", () => {
  const sums = [{parent: "both", parts: ["a", "b"]}];
  const cells = [
    {id: "a", value: null},
    {id: "b", value: 9},
    {id: "both", value: 3}
  ];
  expect(() => outsiderBounds({cells, sums})).toThrow(/contradict/);
});
