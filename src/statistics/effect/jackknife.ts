import {tQuantile} from "../distributions.js";
import {
  cohortSizes,
  mapAggregates,
  replicateAggregates,
  type AggregateOptions,
  type Aggregates
} from "./aggregate.js";
import {deleteClusters} from "./delete-cluster.js";
import {smallestStandardError, type GroupTimeEffects} from "./group-time.js";
import type {PreparedPanel} from "./prepare.js";

/** A jackknife standard error with its 95 % interval; null where a summary hangs on one cluster. */
export interface JackknifeEstimate {
  att: number | null;
  se: number | null;
  low: number | null;
  high: number | null;
}

export interface Jackknife {
  /** Clusters deleted in turn; the intervals use Student's t with one less degrees of freedom. */
  clusters: number;
  degreesOfFreedom: number;
  aggregates: Aggregates<JackknifeEstimate>;
  /** The summaries without each cluster, in the order of the panel's clusters: NaN where nothing is left. */
  replicates: Aggregates<{att: number}>[];
}

/** Called with the share of the work that is done, from 0 to 1. */
export type Progress = (done: number) => void;

/**
 * Delete-one-cluster jackknife of the summaries: every cluster is left out in turn, all cells, nuisance models and cohort
 * sizes are estimated again, and se² = (K − 1)/K · Σ (θ₍₋c₎ − θ)², about the full estimate (CV3). Interval: t(K − 1).
 * Keeps its level down to about ten clusters, where standard errors from influence functions are too small.
 * A summary that disappears without some cluster has no standard error.
 * Undefined with fewer than two clusters. Source: Hansen (2025), "Jackknife standard errors for clustered regression";
 * MacKinnon, Nielsen & Webb (2023), J. Appl. Econometrics 38, 671–694.
 */
export function jackknife(
  effects: GroupTimeEffects,
  full: Aggregates,
  {progress, ...options}: AggregateOptions & {progress?: Progress | undefined} = {}
): Jackknife | undefined {
  const {prepared} = effects;
  const count = prepared.panel.clusters.length;
  if (count < 2) return undefined;
  const sizes = sizesWithoutClusters(prepared);
  const cells = deleteClusters(effects, progress);
  const aggregate = replicateAggregates(effects, options);
  const replicates = cells.map((att, c) => aggregate({att, sizes: sizes[c]!}));
  const quantile = tQuantile(0.975, count - 1);
  return {
    clusters: count,
    degreesOfFreedom: count - 1,
    aggregates: spread(full, replicates, quantile),
    replicates
  };
}

/** A cohort whose weight falls to this share of what it was has lost all its units: the rest is rounding. */
const roundingShare = 1e-12;

/** The cohort sizes without each cluster, up to a common factor. */
function sizesWithoutClusters(prepared: PreparedPanel): Float64Array[] {
  const {panel, groups, unitWeight} = prepared;
  const all = Float64Array.from(cohortSizes(prepared).values());
  const sizes = panel.clusters.map(() => all.slice());
  panel.start.forEach((start, unit) => {
    const group = groups.indexOf(start);
    if (group >= 0) sizes[panel.cluster[unit]!]![group]! -= unitWeight[unit]! / panel.units.length;
  });
  return sizes.map((own) => own.map((size, g) => (size > roundingShare * all[g]! ? size : 0)));
}

function spread(
  full: Aggregates,
  replicates: readonly Aggregates<{att: number}>[],
  quantile: number
): Aggregates<JackknifeEstimate> {
  const flat = replicates.map(flatten);
  const count = replicates.length;
  let position = 0;
  return mapAggregates(full, ({att}) => {
    const own = position++;
    if (att === null) return {att, se: null, low: null, high: null};
    const sum = flat.reduce((total, values) => total + (values[own]! - att) ** 2, 0);
    const se = Math.sqrt(((count - 1) / count) * sum);
    if (!(se > smallestStandardError)) return {att, se: null, low: null, high: null};
    return {att, se, low: att - quantile * se, high: att + quantile * se};
  });
}

/** Values in the order in which `mapAggregates` visits them. */
function flatten(aggregates: Aggregates<{att: number}>): number[] {
  const values: number[] = [];
  mapAggregates(aggregates, (value) => {
    values.push(value.att);
    return value;
  });
  return values;
}
