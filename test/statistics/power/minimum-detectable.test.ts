import * as fc from "fast-check";
import {expect, test} from "vitest";
import {tQuantile} from "../../../src/statistics/distributions.ts";
import {
  detectableCurve,
  minimumDetectable,
  type Design,
  type Detectable
} from "../../../src/statistics/power/minimum-detectable.ts";
import {createRandom, type Random} from "../../../src/statistics/random.ts";

const design: Design = {
  treatedUnits: 24,
  comparisonUnits: 36,
  unitsPerCluster: 3,
  respondents: 40,
  preYears: 3,
  postYears: 2,
  baseShare: 0.15,
  unitYear: 0.0006,
  clusterYear: 0.0004
};

function found(result: ReturnType<typeof minimumDetectable>): Detectable {
  if ("reason" in result) throw new Error(result.reason);
  return result;
}

test("a design worked by hand: 24 and 36 schools, 3 a municipality, 3 years before and 2 after", () => {
  const {effect, standardError, df, variance} = found(minimumDetectable(design));
  expect(df).toBe(18);
  expect(variance.cluster).toBeCloseTo((5 / 6) * 0.0004 * (1 / 8 + 1 / 12), 15);
  expect(variance.unit).toBeCloseTo((5 / 6) * 0.0006 * (1 / 24 + 1 / 36), 15);
  expect(variance.binomial).toBeCloseTo((5 / 6) * (0.1275 / 40) * (1 / 24 + 1 / 36), 15);
  expect(effect).toBeCloseTo((tQuantile(0.975, 18) + tQuantile(0.8, 18)) * standardError, 15);
});

test("units that are their own clusters count as N(1 − h) when the part h has no numbers", () => {
  const own = {...design, unitsPerCluster: 1};
  const absent = found(minimumDetectable({...own, absent: {treated: 0.25, comparison: 0.5}}));
  const fewer = found(minimumDetectable({...own, treatedUnits: 18, comparisonUnits: 18}));
  expect(absent.effect).toBeCloseTo(fewer.effect, 14);
  expect(absent.df).toBe(34);
});

test("three schools a municipality with half absent: each shown one shares its municipality with one other", () => {
  const {df, variance} = found(minimumDetectable({...design, absent: {treated: 0.5, comparison: 0.5}}));
  // 1 − 0.5³ of 8 + 12 municipalities have a school with numbers
  expect(df).toBe(15);
  expect(variance.cluster).toBeCloseTo((5 / 6) * 0.0004 * (2 / 12 + 2 / 18), 15);
  expect(variance.unit).toBeCloseTo((5 / 6) * 0.0006 * (1 / 12 + 1 / 18), 15);
});

/** Change of mean shares of one cluster in a simulated world. */
function clusterChange(random: Random, {design: d, effect}: {design: Design; effect: number}): number {
  const years = d.preYears + d.postYears;
  const shocks = Array.from({length: years}, () => Math.sqrt(d.clusterYear) * random.normal());
  let change = 0;
  for (let unit = 0; unit < d.unitsPerCluster; unit++) {
    for (let year = 0; year < years; year++) {
      const post = year >= d.preYears;
      const own = Math.sqrt(d.unitYear) * random.normal();
      const p = Math.min(1, Math.max(0, d.baseShare + shocks[year]! + own + (post ? effect : 0)));
      const share = random.binomial(d.respondents, p) / d.respondents;
      change += (post ? share / d.postYears : -share / d.preYears) / d.unitsPerCluster;
    }
  }
  return change;
}

/** Share of worlds in which the two-sample t test on the clusters' changes finds an effect at 5 %. */
function rejectionRate(effect: number, worlds: number, seed: number): number {
  const random = createRandom(seed);
  let rejected = 0;
  for (let world = 0; world < worlds; world++) {
    const arms = [design.treatedUnits, design.comparisonUnits].map((units, arm) =>
      Array.from({length: units / design.unitsPerCluster}, () =>
        clusterChange(random, {design, effect: arm === 0 ? effect : 0})
      )
    );
    const means = arms.map((arm) => arm.reduce((a, b) => a + b, 0) / arm.length);
    const squares = arms.map((arm, i) => arm.reduce((sum, x) => sum + (x - means[i]!) ** 2, 0));
    const sizes = arms.map((arm) => arm.length);
    const df = sizes[0]! + sizes[1]! - 2;
    const se = Math.sqrt(((squares[0]! + squares[1]!) / df) * (1 / sizes[0]! + 1 / sizes[1]!));
    if (Math.abs(means[0]! - means[1]!) / se > tQuantile(0.975, df)) rejected++;
  }
  return rejected / worlds;
}

test("in 600 simulated worlds the minimum detectable effect is found in 80 %, no effect in 5 %", () => {
  const {effect} = found(minimumDetectable(design));
  expect(Math.abs(rejectionRate(-effect, 600, 4) - 0.8)).toBeLessThan(3 * Math.sqrt((0.8 * 0.2) / 600));
  expect(Math.abs(rejectionRate(0, 600, 5) - 0.05)).toBeLessThan(3 * Math.sqrt((0.05 * 0.95) / 600));
});

test("more of anything that informs lowers the minimum, more variance raises it", () => {
  const informs = ["treatedUnits", "comparisonUnits", "respondents", "preYears", "postYears"] as const;
  const disturbs = ["unitYear", "clusterYear"] as const;
  fc.assert(
    fc.property(
      fc.constantFrom(...informs, ...disturbs),
      fc.double({min: 1.1, max: 4, noNaN: true}),
      (name, factor) => {
        const before = found(minimumDetectable(design)).effect;
        const after = found(minimumDetectable({...design, [name]: design[name] * factor})).effect;
        return informs.some((informing) => informing === name) ? after < before : after > before;
      }
    )
  );
});

test("taken from a fixed number of units the minimum is lowest for equal arms", () => {
  const curve = detectableCurve(design, [6, 15, 30, 45, 54, 60], 60);
  const effects = curve.map(({detectable}) => found(detectable).effect);
  expect(curve.map(({treatedUnits}) => treatedUnits)).toEqual([6, 15, 30, 45, 54]);
  expect(Math.min(...effects)).toBe(effects[2]);
  expect(effects[0]).toBeCloseTo(effects[4]!, 12);
  expect(detectableCurve(design, [12, 24])[1]!.detectable).toEqual(minimumDetectable(design));
});

test.each([
  {name: "an arm with less than a cluster", change: {treatedUnits: 2}},
  {name: "two clusters in all", change: {treatedUnits: 3, comparisonUnits: 3}}
])("$name gives the reason too-few-clusters", ({change}) => {
  expect(minimumDetectable({...design, ...change})).toEqual({reason: "too-few-clusters"});
});

test.each([
  {respondents: 0},
  {preYears: NaN},
  {baseShare: 15},
  {unitYear: -1e-9},
  {absent: {treated: 1, comparison: 0}},
  {absent: {treated: 0, comparison: -0.1}},
  {alpha: 0},
  {power: 1},
  {power: 0.02}
])("%o is refused", (change) => {
  expect(() => minimumDetectable({...design, ...change})).toThrow(RangeError);
});
