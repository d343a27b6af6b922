import * as fc from "fast-check";
import {describe, expect, test} from "vitest";
import {buildPanel} from "../../../src/statistics/effect/panel.ts";
import {baconDecomposition} from "../../../src/statistics/regression/goodman-bacon.ts";
import {twoWayEffect, twoWayEventStudy} from "../../../src/statistics/regression/two-way-fe.ts";
import {generateTable} from "./panels.ts";

const seeds = fc.integer({min: 0, max: 1_000_000});

/** Outcomes a unit in periods 1, 2, … */
const build = (units: {start: number; y: number[]; weight?: number[]}[]) =>
  buildPanel({
    unit: units.flatMap(({y}, i) => y.map(() => `u${i}`)),
    time: units.flatMap(({y}) => y.map((_, t) => t + 1)),
    start: units.flatMap(({y, start}) => y.map(() => start)),
    outcome: units.flatMap(({y}) => y),
    weight: units.flatMap(({y, weight}) => y.map((_, t) => weight?.[t] ?? 1))
  });

describe("two-way fixed effects", () => {
  test("two groups and two periods: the difference of the mean changes", () => {
    const {att} = twoWayEffect(
      build([
        {start: 2, y: [1, 4]},
        {start: 2, y: [2, 3]},
        {start: Infinity, y: [0, 1]},
        {start: Infinity, y: [5, 5]}
      ])
    );
    expect(att).toBeCloseTo((3 + 1) / 2 - (1 + 0) / 2, 12);
  });

  test("one effect for all, no noise: the coefficient is that effect, absent cells and weights or not", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const table = generateTable({seed, noise: 0, holes: 0.2, isWeighted: true, effect: () => -1.25});
        const {att, reason} = twoWayEffect(buildPanel(table));
        if (reason !== "no-treated") expect(att).toBeCloseTo(-1.25, 9);
      }),
      {numRuns: 30}
    );
  });

  test("two units that start in turn in three periods: the effects enter with weights 1, −1/2 and 1/2", () => {
    const {negative, att} = twoWayEffect(
      build([
        {start: 2, y: [0, 10, 100]},
        {start: 3, y: [0, 0, 1000]}
      ])
    );
    expect(negative).toMatchObject({treatedCells: 3, negativeCells: 1});
    expect(negative.weight).toBeCloseTo(-0.5, 12);
    expect(att).toBeCloseTo(10 - 50 + 500, 9);
  });

  test("no treated cell, and no variation beside the effects, have a reason", () => {
    const never = build([
      {start: Infinity, y: [1, 2]},
      {start: Infinity, y: [2, 2]}
    ]);
    expect(twoWayEffect(never)).toMatchObject({att: null, reason: "no-treated"});
    const together = build([
      {start: 2, y: [1, 2]},
      {start: 2, y: [2, 5]}
    ]);
    expect(twoWayEffect(together)).toMatchObject({att: null, reason: "collinear"});
  });

  test("without never treated units the event study cannot tell its most distant lead", () => {
    const leads = twoWayEventStudy(buildPanel(generateTable({seed: 4, units: 60, neverShare: 0})));
    expect(leads.filter(({reason}) => reason === "collinear").map(({eventTime}) => eventTime)).toEqual([
      Math.min(...leads.map(({eventTime}) => eventTime))
    ]);
  });
});

describe("Goodman-Bacon decomposition", () => {
  test("weights are positive, sum to 1, and the weighted estimates are the two-way coefficient", () => {
    fc.assert(
      fc.property(seeds, fc.boolean(), (seed, isWeighted) => {
        const panel = buildPanel(generateTable({seed, isWeighted, effect: (start, time) => time - start}));
        const result = baconDecomposition(panel);
        if ("reason" in result) return;
        expect(result.comparisons.every(({weight}) => weight > 0)).toBe(true);
        expect(result.comparisons.reduce((sum, {weight}) => sum + weight, 0)).toBeCloseTo(1, 12);
        expect(result.estimate).toBeCloseTo(twoWayEffect(panel).att ?? NaN, 9);
      }),
      {numRuns: 40}
    );
  });

  test("units treated in all periods are a comparison of their own kind, counted as forbidden", () => {
    const panel = build([
      {start: 1, y: [3, 4, 7]},
      {start: -1, y: [3, 4, 4]},
      {start: 3, y: [1, 2, 6]},
      {start: Infinity, y: [1, 3, 2]}
    ]);
    const result = baconDecomposition(panel);
    if ("reason" in result) throw new Error(result.reason);
    expect(result.comparisons.map(({kind, treated}) => `${treated} ${kind}`)).toEqual([
      "3 later vs always treated",
      "3 treated vs untreated"
    ]);
    expect(result.forbiddenShare).toBeCloseTo(2 / 3, 12);
    expect(result.estimate).toBeCloseTo(twoWayEffect(panel).att ?? NaN, 12);
  });

  test("an absent outcome, a weight that changes and a single cohort have a reason", () => {
    const units = [
      {start: 2, y: [1, 2]},
      {start: Infinity, y: [1, NaN]}
    ];
    expect(baconDecomposition(build(units))).toEqual({reason: "unbalanced"});
    const changing = [
      {start: 2, y: [1, 2], weight: [1, 2]},
      {start: Infinity, y: [1, 1]}
    ];
    expect(baconDecomposition(build(changing))).toEqual({reason: "changing-weights"});
    expect(baconDecomposition(build([{start: 2, y: [1, 2]}]))).toEqual({reason: "no-comparison"});
  });
});
