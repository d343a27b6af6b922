import * as fc from "fast-check";
import {expect, test} from "vitest";
import {aggregateEffects, mapAggregates} from "../../../src/statistics/effect/aggregate.ts";
import {estimateGroupTimeEffects} from "../../../src/statistics/effect/group-time.ts";
import {jackknife} from "../../../src/statistics/effect/jackknife.ts";
import {buildPanel, type LongTable, type Panel} from "../../../src/statistics/effect/panel.ts";
import {
  defaultSpecification,
  type EffectSpecification,
  type Method
} from "../../../src/statistics/effect/specification.ts";
import {numberOf, readReference} from "../reference.ts";
import {firstPeriod, generateTable, type Shape} from "./generated.ts";
import {readPanelA, readPanelB} from "./panels.ts";

type Table = ReturnType<typeof generateTable>;
type Part = Partial<EffectSpecification>;

const shape: fc.Arbitrary<Shape> = fc.record({
  seed: fc.nat(1000),
  units: fc.integer({min: 90, max: 130}),
  clusters: fc.integer({min: 12, max: 18}),
  periods: fc.integer({min: 4, max: 6}),
  starts: fc.constantFrom([2], [2, 3]),
  covariates: fc.integer({min: 0, max: 2}),
  missing: fc.constantFrom(0, 0.05),
  weighted: fc.boolean(),
  selection: fc.constantFrom(0, 0.5)
});
const specification: fc.Arbitrary<Part> = fc.record({
  method: fc.constantFrom<Method>("dr", "ipw", "reg"),
  control: fc.constantFrom("never", "notyet"),
  base: fc.constantFrom("universal", "varying")
});

/** Every number of an analysis by name; null where there is none. */
function analyse(panel: Panel, change: Part = {}): Map<string, number | null> {
  const effects = estimateGroupTimeEffects(panel, {...defaultSpecification, ...change});
  const full = aggregateEffects(effects);
  const numbers = new Map<string, number | null>();
  for (const {group, time, att, se} of effects.cells) {
    numbers.set(`att ${group} ${time}`, att).set(`se ${group} ${time}`, se);
  }
  let position = 0;
  mapAggregates(jackknife(effects, full)!.aggregates, (value) => {
    numbers.set(`aggregate ${position} att`, value.att);
    numbers.set(`aggregate ${position++} jackknife se`, value.se);
    return value;
  });
  mapAggregates(full, (value) => {
    numbers.set(`aggregate ${position++} se`, value.se);
    return value;
  });
  return numbers;
}

function expectSame(actual: Map<string, number | null>, expected: Map<string, number | null>, factor = 1) {
  expect([...actual.keys()]).toEqual([...expected.keys()]);
  for (const [name, value] of expected) {
    const own = actual.get(name)!;
    if (value === null) expect([name, own]).toEqual([name, null]);
    else {
      const wanted = name.endsWith("se") || name.startsWith("se") ? value * Math.abs(factor) : value * factor;
      const tolerance = 1e-8 * Math.max(1, Math.abs(factor), Math.abs(wanted));
      expect([name, Math.abs(own - wanted) < tolerance]).toEqual([name, true]);
    }
  }
}

const rounded = (att: number | null) => Number(att!.toFixed(12));

/** Asserts that a change of the table leaves every number as it is (times `factor`). */
function expectInvariant(change: (table: Table) => LongTable, factor = 1): void {
  fc.assert(
    fc.property(shape, specification, (given, part) => {
      const table = generateTable(given);
      expectSame(analyse(buildPanel(change(table)), part), analyse(buildPanel(table), part), factor);
    }),
    {seed: 20260101, numRuns: 12}
  );
}

const yearOf = (table: Table, row: number) => table.time[row]! - firstPeriod;

test("names of units and clusters do not matter", () => {
  expectInvariant((table) => ({
    ...table,
    unit: table.unit.map((unit) => `${1000 - Number(unit.slice(1))}!`),
    cluster: table.cluster.map((cluster) => `z${1000 - Number(cluster.slice(1))}`)
  }));
});

test("the order of the rows does not matter", () => {
  expectInvariant((table) => {
    const order = table.unit.map((_, row) => row).sort((a, b) => ((a * 7919) % 9973) - ((b * 7919) % 9973));
    const take = <Value>(values: readonly Value[]) => order.map((row) => values[row]!);
    return {
      unit: take(table.unit),
      time: take(table.time),
      start: take(table.start),
      outcome: take(table.outcome),
      weight: take(table.weight),
      cluster: take(table.cluster),
      covariates: table.covariates.map(({name, values}) => ({name, values: take(values)}))
    };
  });
});

test.each<[string, (table: Table, row: number) => number]>([
  ["every outcome", () => 17],
  ["the outcomes of a unit", (table, row) => Number(table.unit[row]!.slice(1)) % 11],
  ["the outcomes of a year", (table, row) => [3, -8, 5, 0, 2, 9][yearOf(table, row)]!]
])("a constant added to %s does not matter", (_, constant) => {
  expectInvariant((table) => ({...table, outcome: table.outcome.map((y, row) => y + constant(table, row))}));
});

test("the scale of the weights does not matter", () => {
  expectInvariant((table) => ({...table, weight: table.weight.map((w) => w * 0.037)}));
});

test("units and origin of the covariates do not matter", () => {
  expectInvariant((table) => ({
    ...table,
    covariates: table.covariates.map(({name, values}, c) => ({
      name,
      values: values.map((x) => (c + 40) * x - 900)
    }))
  }));
});

test.each([100, -2])("an outcome times %d has estimates and errors times as much", (factor) => {
  expectInvariant((table) => ({...table, outcome: table.outcome.map((y) => factor * y)}), factor);
});

test.each(["dr", "ipw", "reg"] as const)(
  "%s: a treatment without effect has the effect 0 without noise",
  (method) => {
    fc.assert(
      fc.property(shape, (given) => {
        const table = generateTable(given);
        // with `ipw` nothing models the trend that comes with a covariate
        const trend = method === "ipw" ? 0 : 1;
        const outcome = table.outcome.map((y, row) =>
          Number.isNaN(y)
            ? NaN
            : table.unit[row]!.length +
              yearOf(table, row) ** 2 +
              trend * table.covariates.reduce((sum, {values}) => sum + values[row]! * yearOf(table, row), 0)
        );
        let estimated = 0;
        for (const [name, value] of analyse(buildPanel({...table, outcome}), {method})) {
          if (value === null) continue;
          expect(Math.abs(value)).toBeLessThan(1e-9);
          if (name.startsWith("att")) estimated++;
        }
        expect(estimated).toBeGreaterThan(1);
      }),
      {seed: 20260102, numRuns: 10}
    );
  }
);

test("noise-free effects are found exactly: every ATT(g, t) of panel A", () => {
  const {cells} = estimateGroupTimeEffects(readPanelA("A0_noisefree"), defaultSpecification);
  for (const row of readReference("panels/A_truth.csv")) {
    const cell = cells.find((c) => c.group === numberOf(row["g"]) && c.time === numberOf(row["year"]))!;
    if (cell.reason) expect(cell.reason).toBe("base-period");
    expect(Math.abs(cell.att! - numberOf(row["true_att"]))).toBeLessThan(1e-9);
  }
});

test("noise-free effects are found exactly: every aggregate of panel A", () => {
  const {simple, dynamic, group, calendar} = aggregateEffects(
    estimateGroupTimeEffects(readPanelA("A0_noisefree"), defaultSpecification)
  );
  const find = {
    simple: () => simple,
    dynamic: (key: number) => dynamic.byEventTime.find((v) => v.eventTime === key) ?? dynamic.overall,
    group: (key: number) => group.byGroup.find((v) => v.group === key) ?? group.overall,
    calendar: (key: number) => calendar.byTime.find((v) => v.time === key) ?? calendar.overall
  };
  const rows = readReference("panels/A_truth_aggregates.csv");
  expect(rows.length).toBeGreaterThan(20);
  for (const {type, egt, true: truth} of rows) {
    const {att} = find[type as keyof typeof find](numberOf(egt));
    expect(Math.abs(att! - numberOf(truth))).toBeLessThan(1e-9);
  }
});

test("the varying base differs from the universal one only before the start", () => {
  const panel = readPanelB({x: true, without: "sup_count"});
  const cellsOf = (base: EffectSpecification["base"]) =>
    estimateGroupTimeEffects(panel, {...defaultSpecification, base}).cells.filter((c) => c.time >= c.group);
  const universal = cellsOf("universal");
  expect(universal.length).toBeGreaterThan(10);
  cellsOf("varying").forEach((cell, index) => {
    const {group, time, base} = universal[index]!;
    expect([cell.group, cell.time, cell.base]).toEqual([group, time, base]);
    expect(Math.abs(cell.att! - universal[index]!.att!)).toBeLessThan(1e-10);
  });
});

test.each([
  [0, 1],
  [1, 2],
  [2, 3]
])("with %d years of anticipation the base is the start less %d", (anticipation, back) => {
  const {cells} = estimateGroupTimeEffects(readPanelB(), {...defaultSpecification, anticipation});
  expect(cells.length).toBeGreaterThan(20);
  for (const cell of cells) expect(cell.base).toBe(cell.group - back);
});

test("balance keeps the cohorts followed for that long: an example by hand", () => {
  // Two units start in 2015 with the effects 1, 2, 3, 4, one starts in 2017 with 10, 20; two never do.
  const units = [
    {start: 2015, step: 1},
    {start: 2015, step: 1},
    {start: 2017, step: 10},
    {start: 0, step: 0},
    {start: 0, step: 0}
  ];
  const rows = units.flatMap(({start, step}, unit) =>
    [2013, 2014, 2015, 2016, 2017, 2018].map((time) => ({
      unit: String(unit),
      time,
      start,
      outcome: unit + time - 2000 + (start && time >= start ? step * (time - start + 1) : 0)
    }))
  );
  const panel = buildPanel({
    unit: rows.map((row) => row.unit),
    time: rows.map((row) => row.time),
    start: rows.map((row) => row.start),
    outcome: rows.map((row) => row.outcome)
  });
  const effects = estimateGroupTimeEffects(panel, defaultSpecification);
  const summary = (balance?: number) => {
    const {overall, byEventTime} = aggregateEffects(effects, {balance}).dynamic;
    return {
      overall: rounded(overall.att),
      after: byEventTime.filter((e) => e.eventTime >= 0).map((e) => rounded(e.att)),
      first: byEventTime[0]!.eventTime
    };
  };
  expect(summary()).toEqual({overall: 4.75, after: [4, 8, 3, 4], first: -4});
  expect(summary(1)).toEqual({overall: 6, after: [4, 8], first: -4});
  expect(summary(2)).toEqual({overall: 2, after: [1, 2, 3], first: -2});
  expect(aggregateEffects(effects, {balance: 4}).dynamic).toEqual({
    overall: {att: null, se: null},
    byEventTime: []
  });
});
