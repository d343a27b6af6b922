import type {Aggregates, Estimate} from "../../src/statistics/effect/aggregate.ts";
import type {JackknifeEstimate} from "../../src/statistics/effect/jackknife.ts";
import type {EffectRequest} from "./request.ts";

/** One ATT(g, t) in the unit of the outcome; `reason` where there is none. */
export interface PrintedCell extends Estimate {
  group: number;
  time: number;
  /** Units of the cohort and of the comparison that have outcomes in both periods. */
  treated: number;
  comparison: number;
  reason?: string;
}

/** What `npm run effect` prints. Estimates are null where they cannot be given, never NaN. */
export interface EffectReport {
  /** What was estimated: the request, with the file's name for its path. */
  spec: EffectRequest;
  /** Used after preparation. */
  units: number;
  clusters: number;
  attGt: PrintedCell[];
  aggregate: Aggregates;
  /** Simultaneous 95 % band of the event-time effects: att ± critical × se; null when none has a standard error. */
  band: {level: number; critical: number; seed: number} | null;
  /** Only when asked for; null with fewer than two clusters. */
  jackknife?: (Aggregates<JackknifeEstimate> & {clusters: number; degreesOfFreedom: number}) | null;
  imputation: Estimate & {reason?: string};
  warnings: string[];
}
