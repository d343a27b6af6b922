import {expect, test} from "vitest";
import {permutationTest} from "../../../src/statistics/analysis/permutation.ts";
import {estimatePlacebos} from "../../../src/statistics/analysis/placebo.ts";
import {buildPanel, type Panel} from "../../../src/statistics/effect/panel.ts";
import {defaultSpecification} from "../../../src/statistics/effect/specification.ts";
import {createRandom, type Random} from "../../../src/statistics/random.ts";

const options = {draws: 99, fewest: 1};

/** 20 clusters of two units, six treated from 2019, years 2014–2021. */
function makePanel(outcome: (unit: number, year: number, isTreated: boolean) => number): Panel {
  const cells = Array.from({length: 40}, (_, unit) => unit).flatMap((unit) =>
    Array.from({length: 8}, (_, t) => ({unit, year: 2014 + t, isTreated: unit < 12}))
  );
  return buildPanel({
    unit: cells.map(({unit}) => `u${unit}`),
    cluster: cells.map(({unit}) => `c${Math.floor(unit / 2)}`),
    time: cells.map(({year}) => year),
    start: cells.map(({isTreated}) => (isTreated ? 2019 : 0)),
    outcome: cells.map(({unit, year, isTreated}) => outcome(unit, year, isTreated))
  });
}

/** A fall of 3 in the treated from a year on, without noise. */
const effect = (from: number) =>
  makePanel((unit, year, isTreated) => unit + 0.1 * year - (isTreated && year >= from ? 3 : 0));

const noise = (random: Random) => makePanel(() => random.normal());

test("where nothing was done, p is at most 0.05 in about 5 of 100 panels", () => {
  const random = createRandom(3);
  const runs = 120;
  const found = Array.from({length: runs}, (_, run) =>
    permutationTest(noise(random), defaultSpecification, {...options, draws: 39, seed: run})
  ).filter((result) => result!.p <= 0.05).length;
  // 6 expected, standard deviation 2.4
  expect(found).toBeGreaterThanOrEqual(1);
  expect(found).toBeLessThanOrEqual(14);
});

test("a large effect is further out than any draw: p = 1/(1 + draws)", () => {
  const random = createRandom(4);
  const panel = makePanel((_, year, isTreated) => random.normal() - (isTreated && year >= 2019 ? 20 : 0));
  const result = permutationTest(panel, defaultSpecification, {...options, seed: 1})!;
  expect(result.observed).toBeLessThan(-18);
  expect(result.p).toBeCloseTo(1 / 100, 12);
});

test("the same seed gives the same draws, another seed others", () => {
  const panel = noise(createRandom(5));
  const run = (seed: number) => permutationTest(panel, defaultSpecification, {...options, seed})!;
  expect(run(8)).toEqual(run(8));
  expect(run(8).statistics).not.toEqual(run(9).statistics);
});

test("without treated units there is no test", () => {
  const panel = noise(createRandom(6));
  const never = {...panel, start: panel.start.map(() => Infinity)};
  expect(permutationTest(never, defaultSpecification, {...options, seed: 1})).toBeUndefined();
});

test("a fake start finds a difference in trend before the start, exactly where there is no noise", () => {
  const drift = makePanel((_, year, isTreated) => 5 + 0.1 * year + (isTreated ? 0.5 * year : 0));
  const [one, two, three] = estimatePlacebos(drift, defaultSpecification, {fewest: 1});
  expect(one!.att).toBeCloseTo(0.5, 9);
  expect(two!.att).toBeCloseTo((0.5 + 1) / 2, 9);
  expect(three!.att).toBeCloseTo((0.5 + 1 + 1.5) / 3, 9);
});

test("a fake start sees nothing of what happens from the real start on, nor of the years that selection may have touched", () => {
  for (const {att} of estimatePlacebos(effect(2019), defaultSpecification, {fewest: 1}))
    expect(att).toBeCloseTo(0, 9);
  const touched = {...defaultSpecification, anticipation: 1};
  for (const {att} of estimatePlacebos(effect(2018), touched, {fewest: 1})) expect(att).toBeCloseTo(0, 9);
});
