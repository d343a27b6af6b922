import {
  assert,
  boolean,
  constant,
  constantFrom,
  integer,
  oneof,
  property,
  record,
  subarray,
  tuple
} from "fast-check";
import {expect, test} from "vitest";
import {runEffect, type EffectEvent} from "../../../src/statistics/analysis/analyse.ts";
import type {EffectSettings} from "../../../src/statistics/analysis/settings.ts";
import type {EffectData} from "../../../src/statistics/analysis/study.ts";
import {findNotFinite, makeData, makeSettings} from "./made.ts";

const shapes = {
  large: {municipalities: 16, unitsPer: 3, hidden: 0.1, missing: 0.1},
  // puljer of one and two municipalities: hidden, and without an interval
  small: {
    municipalities: 6,
    unitsPer: 2,
    hidden: 0.2,
    puljer: [
      {id: "P 1", startYear: 2017, municipalities: 1},
      {id: "P 2", startYear: 2019, municipalities: 2}
    ]
  },
  everybody: {
    municipalities: 9,
    puljer: [
      {id: "P 1", startYear: 2016, municipalities: 4},
      {id: "P 2", startYear: 2019, municipalities: 5}
    ]
  },
  lone: {municipalities: 1},
  hiddenAll: {municipalities: 8, hidden: 1},
  noiseFree: {noise: 0, effect: 0, municipalities: 12}
} as const;

const data = new Map<string, EffectData>();
for (const level of ["school", "municipality"] as const) {
  for (const [name, shape] of Object.entries(shapes)) {
    data.set(`${level} ${name}`, makeData({...shape, level, seed: 7}));
  }
}

function runAll(given: EffectData, settings: EffectSettings): EffectEvent[] {
  const events: EffectEvent[] = [];
  runEffect(given, settings, (event) => events.push(event));
  return events;
}

const settings = record({
  shape: constantFrom("large", "large", "everybody", ...(Object.keys(shapes) as (keyof typeof shapes)[])),
  level: constantFrom<EffectSettings["level"][]>("school", "municipality"),
  measure: constantFrom("total", "pupils"),
  puljer: oneof(constant(["P 1", "P 2"]), subarray(["P 1", "P 2"])),
  control: constantFrom("never", "notyet"),
  method: constantFrom("dr", "reg", "ipw"),
  weights: constantFrom("respondents", "equal"),
  // the data has no numbers of the last one
  covariates: oneof(
    {weight: 4, arbitrary: constant([])},
    {weight: 1, arbitrary: subarray(["EUIndeks_1379", "EUIndeks_1384"])},
    {weight: 1, arbitrary: subarray(["EUIndeks_1379", "EUIndeks_1387"])}
  ),
  years: oneof(
    {weight: 3, arbitrary: constantFrom([2013, 2020], [2012, 2021], [2014, 2020])},
    {weight: 1, arbitrary: tuple(integer({min: 2012, max: 2021}), integer({min: 2012, max: 2021}))}
  ),
  isOneYear: constantFrom(true, ...Array<boolean>(9).fill(false)),
  selection: constantFrom("independent", "lastYear", "twoYears"),
  acrossBreaks: boolean(),
  seed: integer({min: 1, max: 99})
});

test("every combination of settings gives plain data without a number that is not finite, and ends", () => {
  let withInterval = 0;
  assert(
    property(settings, ({shape, level, years, isOneYear, ...rest}) => {
      const [firstYear = 0, lastYear = 0] = years;
      const chosen = makeSettings({
        ...(rest as Partial<EffectSettings>),
        level,
        firstYear,
        lastYear: isOneYear ? firstYear : lastYear
      });
      const events = runAll(data.get(`${level} ${shape}`)!, chosen);
      expect(events.at(-1)?.kind).toBe("doubt");
      expect(events.filter((e) => e.kind === "analysis")).toHaveLength(1);
      expect(findNotFinite(events)).toEqual([]);
      expect(structuredClone(events)).toEqual(events);
      if (events.some((e) => e.kind === "analysis" && e.analysis.headline.se !== null)) withInterval++;
      const done = events.flatMap((e) => (e.kind === "progress" ? [e.progress.done] : []));
      expect(done).toEqual([...done].sort((a, b) => a - b));
    }),
    {numRuns: 60, seed: 1}
  );
  // the combinations are not all empty
  expect(withInterval).toBeGreaterThan(10);
});
