import * as fc from "fast-check";
import {expect, test} from "vitest";
import {createRandom} from "../../../src/statistics/random.ts";
import {betaBinomial, maybeMomentFit} from "../../../src/statistics/shares/beta-binomial.ts";
import {posterior, probabilityAbove} from "../../../src/statistics/shares/posterior.ts";
import {rankIntervals, rankOf} from "../../../src/statistics/shares/rank.ts";
import {deviation, numberOf, readReference} from "../reference.ts";

const reference = readReference("shares/empirical_bayes_units.csv");
const units = reference.map((row) => ({count: numberOf(row["x"]), n: numberOf(row["n"])}));
const fit = betaBinomial(units);
if (!fit.ok) throw new Error(fit.reason);
const moments = maybeMomentFit(units)!;
const target = units.reduce((sum, {count}) => sum + count, 0) / units.reduce((sum, {n}) => sum + n, 0);

const parameters: Record<string, number> = {
  ml_alpha: fit.alpha,
  ml_beta: fit.beta,
  ml_mean: fit.mean,
  ml_precision: fit.precision,
  ml_rho: fit.rho,
  ml_loglik: fit.logLikelihood,
  mom_alpha: moments.alpha,
  mom_beta: moments.beta,
  mom_rho: moments.rho
};

test.each(readReference("shares/empirical_bayes_parameters.csv"))("$parameter is $value", (row) => {
  const name = row["parameter"] ?? "";
  expect(deviation(parameters[name] ?? NaN, numberOf(row["value"]))).toBeLessThan(1e-12);
});
const rawRanks = rankOf(units.map(({count, n}) => count / n));
const shrunkenRanks = rankOf(units.map((unit) => posterior(unit, fit).mean));
const cells = reference.flatMap((row, i) => {
  const unit = units[i]!;
  const {mean, interval, shrinkage} = posterior(unit, fit);
  const actual: Record<string, number> = {
    eb_mean_ml: mean,
    eb_lo95_ml: interval.low,
    eb_hi95_ml: interval.high,
    shrink_ml: shrinkage,
    prob_above_target_ml: probabilityAbove(target, unit, fit),
    eb_mean_mom: posterior(unit, moments).mean,
    rank_raw: rawRanks[i]!,
    rank_eb: shrunkenRanks[i]!
  };
  return Object.entries(actual).map(([column, value]) => ({
    unit: row["unit"],
    column,
    actual: value,
    expected: numberOf(row[column])
  }));
});

test.each(cells)("unit $unit: $column is $expected", ({actual, expected}) => {
  expect(Math.abs(actual - expected)).toBeLessThan(1e-12);
});

const draws = 40_000;
const simulated = rankIntervals(units, fit, {random: createRandom(7), draws});
if (!simulated.ok) throw new Error(simulated.reason);

const ranks = reference.map((row, i) => ({
  unit: row["unit"],
  actual: simulated.ranks[i]!,
  expected: numberOf(row["expected_rank_mc"]),
  low: numberOf(row["rank_lo95_mc"]),
  high: numberOf(row["rank_hi95_mc"])
}));

// Both sides are means of 40 000 draws; a rank among 40 has a standard deviation of at most 12.
test.each(ranks)("unit $unit has the expected rank $expected, from $low to $high", (row) => {
  expect(Math.abs(row.actual.expected - row.expected)).toBeLessThan(4 * 12 * Math.sqrt(2 / draws));
  expect(Math.abs(row.actual.low - row.low)).toBeLessThanOrEqual(1);
  expect(Math.abs(row.actual.high - row.high)).toBeLessThanOrEqual(1);
});

test("the same seed gives the same ranks", () => {
  const [one, other] = [3, 3].map((seed) =>
    rankIntervals(units, fit, {random: createRandom(seed), draws: 50})
  );
  expect(one).toEqual(other);
});

test.each([
  ["one unit", [{count: 3, n: 20}], "tooFewUnits"],
  [
    "single answers only",
    [
      {count: 1, n: 1},
      {count: 0, n: 1}
    ],
    "tooFewUnits"
  ],
  ["nobody bullied", units.map(({n}) => ({count: 0, n})), "noSpread"],
  ["everyone bullied", units.map(({n}) => ({count: n, n})), "noSpread"],
  ["equal shares", units.map(() => ({count: 5, n: 50})), "noSpread"],
  [
    "all or nothing",
    [
      {count: 0, n: 40},
      {count: 40, n: 40},
      {count: 0, n: 40},
      {count: 40, n: 40}
    ],
    "allOrNothing"
  ]
])("%s has no fit and no ranks", (_name, counts, reason) => {
  const none = betaBinomial(counts);
  expect(none).toEqual({ok: false, reason});
  expect(rankIntervals(counts, none, {random: createRandom(1)})).toEqual({ok: false, reason});
});

test("units that differ little more than by chance are not ranked", () => {
  const counts = [2, 7, 5, 10, 1, 5, 7, 3, 9, 5].map((count) => ({count, n: 50}));
  const weak = betaBinomial(counts);
  expect(weak.ok).toBe(true);
  expect(rankIntervals(counts, weak, {random: createRandom(1)})).toEqual({
    ok: false,
    reason: "noEvidenceOfSpread"
  });
});

test("equal values share the smallest rank", () => {
  expect(rankOf([0.1, 0.3, 0.1, 0])).toEqual([2, 1, 2, 4]);
});

test("the posterior mean lies between the unit's share and the mean, nearer the mean the fewer answers", () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 200}), fc.double({min: 0, max: 1, noNaN: true}), (n, part) => {
      const count = Math.round(part * n);
      const {mean, interval, shrinkage} = posterior({count, n}, fit);
      const [low, high] = [Math.min(count / n, fit.mean), Math.max(count / n, fit.mean)];
      expect(mean).toBeGreaterThanOrEqual(low - 1e-12);
      expect(mean).toBeLessThanOrEqual(high + 1e-12);
      expect(interval.low).toBeLessThan(mean);
      expect(interval.high).toBeGreaterThan(mean);
      expect(posterior({count: 10 * count, n: 10 * n}, fit).shrinkage).toBeLessThan(shrinkage);
    })
  );
});

test("the maximum is one: no fit nearby is more likely", () => {
  for (const [a, b] of [
    [1.02, 1],
    [0.98, 1],
    [1, 1.02],
    [1, 0.98]
  ] as const) {
    const near = {alpha: fit.alpha * a, beta: fit.beta * b};
    expect(sumLog(near)).toBeLessThan(sumLog(fit));
  }
});

/** Log-likelihood by the product over answers one at a time, without gamma functions. */
function sumLog({alpha, beta}: {alpha: number; beta: number}): number {
  let sum = 0;
  for (const {count, n} of units) {
    for (let i = 0; i < count; i++) sum += Math.log(alpha + i);
    for (let i = 0; i < n - count; i++) sum += Math.log(beta + i);
    for (let i = 0; i < n; i++) sum -= Math.log(alpha + beta + i);
  }
  return sum;
}
