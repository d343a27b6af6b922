import {aggregateEffects, summaryCarriers, zipAggregates, type Aggregates} from "../effect/aggregate.js";
import type {Carriers} from "../effect/cluster-weights.js";
import {estimateGroupTimeEffects, type GroupTimeEffects} from "../effect/group-time.js";
import {jackknife, type Jackknife, type Progress} from "../effect/jackknife.js";
import type {Panel} from "../effect/panel.js";
import type {EffectSpecification} from "../effect/specification.js";
import {intervalOf} from "./interval.js";
import {hideSmallCohorts} from "./small-cohorts.js";

/** Group-time effects, summaries and jackknife of one specification: what every part of an analysis starts from. */
export interface Core {
  effects: GroupTimeEffects;
  /** Cells (cohort and period) taken out since they rest on too few treated units. */
  small: ReadonlySet<string>;
  aggregates: Aggregates;
  /** Clusters behind every summary. */
  carriers: Aggregates<Carriers>;
  /** With the intervals of `intervalOf`. Undefined with fewer than two clusters. */
  jackknife: Jackknife | undefined;
}

/** Estimates a specification, leaving out cells with fewer treated units than `fewest`. `progress` hears the jackknife. */
export function estimateCore(
  panel: Panel,
  specification: EffectSpecification,
  {fewest, progress}: {fewest: number; progress?: Progress | undefined}
): Core {
  const {effects, hidden} = hideSmallCohorts(estimateGroupTimeEffects(panel, specification), fewest);
  const aggregates = aggregateEffects(effects);
  const carriers = summaryCarriers(effects);
  const deleted = jackknife(effects, aggregates, {progress});
  return {
    effects,
    small: hidden,
    aggregates,
    carriers,
    jackknife: deleted && {...deleted, aggregates: zipAggregates(deleted.aggregates, carriers, intervalOf)}
  };
}
