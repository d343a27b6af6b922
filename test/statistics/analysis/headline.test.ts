import {expect, test} from "vitest";
import {estimateCore} from "../../../src/statistics/analysis/core.ts";
import {createEventStudy, eventCovariance} from "../../../src/statistics/analysis/event-time.ts";
import {certaintyOf, commonReason, createHeadline} from "../../../src/statistics/analysis/headline.ts";
import {createStudy} from "../../../src/statistics/analysis/study.ts";
import {tQuantile} from "../../../src/statistics/distributions.ts";
import {defaultSpecification} from "../../../src/statistics/effect/specification.ts";
import {changeRows, makeData, makeSettings} from "./made.ts";

const data = makeData({missing: 0.05});
const study = createStudy(data, makeSettings());
const core = estimateCore(study.panel, defaultSpecification, {fewest: 5});

const reasonOf = (reasons: (string | null)[]) =>
  commonReason({
    effects: {
      cells: reasons.map((reason, i) => ({
        group: 2017,
        time: 2017 + i,
        att: reason === null ? 1 : null,
        reason: reason ?? undefined
      }))
    },
    small: new Set(["2017 2019"])
  } as unknown as typeof core);
const weightOf = (start: number) =>
  study.units.filter((u) => u.start === start).reduce((sum, u) => sum + u.weight, 0);

const t95 = tQuantile(0.975, 11);
const t99 = tQuantile(0.995, 11);
test.each([
  ["at the 99 % limit it is not beyond", t99, "likely"],
  ["beyond the 99 % limit", t99 + 1e-9, "clear"],
  ["at the 95 % limit it is not beyond", t95, "uncertain"],
  ["beyond the 95 % limit", t95 + 1e-9, "likely"],
  ["zero", 0, "uncertain"]
])("certainty by the distance from 0 in standard errors: %s", (_, t, certainty) => {
  expect(certaintyOf({att: t, se: 1}, 11)).toBe(certainty);
  expect(certaintyOf({att: -t, se: 1}, 11)).toBe(certainty);
});

test.each([
  [null, null],
  [-1, null],
  [null, 1]
])("without an effect or a standard error (%s, %s) the certainty is unknown", (att, se) => {
  expect(certaintyOf({att, se}, 11)).toBe("unknown");
});

test("the headline is the group summary with its jackknife interval, t with the municipalities of the smaller side less one", () => {
  const headline = createHeadline(core, study);
  const {att, se} = core.jackknife!.aggregates.group.overall;
  const {treated, comparison} = headline.carriers;
  const df = Math.min(treated, comparison) - 1;
  expect(df).toBeLessThan(19);
  const half = tQuantile(0.975, df) * se!;
  expect(headline).toMatchObject({att, se, degreesOfFreedom: df, reason: null});
  expect(headline.low).toBeCloseTo(att! - half, 12);
  expect(headline.high).toBeCloseTo(att! + half, 12);
});

test("pupils: the effect times the mean yearly answers of the treated, over the years that have an effect", () => {
  const given = changeRows(makeData(), (row) => ({
    ...row,
    respondents: row.unit.startsWith("M00") ? 30 : 10
  }));
  const own = createStudy(given, makeSettings());
  const headline = createHeadline(estimateCore(own.panel, defaultSpecification, {fewest: 5}), own);
  // P 1: 3 schools of 30, 9 of 10, 2017–2020; P 2: 15 of 10, 2019–2020
  const respondents = (2 * 180 + 2 * (180 + 150)) / 4;
  const {pupils, att, low, high} = headline;
  expect(pupils!.respondents).toBe(respondents);
  expect(pupils!.fewer).toBeCloseTo((-att! / 100) * respondents, 12);
  expect(pupils!.low).toBeCloseTo((-high! / 100) * respondents, 12);
  expect(pupils!.high).toBeCloseTo((-low! / 100) * respondents, 12);
  expect(pupils!.low).toBeLessThan(pupils!.high);
});

test("answers of years without an effect do not count", () => {
  // over the break of 2016 nothing is compared; a pulje from 2015 has an effect in 2015 only
  const given = makeData({puljer: [{id: "P 1", startYear: 2015, municipalities: 4}]});
  const own = createStudy(given, makeSettings({puljer: ["P 1"]}));
  const {pupils} = createHeadline(
    estimateCore(own.panel, {...defaultSpecification, breaks: [2016]}, {fewest: 5}),
    own
  );
  const answers = given.rows.filter((r) => r.year === 2015 && /^M0[0-3]/.test(r.unit));
  expect(pupils!.respondents).toBe(answers.reduce((sum, r) => sum + r.respondents!, 0));
});

test("an effect that hangs on one cluster has no interval, and says so", () => {
  const given = makeData({puljer: [{id: "P 1", startYear: 2017, municipalities: 1}], unitsPer: 6});
  const own = createStudy(given, makeSettings({puljer: ["P 1"]}));
  const headline = createHeadline(estimateCore(own.panel, defaultSpecification, {fewest: 5}), own);
  expect(headline).toMatchObject({
    se: null,
    low: null,
    certainty: "unknown",
    reason: "one-cluster",
    pupils: null
  });
  expect(headline.att).not.toBeNull();
});

test("the reason is that of most cells from the start on, when none has an effect", () => {
  expect(reasonOf(["series-break", "no-treated", "x", "series-break"])).toBe("series-break");
  expect(reasonOf(["series-break", null])).toBeNull();
  expect(reasonOf(["no-treated", "no-treated", "x"])).toBe("no-treated");
  expect(reasonOf([])).toBe("no-effects");
});

test("the diagonal of the event-time covariance is the squared jackknife standard error", () => {
  const {eventTimes, sigma, beta} = eventCovariance(core);
  const k = eventTimes.length;
  expect(eventTimes).toEqual([-6, -5, -4, -3, -2, 0, 1, 2, 3]);
  const points = core.jackknife!.aggregates.dynamic.byEventTime;
  eventTimes.forEach((e, i) => {
    const point = points.find(({eventTime}) => eventTime === e)!;
    expect(beta[i]).toBe(point.att);
    expect(sigma[i * k + i]).toBeCloseTo(point.se! ** 2, 12);
    for (let j = 0; j < k; j++) {
      expect(sigma[i * k + j]).toBeCloseTo(sigma[j * k + i]!, 12);
      expect(Math.abs(sigma[i * k + j]!)).toBeLessThanOrEqual(
        Math.sqrt(sigma[i * k + i]! * sigma[j * k + j]!) * (1 + 1e-12)
      );
    }
  });
});

test("the truth of an event time is the mean of its puljer's, by the weights of the cohorts", () => {
  const truth: Record<number, number> = {2017: -3, 2019: -1};
  const {points, critical} = createEventStudy(core, {
    seed: 1,
    nameOf: (group) => (group === 2017 ? "P 1" : "P 2"),
    truthOf: (group) => truth[group]!
  });
  const [a, b] = [weightOf(2017), weightOf(2019)];
  const at = (e: number) => points.find(({eventTime}) => eventTime === e)!;
  expect(at(0).truth).toBeCloseTo((-3 * a - b) / (a + b), 12);
  expect(at(0).puljer).toEqual(["P 1", "P 2"]);
  expect(at(3).truth).toBeCloseTo(-3, 12);
  expect(at(3).puljer).toEqual(["P 1"]);
  expect(at(-1)).toMatchObject({isBase: true, att: 0, se: null, low: null, bandLow: null});
  expect(points.filter(({isBase}) => isBase)).toHaveLength(1);
  // the simultaneous band is wider than the interval of each point
  for (const p of points) if (p.bandLow !== null) expect(p.bandLow).toBeLessThan(p.low!);
  expect(critical).toBeGreaterThan(tQuantile(0.975, 1e6));
});

test("the truth of an event time is unknown when that of one of its cells is", () => {
  const {points} = createEventStudy(core, {
    seed: 1,
    nameOf: String,
    truthOf: (group) => (group === 2017 ? -3 : null)
  });
  expect(points.find(({eventTime}) => eventTime === 0)!.truth).toBeNull();
  expect(points.find(({eventTime}) => eventTime === 3)!.truth).toBe(-3);
});
