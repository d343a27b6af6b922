import type {EffectContext} from "../../../src/components/effect/context.ts";
import type {
  CellReason,
  CellView,
  EffectAnalysis,
  EventPoint,
  TrendArm,
  TrendPoint
} from "../../../src/statistics/analysis/result.ts";
import type {JackknifeEstimate} from "../../../src/statistics/effect/jackknife.ts";

/** A small made-up analysis: two puljer of schools, nine years, a break in 2022 that cuts the last year of one pulje. */

export const context: EffectContext = {
  sources: [
    {
      world: "example",
      title: "Elevundersøkelsen, Eksempelfylket",
      publisher: "Puljeblikk",
      period: "2016-17–2024-25",
      licence: "CC0",
      retrieved: "2026-10-06",
      url: "docs/example-county.md",
      caveats: ["Oppdiktede tall."]
    }
  ],
  period: "Mobbing på skolen, 7. trinn, 2016–17 til 2024–25"
};

/** An effect whose 95 % interval is 2 standard errors to each side. */
export function estimate(att: number, se: number): JackknifeEstimate {
  return {att, se, low: att - 2 * se, high: att + 2 * se};
}

export const none: JackknifeEstimate = {att: null, se: null, low: null, high: null};

export function eventPoint(eventTime: number, value: JackknifeEstimate, change = {}): EventPoint {
  return {
    eventTime,
    ...value,
    bandLow: value.att === null || value.se === null ? null : value.att - 2.8 * value.se,
    bandHigh: value.att === null || value.se === null ? null : value.att + 2.8 * value.se,
    isBase: false,
    units: 31,
    municipalities: 14,
    puljer: ["IBS 1", "LMP 1"],
    truth: eventTime < 0 ? 0 : -1.5,
    ...change
  };
}

export function cell(pulje: string, time: number, value: JackknifeEstimate | CellReason): CellView {
  const group = pulje === "IBS 1" ? 2019 : 2021;
  const reason = typeof value === "string" ? value : null;
  const {att, low, high} =
    typeof value !== "string" ? value : value === "base-period" ? {att: 0, low: null, high: null} : none;
  const few = reason === "small-cohort";
  return {
    pulje,
    group,
    time,
    base: group - 1,
    att,
    low,
    high,
    treated: few ? 3 : pulje === "IBS 1" ? 12 : 19,
    comparison: 43,
    treatedMunicipalities: few ? 2 : pulje === "IBS 1" ? 6 : 8,
    comparisonMunicipalities: 17,
    reason,
    truth: time < group ? 0 : -1.5
  };
}

const years = [2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024];

function arm(
  id: string | null,
  start: number | null,
  change: (year: number) => Partial<TrendPoint>
): TrendArm {
  const units = id === null ? 43 : id === "IBS 1" ? 12 : 19;
  return {
    id,
    start,
    units,
    unitsShown: id === "LMP 1" ? units - 2 : units,
    points: years.map((year) => ({
      year,
      share: 8 + Math.sin(year) + (id === null ? 0 : 1) - (start !== null && year >= start ? 1.5 : 0),
      shown: units,
      hidden: 0,
      missing: 0,
      respondents: units * 30,
      hiddenWeight: 0,
      isHollow: false,
      bounds: null,
      ...change(year)
    }))
  };
}

export const analysis: EffectAnalysis = {
  settings: {
    world: "example",
    measure: "total",
    grade: "7",
    level: "school",
    puljer: ["IBS 1", "LMP 1"],
    control: "notyet",
    method: "dr",
    weights: "respondents",
    covariates: [],
    firstYear: 2016,
    lastYear: 2024,
    selection: "independent",
    acrossBreaks: false,
    seed: 1
  },
  specification: {control: "notyet", base: "universal", anticipation: 0, method: "dr", breaks: [2022]},
  sample: {
    units: 74,
    treatedUnits: 31,
    comparisonUnits: 43,
    chosen: {treated: 33, comparison: 43},
    clusters: 20,
    treatedClusters: 14,
    years,
    breaks: [2022],
    leftOut: {otherPulje: 4, changedArea: 2, noWeight: 1, noCovariate: 0, alwaysTreated: 0},
    puljer: [
      {id: "IBS 1", start: 2019, units: 12, reason: null},
      {id: "LMP 1", start: 2021, units: 19, reason: null}
    ]
  },
  headline: {
    ...estimate(-1.2, 0.7),
    certainty: "uncertain",
    reason: null,
    degreesOfFreedom: 11,
    carriers: {treated: 12, comparison: 20},
    pupils: {respondents: 930, fewer: 11, low: -2, high: 24}
  },
  eventStudy: {
    critical: 2.8,
    points: [
      eventPoint(-3, estimate(0.4, 0.6)),
      eventPoint(-2, estimate(-0.3, 0.5)),
      eventPoint(
        -1,
        {att: 0, se: null, low: null, high: null},
        {isBase: true, bandLow: null, bandHigh: null}
      ),
      eventPoint(0, estimate(-0.9, 0.5)),
      eventPoint(1, estimate(-1.4, 0.6)),
      eventPoint(2, estimate(-1.6, 0.7), {units: 12, municipalities: 6, puljer: ["IBS 1"]}),
      eventPoint(3, none, {units: 0, municipalities: 0, puljer: [], truth: null})
    ]
  },
  aggregates: {
    simple: estimate(-1.2, 0.7),
    dynamic: {overall: estimate(-1.3, 0.7), byEventTime: []},
    group: {
      overall: estimate(-1.2, 0.7),
      byGroup: [
        {group: 2019, ...estimate(-1.4, 0.9)},
        {group: 2021, ...estimate(-1.1, 0.8)}
      ]
    },
    calendar: {overall: estimate(-1.2, 0.7), byTime: []}
  },
  cells: [
    ...years.map((year) =>
      year === 2018
        ? cell("IBS 1", year, "base-period")
        : year >= 2022
          ? cell("IBS 1", year, "series-break")
          : cell("IBS 1", year, estimate(year < 2018 ? 0.3 : -(year - 2018) * 0.8, 0.6))
    ),
    ...years.map((year) =>
      year === 2020
        ? cell("LMP 1", year, "base-period")
        : year === 2016
          ? cell("LMP 1", year, "small-cohort")
          : year >= 2022
            ? cell("LMP 1", year, "series-break")
            : cell("LMP 1", year, estimate(year === 2021 ? -0.9 : 0.2, 0.5))
    )
  ],
  trends: [
    arm("IBS 1", 2019, (year) =>
      year === 2020 ? {share: null, shown: 0, hidden: 12, respondents: 0, hiddenWeight: 1} : {}
    ),
    arm("LMP 1", 2021, (year) =>
      year === 2023
        ? {
            shown: 11,
            hidden: 7,
            missing: 1,
            respondents: 320,
            hiddenWeight: 0.35,
            isHollow: true,
            bounds: {low: 5.5, high: 8.9}
          }
        : {}
    ),
    arm(null, null, (year) => (year === 2016 ? {share: null, shown: 0, missing: 43, respondents: 0} : {}))
  ],
  estimators: [
    {id: "g-1", ...estimate(-1.2, 0.7), isHeadline: true, units: 74},
    {id: "g-2", ...estimate(-0.6, 0.8), isHeadline: false, units: 74},
    {id: "imputation", ...estimate(-0.9, 0.5), isHeadline: false, units: 74},
    {id: "twoWay", ...estimate(0.4, 0.4), isHeadline: false, units: 70}
  ],
  twoWay: {
    units: 70,
    firstYear: 2016,
    lastYear: 2021,
    reason: null,
    kinds: [
      {kind: "treated vs untreated", weight: 0.4, estimate: -1.1},
      {kind: "earlier vs later treated", weight: 0.08, estimate: -0.7},
      {kind: "later vs earlier treated", weight: 0.5, estimate: 1.9},
      {kind: "later vs always treated", weight: 0.02, estimate: 0.1}
    ]
  },
  leads: null,
  detectable: 2,
  leaveOneOut: []
};
