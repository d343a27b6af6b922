import {
  defaultSpecification,
  type BasePeriod,
  type Control,
  type EffectSpecification,
  type Method
} from "../../src/statistics/effect/specification.ts";

/** Names of the columns in the header of the analyst's file. */
export interface PanelColumns {
  unit: string;
  time: string;
  start: string;
  outcome: string;
  weight?: string | undefined;
  cluster?: string | undefined;
  covariates: readonly string[];
}

/** What `npm run effect` was asked to estimate. */
export interface EffectRequest {
  /** Path of the CSV file. */
  panel: string;
  columns: PanelColumns;
  control: Control;
  base: BasePeriod;
  /** Periods before the start in which the outcome may already react. */
  anticipation: number;
  method: Method;
  /** First periods of new series; refused as in EffectSpecification unless `allowBreaks`. */
  breaks: readonly number[];
  allowBreaks: boolean;
  /** Periods after the start for which a cohort must be followed to be in the event-time summary. */
  balance?: number | undefined;
  jackknife: boolean;
  seed?: number | undefined;
}

export const controls = ["notyet", "never"] as const satisfies readonly Control[];
export const bases = ["universal", "varying"] as const satisfies readonly BasePeriod[];
export const methods = ["dr", "reg", "ipw"] as const satisfies readonly Method[];

/** What is estimated when no option says otherwise: that of the product's own page. */
export const defaults = defaultSpecification;

/** The specification of a request; breaks that are allowed are none to the estimator. */
export function specificationOf(request: EffectRequest): EffectSpecification {
  const {control, base, anticipation, method, breaks, allowBreaks} = request;
  return {control, base, anticipation, method, breaks: allowBreaks ? [] : breaks};
}
