import {expect, test} from "vitest";
import {normalCdf} from "../../../src/statistics/distributions.ts";
import {choleskySolve, maybeCholesky} from "../../../src/statistics/linear-algebra.ts";
import {
  averagePost,
  covariance,
  firstPost,
  ofPost,
  originalInterval,
  targetOf
} from "../../../src/statistics/sensitivity/event-study.ts";
import {gaussianDraws} from "../../../src/statistics/sensitivity/gaussian-draws.ts";
import {leastFavorableCritical} from "../../../src/statistics/sensitivity/least-favorable.ts";
import {plugInBounds, plugInBreakdown} from "../../../src/statistics/sensitivity/plug-in.ts";
import {
  hybridTest,
  relativeMagnitudeInterval
} from "../../../src/statistics/sensitivity/relative-magnitude.ts";
import {relativeMoments, verticesOf} from "../../../src/statistics/sensitivity/relative-moments.ts";
import {truncatedUpperTail} from "../../../src/statistics/sensitivity/truncated-normal.ts";
import {drawnCriticals} from "./drawn-criticals.ts";
import {given, panelB, referenceIntervals, targetB} from "./panel-b.ts";

const choices = [0, 1, 2].flatMap((lead) => ([1, -1] as const).map((sign) => ({lead, sign})));

test.each(referenceIntervals("DeltaRM"))(
  "ΔRM($bound) of $target: with the critical values the reference drew, the accepted ends of its grid are its ends",
  (row) => {
    const target = targetB(row.target);
    const sd = Math.sqrt(covariance(target, ofPost(target), ofPost(target)));
    const {limits} = drawnCriticals.find(
      (drawn) => drawn.target === row.target && drawn.mbar === row.bound
    ) ?? {limits: []};
    const tests = choices.map(({lead, sign}, i) =>
      hybridTest(relativeMoments(target, lead, sign, row.bound), 0.05, limits[i])
    );
    const accepted = Array.from({length: 1000}, (_, i) => sd * (-20 + (40 * i) / 999)).filter((theta) =>
      tests.some(({rejects}) => !rejects(theta))
    );
    expect(accepted[0]).toBeCloseTo(row.low, 9);
    expect(accepted.at(-1)).toBeCloseTo(row.high, 9);
  }
);

test.each(referenceIntervals("DeltaRM"))(
  "ΔRM($bound) of $target lies within two steps of the reference's grid",
  (row) => {
    const target = targetB(row.target);
    const step = (40 * Math.sqrt(covariance(target, ofPost(target), ofPost(target)))) / 999;
    const {low, high} = given(relativeMagnitudeInterval(target, row.bound));
    expect(Math.abs(low - row.low)).toBeLessThan(2 * step);
    expect(Math.abs(high - row.high)).toBeLessThan(2 * step);
  }
);

/** η by trying every basis of the dual program: max γ′y, γ ≥ 0, γ′sd = 1, γ orthogonal to the other effects. */
function etaByBases(
  rows: Float64Array[],
  sd: number[],
  y: number[],
  other: (row: Float64Array) => number[]
): number {
  const columns = rows.map((row, i) => [sd[i]!, ...other(row)]);
  const size = columns[0]!.length;
  let best = -Infinity;
  const visit = (from: number, basis: number[]) => {
    if (basis.length < size) {
      for (let i = from; i < columns.length; i++) visit(i + 1, [...basis, i]);
      return;
    }
    const gram = new Float64Array(size * size);
    basis.forEach((a, r) =>
      basis.forEach(
        (b, c) => (gram[r * size + c] = columns[a]!.reduce((s, x, d) => s + x * columns[b]![d]!, 0))
      )
    );
    const factor = maybeCholesky(gram, size, 1e-9);
    if (!factor) return;
    const right = Float64Array.from(basis, (i) => columns[i]![0]!);
    const gamma = choleskySolve(factor, size, right);
    if (gamma.some((value) => value < -1e-9)) return;
    best = Math.max(
      best,
      gamma.reduce((s, value, i) => s + value * y[basis[i]!]!, 0)
    );
  };
  visit(0, []);
  return best;
}

test.each(["first_post", "average_post"])(
  "the largest vertex is the optimum of the linear program, %s",
  (name) => {
    const target = targetB(name);
    const {pre, post, beta, weights} = target;
    for (const {lead, sign} of choices) {
      for (const mbar of [0, 0.5, 2]) {
        for (const theta of [-3, -1, 0, 2]) {
          const rows = [1, -1].flatMap((direction) =>
            Array.from({length: post}, (_, t) => {
              const row = new Float64Array(pre + post);
              row[pre + t] = direction;
              if (t > 0) row[pre + t - 1] = -direction;
              row[lead]! += mbar * sign;
              if (lead + 1 < pre) row[lead + 1]! -= mbar * sign;
              return row;
            })
          );
          const sd = rows.map((row) => Math.sqrt(covariance(target, row, row)));
          // θ is put on the first weighted period; every other period's effect is free along l′τ = 0.
          const first = weights.findIndex((w) => w !== 0);
          const y = rows.map(
            (row) =>
              row.reduce((s, a, i) => s + a * beta[i]!, 0) - (row[pre + first]! * theta) / weights[first]!
          );
          const free = [...weights.keys()].filter((t) => t !== first);
          const other = (row: Float64Array) =>
            free.map((t) => row[pre + t]! - (row[pre + first]! * weights[t]!) / weights[first]!);
          const moments = relativeMoments(target, lead, sign, mbar);
          const closed = Math.max(
            ...verticesOf(moments).map(
              ({onEffect, onStep}) => onEffect * (moments.effect - theta) + onStep * moments.step
            )
          );
          expect(closed).toBeCloseTo(etaByBases(rows, sd, y, other), 8);
        }
      }
    }
  }
);

test("the least-favourable value is the quantile of the largest vertex over draws of mean 0", () => {
  for (const mbar of [0, 0.3, 1, 3]) {
    const moments = relativeMoments(targetB("average_post"), 1, 1, mbar);
    const {stepVariance, effectVariance, shared} = moments;
    const {values} = gaussianDraws(Float64Array.of(stepVariance, shared, shared, effectVariance), 2, {
      draws: 200_000,
      seed: 3
    });
    const vertices = verticesOf(moments);
    const eta = Float64Array.from({length: 200_000}, (_, i) =>
      Math.max(
        ...vertices.map(
          ({onEffect, onStep}) =>
            onEffect * values[2 * i + 1]! * Math.sqrt(effectVariance) +
            onStep * values[2 * i]! * Math.sqrt(stepVariance)
        )
      )
    );
    eta.sort();
    for (const kappa of [0.005, 0.05]) {
      expect(
        Math.abs(leastFavorableCritical(moments, kappa) - eta[Math.ceil((1 - kappa) * eta.length) - 1]!)
      ).toBeLessThan(0.03);
    }
  }
});

test("with M̄ = 0 the least-favourable value of a single target is the two-sided normal quantile", () => {
  const moments = relativeMoments(targetB("first_post"), 0, 1, 0);
  expect(leastFavorableCritical(moments, 0.05)).toBeCloseTo(1.959963984540054, 6);
});

test("ΔRM(M̄) covers the true effect in at least 95 of 100 samples when the difference in trends uses M̄ up", () => {
  const target = targetB("average_post");
  const truth = [2, 1, 0.5, -0.5, -1, -1.5, -2];
  const k = truth.length;
  const {values} = gaussianDraws(target.sigma, k, {draws: 1500, seed: 8});
  const limits = choices.map(({lead, sign}) =>
    leastFavorableCritical(relativeMoments(target, lead, sign, 0.5), 0.005)
  );
  let covered = 0;
  for (let sample = 0; sample < 1500; sample++) {
    const beta = Float64Array.from(
      truth,
      (value, i) => value + values[sample * k + i]! * Math.sqrt(target.sigma[i * k + i]!)
    );
    const accepts = choices.some(
      ({lead, sign}, i) =>
        !hybridTest(relativeMoments({...target, beta}, lead, sign, 0.5), 0.05, limits[i]).rejects(0)
    );
    if (accepts) covered++;
  }
  // The true effect is 0; three standard errors of a share of 0.95 over 1500 samples.
  expect(covered / 1500).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / 1500));
});

test("the interval widens at both ends when M̄ grows, and follows the unit of the outcome", () => {
  const target = targetB("average_post");
  const at = [0, 0.25, 0.5, 1, 2].map((mbar) => given(relativeMagnitudeInterval(target, mbar)));
  for (let i = 1; i < at.length; i++) {
    expect(at[i]!.low).toBeLessThan(at[i - 1]!.low);
    expect(at[i]!.high).toBeGreaterThan(at[i - 1]!.high);
  }
  const percent = relativeMagnitudeInterval(
    {...target, beta: target.beta.map((b) => 100 * b), sigma: target.sigma.map((s) => 1e4 * s)},
    1
  );
  expect(given(percent).low / 100).toBeCloseTo(at[3]!.low, 6);
});

test.each([
  {pre: 1, post: 1},
  {pre: 1, post: 3},
  {pre: 3, post: 1},
  {pre: 3, post: 4}
])("ΔRM(0) with $pre leads and $post later periods is the original interval", ({pre, post}) => {
  const all = panelB();
  const kept = [0, 1, 2, 3, 4, 5, 6].slice(3 - pre, 3 + post);
  const study = {
    eventTimes: kept.map((i) => all.eventTimes[i]!),
    beta: Float64Array.from(kept, (i) => all.beta[i]!),
    sigma: Float64Array.from(kept.flatMap((r) => kept.map((c) => all.sigma[r * 7 + c]!)))
  };
  for (const weights of [firstPost, averagePost]) {
    const target = given(targetOf(study, weights));
    const {low, high} = originalInterval(target);
    const relative = given(relativeMagnitudeInterval(target, 0));
    expect(relative.low).toBeCloseTo(low, 6);
    expect(relative.high).toBeCloseTo(high, 6);
    expect(given(relativeMagnitudeInterval(target, 1)).high).toBeGreaterThan(high);
  }
});

test("mirrored estimates give the mirrored interval", () => {
  const target = targetB("average_post");
  const {low, high} = given(relativeMagnitudeInterval(target, 0.7));
  const mirror = given(relativeMagnitudeInterval({...target, beta: target.beta.map((b) => -b)}, 0.7));
  expect(mirror.low).toBeCloseTo(-high, 6);
  expect(mirror.high).toBeCloseTo(-low, 6);
});

test("M̄ below 0 is refused, estimates without variance of a step give the reason singular", () => {
  expect(() => relativeMagnitudeInterval(targetB("first_post"), -0.1)).toThrow(RangeError);
  const sigma = new Float64Array(49);
  sigma[3 * 7 + 3] = 1;
  expect(relativeMagnitudeInterval(targetB("first_post", {sigma}), 0)).toEqual({reason: "singular"});
});

test("plug-in bounds of the effect e years on are ± (e + 1)·M̄·largest step of the leads", () => {
  // Steps 0.275, 0.326 and −0.419 (from the last lead to the base).
  const largest = 0.4186549286969158;
  const first = targetB("first_post");
  expect(plugInBounds(first, 0.5).low).toBeCloseTo(-0.5630403245313931 - 0.5 * largest, 12);
  const last = {...first, weights: Float64Array.of(0, 0, 0, 1)};
  expect(plugInBounds(last, 0.5).high).toBeCloseTo(-2.4926611343586114 + 4 * 0.5 * largest, 12);
  expect(plugInBounds(last, plugInBreakdown(last)).high).toBeCloseTo(0, 12);
});

test.each([
  {x: 1, low: -Infinity, high: Infinity, value: 1 - normalCdf(1)},
  {x: 1, low: 0, high: 2, value: (normalCdf(2) - normalCdf(1)) / (normalCdf(2) - normalCdf(0))},
  {x: 2, low: 2, high: 3, value: 1},
  {x: 3, low: 2, high: 3, value: 0},
  // Beyond a the normal distribution falls like an exponential with rate a: e^(−(2·0.01 + 0.005²)/…) at a = 200.
  {x: 200.01, low: 200, high: Infinity, value: 0.135326}
])("P(Z > $x | $low < Z ≤ $high) is $value", ({x, low, high, value}) => {
  expect(truncatedUpperTail(x, low, high)).toBeCloseTo(value, value === 0.135326 ? 4 : 9);
});
