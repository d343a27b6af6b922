import {countCarriers, type Carriers} from "./cluster-weights.js";
import {standardErrorOf, sumByCluster, type GroupTimeEffects} from "./group-time.js";
import type {PreparedPanel} from "./prepare.js";
import {
  addScaled,
  combine,
  planSummaries,
  type Aggregates as Summaries,
  type CellValues,
  type Combination
} from "./summaries.js";

/** An average of group-time effects with its analytic standard error; null where it cannot be estimated. */
export interface Estimate {
  att: number | null;
  se: number | null;
}

/** The four summaries of Callaway & Sant'Anna (2021, section 3). */
export type Aggregates<Value = Estimate> = Summaries<Value>;

export interface AggregateOptions {
  /** Keep in the event-time summary only cohorts followed for at least this many years after the start. */
  balance?: number | undefined;
}

/** Influences of the cells and, for each cohort, the weights of its members: by unit, or summed by cluster. */
interface Influences {
  cells: readonly (Float64Array | undefined)[];
  members: readonly Float64Array[];
  length: number;
}

/**
 * Aggregates group-time effects. Cells without an effect are left out of the averages, never counted as 0. The standard
 * errors include that cohort sizes are estimated, except for the averages of a single cohort.
 */
export function aggregateEffects(effects: GroupTimeEffects, options: AggregateOptions = {}): Aggregates {
  const {panel} = effects.prepared;
  const byUnit = influencesOf(effects);
  const byCluster: Influences = {
    cells: byUnit.cells.map((cell) => cell && sumByCluster(cell, panel)),
    members: byUnit.members.map((member) => sumByCluster(member, panel)),
    length: panel.clusters.length
  };
  return mapAggregates(combineFull(effects, options), (combination) =>
    Number.isNaN(combination.att)
      ? {att: null, se: null}
      : {
          att: combination.att,
          se: standardErrorOf(combineInfluence(byCluster, combination), panel.units.length)
        }
  );
}

/** The influence of every unit on each event-time effect, in the order of `byEventTime`. */
export function eventTimeInfluence(
  effects: GroupTimeEffects,
  options: AggregateOptions = {}
): Float64Array[] {
  const byUnit = influencesOf(effects);
  return combineFull(effects, options).dynamic.byEventTime.map((c) => combineInfluence(byUnit, c));
}

/** How many clusters carry each summary, on either side. */
export function summaryCarriers(
  effects: GroupTimeEffects,
  options: AggregateOptions = {}
): Aggregates<Carriers> {
  return mapAggregates(combineFull(effects, options), ({weights}) => countCarriers(effects, weights));
}

/** The same summaries for other values of the cells and other cohort sizes, as resampling needs; NaN where empty. */
export function replicateAggregates(
  effects: GroupTimeEffects,
  options: AggregateOptions = {}
): (values: CellValues) => Aggregates<{att: number}> {
  const plan = planSummaries(effects.cells, effects.prepared.groups, options.balance);
  return (values) => mapAggregates(combine(plan, values), ({att}) => ({att}));
}

/** Weight of each cohort: the mean over all units of (unit weight × in the cohort). */
export function cohortSizes({panel, groups, unitWeight}: PreparedPanel): Map<number, number> {
  const sizes = new Map(groups.map((group) => [group, 0]));
  panel.start.forEach((start, unit) => {
    const size = sizes.get(start);
    if (size !== undefined) sizes.set(start, size + unitWeight[unit]! / panel.units.length);
  });
  return sizes;
}

/** Applies a function to every entry of the four summaries. */
export function mapAggregates<From extends object, To extends object>(
  {simple, dynamic, group, calendar}: Aggregates<From>,
  change: (value: From) => To
): Aggregates<To> {
  return {
    simple: change(simple),
    dynamic: {
      overall: change(dynamic.overall),
      byEventTime: dynamic.byEventTime.map((v) => ({eventTime: v.eventTime, ...change(v)}))
    },
    group: {
      overall: change(group.overall),
      byGroup: group.byGroup.map((v) => ({group: v.group, ...change(v)}))
    },
    calendar: {
      overall: change(calendar.overall),
      byTime: calendar.byTime.map((v) => ({time: v.time, ...change(v)}))
    }
  };
}

/** Joins two sets of summaries of the same effects, entry by entry. */
export function zipAggregates<A extends object, B extends object, To extends object>(
  a: Aggregates<A>,
  b: Aggregates<B>,
  join: (a: A, b: B) => To
): Aggregates<To> {
  const others: B[] = [];
  mapAggregates(b, (value) => {
    others.push(value);
    return value;
  });
  let position = 0;
  return mapAggregates(a, (value) => join(value, others[position++]!));
}

function combineFull(effects: GroupTimeEffects, {balance}: AggregateOptions): Summaries<Combination> {
  return combine(planSummaries(effects.cells, effects.prepared.groups, balance), {
    att: effects.cells.map((cell) => cell.att ?? NaN),
    sizes: Float64Array.from(cohortSizes(effects.prepared).values())
  });
}

function influencesOf({influence, prepared}: GroupTimeEffects): Influences {
  const {panel, groups, unitWeight} = prepared;
  return {
    cells: influence,
    members: groups.map((group) => unitWeight.map((w, unit) => (panel.start[unit] === group ? w : 0))),
    length: panel.units.length
  };
}

function combineInfluence(
  {cells, members, length}: Influences,
  {weights, cohortTerm}: Combination
): Float64Array {
  const sum = new Float64Array(length);
  members.forEach((member, g) => {
    if (cohortTerm[g] !== 0) addScaled(sum, member, cohortTerm[g]!);
  });
  cells.forEach((cell, index) => {
    if (cell && weights[index] !== 0) addScaled(sum, cell, weights[index]!);
  });
  return sum;
}
