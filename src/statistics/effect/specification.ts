/** Which units serve as comparison: never treated only, or also those not yet treated (no anticipation either). */
export type Control = "never" | "notyet";

/** `universal`: always the last untreated year. `varying`: before treatment, the year before each year. */
export type BasePeriod = "universal" | "varying";

/**
 * Outcome regression, inverse probability weighting, or both (doubly robust). Without covariates equal, save that only
 * outcome regression takes a comparison of 0.5 % of the weight or less.
 */
export type Method = "dr" | "reg" | "ipw";

/** How group-time effects are estimated. */
export interface EffectSpecification {
  readonly control: Control;
  readonly base: BasePeriod;
  /** Years before the start in which the outcome may already react; 1 moves the base from g − 1 to g − 2. */
  readonly anticipation: number;
  readonly method: Method;
  /** First periods of new series: a cell whose base and target lie on each side of one is refused. */
  readonly breaks: readonly number[];
}

/** Not-yet and never treated, base g − 1, doubly robust. */
export const defaultSpecification: EffectSpecification = {
  control: "notyet",
  base: "universal",
  anticipation: 0,
  method: "dr",
  breaks: []
};

/** Why a number is not given. */
export const reasons = [
  "base-period",
  "no-base-period",
  "no-treated",
  "no-comparison",
  "no-weight",
  "thin-comparison",
  "collinear",
  "overlap",
  "series-break",
  "one-cluster",
  "no-effects"
] as const;
export type Reason = (typeof reasons)[number];

/** Each reason in one sentence, for analysts. */
export const reasonText: Readonly<Record<Reason, string>> = {
  "base-period": "the base period itself: zero by definition",
  "no-base-period": "no untreated period before the start",
  "no-treated": "no treated unit with outcomes in both periods",
  "no-comparison": "no comparison unit with outcomes in both periods",
  "no-weight": "the weights of one side sum to 0",
  "thin-comparison":
    "the comparison units have no more than 0.5 % of the weight (--method reg has no such limit)",
  collinear: "a covariate is constant or depends on the others among the comparison units",
  overlap: "the covariates tell treated and comparison units apart (no overlap)",
  "series-break": "a series break lies between base and target",
  "one-cluster": "one cluster only: the uncertainty cannot be estimated",
  "no-effects": "no group-time effect could be estimated"
};
