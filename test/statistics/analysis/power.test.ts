import {expect, test} from "vitest";
import {assessPower} from "../../../src/statistics/analysis/doubt.ts";
import {createStudy} from "../../../src/statistics/analysis/study.ts";
import {changeRows, makeData, makeSettings} from "./made.ts";

/** 9 municipalities take part, 11 never; eight years. */
const data = makeData({level: "municipality"});
const settings = makeSettings({level: "municipality"});
const hide = (...codes: string[]) =>
  changeRows(data, (row) =>
    codes.includes(row.unit) ? {...row, share: null, bullied: null, status: "suppressed"} : row
  );
const assess = (given = data) => assessPower(createStudy(given, settings))!;
const at = (power: ReturnType<typeof assess>, units: number) =>
  power.curve.find(({treatedUnits}) => treatedUnits === units)!;

test("the parts without numbers are those of the chosen units of each side", () => {
  expect(assess().absent).toEqual({treated: 0, comparison: 0});
  const {absent, comparisonUnits} = assess(hide("M00", "M18", "M19"));
  expect(absent.treated).toBeCloseTo(1 / 9, 12);
  expect(absent.comparison).toBeCloseTo(2 / 11, 12);
  expect(comparisonUnits).toBe(11);
});

test("with nothing absent one base year for three costs √((1 + 1/3)/(1/3 + 1/3)), and hidden numbers cost more", () => {
  const whole = at(assess(), 20);
  expect(whole.effect! / whole.ideal!).toBeCloseTo(Math.SQRT2, 12);
  const hidden = at(assess(hide("M00", "M18", "M19")), 20);
  expect(hidden.effect! / hidden.ideal!).toBeGreaterThan(1.05 * Math.SQRT2);
});

test("where no treated unit has a number there is only the curve at best", () => {
  const codes = Array.from({length: 9}, (_, m) => `M0${m}`);
  const {effect, ideal} = at(assess(hide(...codes)), 20);
  expect(effect).toBeNull();
  expect(ideal).toBeGreaterThan(0);
});
