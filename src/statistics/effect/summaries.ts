import type {GroupTimeEffect} from "./group-time.js";

/** The four summaries of Callaway & Sant'Anna (2021, section 3). */
export interface Aggregates<Value> {
  /** All treated cells, weighted by cohort size. */
  simple: Value;
  /** By years since the start, weighted by cohort size; overall is the plain mean over event time 0 and later. */
  dynamic: {overall: Value; byEventTime: ({eventTime: number} & Value)[]};
  /** By cohort, the plain mean of its treated periods; overall weighted by cohort size. */
  group: {overall: Value; byGroup: ({group: number} & Value)[]};
  /** By period, weighted by cohort size; overall is the plain mean. */
  calendar: {overall: Value; byTime: ({time: number} & Value)[]};
}

/** A weighted sum of cells; att is NaN where there is nothing to sum. */
export interface Combination {
  att: number;
  /** Weight of each cell. */
  weights: Float64Array;
  /** Influence, per unit weight, of a unit of each cohort through the estimated cohort sizes. */
  cohortTerm: Float64Array;
}

/** Which cells each summary averages. */
export interface Plan {
  /** Index of each cell's cohort. */
  cohort: readonly number[];
  cohorts: number;
  simple: readonly number[];
  byEventTime: readonly {eventTime: number; cells: readonly number[]}[];
  byGroup: readonly {group: number; cells: readonly number[]}[];
  byTime: readonly {time: number; cells: readonly number[]}[];
}

/** Values of the cells (NaN where there is none) and weights of the cohorts, ascending. */
export interface CellValues {
  att: ArrayLike<number>;
  sizes: Float64Array;
}

const eventTimeOf = ({time, group}: GroupTimeEffect) => time - group;

const isPost = (cell: GroupTimeEffect) => cell.time >= cell.group;

/** The plan of all cells; with `balance` the event times hold only cohorts followed for that many years. */
export function planSummaries(
  cells: readonly GroupTimeEffect[],
  groups: readonly number[],
  balance: number | undefined
): Plan {
  const first = cells.reduce((least, cell) => Math.min(least, cell.time), Infinity);
  const last = cells.reduce((most, cell) => Math.max(most, cell.time), -Infinity);
  const where = (keep: (cell: GroupTimeEffect) => boolean) =>
    cells.flatMap((cell, index) => (keep(cell) ? [index] : []));
  const distinct = (of: (cell: GroupTimeEffect) => number, indices: number[]) =>
    [...new Set(indices.map((index) => of(cells[index]!)))].sort((a, b) => a - b);
  const isFollowed = (cell: GroupTimeEffect) => balance === undefined || last - cell.group >= balance;
  return {
    cohort: cells.map((cell) => groups.indexOf(cell.group)),
    cohorts: groups.length,
    simple: where(isPost),
    byEventTime: distinct(eventTimeOf, where(isFollowed))
      .filter((e) => balance === undefined || (e <= balance && e >= balance - last + first))
      .map((eventTime) => ({
        eventTime,
        cells: where((cell) => eventTimeOf(cell) === eventTime && isFollowed(cell))
      })),
    byGroup: groups.map((group) => ({
      group,
      cells: where((cell) => cell.group === group && isPost(cell))
    })),
    byTime: distinct((cell) => cell.time, where(isPost)).map((time) => ({
      time,
      cells: where((cell) => cell.time === time && isPost(cell))
    }))
  };
}

/** All summaries as weighted sums of cells. Cells without a value are left out of the averages, never counted as 0. */
export function combine(plan: Plan, values: CellValues): Aggregates<Combination> {
  const byEventTime = plan.byEventTime.map(({eventTime, cells}) => ({
    eventTime,
    ...averageBySize(plan, cells, values)
  }));
  const byGroup = plan.byGroup.map(({group, cells}) => ({group, ...cohortAverage(plan, cells, values)}));
  const byTime = plan.byTime.map(({time, cells}) => ({time, ...averageBySize(plan, cells, values)}));
  return {
    simple: averageBySize(plan, plan.simple, values),
    dynamic: {
      overall: plainMean(
        plan,
        byEventTime.filter(({eventTime}) => eventTime >= 0)
      ),
      byEventTime
    },
    group: {overall: averageOfCohorts(plan, byGroup, values), byGroup},
    calendar: {overall: plainMean(plan, byTime), byTime}
  };
}

function createEmpty({cohort, cohorts}: Plan): Combination {
  return {att: NaN, weights: new Float64Array(cohort.length), cohortTerm: new Float64Array(cohorts)};
}

/** Cells weighted by the size of their cohort: θ = Σ p ATT / Σ p; a cohort's term is Σ (ATT − θ) / Σ p over its cells. */
function averageBySize(plan: Plan, cells: readonly number[], {att, sizes}: CellValues): Combination {
  const {cohort} = plan;
  const result = createEmpty(plan);
  let total = 0;
  let sum = 0;
  for (const cell of cells) {
    if (Number.isNaN(att[cell]!)) continue;
    total += sizes[cohort[cell]!]!;
    sum += sizes[cohort[cell]!]! * att[cell]!;
  }
  if (!(total > 0)) return result;
  result.att = sum / total;
  for (const cell of cells) {
    if (Number.isNaN(att[cell]!)) continue;
    result.weights[cell] = sizes[cohort[cell]!]! / total;
    result.cohortTerm[cohort[cell]!]! += (att[cell]! - result.att) / total;
  }
  return result;
}

/** Plain mean of one cohort's cells: no cohort size is involved. */
function cohortAverage(plan: Plan, cells: readonly number[], {att}: CellValues): Combination {
  const result = createEmpty(plan);
  const kept = cells.filter((cell) => !Number.isNaN(att[cell]!));
  if (kept.length === 0) return result;
  result.att = kept.reduce((sum, cell) => sum + att[cell]!, 0) / kept.length;
  for (const cell of kept) result.weights[cell] = 1 / kept.length;
  return result;
}

function averageOfCohorts(plan: Plan, parts: readonly Combination[], {sizes}: CellValues): Combination {
  const result = createEmpty(plan);
  const kept = parts.flatMap(({att}, g) => (!Number.isNaN(att) && sizes[g]! > 0 ? [g] : []));
  if (kept.length === 0) return result;
  const total = kept.reduce((sum, g) => sum + sizes[g]!, 0);
  result.att = kept.reduce((sum, g) => sum + sizes[g]! * parts[g]!.att, 0) / total;
  for (const g of kept) {
    addScaled(result.weights, parts[g]!.weights, sizes[g]! / total);
    result.cohortTerm[g] = (parts[g]!.att - result.att) / total;
  }
  return result;
}

function plainMean(plan: Plan, parts: readonly Combination[]): Combination {
  const result = createEmpty(plan);
  const kept = parts.filter(({att}) => !Number.isNaN(att));
  if (kept.length === 0) return result;
  result.att = kept.reduce((sum, {att}) => sum + att, 0) / kept.length;
  for (const part of kept) {
    addScaled(result.weights, part.weights, 1 / kept.length);
    addScaled(result.cohortTerm, part.cohortTerm, 1 / kept.length);
  }
  return result;
}

/** into + scale · values, in place. */
export function addScaled(into: Float64Array, values: Float64Array, scale: number): void {
  for (let i = 0; i < into.length; i++) into[i]! += scale * values[i]!;
}
