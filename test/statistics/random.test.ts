import {expect, test} from "vitest";
import {createRandom} from "../../src/statistics/random.ts";

test("the stream of seed 1 begins with the published values of mulberry32", () => {
  const random = createRandom(1);
  expect([random.uniform(), random.uniform(), random.uniform()]).toEqual([
    0.6270739405881613, 0.002735721180215478, 0.5274470399599522
  ]);
});

test("a fork depends on seed and label only, never on how many numbers were drawn before", () => {
  const fresh = createRandom(5).fork("schools");
  const used = createRandom(5);
  for (let i = 0; i < 100; i++) used.uniform();
  expect(used.fork("schools").uniform()).toBe(fresh.uniform());
  expect(createRandom(5).fork("pupils").uniform()).not.toBe(createRandom(5).fork("schools").uniform());
  expect(createRandom(6).fork("schools").uniform()).not.toBe(createRandom(5).fork("schools").uniform());
});

/** Mean and variance of 20 000 draws. */
function moments(draw: () => number): {mean: number; variance: number} {
  const values = Array.from({length: 20_000}, draw);
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return {mean, variance: values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length};
}

const shared = createRandom(11);

test.each([
  {name: "uniform", draw: () => shared.uniform(), mean: 1 / 2, variance: 1 / 12},
  {name: "normal", draw: () => shared.normal(), mean: 0, variance: 1},
  {name: "exponential", draw: () => shared.exponential(), mean: 1, variance: 1},
  {name: "binomial(40, 0.1)", draw: () => shared.binomial(40, 0.1), mean: 4, variance: 3.6},
  {name: "integer from 1 to 6", draw: () => shared.integer(1, 6), mean: 3.5, variance: 35 / 12}
])("$name has the mean and the variance of its definition", ({draw, mean, variance}) => {
  const drawn = moments(draw);
  expect(Math.abs(drawn.mean - mean)).toBeLessThan(5 * Math.sqrt(variance / 20_000));
  expect(Math.abs(drawn.variance / variance - 1)).toBeLessThan(0.06);
});

test.each([-1, 1.5, 4294967296, Number.NaN])("seed %s is refused", (seed) => {
  expect(() => createRandom(seed)).toThrow(RangeError);
});
