import {fewestInChange} from "../../model/disclosure-limits.js";
import type {CovariateRow, EffectLevel} from "../../model/effect.js";
import type {Measure} from "../../model/survey.js";
import type {Control, EffectSpecification, Method} from "../effect/specification.js";

/** How the units of a pulje were chosen, as far as the analyst knows. */
export const selections = ["independent", "lastYear", "twoYears"] as const;
export type Selection = (typeof selections)[number];

/** What the page lets its reader choose. With the data, it decides every number. */
export interface EffectSettings {
  world: "real" | "example";
  measure: Measure;
  grade: string;
  level: EffectLevel;
  /** Puljer whose effect is estimated; units of other puljer are left out. */
  puljer: readonly string[];
  control: Control;
  method: Method;
  /** `respondents`: mean number of answers before the first start. `equal`: every unit counts the same. */
  weights: "respondents" | "equal";
  covariates: readonly CovariateRow["code"][];
  firstYear: number;
  lastYear: number;
  selection: Selection;
  /** Whether base and target may lie on each side of a series break. */
  acrossBreaks: boolean;
  seed: number;
}

/**
 * Years before the start that the outcome may be touched by the selection: units chosen on last year's share have a base
 * that is high by chance, so the base moves to the year before (and by two when two years were looked at).
 */
export function anticipationOf(selection: Selection): number {
  return yearsTouched[selection];
}

const yearsTouched: Readonly<Record<Selection, number>> = {independent: 0, lastYear: 1, twoYears: 2};

/** The specification of the headline. `breaks` are the first years of new series within the period. */
export function specificationOf(settings: EffectSettings, breaks: readonly number[]): EffectSpecification {
  return {
    control: settings.control,
    base: "universal",
    anticipation: anticipationOf(settings.selection),
    method: settings.method,
    breaks: settings.acrossBreaks ? [] : breaks
  };
}

/** The grade of a threshold: a named number with its reason. */
export interface Threshold {
  value: number;
  reason: string;
}

/** Fewest treated units of a cell that is shown or enters any average, so that no number is that of one or two units. */
export const smallestCohort: Readonly<Record<EffectLevel, Threshold>> = {
  school: {
    value: fewestInChange.school,
    reason: "the effect on a few schools would be read as the effect of each of them"
  },
  municipality: {
    value: fewestInChange.municipality,
    reason: "the effect on one or two municipalities would be read as theirs"
  }
};

/** Below this number of treated clusters the page also gives a permutation p-value. */
export const fewTreatedClusters: Threshold = {
  value: 10,
  reason: "with few treated clusters the t distribution is not to be trusted alone"
};

/** A year of an arm is drawn hollow when hidden units have more than this part of its answers. */
export const hollowFrom: Threshold = {
  value: 0.2,
  reason: "above a fifth the mean of the shown units may be that of another group"
};
