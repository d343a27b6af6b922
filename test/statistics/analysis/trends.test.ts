import {expect, test} from "vitest";
import type {EffectRow} from "../../../src/model/effect.ts";
import type {Study, StudyUnit} from "../../../src/statistics/analysis/study.ts";
import {createTrends} from "../../../src/statistics/analysis/trend-arms.ts";

type Cell = number | "hidden" | "missing" | undefined;

function unit(
  cells: Cell[],
  {
    weight = 1,
    pulje = null,
    start = Infinity,
    respondents = 40
  }: {weight?: number; pulje?: string | null; start?: number; respondents?: number | null} = {}
): StudyUnit {
  return {
    code: "u",
    municipality: "m",
    pulje,
    start,
    weight,
    years: cells.map((cell, i): EffectRow | undefined => {
      if (cell === undefined) return undefined;
      const base = {unit: "u", year: 2017 + i, respondents};
      if (typeof cell === "number") return {...base, share: cell, bullied: 1, status: "ok"};
      return {...base, share: null, bullied: null, status: cell === "hidden" ? "suppressed" : "missing"};
    })
  };
}

function trendsOf(...units: StudyUnit[]) {
  return trendsFrom(1, ...units);
}

function trendsFrom(fewest: number, ...units: StudyUnit[]) {
  const years = units[0]!.years.map((_, i) => 2017 + i);
  return createTrends({units, years} as Study, fewest);
}

test("a mean is that of the shown shares by fixed weight, in percent", () => {
  const [arm] = trendsOf(unit([0.1], {weight: 30}), unit([0.2], {weight: 10}));
  // (30 · 10 + 10 · 20) / 40
  expect(arm!.points[0]!.share).toBeCloseTo(12.5, 12);
  expect(arm!.points[0]).toMatchObject({shown: 2, hidden: 0, missing: 0, respondents: 80, bounds: null});
});

test("hidden, missing and absent rows are counted apart and do not enter the mean", () => {
  const [arm] = trendsOf(unit([0.1]), unit(["hidden"]), unit(["missing"]), unit([undefined]));
  expect(arm!.points[0]).toMatchObject({share: 10, shown: 1, hidden: 1, missing: 2, hiddenWeight: 0.5});
});

test("a year that rests on too few shown units has neither mean nor bounds; without any the bounds stand", () => {
  const years: Cell[] = [0.1, 0.1, "hidden"];
  const [arm] = trendsFrom(2, unit(years), unit([0.2, "hidden", "hidden"]));
  expect(arm!.points.map(({share}) => share !== null)).toEqual([true, false, false]);
  expect(arm!.points.map(({bounds}) => bounds !== null)).toEqual([false, false, true]);
  expect(arm!.points[1]).toMatchObject({shown: 1, hidden: 1});
});

test("the bounds set every hidden count to 1 and to 4", () => {
  const [arm] = trendsOf(unit([0.1], {weight: 30}), unit(["hidden"], {weight: 10}));
  // (30 · 10 + 10 · 2,5) / 40 and (30 · 10 + 10 · 10) / 40, with 40 answers
  expect(arm!.points[0]!.bounds!.low).toBeCloseTo(8.125, 12);
  expect(arm!.points[0]!.bounds!.high).toBeCloseTo(10, 12);
});

test("a hidden share of fewer than four answers is at most all of them", () => {
  const [arm] = trendsOf(unit(["hidden"], {respondents: 2}));
  expect(arm!.points[0]).toMatchObject({share: null, bounds: {low: 50, high: 100}});
});

test("a hidden row without its number of answers has that of the unit's other years, whatever the weights", () => {
  const mixed = unit([0.1, "hidden"], {respondents: 20});
  mixed.years[1] = {...mixed.years[1]!, respondents: null};
  const [arm] = trendsOf(mixed);
  expect(arm!.points[1]!.bounds).toEqual({low: 5, high: 20});
});

test.each([null, 0])("a hidden row of a unit with %s answers can be anything", (respondents) => {
  const [arm] = trendsOf(unit(["hidden"], {respondents}));
  expect(arm!.points[0]!.bounds).toEqual({low: 0, high: 100});
});

test.each([
  [2, 8, false],
  [2.001, 8, true],
  [0, 8, false],
  [3, 0, true]
])(
  "hidden weight %f beside shown weight %f is drawn hollow: %s (above a fifth)",
  (hidden, shown, isHollow) => {
    const units = [
      ...(hidden > 0 ? [unit(["hidden"], {weight: hidden})] : []),
      ...(shown > 0 ? [unit([0.1], {weight: shown})] : [])
    ];
    expect(trendsOf(...units)[0]!.points[0]!.isHollow).toBe(isHollow);
  }
);

test("units with a number in any year are counted apart from all units", () => {
  const [arm] = trendsOf(
    unit([0.1, "hidden"]),
    unit(["hidden", "hidden"]),
    unit(["missing", 0]),
    unit([undefined, "missing"])
  );
  expect(arm).toMatchObject({units: 4, unitsShown: 2});
});

test("the puljer come by start, the comparison last", () => {
  const arms = trendsOf(
    unit([0.1]),
    unit([0.1], {pulje: "P 2", start: 2019}),
    unit([0.1], {pulje: "P 1", start: 2017}),
    unit([0.1], {pulje: "P 1", start: 2017})
  );
  expect(arms.map(({id, start, units}) => [id, start, units])).toEqual([
    ["P 1", 2017, 2],
    ["P 2", 2019, 1],
    [null, null, 1]
  ]);
});
