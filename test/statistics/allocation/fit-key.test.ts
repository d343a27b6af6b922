import {readFileSync} from "node:fs";
import * as fc from "fast-check";
import {expect, test} from "vitest";
import {allocateFrame} from "../../../src/statistics/allocation/allocate.ts";
import {maybeSolve} from "../../../src/statistics/allocation/exact-solve.ts";
import {fitKey, type FittedKey, type ProposedUnit} from "../../../src/statistics/allocation/fit-key.ts";
import type {CountName} from "../../../src/statistics/allocation/key.ts";
import {nonNegativeLeastSquares} from "../../../src/statistics/allocation/least-squares.ts";
import {toNumber} from "../../../src/statistics/allocation/rational.ts";
import {allocated} from "./arbitrary.ts";

interface KeyYear {
  scheme: string;
  decision_year: number;
  base_grant_nok: number;
  networks: {network: string; pupils: number; children: number; grant_nok: number}[];
}
const {years} = JSON.parse(readFileSync("data/example-county/key.json", "utf8")) as {years: KeyYear[]};

function proposalOf({networks}: KeyYear): ProposedUnit[] {
  return networks.map(({grant_nok, ...counts}) => ({...counts, apprentices: null, proposed: grant_nok}));
}

function fitted(...args: Parameters<typeof fitKey>): FittedKey {
  const fit = fitKey(...args);
  if (!fit.ok) throw new Error(JSON.stringify(fit));
  return fit;
}

test.each(years.map((year) => [`${year.scheme} ${year.decision_year}`, year] as const))(
  "%s: the key of the example county is recovered, and every grant to the krone",
  (_, year) => {
    const {key, krToMove, differences, childWeight} = fitted(proposalOf(year));
    expect(key.base).toEqual({kroner: year.base_grant_nok});
    expect(key.weights).toEqual({pupils: 1, children: 1, apprentices: 0, need: 0});
    expect(krToMove).toBe(0);
    expect(differences.every(({difference}) => difference === 0)).toBe(true);
    expect(childWeight!.low).toBeLessThan(1);
    expect(childWeight!.high ?? Infinity).toBeGreaterThan(1);
  }
);

test("a key with weights for apprentices and need and an odd base grant is recovered", () => {
  const units = years.at(-1)!.networks.map(({network, pupils, children}, i) => ({
    network,
    pupils,
    children,
    apprentices: (i * 397) % 1_201,
    bullied: Math.round(pupils * (0.05 + ((i * 37) % 11) / 100) * 10) / 10
  }));
  const weights = {pupils: 1, children: 0.65, apprentices: 0.5, need: 1.25};
  const base = {kroner: 123_450};
  const {networks} = allocated({frame: 33_333_333, joint: {kroner: 0}, base, weights}, units);
  const proposal = units.map((unit, i) => ({...unit, proposed: networks[i]!.amount}));
  const fit = fitted(proposal, {counts: ["pupils", "children", "apprentices", "bullied"]});
  expect(fit.key).toMatchObject({base, weights});
  expect(fit.krToMove).toBe(0);
});

test("a proposal that no key gives: the kroner to move are half the differences, which sum to 0", () => {
  const proposal = proposalOf(years[0]!);
  const moved = proposal.map((unit, i) => ({
    ...unit,
    proposed: unit.proposed + [40_000, -40_000][i]! || unit.proposed
  }));
  const {differences, krToMove} = fitted(moved);
  expect(differences.reduce((sum, {difference}) => sum + difference, 0)).toBe(0);
  expect(krToMove).toBe(differences.reduce((sum, {difference}) => sum + Math.abs(difference), 0) / 2);
  expect(krToMove).toBeGreaterThan(20_000);
});

test("where children are a fixed share of pupils, every child weight fits, and it is said so", () => {
  const units = [10, 25, 60, 100].map((pupils, i) => ({
    network: `n${i}`,
    pupils,
    children: pupils / 5,
    apprentices: null,
    proposed: 1_000 + pupils * 12
  }));
  const {krToMove, childWeight} = fitted(units);
  expect(krToMove).toBe(0);
  expect(childWeight).toMatchObject({low: 0, high: null, isLoose: true, tolerance: 0.001});
});

test("a wider tolerance never gives a narrower range, and both ends are as near as it says", () => {
  const proposal = proposalOf(years.at(-1)!);
  const ranges = [0.000_1, 0.001, 0.01].map((tolerance) => fitted(proposal, {tolerance}).childWeight!);
  for (const [narrow, wide] of [
    [ranges[0]!, ranges[1]!],
    [ranges[1]!, ranges[2]!]
  ] as const) {
    expect(wide.low).toBeLessThanOrEqual(narrow.low);
    expect(wide.high ?? Infinity).toBeGreaterThanOrEqual(narrow.high ?? Infinity);
  }
  expect(ranges[0]).toMatchObject({isLoose: false});
});

const arbitraryProposal: fc.Arbitrary<ProposedUnit[]> = fc
  .array(
    fc.record({
      pupils: fc.integer({min: 0, max: 30_000}),
      children: fc.integer({min: 0, max: 15_000}),
      apprentices: fc.integer({min: 0, max: 2_000}),
      proposed: fc.integer({min: 0, max: 5_000_000})
    }),
    {minLength: 2, maxLength: 12}
  )
  .map((units) => units.map((one, i) => ({network: `n${i}`, ...one})));
const arbitraryCounts = fc.constantFrom<CountName[]>(
  ["pupils", "children"],
  ["pupils", "children", "apprentices"]
);
const arbitraryTolerance = fc.constantFrom(0.000_01, 0.001, 0.05);

test("the child weight of the key found is within its own range, whatever is proposed", () => {
  let ranges = 0;
  fc.assert(
    fc.property(arbitraryProposal, arbitraryCounts, arbitraryTolerance, (units, counts, tolerance) => {
      const fit = fitKey(units, {counts, tolerance});
      if (!fit.ok || !fit.childWeight) return;
      const {pupils, children} = fit.key.weights;
      const {low, high} = fit.childWeight;
      // The range is for 1 a pupil: a key without pupils is above any limit.
      const found = pupils > 0 ? children / pupils : Infinity;
      expect(low).toBeLessThanOrEqual(found * (1 + 1e-9));
      expect(high ?? Infinity).toBeGreaterThanOrEqual(found * (1 - 1e-9));
      ranges++;
    }),
    {numRuns: 300}
  );
  expect(ranges).toBeGreaterThan(100);
});

/** Root mean square of proposed − by the key, kroner. */
function deviationOf(differences: readonly number[]): number {
  return Math.sqrt(differences.reduce((sum, difference) => sum + difference ** 2, 0) / differences.length);
}

test("no other base grant and child weight deviate less than the key found, but for its rounding", () => {
  const share = fc.double({min: 0, max: 1, noNaN: true});
  let compared = 0;
  fc.assert(
    fc.property(arbitraryProposal, share, share, (units, base, child) => {
      const fit = fitKey(units);
      if (!fit.ok) return;
      const weights = {pupils: 1 - child, children: child, apprentices: 0, need: 0};
      const other = allocateFrame({...fit.key, base: {share: base}, weights}, units);
      if (!other.ok) return;
      const differences = units.map(({proposed}, i) => proposed - other.networks[i]!.amount);
      const found = deviationOf(fit.differences.map(({difference}) => difference));
      // 1 kr for the roundest key, 1 kr for each of base grant and whole kroner, and what the sixth decimal of a weight can shift.
      expect(found).toBeLessThanOrEqual(deviationOf(differences) + 3 + 1e-6 * fit.key.frame);
      compared++;
    }),
    {numRuns: 300}
  );
  expect(compared).toBeGreaterThan(100);
});

test("a proposal far from any key: fewer kroner can move with another weight, but the squares are larger", () => {
  const units = [
    {network: "A", pupils: 100, children: 50, proposed: 700_000},
    {network: "B", pupils: 200, children: 150, proposed: 1_000_000},
    {network: "C", pupils: 300, children: 40, proposed: 1_100_000},
    {network: "D", pupils: 50, children: 90, proposed: 900_000}
  ].map((unit) => ({...unit, apprentices: null}));
  const {key, differences, krToMove, childWeight} = fitted(units);
  expect(childWeight!.low).toBeLessThan(key.weights.children);
  expect(childWeight!.high).toBeGreaterThan(key.weights.children);
  const weights = {...key.weights, children: 0.25};
  const other = allocated({...key, base: {kroner: 672_792}, weights}, units);
  const others = units.map(({proposed}, i) => proposed - other.networks[i]!.amount);
  expect(others.reduce((sum, difference) => sum + Math.abs(difference), 0) / 2).toBeLessThan(krToMove);
  expect(deviationOf(others)).toBeGreaterThan(deviationOf(differences.map(({difference}) => difference)));
});

function linearProposal(perPupil: number, perChild: number): ProposedUnit[] {
  return proposalOf(years.at(-1)!).map((unit) => ({
    ...unit,
    proposed: perPupil * unit.pupils! + perChild * unit.children!
  }));
}

test("weights are between 0 and 100 with at most 6 decimals, whichever count they are set against", () => {
  expect(fitted(linearProposal(1, 250)).key.weights).toMatchObject({pupils: 0.004, children: 1});
  expect(fitted(linearProposal(10, 250)).key.weights).toMatchObject({pupils: 1, children: 25});
  const {children} = fitted(linearProposal(7_000_000, 1_000_000)).key.weights;
  expect(String(children)).toMatch(/^0\.14\d{0,4}$/);
});

test("a weight is the decimal as it is written, without the tail of a quotient", () => {
  const units = [
    {network: "a", pupils: 8_015, children: 0, proposed: 0},
    {network: "b", pupils: 4_703, children: 19_579, proposed: 4_109_900},
    {network: "c", pupils: 2_710, children: 27_210, proposed: 1_434_786}
  ].map((unit) => ({...unit, apprentices: null}));
  expect(String(fitted(units).key.weights.children)).toMatch(/^\d+(\.\d{1,6})?$/);
});

test("equal amounts are a base grant alone; amounts by children alone set a child to 1", () => {
  const counts = [
    [10, 7],
    [20, 3],
    [30, 9]
  ] as const;
  const units = (amountOf: (children: number) => number) =>
    counts.map(([pupils, children], i) => ({
      network: `n${i}`,
      pupils,
      children,
      apprentices: null,
      proposed: amountOf(children)
    }));
  expect(fitted(units(() => 500)).key).toMatchObject({base: {kroner: 500}});
  expect(fitted(units((children) => 100 * children)).key).toMatchObject({
    base: {kroner: 0},
    weights: {pupils: 0, children: 1}
  });
});

test("what cannot be fitted is a reason", () => {
  const unit = {network: "a", pupils: 1, children: null, apprentices: null, proposed: 10};
  expect(fitKey([unit])).toMatchObject({ok: false, reason: "countMissing", count: "children"});
  expect(fitKey([{...unit, proposed: 0.5}])).toMatchObject({ok: false, reason: "proposed", network: "a"});
  expect(fitKey([{...unit, proposed: 0}], {counts: ["pupils"]})).toEqual({
    ok: false,
    reason: "nothingProposed"
  });
  expect(fitKey([])).toMatchObject({ok: false, reason: "noNetworks"});
});

test("least squares with coefficients ≥ 0: no other coefficients with the same total come closer", () => {
  const column = fc.array(fc.bigInt({min: 0n, max: 50n}), {minLength: 5, maxLength: 5});
  fc.assert(
    fc.property(column, column, column, (a, b, amounts) => {
      const columns = [[1n, 1n, 1n, 1n, 1n], a, b];
      const x = nonNegativeLeastSquares({columns, amounts})!.map(toNumber);
      const lossOf = (c: readonly number[]) =>
        amounts.reduce(
          (sum, y, i) => sum + (Number(y) - c.reduce((f, v, k) => f + v * Number(columns[k]![i]), 0)) ** 2,
          0
        );
      const sums = columns.map((values) => Number(values.reduce((p, q) => p + q, 0n)));
      const best = lossOf(x);
      expect(Math.min(...x)).toBeGreaterThanOrEqual(0);
      // Steps that keep the total: one coefficient up, another down.
      for (let up = 0; up < 3; up++) {
        for (let down = 0; down < 3; down++) {
          if (up === down || sums[up] === 0 || sums[down] === 0) continue;
          const size = Math.min(0.01, (x[down]! * sums[down]!) / sums[up]!);
          const other = x.with(up, x[up]! + size).with(down, x[down]! - (size * sums[up]!) / sums[down]!);
          expect(lossOf(other)).toBeGreaterThanOrEqual(best - 1e-7 * (1 + best));
        }
      }
    })
  );
});

test("a singular system has no solution, a regular one is solved exactly", () => {
  expect(
    maybeSolve([
      [1n, 2n, 3n],
      [2n, 4n, 6n]
    ])
  ).toBeUndefined();
  const solved = maybeSolve([
    [0n, 2n, 3n],
    [3n, 1n, 1n]
  ])!;
  const {numerators, denominator} = solved;
  expect(numerators.map((n) => 6n * n)).toEqual([-denominator, 9n * denominator]);
});
