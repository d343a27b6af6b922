import * as fc from "fast-check";
import {expect, test} from "vitest";
import {normalCdf} from "../../../src/statistics/distributions.ts";
import {choleskyInverse, choleskySolve, maybeCholesky} from "../../../src/statistics/linear-algebra.ts";
import {createRandom} from "../../../src/statistics/random.ts";
import {
  averagePost,
  covariance,
  dot,
  targetOf,
  type Target
} from "../../../src/statistics/sensitivity/event-study.ts";
import {foldedNormalQuantile} from "../../../src/statistics/sensitivity/folded-normal.ts";
import {smoothnessInterval, withoutLinearTrend} from "../../../src/statistics/sensitivity/smoothness.ts";
import {given, referenceIntervals, targetB} from "./panel-b.ts";

/**
 * The reference takes its quantile from a million draws (error up to 2e-3 of the half length) and its centre from a
 * solver that stops early where the half length hardly changes; both tolerances are of those.
 */
test.each(referenceIntervals("DeltaSD"))("ΔSD($bound) of $target agrees with the reference", (row) => {
  const {low, high} = given(smoothnessInterval(targetB(row.target), row.bound));
  expect(Math.abs((high - low) / (row.high - row.low) - 1)).toBeLessThan(2e-3);
  expect(Math.abs(low + high - row.low - row.high) / 2).toBeLessThan(row.bound > 0 ? 0.011 : 3e-4);
});

test("with draws as the reference has them, q(0) = 1.96223867, the half length of ΔSD(0) is the reference's to 1e-7", () => {
  for (const row of referenceIntervals("DeltaSD").filter(({bound}) => bound === 0)) {
    const {standardError} = given(withoutLinearTrend(targetB(row.target)));
    expect(1.9622386669815701 * standardError).toBeCloseTo((row.high - row.low) / 2, 7);
  }
});

/** Effects of generalised least squares on a line through the base and one effect a later period. */
function leastSquares({pre, post, beta, sigma, weights}: Target): {effect: number; variance: number} {
  const k = pre + post;
  const p = post + 1;
  const precision = choleskyInverse(maybeCholesky(sigma, k)!, k);
  const time = (i: number) => (i < pre ? i - pre : i - pre + 1);
  const x = (i: number, c: number) => (c === 0 ? time(i) : i === pre + c - 1 ? 1 : 0);
  const normal = new Float64Array(p * p);
  const right = new Float64Array(p);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) {
      const weight = precision[i * k + j]!;
      for (let c = 0; c < p; c++) {
        right[c]! += x(i, c) * weight * beta[j]!;
        for (let d = 0; d < p; d++) normal[c * p + d]! += x(i, c) * weight * x(j, d);
      }
    }
  }
  const factor = maybeCholesky(normal, p)!;
  const l = Float64Array.from({length: p}, (_, c) => (c ? weights[c - 1]! : 0));
  return {effect: dot(l, choleskySolve(factor, p, right)), variance: dot(l, choleskySolve(factor, p, l))};
}

test.each(["first_post", "average_post"])(
  "ΔSD(0) of %s is the GLS fit with a linear difference in trends",
  (name) => {
    const target = targetB(name);
    const {low, high, standardError} = given(withoutLinearTrend(target));
    const fit = leastSquares(target);
    expect((low + high) / 2).toBeCloseTo(fit.effect, 10);
    expect(standardError ** 2).toBeCloseTo(fit.variance, 10);
    const near = given(smoothnessInterval(target, 1e-9));
    expect(near.low).toBeCloseTo(low, 7);
    expect(near.high).toBeCloseTo(high, 7);
  }
);

/** Largest |v′δ| over ΔSD(1), by building each unit second difference from its definition. */
function worstBias({pre, post}: Target, v: Float64Array): number {
  let sum = 0;
  for (let bend = 1 - pre; bend <= post - 1; bend++) {
    const delta = Float64Array.from({length: pre + post}, (_, i) => {
      const time = i < pre ? i - pre : i - pre + 1;
      return bend >= 0 ? Math.max(0, time - bend) : Math.max(0, bend - time);
    });
    sum += Math.abs(dot(v, delta));
  }
  return sum;
}

/** An event study with `pre` leads, `post` later periods and a covariance of full rank. */
function randomTarget(seed: number, pre: number, post: number): Target {
  const random = createRandom(seed);
  const k = pre + post;
  const root = Float64Array.from({length: k * k}, () => random.normal());
  const sigma = Float64Array.from({length: k * k}, (_, i) => {
    const [r, c] = [Math.floor(i / k), i % k];
    let sum = r === c ? 0.1 : 0;
    for (let j = 0; j < k; j++) sum += root[r * k + j]! * root[c * k + j]!;
    return sum;
  });
  const eventTimes = Array.from({length: k}, (_, i) => (i < pre ? i - pre - 1 : i - pre));
  return given(
    targetOf({eventTimes, beta: Float64Array.from({length: k}, () => random.normal()), sigma}, averagePost)
  );
}

const sizes = fc.record({
  seed: fc.integer({min: 0, max: 1e6}),
  pre: fc.integer({min: 1, max: 9}),
  post: fc.integer({min: 1, max: 5}),
  bound: fc.double({min: 0.001, max: 5, noNaN: true})
});

test("the centre takes any linear trend out, and its worst bias is reached by a bend in each year", () => {
  fc.assert(
    fc.property(sizes, ({seed, pre, post, bound}) => {
      const target = randomTarget(seed, pre, post);
      const {estimator, worstBias: bias} = given(smoothnessInterval(target, bound));
      const line = Float64Array.from({length: pre + post}, (_, i) => (i < pre ? i - pre : i - pre + 1));
      expect(dot(estimator, line)).toBeCloseTo(0, 8);
      expect(bias).toBeCloseTo(bound * worstBias(target, estimator), 8);
    })
  );
});

test("no other estimator that takes linear trends out has a shorter interval", () => {
  fc.assert(
    fc.property(sizes, fc.double({min: 1e-5, max: 1, noNaN: true}), ({seed, pre, post, bound}, distance) => {
      const target = randomTarget(seed, pre, post);
      const {estimator, low, high} = given(smoothnessInterval(target, bound));
      const random = createRandom(seed).fork("other");
      for (let trial = 0; trial < 10; trial++) {
        const other = estimator.slice();
        for (let i = 0; i + 1 < pre; i++) {
          const move = distance * random.normal() * (random.uniform() < 0.5 ? 1 : 0);
          other[i]! += move;
          other[pre - 1]! -= move * (pre - i);
        }
        const sd = Math.sqrt(covariance(target, other, other));
        const half = sd * foldedNormalQuantile((bound * worstBias(target, other)) / sd, 0.95);
        expect(half).toBeGreaterThan(((high - low) / 2) * (1 - 1e-9));
      }
    })
  );
});

test("the interval never gets shorter when M grows", () => {
  const target = targetB("average_post");
  const lengths = [0, 0.01, 0.1, 0.2, 0.5, 1, 5].map((M) => {
    const {low, high} = given(smoothnessInterval(target, M));
    return high - low;
  });
  expect(lengths.toSorted((a, b) => a - b)).toEqual(lengths);
});

test("leads with a singular covariance give the reason singular, M below 0 is refused", () => {
  const sigma = targetB("first_post").sigma.slice();
  for (let i = 0; i < 7; i++) sigma[7 + i] = sigma[i]!;
  for (let i = 0; i < 7; i++) sigma[i * 7 + 1] = sigma[i * 7]!;
  const target = targetB("first_post", {sigma});
  expect(smoothnessInterval(target, 0)).toEqual({reason: "singular"});
  expect(() => smoothnessInterval(target, -1)).toThrow(RangeError);
});

test.each([
  {bias: 0, level: 0.95, value: 1.959963984540054},
  {bias: 0, level: 0.99, value: 2.5758293035489004},
  {bias: 30, level: 0.95, value: 31.644853626951473}
])("the $level quantile of |N($bias, 1)| is $value", ({bias, level, value}) => {
  expect(foldedNormalQuantile(bias, level)).toBeCloseTo(value, 8);
});

test("|N(b, 1)| exceeds its quantile with chance 1 − level, for b of either sign", () => {
  fc.assert(
    fc.property(
      fc.double({min: -8, max: 8, noNaN: true}),
      fc.double({min: 0.5, max: 0.999, noNaN: true}),
      (b, level) => {
        const c = foldedNormalQuantile(b, level);
        expect(normalCdf(c - b) - normalCdf(-c - b)).toBeCloseTo(level, 11);
      }
    )
  );
});
