import {maybeStandardError, type GroupTimeEffect, type GroupTimeEffects} from "./group-time.js";
import type {PreparedPanel} from "./prepare.js";

/** An average of group-time effects with its analytic standard error; null where it cannot be estimated. */
export interface Estimate {
  att: number | null;
  se: number | null;
}

/** The four summaries of Callaway & Sant'Anna (2021, section 3). */
export interface Aggregates<Value = Estimate> {
  /** All treated cells, weighted by cohort size. */
  simple: Value;
  /** By years since the start, weighted by cohort size; overall is the plain mean over event time 0 and later. */
  dynamic: {overall: Value; byEventTime: ({eventTime: number} & Value)[]};
  /** By cohort, the plain mean of its treated periods; overall weighted by cohort size. */
  group: {overall: Value; byGroup: ({group: number} & Value)[]};
  /** By period, weighted by cohort size; overall is the plain mean. */
  calendar: {overall: Value; byTime: ({time: number} & Value)[]};
}

export interface AggregateOptions {
  /** Keep in the event-time summary only cohorts followed for at least this many years after the start. */
  balance?: number | undefined;
}

/** A weighted sum of cells. */
interface Combination {
  att: number;
  weights: ReadonlyMap<number, number>;
  /** Influence, per unit weight, of a unit of each cohort through the estimated cohort sizes. */
  cohortTerm: ReadonlyMap<number, number>;
}

/** Which cells each summary averages. */
interface Plan {
  /** Cohort of each cell. */
  groups: readonly number[];
  simple: readonly number[];
  byEventTime: readonly {eventTime: number; cells: readonly number[]}[];
  byGroup: readonly {group: number; cells: readonly number[]}[];
  byTime: readonly {time: number; cells: readonly number[]}[];
}

/** Values of the cells (NaN where there is none) and weights of the cohorts. */
interface CellValues {
  att: ArrayLike<number>;
  sizes: ReadonlyMap<number, number>;
}

/**
 * Aggregates group-time effects. Cells without an effect are left out of the averages, never counted as 0. The standard
 * errors include that cohort sizes are estimated, except for the averages of a single cohort.
 */
export function aggregateEffects(effects: GroupTimeEffects, options: AggregateOptions = {}): Aggregates {
  return mapAggregates(combineFull(effects, options), (combination) =>
    Number.isNaN(combination.att)
      ? {att: null, se: null}
      : {
          att: combination.att,
          se: maybeStandardError(influenceOf(effects, combination), effects.prepared.panel)
        }
  );
}

/** The influence of every unit on each event-time effect, in the order of `byEventTime`. */
export function eventTimeInfluence(
  effects: GroupTimeEffects,
  options: AggregateOptions = {}
): Float64Array[] {
  return combineFull(effects, options).dynamic.byEventTime.map((c) => influenceOf(effects, c));
}

/** The same summaries for other values of the cells and other cohort sizes, as resampling needs; NaN where empty. */
export function replicateAggregates(
  effects: GroupTimeEffects,
  options: AggregateOptions = {}
): (values: CellValues) => Aggregates<{att: number}> {
  const plan = planOf(effects, options);
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

function planOf({cells, prepared}: GroupTimeEffects, {balance}: AggregateOptions): Plan {
  const eventTimeOf = ({time, group}: GroupTimeEffect) => time - group;
  const first = cells.reduce((least, cell) => Math.min(least, cell.time), Infinity);
  const last = cells.reduce((most, cell) => Math.max(most, cell.time), -Infinity);
  const where = (keep: (cell: GroupTimeEffect) => boolean) =>
    cells.flatMap((cell, index) => (keep(cell) ? [index] : []));
  const distinct = (of: (cell: GroupTimeEffect) => number, indices: number[]) =>
    [...new Set(indices.map((index) => of(cells[index]!)))].sort((a, b) => a - b);
  const isPost = (cell: GroupTimeEffect) => cell.time >= cell.group;
  const isFollowed = (cell: GroupTimeEffect) => balance === undefined || last - cell.group >= balance;
  return {
    groups: cells.map((cell) => cell.group),
    simple: where(isPost),
    byEventTime: distinct(eventTimeOf, where(isFollowed))
      .filter((e) => balance === undefined || (e <= balance && e >= balance - last + first))
      .map((eventTime) => ({
        eventTime,
        cells: where((cell) => eventTimeOf(cell) === eventTime && isFollowed(cell))
      })),
    byGroup: prepared.groups.map((group) => ({
      group,
      cells: where((cell) => cell.group === group && isPost(cell))
    })),
    byTime: distinct((cell) => cell.time, where(isPost)).map((time) => ({
      time,
      cells: where((cell) => cell.time === time && isPost(cell))
    }))
  };
}

function combineFull(effects: GroupTimeEffects, options: AggregateOptions): Aggregates<Combination> {
  return combine(planOf(effects, options), {
    att: effects.cells.map((cell) => cell.att ?? NaN),
    sizes: cohortSizes(effects.prepared)
  });
}

function combine(plan: Plan, values: CellValues): Aggregates<Combination> {
  const byEventTime = plan.byEventTime.map(({eventTime, cells}) => ({
    eventTime,
    ...averageBySize(plan, cells, values)
  }));
  const byGroup = plan.byGroup.map(({group, cells}) => ({group, ...cohortAverage(cells, values)}));
  const byTime = plan.byTime.map(({time, cells}) => ({time, ...averageBySize(plan, cells, values)}));
  return {
    simple: averageBySize(plan, plan.simple, values),
    dynamic: {overall: plainMean(byEventTime.filter(({eventTime}) => eventTime >= 0)), byEventTime},
    group: {overall: averageOfCohorts(byGroup, values), byGroup},
    calendar: {overall: plainMean(byTime), byTime}
  };
}

const nothing: Combination = {att: NaN, weights: new Map(), cohortTerm: new Map()};

/** Cells weighted by the size of their cohort: θ = Σ p ATT / Σ p; a cohort's term is Σ (ATT − θ) / Σ p over its cells. */
function averageBySize({groups}: Plan, cells: readonly number[], {att, sizes}: CellValues): Combination {
  const kept = cells.filter((cell) => !Number.isNaN(att[cell]!));
  const sizeOf = (cell: number) => sizes.get(groups[cell]!) ?? 0;
  const total = kept.reduce((sum, cell) => sum + sizeOf(cell), 0);
  if (!(total > 0)) return nothing;
  const mean = kept.reduce((sum, cell) => sum + sizeOf(cell) * att[cell]!, 0) / total;
  const cohortTerm = new Map<number, number>();
  for (const cell of kept) {
    const group = groups[cell]!;
    cohortTerm.set(group, (cohortTerm.get(group) ?? 0) + (att[cell]! - mean) / total);
  }
  return {att: mean, weights: new Map(kept.map((cell) => [cell, sizeOf(cell) / total])), cohortTerm};
}

/** Plain mean of one cohort's cells: no cohort size is involved. */
function cohortAverage(cells: readonly number[], {att}: CellValues): Combination {
  const kept = cells.filter((cell) => !Number.isNaN(att[cell]!));
  if (kept.length === 0) return nothing;
  return {
    att: kept.reduce((sum, cell) => sum + att[cell]!, 0) / kept.length,
    weights: new Map(kept.map((cell) => [cell, 1 / kept.length])),
    cohortTerm: new Map()
  };
}

function averageOfCohorts(
  cohorts: readonly ({group: number} & Combination)[],
  {sizes}: CellValues
): Combination {
  const kept = cohorts.filter(({att, group}) => !Number.isNaN(att) && (sizes.get(group) ?? 0) > 0);
  const total = kept.reduce((sum, {group}) => sum + sizes.get(group)!, 0);
  if (kept.length === 0) return nothing;
  const mean = kept.reduce((sum, {att, group}) => sum + sizes.get(group)! * att, 0) / total;
  return {
    att: mean,
    weights: addWeights(kept.map((cohort) => [cohort.weights, sizes.get(cohort.group)! / total])),
    cohortTerm: new Map(kept.map(({group, att}) => [group, (att - mean) / total]))
  };
}

function plainMean(parts: readonly Combination[]): Combination {
  const kept = parts.filter(({att}) => !Number.isNaN(att));
  if (kept.length === 0) return nothing;
  return {
    att: kept.reduce((sum, {att}) => sum + att, 0) / kept.length,
    weights: addWeights(kept.map(({weights}) => [weights, 1 / kept.length])),
    cohortTerm: addWeights(kept.map(({cohortTerm}) => [cohortTerm, 1 / kept.length]))
  };
}

function addWeights(parts: readonly (readonly [ReadonlyMap<number, number>, number])[]): Map<number, number> {
  const sum = new Map<number, number>();
  for (const [weights, scale] of parts) {
    for (const [key, weight] of weights) sum.set(key, (sum.get(key) ?? 0) + scale * weight);
  }
  return sum;
}

function influenceOf(
  {influence, prepared}: GroupTimeEffects,
  {weights, cohortTerm}: Combination
): Float64Array {
  const sum = prepared.unitWeight.map((weight, unit) => {
    const term = cohortTerm.get(prepared.panel.start[unit]!);
    return term === undefined ? 0 : weight * term;
  });
  for (const [cell, weight] of weights) {
    influence[cell]?.forEach((psi, unit) => (sum[unit] = sum[unit]! + weight * psi));
  }
  return sum;
}
