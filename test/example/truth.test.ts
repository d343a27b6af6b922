import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {bulliedOf, respondentsOf} from "../../loaders/example/cell.ts";
import {surveyGrades} from "../../loaders/example/county.ts";
import {baseline, puljer} from "../../loaders/example/design.ts";
import {exampleSeed} from "../../loaders/example/generate.ts";
import {simulateExampleCounty} from "../../loaders/example/simulate.ts";
import {differenceInDifferences, meanProbability, observedShare} from "./comparisons.ts";
import {groupRows, readRows, readTruth, sumOf} from "./files.ts";

const {cells, county} = simulateExampleCounty({seed: exampleSeed});
const truth = readTruth();
const everTreated = new Set(truth.puljer.flatMap(({treated_schools}) => treated_schools));
const never = new Set(county.schools.map(({code}) => code).filter((code) => !everTreated.has(code)));
const startOf = (pulje: {start_school_year: string}) => Number(pulje.start_school_year.slice(0, 4));
const cellsOf = (schools: ReadonlySet<string>, year: number) =>
  cells.filter(({school, startYear}) => startYear === year && schools.has(school));
const pulje = (id: string) => truth.puljer.find((candidate) => candidate.pulje === id)!;

test("the seed in truth.json is the seed of the committed files", () => {
  expect(truth.seed).toBe(exampleSeed);
});

test("the mean difference in probability between treated and untreated equals the stated effect, in every pulje and year", () => {
  for (const {pulje: id, treated_schools, effect_points_by_event, ...rest} of truth.puljer) {
    const start = startOf(rest);
    for (let year = 2014; year <= 2025; year++) {
      const own = cellsOf(new Set(treated_schools), year);
      const difference = meanProbability(own, "probability") - meanProbability(own, "untreatedProbability");
      const stated = year < start ? 0 : effect_points_by_event[year - start]!;
      expect(100 * difference, `${id} ${year}`).toBeCloseTo(stated, 9);
      const expected = truth.expected_att_total.find((row) => row.pulje === id && row.year === year);
      expect(expected?.school ?? 0).toBeCloseTo(stated / 100, 6);
      expect(expected?.respondents).toBe(year < start ? undefined : sumOf(own, respondentsOf));
    }
  }
});

test("schools outside the puljer have no effect", () => {
  expect(cells.filter((c) => never.has(c.school) && c.probability !== c.untreatedProbability)).toEqual([]);
});

test("the puljer differ: one grows to −3 points, one does nothing, one fades to zero, one stays", () => {
  const effects = Object.fromEntries(
    truth.puljer.map((p) => [p.kind, Object.values(p.effect_points_by_event)])
  );
  expect(effects.grows!.slice(0, 4)).toEqual([-0.8, -1.6, -2.4, -3]);
  expect(effects.grows!.at(-1)).toBe(-3);
  expect(new Set(effects.none)).toEqual(new Set([0]));
  expect(effects.fades).toEqual([-2.5, -2, -1.2, -0.5, 0]);
  expect(effects.steady).toEqual([-1, -2, -2]);
});

test("the effect of whole municipalities is smaller, because not all of their schools take part", () => {
  for (const {school, municipality} of truth.expected_att_total) {
    expect(Math.abs(municipality)).toBeLessThanOrEqual(Math.abs(school) + 1e-9);
  }
  const grown = truth.expected_att_total.find((row) => row.pulje === "IBS 1" && row.event === 3)!;
  expect(grown.municipality).toBeLessThan(-0.015);
  expect(grown.municipality).toBeGreaterThan(-0.03);
});

test("the overall effect is the mean of the puljer's means, weighted by respondents before the first start", () => {
  const mean =
    sumOf(truth.puljer, (p) => p.mean_att * p.fixed_weight) / sumOf(truth.puljer, (p) => p.fixed_weight);
  expect(truth.overall_att).toBeCloseTo(mean, 5);
});

test("answers are draws from the stated probabilities: the deviation of every pulje and of the rest is within 4 standard errors", () => {
  for (const schools of [never, ...truth.puljer.map(({treated_schools}) => new Set(treated_schools))]) {
    const own = cells.filter(({school, startYear}) => startYear >= 2016 && schools.has(school));
    const expected = sumOf(own, (cell) => respondentsOf(cell) * cell.probability);
    const variance = sumOf(own, (cell) => respondentsOf(cell) * cell.probability * (1 - cell.probability));
    expect(Math.abs(sumOf(own, bulliedOf) - expected) / Math.sqrt(variance)).toBeLessThan(4);
  }
});

test("the growing effect is visible in the answers themselves: more than 5 standard errors below the untreated probability", () => {
  const schools = new Set(pulje("IBS 1").treated_schools);
  const own = cells.filter(({school, startYear}) => startYear >= 2018 && schools.has(school));
  const untreated = sumOf(own, (cell) => respondentsOf(cell) * cell.untreatedProbability);
  const variance = sumOf(
    own,
    (cell) => respondentsOf(cell) * cell.untreatedProbability * (1 - cell.untreatedProbability)
  );
  expect((sumOf(own, bulliedOf) - untreated) / Math.sqrt(variance)).toBeLessThan(-5);
});

test("selection is visible: every pulje's share in the survey before its start lies above that of schools never picked", () => {
  for (const {pulje: id, treated_schools, ...rest} of truth.puljer) {
    const year = startOf(rest) - 1;
    const gap = observedShare(cellsOf(new Set(treated_schools), year)) - observedShare(cellsOf(never, year));
    expect(gap, id).toBeGreaterThan(0.003);
  }
});

test("regression to the mean is visible: the pulje without effect falls by more than a point although its probability does not", () => {
  const schools = new Set(pulje("IBS 2").treated_schools);
  const observed = observedShare(cellsOf(schools, 2019)) - observedShare(cellsOf(schools, 2018));
  const neverObserved = observedShare(cellsOf(never, 2019)) - observedShare(cellsOf(never, 2018));
  const lasting =
    meanProbability(cellsOf(schools, 2019), "probability") -
    meanProbability(cellsOf(schools, 2018), "probability");
  expect(observed).toBeLessThan(-0.015);
  expect(Math.abs(neverObserved)).toBeLessThan(0.004);
  expect(Math.abs(lasting)).toBeLessThan(0.004);
});

test("the year just before the start as base invents an effect for the pulje without one; the year before that does not", () => {
  const treated = new Set(pulje("IBS 2").treated_schools);
  const estimate = (base: number) => differenceInDifferences({cells, treated, never, start: 2019, base});
  expect(estimate(2018)).toBeLessThan(-0.015);
  expect(Math.abs(estimate(2017))).toBeLessThan(0.01);
});

test("scores are lower where more are bullied", () => {
  const units = readRows("example-county/survey.csv").filter(
    (row) => row.measure === "total" && row.gender === "all" && row.ownership === "all" && row.status === "ok"
  );
  const share = new Map(
    units.map((row) => [`${row.unit_code} ${row.school_year} ${row.grade}`, Number(row.share_bullied)])
  );
  const scores = groupRows(readRows("example-county/survey_index.csv"), (row) => row.indicator!);
  expect(scores.size).toBe(4);
  for (const [indicator, rows] of scores) {
    const pairs = rows.flatMap((row) => {
      const x = share.get(`${row.unit_code} ${row.school_year} ${row.grade}`);
      return row.status === "ok" && row.ownership === "all" && x !== undefined
        ? [{x, y: Number(row.score)}]
        : [];
    });
    const mx = sumOf(pairs, ({x}) => x) / pairs.length;
    const my = sumOf(pairs, ({y}) => y) / pairs.length;
    const slope = sumOf(pairs, ({x, y}) => (x - mx) * (y - my)) / sumOf(pairs, ({x}) => (x - mx) ** 2);
    expect(slope, indicator).toBeLessThan(-0.1);
  }
});

test("the untreated county follows its path: every year's mean of the never treated is within a point of it", () => {
  for (const grade of surveyGrades) {
    for (let year = 2014; year <= 2025; year++) {
      const own = cellsOf(never, year).filter((cell) => cell.grade === grade);
      const path = baseline.path[year]! + baseline.gradeOffset[grade];
      expect(Math.abs(meanProbability(own, "untreatedProbability") - path)).toBeLessThan(0.01);
    }
  }
});

const documentation = readFileSync(new URL("../../docs/example-county.md", import.meta.url), "utf8");

/** The cells of the documentation's table row that begins with the name, in the table under the heading. */
function documentedRow(heading: string, name: string): string[] {
  const section = documentation.split(/^## /m).find((text) => text.startsWith(heading))!;
  const line = section.split("\n").find((text) => text.startsWith(`| ${name} |`))!;
  return line.split("|").slice(2, -1).map((cell) => cell.trim()); // prettier-ignore
}

const points = (share: number) => `${share < -0.0005 ? "−" : ""}${Math.abs(100 * share).toFixed(1)}`;

test("the documentation's table of the truth is the truth", () => {
  for (const {
    pulje: id,
    start_school_year,
    municipalities,
    treated_schools,
    mean_att,
    effect_points_by_event
  } of truth.puljer) {
    const design = puljer.find(({scheme, pulje: number}) => `${scheme} ${number}` === id)!;
    expect(documentedRow("The truth", id)).toEqual([
      start_school_year,
      `${design.pick} ${design.selectionWeight}, ${design.selectionYears}`,
      String(municipalities.length),
      String(treated_schools.length),
      Object.values(effect_points_by_event).map((value) => points(value / 100)).join(", "), // prettier-ignore
      points(mean_att)
    ]);
  }
});

test("the documentation's table of simple comparisons is what they give", () => {
  for (const {pulje: id, treated_schools, mean_att, ...rest} of truth.puljer) {
    const treated = new Set(treated_schools);
    const start = startOf(rest);
    const before = observedShare(cellsOf(treated, start)) - observedShare(cellsOf(treated, start - 1));
    const since = (base: number) => differenceInDifferences({cells, treated, never, start, base});
    expect(documentedRow("Why selection matters", id)).toEqual(
      [mean_att, before, since(start - 1), since(start - 2)].map(points)
    );
  }
});
