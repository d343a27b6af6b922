import type {
  EffectAnalysis,
  PlaceboRow,
  PowerView,
  SensitivityView,
  TrendArm
} from "../../../src/statistics/analysis/result.ts";
import type {LeadReport} from "../../../src/statistics/sensitivity/leads.ts";
import {analysis as plain, estimate, eventPoint, none} from "./fixture.ts";

/** What throws doubt on the made-up analysis. */

export const leads: LeadReport = {
  leads: [
    {eventTime: -5, estimate: 0.9, standardError: 0.7, t: 1.29, detectable: 2.1},
    {eventTime: -3, estimate: 0.4, standardError: 0.6, t: 0.67, detectable: 1.8},
    {eventTime: -2, estimate: -0.3, standardError: 0.5, t: -0.6, detectable: 1.5}
  ],
  supT: 1.29,
  critical: 2.63,
  pValue: 0.64,
  method: "t with Bonferroni",
  constantViolation: 1.7,
  trendViolation: 0.8
};

export const names: ReadonlyMap<string, string> = new Map([
  ["9901", "Øygrend"],
  ["9902", "Ask"],
  ["9903", "Lindvik"],
  ["9904", "Bø"],
  ["9905", "Ålvik"]
]);

export const analysis: EffectAnalysis = {
  ...plain,
  leads,
  eventStudy: {
    ...plain.eventStudy,
    points: [eventPoint(-5, estimate(0.9, 0.7), {units: 12, municipalities: 6}), ...plain.eventStudy.points]
  },
  headline: {...plain.headline, ...estimate(-1.2, 0.4)},
  leaveOneOut: [
    {cluster: "9901", att: -1.21},
    {cluster: "9902", att: -1.19},
    {cluster: "9903", att: -0.9},
    {cluster: "9904", att: -1.2},
    {cluster: "9905", att: -1.3}
  ]
};

export const sensitivity: SensitivityView = {
  reason: null,
  original: {low: -2, high: -0.4},
  relative: [0, 0.25, 0.5, 0.75, 1, 1.5, 2].map((bound) => ({
    bound,
    interval: {low: -2 - 0.8 * bound, high: -0.4 + 0.9 * bound},
    plugIn: {low: -1.2 - 0.6 * bound, high: -1.2 + 0.6 * bound}
  })),
  smoothness: [0, 0.1, 0.25, 0.5, 0.75, 1].map((bound) => ({
    bound,
    interval: bound === 0.75 ? null : {low: -2.2 - 1.1 * bound, high: -0.5 + 1.2 * bound}
  })),
  relativeBreakdown: 0.4444,
  smoothnessBreakdown: 0.4166
};

export const placebo: PlaceboRow[] = [
  {shift: 1, ...estimate(0.3, 0.5)},
  {shift: 2, ...estimate(-0.9, 0.4)},
  {shift: 3, ...none}
];

export const permutation = {
  observed: -1.2,
  p: 0.03,
  draws: 199,
  statistics: Array.from({length: 199}, (_, i) => 1.3 * Math.sin(i) * Math.cos(i / 3))
};

export const power: PowerView = {
  intraclass: 0.12,
  baseShare: 0.081,
  respondents: 31,
  unitsPerCluster: 4.2,
  comparisonUnits: 40,
  preYears: 3,
  postYears: 3,
  separable: true,
  absent: {treated: 0.25, comparison: 0.125},
  curve: [5, 10, 20, 40, 80, 160].map((treatedUnits) => ({
    treatedUnits,
    effect: treatedUnits === 5 ? null : 11.4 / Math.sqrt(treatedUnits),
    ideal: treatedUnits === 5 ? null : 7.6 / Math.sqrt(treatedUnits)
  }))
};

const years = [2018, 2019, 2020, 2021];
const arm = (id: string | null, hidden: readonly number[], missing: readonly number[]): TrendArm => ({
  id,
  start: id === null ? null : 2020,
  units: 20,
  unitsShown: 20,
  points: years.map((year, i) => {
    const [h, m] = [hidden[i] ?? 0, missing[i] ?? 0];
    const shown = 20 - h - m;
    return {
      year,
      share: shown > 0 ? 8 + i : null,
      shown,
      hidden: h,
      missing: m,
      respondents: 30 * shown,
      hiddenWeight: h / 20,
      isHollow: h > 4,
      bounds: h > 0 ? {low: 7, high: 7 + h / 4} : null
    };
  })
});

/** Two arms over four years: 8 of 160 numbers hidden, 24 missing, one arm without any number in its last year. */
export const hiddenArms: TrendArm[] = [arm("LMP 1", [0, 2, 6, 0], [0, 0, 4, 20]), arm(null, [], [])];
