import * as fc from "fast-check";
import {expect, test} from "vitest";
import {normalCdf, normalQuantile} from "../../../src/statistics/distributions.ts";
import {gaussianDraws} from "../../../src/statistics/sensitivity/gaussian-draws.ts";
import {covarianceOfInfluence, supTCritical} from "../../../src/statistics/sensitivity/sup-t.ts";
import {panelB} from "./panel-b.ts";

const equicorrelated = (k: number, rho: number) =>
  Float64Array.from({length: k * k}, (_, i) => (Math.floor(i / k) === i % k ? 1 : rho));

/** P(max|Z| ≤ c) for k equally correlated cells: given the shared part the cells are independent. */
function chanceInside(c: number, k: number, rho: number): number {
  let sum = 0;
  for (let i = 0; i <= 2000; i++) {
    const z = -8 + (16 * i) / 2000;
    const [own, shift] = [Math.sqrt(1 - rho), Math.sqrt(rho) * z];
    const inside = normalCdf((c - shift) / own) - normalCdf((-c - shift) / own);
    sum += inside ** k * Math.exp((-z * z) / 2) * (16 / 2000);
  }
  return sum / Math.sqrt(2 * Math.PI);
}

function exactCritical(k: number, rho: number): number {
  let [low, high] = [1, 5];
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (chanceInside(middle, k, rho) < 0.95) low = middle;
    else high = middle;
  }
  return low;
}

test.each([
  [2, 0],
  [5, 0.5],
  [12, 0.1],
  [20, 0],
  [20, 0.8]
])("of %i cells with correlation %d the critical value is within 0.01 of the exact one", (k, rho) => {
  for (const seed of [1, 2, 3, 4]) {
    expect(
      Math.abs((supTCritical(equicorrelated(k, rho), k, {seed}) ?? NaN) - exactCritical(k, rho))
    ).toBeLessThan(0.01);
  }
});

test("of one cell it is the normal quantile, of none undefined", () => {
  expect(supTCritical(Float64Array.of(4), 1)).toBe(normalQuantile(0.975));
  expect(supTCritical(new Float64Array(4), 2)).toBeUndefined();
});

test("cells without variance are dropped, and the units of the cells do not matter", () => {
  const wide = Float64Array.of(4, 0, 0.6, 0, 0, 0, 0.6, 0, 0.09);
  const small = Float64Array.of(1, 1, 1, 1);
  expect(supTCritical(wide, 3, {draws: 5000})).toBe(supTCritical(small, 2, {draws: 5000}));
  const same = supTCritical(small, 2) ?? NaN;
  expect(Math.abs(same - 1.96)).toBeLessThan(0.01);
});

test("the same seed gives the same value, another seed another", () => {
  const sigma = panelB().sigma;
  expect(supTCritical(sigma, 7, {seed: 5})).toBe(supTCritical(sigma, 7, {seed: 5}));
  expect(supTCritical(sigma, 7, {seed: 5})).not.toBe(supTCritical(sigma, 7, {seed: 6}));
});

test("it lies between the pointwise and the Bonferroni value", () => {
  fc.assert(
    fc.property(fc.integer({min: 2, max: 12}), fc.double({min: 0, max: 0.95, noNaN: true}), (k, rho) => {
      const value = supTCritical(equicorrelated(k, rho), k, {draws: 20_000}) ?? NaN;
      expect(value).toBeGreaterThan(normalQuantile(0.975));
      expect(value).toBeLessThan(normalQuantile(1 - 0.025 / k) + 0.06);
    }),
    {numRuns: 20}
  );
});

test("draws have the correlations of a singular covariance", () => {
  // The third cell is the sum of the first two.
  const sigma = Float64Array.of(1, 0.5, 1.5, 0.5, 1, 1.5, 1.5, 1.5, 3);
  const {values} = gaussianDraws(sigma, 3, {draws: 50_000, seed: 2});
  let product = 0;
  for (let draw = 0; draw < 50_000; draw++) {
    const [a, b, c] = [values[3 * draw]!, values[3 * draw + 1]!, values[3 * draw + 2]!];
    expect(Math.abs(a + b - Math.sqrt(3) * c)).toBeLessThan(1e-6);
    product += (a * b) / 50_000;
  }
  expect(Math.abs(product - 0.5)).toBeLessThan(0.02);
});

test("a matrix that is no covariance is refused", () => {
  expect(() => supTCritical(Float64Array.of(1, 2, 2, 1), 2)).toThrow(RangeError);
  expect(() => supTCritical(Float64Array.of(1, 0, 0, -1, 0, 0, 0, 0, 1), 3)).not.toThrow();
  expect(() => gaussianDraws(Float64Array.of(1, 0, 0, -1), 2, {draws: 1, seed: 1})).toThrow(RangeError);
});

test("the covariance of influence functions is Σψψ′/n², over sums of clusters where these are given", () => {
  const psi = Float64Array.of(1, 2, -1, 0, 3, -2, -3, 0);
  expect([...covarianceOfInfluence(psi, 2)]).toEqual([20 / 16, -4 / 16, -4 / 16, 8 / 16]);
  // Sums of the clusters: (0, 2) and (0, −2).
  expect([...covarianceOfInfluence(psi, 2, Int32Array.of(0, 0, 1, 1))]).toEqual([0, 0, 0, 8 / 16]);
  expect(() => covarianceOfInfluence(psi, 3)).toThrow(RangeError);
});
