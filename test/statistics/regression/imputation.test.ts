import * as fc from "fast-check";
import {describe, expect, test} from "vitest";
import {buildPanel, type LongTable, type Panel} from "../../../src/statistics/effect/panel.ts";
import {createRandom} from "../../../src/statistics/random.ts";
import {twoStageEffect} from "../../../src/statistics/regression/did2s.ts";
import {imputationEffect} from "../../../src/statistics/regression/imputation.ts";
import {generateTable} from "./panels.ts";

const seeds = fc.integer({min: 0, max: 1_000_000});
const effect = (start: number, time: number) => (start - 2000) / 10 + (time - start) * 0.7;
const messy = (seed: number) =>
  generateTable({seed, units: 60, holes: 0.15, isWeighted: true, unitsPerCluster: 3, effect});

/** Number by number, to 1e-9. */
function expectSame(actual: Panel, expected: Panel): void {
  const [a, b] = [imputationEffect(actual), imputationEffect(expected)];
  for (const list of ["byEventTime", "byGroup", "byGroupTime", "leads"] as const) {
    expect(a[list].length).toBe(b[list].length);
    a[list].forEach((estimate, i) => expectClose(estimate, b[list][i]!));
  }
  expectClose(a.overall, b.overall);
}

function expectClose(
  a: {att: number | null; se: number | null},
  b: {att: number | null; se: number | null}
): void {
  expect(a.att === null).toBe(b.att === null);
  expect(a.se === null).toBe(b.se === null);
  expect(a.att ?? 0).toBeCloseTo(b.att ?? 0, 8);
  expect(a.se ?? 0).toBeCloseTo(b.se ?? 0, 8);
}

describe("imputation", () => {
  test("without noise every effect by cohort and year is the true one, absent cells and weights or not", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const table = generateTable({seed, units: 60, noise: 0, holes: 0.15, isWeighted: true, effect});
        const result = imputationEffect(buildPanel(table));
        for (const {group, time, att, se, cells} of result.byGroupTime) {
          if (cells === 0) continue;
          expect(att).toBeCloseTo(effect(group, time), 9);
          if (se !== null) expect(se).toBeLessThan(1e-9);
        }
        for (const {att} of result.leads) if (att !== null) expect(att).toBeCloseTo(0, 9);
      }),
      {numRuns: 30}
    );
  });

  test("a constant a unit and a constant a year change nothing", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const table = messy(seed);
        const shifted = table.outcome.map(
          (y, r) => y + 3 * Number(table.unit[r]!.slice(1)) - 5 * (table.time[r]! - 2000)
        );
        expectSame(buildPanel({...table, outcome: shifted}), buildPanel(table));
      }),
      {numRuns: 15}
    );
  });

  test("weights count only relative to each other", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const table = messy(seed);
        expectSame(buildPanel({...table, weight: table.weight.map((w) => 7.5 * w)}), buildPanel(table));
      }),
      {numRuns: 15}
    );
  });

  test("the order of the rows changes nothing", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const table = messy(seed);
        const random = createRandom(seed);
        const order = table.unit.map((_, r) => ({r, key: random.uniform()})).sort((a, b) => a.key - b.key);
        const shuffle = <T>(values: readonly T[]) => order.map(({r}) => values[r]!);
        const shuffled: LongTable = {
          unit: shuffle(table.unit),
          time: shuffle(table.time),
          start: shuffle(table.start),
          outcome: shuffle(table.outcome),
          weight: shuffle(table.weight),
          cluster: shuffle(table.cluster)
        };
        expectSame(buildPanel(shuffled), buildPanel(table));
      }),
      {numRuns: 15}
    );
  });

  test("the weighted standard error is that of the linear form Σ v·y, v found by moving one outcome at a time", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const panel = buildPanel(generateTable({seed, units: 24, holes: 0.1, isWeighted: true, effect}));
        const base = imputationEffect(panel);
        if (base.overall.se === null) return;
        const width = panel.periods.length;
        const move = (cell: number) => {
          const outcome = panel.outcome.slice();
          outcome[cell]! += 1;
          return imputationEffect({...panel, outcome}).overall.att! - base.overall.att!;
        };
        const v = Float64Array.from(panel.outcome, (y, cell) => (Number.isNaN(y) ? 0 : move(cell)));
        const fitted = effectsBySolving(panel);
        const sums = new Map<number, number>();
        panel.outcome.forEach((y, cell) => {
          if (Number.isNaN(y) || fitted[cell] === undefined) return;
          const unit = Math.floor(cell / width);
          const [start, time] = [panel.start[unit]!, panel.periods[cell % width]!];
          const peers = [...panel.outcome.keys()].filter(
            (c) =>
              fitted[c] !== undefined &&
              c % width === cell % width &&
              panel.start[Math.floor(c / width)] === start
          );
          const squares = peers.reduce((sum, c) => sum + v[c]! ** 2, 0);
          const centre =
            time < start ? 0 : peers.reduce((sum, c) => sum + v[c]! ** 2 * fitted[c]!, 0) / squares;
          const cluster = panel.cluster[unit]!;
          sums.set(cluster, (sums.get(cluster) ?? 0) + v[cell]! * (fitted[cell] - centre));
        });
        const se = Math.sqrt([...sums.values()].reduce((sum, s) => sum + s * s, 0));
        expect(base.overall.se).toBeCloseTo(se, 8);
      }),
      {numRuns: 3}
    );
  }, 30_000);

  test("two-stage: a unit of weight 2 is the unit twice in its cluster", () => {
    const table = generateTable({seed: 5, units: 30, holes: 0.1, effect});
    const isDouble = table.unit.map((unit) => Number(unit.slice(1)) % 3 === 0);
    const doubled = <T>(values: readonly T[], map: (value: T) => T = (value) => value) => [
      ...values,
      ...values.filter((_, r) => isDouble[r]).map(map)
    ];
    const twice = twoStageEffect(
      buildPanel({
        unit: doubled(table.unit, (unit) => `${unit} again`),
        time: doubled(table.time),
        start: doubled(table.start),
        outcome: doubled(table.outcome),
        cluster: doubled(table.cluster)
      })
    );
    const weighted = twoStageEffect(buildPanel({...table, weight: isDouble.map((d) => (d ? 2 : 1))}));
    expectClose(weighted.overall, twice.overall);
    weighted.byEventTime.forEach((estimate, i) => expectClose(estimate, twice.byEventTime[i]!));
  });

  test("with a true effect of 0 and weights, the 95 % interval holds 0 in about 95 of 100 panels", () => {
    const design = generateTable({seed: 77, units: 160, isWeighted: true});
    const random = createRandom(11);
    const runs = 300;
    let covered = 0;
    for (let run = 0; run < runs; run++) {
      const outcome = design.weight.map((w) => random.normal() / Math.sqrt(w));
      const {att, se} = imputationEffect(buildPanel({...design, outcome})).overall;
      if (Math.abs(att!) <= 1.96 * se!) covered++;
    }
    expect(covered / runs).toBeGreaterThan(0.91);
    expect(covered / runs).toBeLessThan(0.985);
  });

  test("with anticipation the years before the start are effects of negative event time, outside the overall one", () => {
    const table = generateTable({seed: 8, units: 60, noise: 0});
    const outcome = table.outcome.map((y, r) => y + (table.time[r]! >= table.start[r]! - 1 ? 2 : 0));
    const result = imputationEffect(buildPanel({...table, outcome}), {anticipation: 1});
    expect(result.overall.att).toBeCloseTo(2, 9);
    expect(result.byEventTime[0]).toMatchObject({eventTime: -1});
    expect(result.byEventTime[0]?.att).toBeCloseTo(2, 9);
    expect(result.byGroupTime.every(({group, time}) => time >= group)).toBe(true);
    expect(result.leads.some(({eventTime}) => eventTime >= -2)).toBe(false);
  });

  test("a lead is the deviation from the last untreated year that cohort alone has", () => {
    const table = generateTable({seed: 9, units: 60, noise: 0});
    const outcome = table.outcome.map((y, r) => y + (table.start[r] === table.time[r]! + 2 ? 1.5 : 0));
    const {leads} = imputationEffect(buildPanel({...table, outcome}));
    expect(leads.length).toBeGreaterThan(2);
    for (const {eventTime, att} of leads) expect(att).toBeCloseTo(eventTime === -2 ? 1.5 : 0, 9);
  });
});

/** y less fitted unit and year effects by alternating projections, where unit and year have untreated cells. */
function effectsBySolving(panel: Panel): (number | undefined)[] {
  const width = panel.periods.length;
  const unit = new Float64Array(panel.units.length);
  const period = new Float64Array(width);
  const cells = [...panel.outcome.keys()].filter((cell) => !Number.isNaN(panel.outcome[cell]!));
  const untreated = cells.filter(
    (cell) => panel.periods[cell % width]! < panel.start[Math.floor(cell / width)]!
  );
  for (let round = 0; round < 200; round++) {
    for (const [target, other, index] of [
      [unit, period, (cell: number) => [Math.floor(cell / width), cell % width]],
      [period, unit, (cell: number) => [cell % width, Math.floor(cell / width)]]
    ] as const) {
      const [sums, weights] = [new Float64Array(target.length), new Float64Array(target.length)];
      for (const cell of untreated) {
        const [own, opposite] = index(cell);
        sums[own!]! += panel.weight[cell]! * (panel.outcome[cell]! - other[opposite!]!);
        weights[own!]! += panel.weight[cell]!;
      }
      target.forEach((_, i) => (target[i] = weights[i]! > 0 ? sums[i]! / weights[i]! : 0));
    }
  }
  const hasUnit = new Set(untreated.map((cell) => Math.floor(cell / width)));
  const hasPeriod = new Set(untreated.map((cell) => cell % width));
  return [...panel.outcome].map((y, cell) =>
    Number.isNaN(y) || !hasUnit.has(Math.floor(cell / width)) || !hasPeriod.has(cell % width)
      ? undefined
      : y - unit[Math.floor(cell / width)]! - period[cell % width]!
  );
}

/** Rows of outcomes a unit; null absent. */
const build = (units: {start: number; y: (number | null)[]; cluster?: string}[]) =>
  buildPanel({
    unit: units.flatMap(({y}, i) => y.map(() => `u${i}`)),
    time: units.flatMap(({y}) => y.map((_, t) => t + 1)),
    start: units.flatMap(({y, start}) => y.map(() => start)),
    outcome: units.flatMap(({y}) => y.map((v) => v ?? NaN)),
    cluster: units.flatMap(({y, cluster}, i) => y.map(() => cluster ?? `u${i}`))
  });

describe("what cannot be imputed is counted and has a reason", () => {
  test("a unit treated from its first outcome on has no untreated period", () => {
    const {dropped, overall} = imputationEffect(
      build([
        {start: 1, y: [1, 2, 3]},
        {start: 2, y: [1, 2, 4]},
        {start: 2, y: [1, 3, 4]},
        {start: Infinity, y: [1, 1, 1]}
      ])
    );
    expect(dropped).toEqual([{reason: "no-untreated-period", cells: 3, units: 1}]);
    expect(overall).toMatchObject({cells: 4, notImputable: 3, units: 2, clusters: 2, loneShare: 0});
    expect(overall.att).toBeCloseTo((1 + 3 + 2 + 3) / 4, 12);
  });

  test("a year in which everyone is treated has no untreated unit", () => {
    const result = imputationEffect(
      build([
        {start: 2, y: [1, 2, 3]},
        {start: 3, y: [1, 2, 4]},
        {start: 3, y: [1, 3, 4]}
      ])
    );
    expect(result.dropped).toEqual([{reason: "no-untreated-unit", cells: 3, units: 3}]);
    expect(result.byGroup.find(({group}) => group === 3)).toMatchObject({
      att: null,
      se: null,
      reason: "not-imputable",
      cells: 0,
      notImputable: 2
    });
  });

  test("a year that no untreated unit links to the unit's untreated years is not connected", () => {
    const {dropped} = imputationEffect(
      build([
        {start: 3, y: [1, 2, 3, 4]},
        {start: 3, y: [2, 2, 3, 5]},
        {start: Infinity, y: [null, null, 1, 2]}
      ])
    );
    expect(dropped).toEqual([{reason: "not-connected", cells: 4, units: 2}]);
  });

  test("cohorts of one cluster each have an effect but no standard error", () => {
    const {overall} = imputationEffect(
      build([
        {start: 2, y: [1, 2, 3], cluster: "a"},
        {start: 2, y: [1, 2, 5], cluster: "a"},
        {start: Infinity, y: [1, 1, 2]},
        {start: Infinity, y: [1, 2, 2]}
      ])
    );
    expect(overall).toMatchObject({se: null, reason: "one-cluster", loneShare: 1});
    expect(overall.att).toBeCloseTo(1.25, 12);
  });

  test("a panel without treated outcomes has no effect", () => {
    const {overall} = imputationEffect(build([{start: Infinity, y: [1, 2]}]));
    expect(overall).toMatchObject({att: null, se: null, reason: "no-treated"});
    expect(imputationEffect(build([{start: 1, y: [1, 2]}])).overall.reason).toBe("not-imputable");
  });

  test("anticipation is a whole number from 0", () => {
    expect(() => imputationEffect(build([{start: 2, y: [1, 2]}]), {anticipation: -1})).toThrow(RangeError);
  });
});
