import {expect, test} from "vitest";
import {concentrationCurve, concentrationIndex, lorenzCurve} from "../../../src/statistics/fairness/curve.ts";
import {decomposeTheil} from "../../../src/statistics/fairness/theil-decomposition.ts";
import {deviation, numberOf, readReference} from "../reference.ts";
import {networks} from "./networks.ts";

test("Theil T and L of each region and their sums are those of the reference", () => {
  const rows = readReference("fairness/theil_decomposition.csv");
  const result = decomposeTheil(networks);
  if (!result.ok) throw new Error(result.reason);
  const all = rows.map(({region, ...cells}) => {
    const own = result.groups.find(({group}) => group === region);
    if (!own) {
      expect(region).toBe("TOTAL");
      const {T, L} = result;
      const mean = networks.reduce((sum, {amount}) => sum + amount, 0) / networks.reduce((sum, {weight}) => sum + weight, 0); // prettier-ignore
      return {cells, actual: [1, 1, mean, T.total, L.total, T.within, L.within, T.between, L.between]};
    }
    const {headShare, valueShare, mean, withinT, withinL} = own;
    const parts = [own.withinContributionT, own.withinContributionL];
    const between = [own.betweenContributionT, own.betweenContributionL];
    return {cells, actual: [headShare, valueShare, mean, withinT, withinL, ...parts, ...between]};
  });
  expect(all).toHaveLength(5);
  for (const {cells, actual} of all) {
    Object.values(cells).forEach((cell, i) => {
      expect(deviation(actual[i]!, numberOf(cell))).toBeLessThan(1e-9);
    });
  }
  expect(result.T.within + result.T.between).toBeCloseTo(result.T.total, 14);
  expect(result.L.within + result.L.between).toBeCloseTo(result.L.total, 14);
});

test("a group of one unit has no inequality inside, and a unit that got nothing is a reason", () => {
  const two = [
    {unit: "a", group: "A", value: 1, weight: 1},
    {unit: "b", group: "B", value: 3, weight: 1}
  ];
  expect(decomposeTheil(two)).toMatchObject({T: {within: 0}, groups: [{withinT: 0}, {withinT: 0}]});
  expect(decomposeTheil(two.map((one, i) => ({...one, value: i})))).toEqual({ok: false, reason: "zeroValue"});
  expect(decomposeTheil([])).toEqual({ok: false, reason: "noUnits"});
});

test.each([
  ["lorenz_per_head", () => lorenzCurve(networks)],
  ["concentration_by_need", () => concentrationCurve(networks)]
])("%s: every point is that of the reference", (name, curveOf) => {
  const rows = readReference("fairness/lorenz_concentration.csv").filter(({curve}) => curve === name);
  const curve = curveOf();
  if (!curve.ok) throw new Error(curve.reason);
  expect(rows).toHaveLength(17);
  expect(curve.points.map(({unit}) => unit ?? "")).toEqual(rows.map(({unit}) => unit));
  curve.points.forEach(({heads, kroner}, i) => {
    expect(Math.abs(heads - numberOf(rows[i]!["p"]))).toBeLessThan(1e-9);
    expect(Math.abs(kroner - numberOf(rows[i]!["L"]))).toBeLessThan(1e-9);
  });
});

test("units with the same need lie on one line, so that their order changes neither curve nor index", () => {
  const units = [
    {unit: "a", value: 1, weight: 2, need: 0.1},
    {unit: "b", value: 5, weight: 2, need: 0.1},
    {unit: "c", value: 3, weight: 4, need: 0.2}
  ];
  const curve = concentrationCurve(units);
  if (!curve.ok) throw new Error(curve.reason);
  expect(curve.points.map(({heads, kroner}) => [heads, kroner])).toEqual([
    [0, 0],
    [0.25, 0.25],
    [0.5, 0.5],
    [1, 1]
  ]);
  expect(concentrationIndex(units)).toEqual({ok: true, value: 0});
});
