import {expect, test} from "vitest";
import {busiestSeries, splitAtBreaks} from "../../../src/statistics/analysis/series.ts";
import {buildPanel, type Panel} from "../../../src/statistics/effect/panel.ts";
import {imputationEffect} from "../../../src/statistics/regression/imputation.ts";
import {twoWayEffect} from "../../../src/statistics/regression/two-way-fe.ts";
import {generateTable} from "../regression/panels.ts";

const panel = buildPanel(generateTable({seed: 3, holes: 0.1, isWeighted: true, effect: () => -2}));
// starts are 2004, 2006, 2007: with a break in 2004 the first have no untreated year in their series
const breaks = [2004];

const imputedAcross = (given: Panel) => imputationEffect(splitAtBreaks(given, breaks)).overall;
const present = (values: Float64Array) => [...values].filter((y) => !Number.isNaN(y)).sort((a, b) => a - b);

/** Coefficient of x by least squares with dummies for every unit × series and year, through the normal equations. */
function bruteForce(given: Panel, firsts: readonly number[]): number {
  const {periods} = given;
  const width = periods.length;
  const rows: {y: number; w: number; x: number; key: string; time: number}[] = [];
  given.units.forEach((unit, u) =>
    periods.forEach((time, t) => {
      const y = given.outcome[u * width + t]!;
      if (Number.isNaN(y)) return;
      const key = `${unit} ${firsts.filter((first) => time >= first).length}`;
      rows.push({y, w: given.weight[u * width + t]!, x: time >= given.start[u]! ? 1 : 0, key, time});
    })
  );
  // alternating projections: the means of every dummy are taken off until nothing changes
  const project = (values: number[]) => {
    const out = [...values];
    for (let turn = 0; turn < 3000; turn++) {
      for (const of of [(r: (typeof rows)[0]) => r.key, (r: (typeof rows)[0]) => String(r.time)]) {
        const sums = new Map<string, [number, number]>();
        rows.forEach((r, i) => {
          const [sum, weight] = sums.get(of(r)) ?? [0, 0];
          sums.set(of(r), [sum + r.w * out[i]!, weight + r.w]);
        });
        rows.forEach((r, i) => (out[i] = out[i]! - sums.get(of(r))![0] / sums.get(of(r))![1]));
      }
    }
    return out;
  };
  const x = project(rows.map((r) => r.x));
  const product = (a: number[], b: number[]) => a.reduce((sum, v, i) => sum + rows[i]!.w * v * b[i]!, 0);
  return (
    product(
      x,
      rows.map((r) => r.y)
    ) / product(x, x)
  );
}

test("a regression on the split panel is that with an effect of every unit in every series", () => {
  expect(twoWayEffect(splitAtBreaks(panel, breaks)).att).toBeCloseTo(bruteForce(panel, breaks), 8);
  expect(twoWayEffect(splitAtBreaks(panel, breaks)).att).not.toBeCloseTo(twoWayEffect(panel).att!, 2);
});

test("imputation uses a treated unit only in a series in which it has an untreated year", () => {
  const {byGroup, dropped} = imputationEffect(splitAtBreaks(panel, breaks));
  expect(byGroup.find(({group}) => group === 2004)).toMatchObject({att: null, units: 0});
  expect(byGroup.find(({group}) => group === 2006)!.units).toBeGreaterThan(0);
  expect(dropped.reduce((sum, {cells}) => sum + cells, 0)).toBeGreaterThan(0);
});

test("a jump at the break that differs from unit to unit changes no effect on the split panel", () => {
  const width = panel.periods.length;
  const outcome = panel.outcome.map((y, cell) =>
    panel.periods[cell % width]! >= 2004 ? y + 5 * Math.sin(Math.floor(cell / width)) : y
  );
  expect(imputedAcross({...panel, outcome}).att).toBeCloseTo(imputedAcross(panel).att!, 8);
  expect(imputationEffect({...panel, outcome}).overall.att).not.toBeCloseTo(imputedAcross(panel).att!, 2);
});

test("the split keeps every outcome once, with its cluster and start, and no unit without an outcome", () => {
  const split = splitAtBreaks(panel, [2003, 2006]);
  expect(present(split.outcome)).toEqual(present(panel.outcome));
  split.units.forEach((name, unit) => {
    const old = panel.units.indexOf(name.split("|")[0]!);
    expect(split.start[unit]).toBe(panel.start[old]);
    expect(split.clusters[split.cluster[unit]!]).toBe(panel.clusters[panel.cluster[old]!]);
    expect(present(split.outcome.subarray(unit * 8, unit * 8 + 8)).length).toBeGreaterThan(0);
  });
  expect(splitAtBreaks(panel, [])).toBe(panel);
});

test.each([
  ["without a break all", [], [2001, 2008]],
  ["most start after the break", [2004], [2004, 2008]],
  ["most start before the break", [2007], [2001, 2006]],
  ["a start in the first year of a series has no untreated year there", [2006], [2001, 2005]]
])("the busiest series: %s", (_, given, [first, last]) => {
  const starts = Float64Array.from([2003, 2004, 2004, 2006, 2006, 2006, 2006, Infinity]);
  const own = given[0] === 2004 ? Float64Array.from([2003, 2006, 2007]) : starts;
  const isIn = busiestSeries({...panel, start: own}, given);
  expect(panel.periods.filter(isIn)).toEqual(panel.periods.filter((p) => p >= first! && p <= last!));
});
