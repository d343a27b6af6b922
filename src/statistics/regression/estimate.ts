/** Why a regression gives no number, or why cells had to be left out. */
export const regressionReasons = [
  "no-treated",
  "no-untreated-period",
  "no-untreated-unit",
  "not-connected",
  "not-imputable",
  "one-cluster",
  "collinear",
  "no-freedom"
] as const;
export type RegressionReason = (typeof regressionReasons)[number];

/** Each reason in one sentence, for analysts. */
export const regressionReasonText: Readonly<Record<RegressionReason, string>> = {
  "no-treated": "no treated unit with an outcome",
  "no-untreated-period": "the unit has no untreated period with an outcome",
  "no-untreated-unit": "no untreated unit has an outcome in the period",
  "not-connected": "the unit's untreated periods have no untreated unit in common with the period",
  "not-imputable": "none of the treated outcomes can be compared with an untreated one",
  "one-cluster": "one cluster only: the uncertainty cannot be estimated",
  collinear: "the term is decided by the unit and period effects and the other terms",
  "no-freedom": "no more outcomes than unit-free parameters: the uncertainty cannot be estimated"
};

/**
 * One estimate in the unit of the outcome. `reason` says why `att` is null, or, where `att` is a number, why `se` is.
 */
export interface RegressionEstimate {
  att: number | null;
  se: number | null;
  reason?: RegressionReason;
}
