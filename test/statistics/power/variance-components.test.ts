import {expect, test} from "vitest";
import {buildPanel, type Panel} from "../../../src/statistics/effect/panel.ts";
import {varianceComponents} from "../../../src/statistics/power/variance-components.ts";
import {createRandom} from "../../../src/statistics/random.ts";
import {numberOf, readReference} from "../reference.ts";

interface World {
  seed: number;
  clusters: number;
  perCluster: number;
  respondents: number;
  unitYear: number;
  clusterYear: number;
  scale?: number;
}

/** Shares of schools in six years around 0.2, with a treatment of −0.15 from year 4 on in every third cluster. */
function world({seed, clusters, perCluster, respondents, unitYear, clusterYear, scale = 1}: World): Panel {
  const random = createRandom(seed);
  const rows = Array.from({length: clusters}, (_, c) => {
    const shocks = Array.from({length: 6}, () => Math.sqrt(clusterYear) * random.normal());
    return Array.from({length: perCluster}, (__, u) => {
      const level = 0.2 + 0.04 * random.normal();
      return shocks.map((shock, year) => {
        const treated = c % 3 === 0 && year >= 4 ? -0.15 : 0;
        const p = level + shock + Math.sqrt(unitYear) * random.normal() + 0.01 * year + treated;
        const share = random.binomial(respondents, Math.min(1, Math.max(0, p))) / respondents;
        return {unit: `${c}-${u}`, year, start: c % 3 === 0 ? 4 : 0, share: share * scale, cluster: `${c}`};
      });
    }).flat();
  }).flat();
  return buildPanel({
    unit: rows.map((row) => row.unit),
    time: rows.map((row) => row.year),
    start: rows.map((row) => row.start),
    outcome: rows.map((row) => (random.uniform() < 0.1 ? NaN : row.share)),
    weight: rows.map(() => respondents),
    cluster: rows.map((row) => row.cluster)
  });
}

const usual = {clusters: 30, perCluster: 4, respondents: 30, unitYear: 0.0008, clusterYear: 0.0005};

test("over 60 worlds the estimates are right on average, treatment, gaps and binomial noise notwithstanding", () => {
  const estimates = Array.from({length: 60}, (_, seed) => varianceComponents(world({...usual, seed}))!);
  for (const name of ["unitYear", "clusterYear"] as const) {
    const values = estimates.map((estimate) => estimate[name]);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    expect(Math.abs(mean - usual[name])).toBeLessThan((3 * sd) / Math.sqrt(60));
    expect(sd).toBeLessThan(usual[name]);
  }
});

test("percent with scale 100 gives the same as shares", () => {
  const shares = varianceComponents(world({...usual, seed: 3}))!;
  const percent = varianceComponents(world({...usual, seed: 3, scale: 100}), {scale: 100})!;
  expect(percent.unitYear).toBeCloseTo(shares.unitYear, 12);
  expect(percent.clusterYear).toBeCloseTo(shares.clusterYear, 12);
  expect(percent.baseShare).toBeCloseTo(shares.baseShare, 12);
});

test("where all variation is binomial the components are near 0 and never below", () => {
  for (let seed = 0; seed < 20; seed++) {
    const {unitYear, clusterYear} = varianceComponents(world({...usual, seed, unitYear: 0, clusterYear: 0}))!;
    expect(unitYear).toBeGreaterThanOrEqual(0);
    expect(clusterYear).toBeGreaterThanOrEqual(0);
    expect(unitYear + clusterYear).toBeLessThan(0.0012);
  }
});

test("two units of one cluster and two years, worked by hand", () => {
  // Changes 0.1 and 0.3; noise of the cells p(1 − p)/(n − 1) with n = 101: 0.0016, 0.0021, 0.0016, 0.0025.
  const panel = buildPanel({
    unit: ["a", "a", "b", "b", "c", "c"],
    time: [1, 2, 1, 2, 1, 2],
    start: [0, 0, 0, 0, 0, 0],
    outcome: [0.2, 0.3, 0.2, 0.5, 0.2, 0.2],
    weight: [101, 101, 101, 101, 101, 101],
    cluster: ["x", "x", "x", "x", "y", "y"]
  });
  const unitYear = (0.2 ** 2 - 0.0016 - 0.0021 - 0.0016 - 0.0025) / 4;
  const both = (0.1 ** 2 - 0.0016 * 3 - 0.0021 + (0.3 ** 2 - 0.0016 * 3 - 0.0025)) / 8;
  const components = varianceComponents(panel)!;
  expect(components).toMatchObject({separable: true, pairs: {within: 1, between: 2}});
  expect(components.unitYear).toBeCloseTo(unitYear, 12);
  expect(components.clusterYear).toBeCloseTo(both - unitYear, 12);
});

test("units that are their own clusters give one component and say so", () => {
  const panel = world({...usual, seed: 1, perCluster: 1});
  const {separable, clusterYear, unitYear, intraclass} = varianceComponents(panel)!;
  expect({separable, clusterYear, intraclass}).toEqual({separable: false, clusterYear: 0, intraclass: 0});
  expect(unitYear).toBeGreaterThan(0);
});

test("the moments are the means of (dᵢ − dⱼ)² less noise over all pairs of units and years", () => {
  const panel = world({...usual, seed: 7, clusters: 6});
  const {outcome, weight, start, cluster} = panel;
  const sums = {within: {excess: 0, pairs: 0}, between: {excess: 0, pairs: 0}};
  const noise = (cell: number) => (outcome[cell]! * (1 - outcome[cell]!)) / (weight[cell]! - 1);
  for (let i = 0; i < panel.units.length; i++) {
    for (let j = 0; j < i; j++) {
      for (let s = 0; s < 6; s++) {
        for (let t = s + 1; t < 6; t++) {
          if (t >= start[i]! || t >= start[j]!) continue;
          const cells = [i * 6 + t, i * 6 + s, j * 6 + t, j * 6 + s] as const;
          const [it, is, jt, js] = cells;
          const gap = outcome[it]! - outcome[is]! - outcome[jt]! + outcome[js]!;
          if (Number.isNaN(gap)) continue;
          const sum = sums[cluster[i] === cluster[j] ? "within" : "between"];
          sum.pairs++;
          sum.excess += gap ** 2 - cells.reduce((total, cell) => total + noise(cell), 0);
        }
      }
    }
  }
  const {raw, pairs} = varianceComponents(panel)!;
  expect(pairs).toEqual({within: sums.within.pairs, between: sums.between.pairs});
  expect(raw.unitYear).toBeCloseTo(sums.within.excess / sums.within.pairs / 4, 12);
  expect(raw.total).toBeCloseTo(sums.between.excess / sums.between.pairs / 4, 12);
});

test("panel B, where binomial noise is all that shows, has components of 0 and says what the moments were", () => {
  const rows = readReference("panels/B_panel.csv");
  const column = (name: string) => rows.map((row) => numberOf(row[name]));
  const panel = buildPanel({
    unit: rows.map((row) => row["unit"] ?? ""),
    time: column("year"),
    start: column("g"),
    outcome: column("y"),
    weight: column("respondents"),
    cluster: rows.map((row) => row["kommune"] ?? "")
  });
  const {unitYear, clusterYear, raw, pairs} = varianceComponents(panel, {scale: 100})!;
  expect({unitYear, clusterYear}).toEqual({unitYear: 0, clusterYear: 0});
  expect(pairs).toEqual({within: 16_420, between: 741_825});
  expect(raw.unitYear).toBeCloseTo(-6.63176381426102e-5, 12);
  expect(raw.total).toBeCloseTo(-8.154610071414581e-5, 12);
});

test("no two units to compare gives undefined, respondents of another length are refused", () => {
  const lonely = buildPanel({
    unit: ["a", "a"],
    time: [1, 2],
    start: [0, 0],
    outcome: [0.1, 0.2],
    weight: [9, 9]
  });
  expect(varianceComponents(lonely)).toBeUndefined();
  expect(() => varianceComponents(lonely, {respondents: new Float64Array(1)})).toThrow(RangeError);
});
