import type {Aggregates} from "../effect/aggregate.js";
import type {Carriers} from "../effect/cluster-weights.js";
import type {JackknifeEstimate} from "../effect/jackknife.js";
import type {EffectSpecification, Reason} from "../effect/specification.js";
import type {BaconKind, BaconReason} from "../regression/goodman-bacon.js";
import type {LeadReport} from "../sensitivity/leads.js";
import type {Bounds, SensitivityReason} from "../sensitivity/event-study.js";
import type {PermutationResult} from "./permutation.js";
import type {EffectSettings} from "./settings.js";

/** All numbers of the page Effekt. Effects are percentage points; intervals 95 % unless said. Plain data: it is posted
 * from a worker. */
export interface EffectAnalysis {
  settings: EffectSettings;
  specification: EffectSpecification;
  sample: Sample;
  headline: Headline;
  eventStudy: EventStudyView;
  aggregates: Aggregates<JackknifeEstimate>;
  cells: CellView[];
  trends: TrendArm[];
  estimators: EstimatorRow[];
  twoWay: TwoWayView;
  leads: LeadReport | null;
  /** The headline without each municipality; null where a cell would rest on too few treated units without it. */
  leaveOneOut: {cluster: string; att: number | null}[];
  /** Smallest true difference that an analysis like this finds in 8 of 10 samples; null without an interval. */
  detectable: number | null;
}

/** What takes longer, given part by part. */
export interface EffectDoubt {
  sensitivity: SensitivityView;
  placebo: PlaceboRow[];
  permutation: PermutationResult | null;
  power: PowerView | null;
}

/** Why there is no number: one of the estimator's reasons, too few treated units to be shown, a start after the period. */
export type CellReason = Reason | "small-cohort" | "starts-later";

export interface Sample {
  /** Units with a number in at least one year; `treatedUnits` and `comparisonUnits` are parts of it. */
  units: number;
  treatedUnits: number;
  comparisonUnits: number;
  /** Units of the study on either side, with or without a number; those treated from the first year on are in neither. */
  chosen: {treated: number; comparison: number};
  clusters: number;
  treatedClusters: number;
  years: number[];
  breaks: number[];
  leftOut: {
    otherPulje: number;
    changedArea: number;
    noWeight: number;
    noCovariate: number;
    alwaysTreated: number;
  };
  /** Puljer chosen, and those without a single shown effect. */
  puljer: {id: string; start: number; units: number; reason: CellReason | null}[];
}

export type Certainty = "clear" | "likely" | "uncertain" | "unknown";

export interface Headline extends JackknifeEstimate {
  /** `clear`: the 99 % interval excludes 0; `likely`: the 95 % interval does; `unknown`: no interval. */
  certainty: Certainty;
  /** Why there is no effect or no interval. */
  reason: CellReason | null;
  /** Of the t interval: the municipalities on the side with fewer, less one. */
  degreesOfFreedom: number;
  /** Municipalities behind the number, on either side. */
  carriers: Carriers;
  /** Pupils bullied a year: the effect times the answers a year in the treated units with an effect. */
  pupils: {respondents: number; fewer: number; low: number; high: number} | null;
}

export interface EventPoint extends JackknifeEstimate {
  eventTime: number;
  bandLow: number | null;
  bandHigh: number | null;
  isBase: boolean;
  units: number;
  municipalities: number;
  /** Cohorts in this point, with the reason of those that are not. */
  puljer: string[];
  /** The known truth of the example county for the same cells, weighted the same; null where unknown. */
  truth: number | null;
}

export interface EventStudyView {
  points: EventPoint[];
  /** Quantile of max|Z| behind the simultaneous band (each point has its own t quantile of the same probability). */
  critical: number | null;
}

/** ATT(g, t) of one pulje and year, and who is compared with whom. */
export interface CellView {
  pulje: string;
  group: number;
  time: number;
  base: number | null;
  att: number | null;
  low: number | null;
  high: number | null;
  treated: number;
  comparison: number;
  treatedMunicipalities: number;
  comparisonMunicipalities: number;
  reason: CellReason | null;
  truth: number | null;
}

/** One arm: a pulje, or the comparison (`id` null), year by year. */
export interface TrendArm {
  id: string | null;
  start: number | null;
  units: number;
  /** Those with a shown number in at least one year. */
  unitsShown: number;
  points: TrendPoint[];
}

export interface TrendPoint {
  year: number;
  /** Weighted mean share of the shown units, percent; null when none is shown, or too few. */
  share: number | null;
  shown: number;
  hidden: number;
  missing: number;
  respondents: number;
  /** Part of the arm's weight in hidden units, 0–1. */
  hiddenWeight: number;
  isHollow: boolean;
  /** The mean if every hidden count were the lowest or the highest that is withheld; null without hidden units, and where too few are shown. */
  bounds: {low: number; high: number} | null;
}

/** Base one, two or (where two years decided the selection) three years before the start; the headline against the never treated alone; imputation; two-way FE. */
export type EstimatorId = "g-1" | "g-2" | "g-3" | "never" | "imputation" | "twoWay";

export interface EstimatorRow extends JackknifeEstimate {
  id: EstimatorId;
  /** Whether the headline uses it. */
  isHeadline: boolean;
  units: number;
}

/** The two-way fixed-effects number, shown only as a warning. */
export interface TwoWayView {
  /** Share of its weight by kind of comparison and the mean estimate of each; null where it cannot be taken apart. */
  kinds: {kind: BaconKind; weight: number; estimate: number}[] | null;
  reason: BaconReason | null;
  /** Units and years taken apart: those without an absent year, in one unbroken series. */
  units: number;
  firstYear: number | null;
  lastYear: number | null;
}

export interface SensitivityView {
  reason: SensitivityReason | null;
  original: Bounds | null;
  smoothness: {bound: number; interval: Bounds | null}[];
  relative: {bound: number; interval: Bounds | null; plugIn: Bounds}[];
  smoothnessBreakdown: number | null;
  relativeBreakdown: number | null;
}

export interface PlaceboRow extends JackknifeEstimate {
  /** Years by which the start is moved back. */
  shift: number;
}

export interface PowerView {
  intraclass: number;
  baseShare: number;
  respondents: number;
  unitsPerCluster: number;
  comparisonUnits: number;
  preYears: number;
  postYears: number;
  separable: boolean;
  /** Part of the unit-years of this study without a number, hidden or missing, 0–1. */
  absent: {treated: number; comparison: number};
  /**
   * Minimum detectable effect in percentage points by number of treated units: `effect` as the headline is computed, from one
   * base year and with as much absent as here, `ideal` from the mean of all years before and with nothing absent.
   */
  curve: {treatedUnits: number; effect: number | null; ideal: number | null}[];
}

/** How far a run has come. */
export interface EffectProgress {
  stage: "estimate" | "jackknife" | "compare" | "sensitivity" | "placebo" | "permutation" | "power";
  /** 0–1 over the whole run. */
  done: number;
}
