import {expect, test} from "vitest";
import {createStudy} from "../../../src/statistics/analysis/study.ts";
import {changeRows, changeUnits, makeData, makeSettings} from "./made.ts";

const data = makeData({municipalities: 12, unitsPer: 2});
const codes = (given = data, change = {}) =>
  createStudy(given, makeSettings(change)).units.map((u) => u.code);

test("the study has every unit of the level and every year of the settings", () => {
  const study = createStudy(data, makeSettings({firstYear: 2014, lastYear: 2018}));
  expect(study.units).toHaveLength(24);
  expect(study.years).toEqual([2014, 2015, 2016, 2017, 2018]);
  expect(study.panel.periods).toEqual(study.years);
  expect(study.units.every(({years}) => years.length === 5)).toBe(true);
  expect(codes(data, {level: "municipality"})).toEqual([]);
});

test("the outcome is the share in percent, absent where it is hidden or has no row", () => {
  const given = changeRows(data, (row) => {
    if (row.unit !== "M11-0") return row;
    if (row.year === 2014) return {...row, share: null, bullied: null, status: "suppressed"};
    return row.year === 2015 ? null : {...row, share: 0.125};
  });
  const {panel} = createStudy(given, makeSettings());
  const unit = panel.units.indexOf("M11-0");
  const own = [...panel.outcome.subarray(unit * 8, unit * 8 + 8)];
  expect(own).toEqual([12.5, NaN, NaN, 12.5, 12.5, 12.5, 12.5, 12.5]);
});

test("units of puljer that are not chosen are neither treated nor compared with", () => {
  const study = createStudy(data, makeSettings({puljer: ["P 2"]}));
  expect(study.leftOut.otherPulje).toBe(8);
  expect(study.units.some(({pulje}) => pulje === "P 1")).toBe(false);
  expect(codes(data, {puljer: []})).toHaveLength(6);
});

test.each([
  ["before the first year", 2012, true],
  ["in the first year: its numbers are all of the new area", 2013, true],
  ["in the second year", 2014, false],
  ["in the last year", 2020, false],
  ["after the last year", 2021, true]
])("a unit whose area changed %s is in: %s %s", (_, year, isIn) => {
  const given = changeUnits(data, (u) => (u.code === "M11-1" ? {...u, areaBreaks: [year]} : u));
  expect(codes(given).includes("M11-1")).toBe(isIn);
  expect(createStudy(given, makeSettings()).leftOut.changedArea).toBe(isIn ? 0 : 1);
});

test("the weight is the mean number of answers a year before anyone starts, hidden years with a number included", () => {
  const given = changeRows(data, (row) => {
    if (row.unit !== "M00-0") return row;
    const respondents = row.year > 2016 ? 1000 : ([10, 20, null, 60][row.year - 2013] ?? null);
    return row.year === 2014
      ? {...row, respondents, share: null, bullied: null, status: "suppressed"}
      : {...row, respondents};
  });
  const weightOf = (change = {}) =>
    createStudy(given, makeSettings(change)).units.find((u) => u.code === "M00-0")!.weight;
  expect(weightOf()).toBe(30);
  expect(weightOf({firstYear: 2014})).toBe(40);
  expect(weightOf({lastYear: 2014})).toBe(15);
  expect(weightOf({weights: "equal"})).toBe(1);
});

test("answers from the first start on change no weight", () => {
  const later = changeRows(data, (row) =>
    row.year >= 2017 ? {...row, respondents: row.respondents! * 3} : row
  );
  const weights = (given: typeof data) => createStudy(given, makeSettings()).units.map((u) => u.weight);
  expect(weights(later)).toEqual(weights(data));
});

test("the weights are of the years before the first start within the period: who started earlier is out anyway", () => {
  const study = createStudy(data, makeSettings({firstYear: 2017}));
  expect(study.leftOut.noWeight).toBe(0);
  const rows = data.rows.filter((r) => r.unit === "M11-0" && (r.year === 2017 || r.year === 2018));
  const mean = (rows[0]!.respondents! + rows[1]!.respondents!) / 2;
  expect(study.units.find((u) => u.code === "M11-0")?.weight).toBe(mean);
});

test("a unit without an answer before the first start has no fixed weight and is left out", () => {
  const given = changeRows(data, (row) => (row.unit === "M10-0" && row.year < 2017 ? null : row));
  expect(codes(given)).not.toContain("M10-0");
  expect(createStudy(given, makeSettings()).leftOut.noWeight).toBe(1);
  expect(codes(given, {weights: "equal"})).toContain("M10-0");
});

test("a covariate is the unit's mean before anyone starts; without one the unit is left out", () => {
  const covariates = data.covariates.map((row) => {
    if (row.code !== "EUIndeks_1379") return row;
    if (row.unit === "M10-0") return {...row, value: null};
    if (row.unit === "M10-1") return {...row, value: row.year === 2013 ? 3 : row.year < 2017 ? 4 : 99};
    return row;
  });
  const study = createStudy({...data, covariates}, makeSettings({covariates: ["EUIndeks_1379"]}));
  expect(study.leftOut.noCovariate).toBe(1);
  expect(study.units.map((u) => u.code)).not.toContain("M10-0");
  const at = study.panel.units.indexOf("M10-1") * study.panel.periods.length;
  expect([...study.panel.covariates[0]!.values.subarray(at, at + 8)]).toEqual(Array(8).fill(3.75));
});

test.each([
  [2013, 2020, [2016]],
  [2016, 2020, []],
  [2012, 2016, [2013, 2016]],
  [2017, 2024, [2021, 2022]]
])(
  "the breaks of %i to %i are the first years of new series after the first year",
  (firstYear, lastYear, breaks) => {
    expect(createStudy(data, makeSettings({firstYear, lastYear})).breaks).toEqual(breaks);
  }
);

test("years in the wrong order are an empty study, not an error", () => {
  const study = createStudy(data, makeSettings({firstYear: 2020, lastYear: 2013}));
  expect(study.years).toEqual([]);
  expect(study.panel.units).toEqual([]);
});
