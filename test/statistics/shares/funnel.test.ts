import * as fc from "fast-check";
import {expect, test} from "vitest";
import {midPValue} from "../../../src/statistics/shares/exact-interval.ts";
import {qValues} from "../../../src/statistics/shares/false-discovery.ts";
import {
  arcsineLimits,
  exactLimits,
  normalLimits,
  wilsonLimits
} from "../../../src/statistics/shares/funnel-limits.ts";
import {
  additiveScore,
  arcsineDispersion,
  multiplicativeScore,
  shareDispersion
} from "../../../src/statistics/shares/funnel-scores.ts";
import {additiveVariance, quantile, winsorise} from "../../../src/statistics/shares/overdispersion.ts";
import {deviation, numberOf, readReference} from "../reference.ts";

const reference = readReference("shares/funnel_units.csv");
const units = reference.map((row) => ({count: numberOf(row["x"]), n: numberOf(row["n"])}));
const shares = units.map(({count, n}) => ({share: count / n, n}));
const total = (pick: "count" | "n") => units.reduce((sum, unit) => sum + unit[pick], 0);
const target = total("count") / total("n");
const raw = shareDispersion(shares, target);
const arcsine = arcsineDispersion(shares, target);
const q = qValues(units.map(({count, n}) => midPValue(count, n, target)));

const parameters: Record<string, number> = {
  target,
  K: units.length,
  phi_raw: raw.phiRaw,
  phi_winsorised10: raw.phi,
  tau2_raw_scale: raw.tau2,
  phi_arcsine_winsorised10: arcsine.phi,
  tau2_arcsine_scale: arcsine.tau2
};

test.each(readReference("shares/funnel_parameters.csv"))("$parameter is $value", ({parameter, value}) => {
  expect(deviation(parameters[parameter ?? ""] ?? NaN, numberOf(value))).toBeLessThan(1e-12);
});

function limitsOf(n: number, level: number) {
  const options = {target, n, level};
  const name = level === 0.95 ? "95" : "998";
  const limits = {
    normal: normalLimits(options),
    exact: exactLimits(options),
    wilson: wilsonLimits(options),
    od_mult: normalLimits(options, {phi: raw.phi}),
    od_add: normalLimits(options, {tau2: raw.tau2}),
    od_arcsine: arcsineLimits(options, arcsine.tau2)
  };
  return Object.entries(limits).flatMap(([kind, {low, high}]): [string, number][] => [
    [`${kind}_lo_${name}`, low],
    [`${kind}_hi_${name}`, high]
  ]);
}

function columnsOf(index: number): Record<string, number> {
  const {count, n} = units[index]!;
  const score = raw.scores[index]!;
  const arcsineScore = arcsine.scores[index]!;
  return {
    unit: index + 1,
    x: count,
    n,
    p: count / n,
    target,
    ...Object.fromEntries([...limitsOf(n, 0.95), ...limitsOf(n, 0.998)]),
    z_naive: score,
    z_winsorised: raw.winsorised[index]!,
    z_mult: multiplicativeScore(score, raw.phi),
    z_add: additiveScore(score, {variance: (target * (1 - target)) / n, tau2: raw.tau2}),
    z_arcsine: arcsineScore,
    z_arcsine_add: additiveScore(arcsineScore, {variance: 1 / (4 * n), tau2: arcsine.tau2}),
    midp_two_sided: midPValue(count, n, target),
    bh_q: q[index]!
  };
}

const cells = reference.flatMap((row, index) => {
  const actual = columnsOf(index);
  return Object.entries(row).map(([column, value]) => ({
    unit: row["unit"],
    column,
    actual: actual[column] ?? NaN,
    expected: numberOf(value)
  }));
});

test.each(cells)("unit $unit: $column is $expected", ({actual, expected}) => {
  expect(deviation(actual, expected)).toBeLessThan(1e-12);
});

test("quantile of type 7 lies between the order statistics", () => {
  expect([0, 0.1, 0.5, 1].map((p) => quantile([3, 1, 2, 10], p))).toEqual([1, 1.3, 2.5, 10]);
});

test("winsorising keeps the order and the middle, and pulls in the tails", () => {
  expect(winsorise([-100, 1, 2, 3, 4, 5, 6, 7, 8, 9, 100])).toEqual([1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9]);
  expect(winsorise([])).toEqual([]);
});

test("units that differ less than by chance have no variance beyond chance", () => {
  expect(additiveVariance(0.5, [1, 2, 3])).toBe(0);
});

test("the limits hold the target, close in with more answers, and those at 99.8 % hold those at 95 %", () => {
  fc.assert(
    fc.property(
      fc.double({min: 0.01, max: 0.6, noNaN: true}),
      fc.integer({min: 5, max: 3000}),
      (share, n) => {
        for (const limits of [normalLimits, wilsonLimits, arcsineLimits, exactLimits]) {
          const [inner, outer] = [0.95, 0.998].map((level) => limits({target: share, n, level}));
          const later = limits({target: share, n: 4 * n, level: 0.95});
          expect(outer!.low).toBeLessThanOrEqual(inner!.low);
          expect(outer!.high).toBeGreaterThanOrEqual(inner!.high);
          expect(later.high - later.low).toBeLessThan(inner!.high - inner!.low);
          if (limits === exactLimits) continue;
          expect(inner!.low).toBeLessThanOrEqual(share);
          expect(inner!.high).toBeGreaterThanOrEqual(share);
        }
      }
    )
  );
});

test("a q-value is never below its p-value and keeps the order of the p-values", () => {
  fc.assert(
    fc.property(fc.array(fc.double({min: 0, max: 1, noNaN: true})), (p) => {
      const values = qValues(p);
      for (const [i, a] of p.entries()) {
        expect(values[i]).toBeGreaterThanOrEqual(a);
        for (const [j, b] of p.entries()) if (a <= b) expect(values[i]).toBeLessThanOrEqual(values[j]!);
      }
    })
  );
});

test.each([0, 1, NaN, 12])("a target of %d is refused", (share) => {
  expect(() => shareDispersion(shares, share)).toThrow(RangeError);
  expect(() => exactLimits({target: share, n: 10, level: 0.95})).toThrow(RangeError);
});

test("a single unit has no spread between units", () => {
  expect(() => shareDispersion(shares.slice(0, 1), target)).toThrow(RangeError);
});
