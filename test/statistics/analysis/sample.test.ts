import {expect, test} from "vitest";
import {runEffect} from "../../../src/statistics/analysis/analyse.ts";
import type {EffectAnalysis} from "../../../src/statistics/analysis/result.ts";
import type {EffectData} from "../../../src/statistics/analysis/study.ts";
import {changeRows, changeUnits, makeData, makeSettings} from "./made.ts";

/** P 1 has 4 municipalities and P 2 has 5, 11 never take part. */
const data = makeData({level: "municipality"});

function analyse(given: EffectData, change = {}): EffectAnalysis {
  let analysis: EffectAnalysis | undefined;
  runEffect(given, makeSettings({level: "municipality", ...change}), (event) => {
    if (event.kind === "analysis") ({analysis} = event);
  });
  if (!analysis) throw new Error("no analysis");
  return analysis;
}

const hide = (...codes: string[]) =>
  changeRows(data, (row) =>
    codes.includes(row.unit) ? {...row, share: null, bullied: null, status: "suppressed"} : row
  );

test("units without a single number are chosen, but are not among those with numbers", () => {
  const {sample, trends} = analyse(hide("M00", "M18", "M19"));
  expect(sample).toMatchObject({treatedUnits: 8, comparisonUnits: 9, chosen: {treated: 9, comparison: 11}});
  expect(trends.map(({id, units, unitsShown}) => [id, units, unitsShown])).toEqual([
    ["P 1", 4, 3],
    ["P 2", 5, 5],
    [null, 11, 9]
  ]);
});

test("who starts after the last year compares, who started in the first year is on neither side", () => {
  const starts: Record<string, number> = {M04: 2013, M05: 2021};
  const given = changeUnits(data, (u) => ({...u, startYear: starts[u.code] ?? u.startYear}));
  const {sample} = analyse(given);
  expect(sample).toMatchObject({treatedUnits: 7, comparisonUnits: 12, chosen: {treated: 7, comparison: 12}});
  expect(sample.leftOut.alwaysTreated).toBe(1);
});

test("a base two years before the start needs one more year", () => {
  const given = changeUnits(data, (u) => (u.code === "M04" ? {...u, startYear: 2014} : u));
  const chosen = (selection: string) => analyse(given, {selection}).sample.chosen;
  expect(chosen("independent")).toEqual({treated: 9, comparison: 11});
  expect(chosen("lastYear")).toEqual({treated: 8, comparison: 11});
});
