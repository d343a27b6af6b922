import {describe, expect, test} from "vitest";
import {
  aggregateEffects,
  eventTimeInfluence,
  mapAggregates
} from "../../../src/statistics/effect/aggregate.ts";
import {estimateGroupTimeEffects} from "../../../src/statistics/effect/group-time.ts";
import {jackknife} from "../../../src/statistics/effect/jackknife.ts";
import {buildPanel, type LongTable} from "../../../src/statistics/effect/panel.ts";
import {
  defaultSpecification,
  reasonText,
  type EffectSpecification,
  type Reason
} from "../../../src/statistics/effect/specification.ts";
import {generateTable} from "./generated.ts";

type Table = ReturnType<typeof generateTable>;
type Part = Partial<EffectSpecification>;

/** 60 units in 12 clusters, 2013–2017, starts 2015 and 2016. */
const shape = {seed: 8, units: 60, clusters: 12, periods: 5, starts: [2, 3], covariates: 0};
const table = generateTable(shape);
const withCovariate = generateTable({...shape, covariates: 1});

const isFit = (value: number | null) => value === null || Number.isFinite(value);

/** Estimates, and checks that nothing given is NaN or infinite, and that an absent number has a reason. */
function run(given: LongTable, change: Part = {}) {
  const effects = estimateGroupTimeEffects(buildPanel(given), {...defaultSpecification, ...change});
  const aggregates = aggregateEffects(effects);
  const jackknifed = jackknife(effects, aggregates);
  for (const cell of effects.cells) {
    expect(isFit(cell.att) && isFit(cell.se)).toBe(true);
    if (cell.att === null) expect(reasonText[cell.reason!]).toBeTruthy();
    else expect([undefined, "base-period"]).toContain(cell.reason);
    if (cell.reason && cell.reason !== "base-period") expect([cell.att, cell.se]).toEqual([null, null]);
  }
  mapAggregates(aggregates, ({att, se}) => {
    expect(isFit(att) && isFit(se)).toBe(true);
    if (att === null) expect(se).toBeNull();
    return {};
  });
  if (jackknifed) {
    mapAggregates(jackknifed.aggregates, ({att, se, low, high}) => {
      expect([att, se, low, high].every(isFit)).toBe(true);
      return {};
    });
  }
  for (const psi of eventTimeInfluence(effects)) expect(psi.every(Number.isFinite)).toBe(true);
  return {...effects, aggregates, jackknifed};
}

const reasonsOf = ({cells}: ReturnType<typeof run>) => new Set(cells.map((cell) => cell.reason));

function expectNothing({aggregates}: ReturnType<typeof run>): void {
  mapAggregates(aggregates, ({att, se}) => {
    expect([att, se]).toEqual([null, null]);
    return {};
  });
}

const startingIn = (start: number) => (_: unknown, row: number) => table.start[row] === start;

function keepRows(given: Table, keep: (row: number) => boolean): LongTable {
  const take = <Value>(values: readonly Value[]) => values.filter((_, row) => keep(row));
  return {
    unit: take(given.unit),
    time: take(given.time),
    start: take(given.start),
    outcome: take(given.outcome),
    weight: take(given.weight),
    cluster: take(given.cluster),
    covariates: given.covariates.map(({name, values}) => ({name, values: take(values)}))
  };
}

const replaceCovariate = (value: (row: number) => number): LongTable => ({
  ...withCovariate,
  covariates: [{name: "x", values: withCovariate.unit.map((_, row) => value(row))}]
});

describe("nothing to estimate", () => {
  test.each<[string, LongTable]>([
    ["no treated units", {...table, start: table.start.map(() => 0)}],
    ["one period", keepRows(table, (row) => table.time[row] === 2015)],
    ["no rows", keepRows(table, () => false)],
    ["every outcome absent", {...table, outcome: table.outcome.map(() => NaN)}],
    ["starts after the last period", {...table, start: table.start.map((s) => s && 2030)}]
  ])("%s: no cells, no summaries", (_, given) => {
    const result = run(given);
    expect(result.cells).toEqual([]);
    expectNothing(result);
  });

  test("every start in the first period: units are left out and counted", () => {
    const result = run({...table, start: table.start.map((s) => s && 2013)});
    expect([result.cells, result.prepared.alwaysTreated]).toEqual([[], 20]);
    expectNothing(result);
  });

  test.each(["never", "notyet"] as const)("all units start together (%s): no comparison", (control) => {
    const result = run({...table, start: table.start.map(() => 2015)}, {control});
    expect(reasonsOf(result).has(undefined)).toBe(false);
    expect(result.aggregates.simple.att).toBeNull();
  });

  test("all weights 0", () => {
    const result = run({...table, weight: table.weight.map(() => 0)});
    expect(reasonsOf(result)).toEqual(new Set(["no-weight", "base-period"]));
    expect(result.aggregates.simple.att).toBeNull();
  });
});

test("a series break between every base and target leaves no effect after the start", () => {
  const result = run(table, {breaks: [2015, 2016]});
  for (const {group, time, base, reason} of result.cells) {
    const isBroken = [2015, 2016].some((b) => Math.min(base, time) < b && b <= Math.max(base, time));
    if (time === base) expect(reason).toBe("base-period");
    else expect(reason).toBe(isBroken ? "series-break" : undefined);
    if (time >= group) expect(reason).toBe("series-break");
  }
  expect(result.aggregates.simple).toEqual({att: null, se: null});
});

test("one cluster: estimates without standard errors, no jackknife", () => {
  const result = run({...table, cluster: table.cluster.map(() => "k")});
  expect(result.jackknifed).toBeUndefined();
  expect(result.aggregates.simple.att).not.toBeNull();
  mapAggregates(result.aggregates, ({se}) => {
    expect(se).toBeNull();
    return {};
  });
});

test("never treated units are asked for and there are none: no comparison", () => {
  const result = run(
    keepRows(table, (row) => table.start[row] !== 0),
    {control: "never"}
  );
  expect(reasonsOf(result)).toEqual(new Set(["base-period", "no-comparison"]));
  expect(result.aggregates.simple.att).toBeNull();
});

test("without never treated units the last cohort only compares, and the periods from its start on go", () => {
  const result = run(keepRows(table, (row) => table.start[row] !== 0));
  expect(result.prepared.droppedPeriods).toEqual([2016, 2017]);
  expect([...new Set(result.cells.map((cell) => cell.group))]).toEqual([2015]);
  expect(result.aggregates.simple.att).not.toBeNull();
});

test("a cohort whose base year is absent has no treated units to compare; the other cohort stays", () => {
  const isBase = (row: number) => table.start[row] === 2016 && table.time[row] === 2015;
  const result = run({...table, outcome: table.outcome.map((y, row) => (isBase(row) ? NaN : y))});
  for (const {group, reason} of result.cells) {
    if (group === 2016) expect(["no-treated", "base-period"]).toContain(reason);
  }
  expect(result.aggregates.group.byGroup).toMatchObject([{group: 2015}, {group: 2016, att: null}]);
  expect(result.aggregates.simple.att).toBeCloseTo(result.aggregates.group.byGroup[0]!.att!, 12);
});

test("weights of 0 in one cohort: it has no effect and no part in the summaries", () => {
  const isZero = startingIn(2016);
  const result = run({...table, weight: table.weight.map((w, row) => (isZero(w, row) ? 0 : w))});
  expect(result.aggregates.group.byGroup[1]).toEqual({group: 2016, att: null, se: null});
  expect(result.aggregates.simple.att).not.toBeNull();
});

test("units of weight 0 in the comparison do not count", () => {
  const isZero = (row: number) => table.start[row] === 0 && Number(table.unit[row]!.slice(1)) % 2 === 1;
  const zero = run(
    {...table, weight: table.weight.map((w, row) => (isZero(row) ? 0 : w))},
    {control: "never"}
  );
  const without = run(
    keepRows(table, (row) => !isZero(row)),
    {control: "never"}
  );
  expect(zero.aggregates.simple.att).toBeCloseTo(without.aggregates.simple.att!, 12);
});

test("always treated units are left out and counted", () => {
  const isEarly = startingIn(2015);
  const result = run({...table, start: table.start.map((s, row) => (isEarly(s, row) ? 2013 : s))});
  expect(result.prepared.alwaysTreated).toBe(10);
  expect([...new Set(result.cells.map((cell) => cell.group))]).toEqual([2016]);
});

test("periods with gaps: the base is the last period before the start", () => {
  const isKept = [2013, 2014, 2017];
  const result = run(keepRows(table, (row) => isKept.includes(table.time[row]!)));
  expect(result.cells.map(({group, time, base}) => [group, time, base])).toEqual(
    [2015, 2016].flatMap((group) => isKept.map((time) => [group, time, 2014]))
  );
  expect(result.aggregates.dynamic.byEventTime.map((e) => e.eventTime)).toEqual([-3, -2, -1, 1, 2]);
});

describe("covariates", () => {
  const x = withCovariate.covariates[0]!.values;
  const isTreated = (row: number) => withCovariate.start[row] !== 0;
  const unitNumber = (row: number) => Number(withCovariate.unit[row]!.slice(1));

  test.each<[string, LongTable, Part["method"], Reason]>([
    ["constant", replaceCovariate(() => 0.1), "dr", "collinear"],
    ["constant", replaceCovariate(() => 0.1), "reg", "collinear"],
    ["constant", replaceCovariate(() => 0.1), "ipw", "collinear"],
    [
      "doubled",
      {
        ...withCovariate,
        covariates: ["a", "b"].map((name, c) => ({name, values: x.map((v) => v * (c + 1) + c)}))
      },
      "dr",
      "collinear"
    ],
    [
      "doubled",
      {
        ...withCovariate,
        covariates: ["a", "b"].map((name, c) => ({name, values: x.map((v) => v * (c + 1) + c)}))
      },
      "ipw",
      "collinear"
    ],
    [
      "constant among the comparison units",
      replaceCovariate((row) => (isTreated(row) ? unitNumber(row) : 4)),
      "reg",
      "collinear"
    ],
    [
      "telling the arms apart",
      replaceCovariate((row) => (isTreated(row) ? 5 : -5) + x[row]! / 5),
      "dr",
      "overlap"
    ],
    [
      "telling the arms apart",
      replaceCovariate((row) => (isTreated(row) ? 5 : -5) + x[row]! / 5),
      "ipw",
      "overlap"
    ],
    [
      "telling the arms almost apart",
      replaceCovariate((row) => (isTreated(row) ? unitNumber(row) + 54 : unitNumber(row))),
      "dr",
      "overlap"
    ]
  ])("a covariate %s (%#)", (_, given, method, reason) => {
    const result = run(given, {method, control: "never"});
    expect(reasonsOf(result)).toEqual(new Set(["base-period", reason]));
    expect(result.aggregates.simple).toEqual({att: null, se: null});
  });

  test("an absent covariate leaves its row out", () => {
    const values = x.map((v, row) => (unitNumber(row) === 0 ? NaN : v));
    const result = run({...withCovariate, covariates: [{name: "x", values}]});
    expect(result.prepared.panel.units).toHaveLength(59);
  });

  test("more covariates than comparison units", () => {
    const many = generateTable({...shape, covariates: 8});
    const given = keepRows(many, (row) => many.start[row] !== 0 || Number(many.unit[row]!.slice(1)) < 8);
    expect(reasonsOf(run(given, {control: "never"}))).toEqual(new Set(["base-period", "collinear"]));
  });
});
