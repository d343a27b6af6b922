import {aggregateEffects} from "../effect/aggregate.js";
import {estimateGroupTimeEffects} from "../effect/group-time.js";
import type {Panel} from "../effect/panel.js";
import type {EffectSpecification} from "../effect/specification.js";
import {createRandom} from "../random.js";
import {hideSmallCohorts} from "./small-cohorts.js";

/** The p-value, the number of draws with an estimate, the statistic of the data and those of the draws. */
export interface PermutationResult {
  p: number;
  draws: number;
  observed: number;
  statistics: number[];
}

/**
 * Two-sided permutation p-value of the overall effect: whole clusters change places, each taking over the starts of
 * another, and p = (1 + draws at least as far from 0 as the estimate)/(1 + draws). Valid when any cluster could have been
 * chosen. With covariates the statistic is outcome regression, for speed. Undefined when nothing can be estimated.
 */
export function permutationTest(
  panel: Panel,
  given: EffectSpecification,
  {
    draws,
    seed,
    fewest,
    progress
  }: {draws: number; seed: number; fewest: number; progress?: (done: number) => void}
): PermutationResult | undefined {
  const specification = {...given, method: panel.covariates.length > 0 ? ("reg" as const) : given.method};
  const statistic = (start: Float64Array) => {
    const estimated = estimateGroupTimeEffects({...panel, start}, specification);
    return aggregateEffects(hideSmallCohorts(estimated, fewest).effects).group.overall.att;
  };
  const observed = statistic(panel.start);
  if (observed === null) return undefined;
  const random = createRandom(seed);
  const members = panel.clusters.map(() => [] as number[]);
  panel.cluster.forEach((cluster, unit) => members[cluster]!.push(unit));
  const statistics: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const value = statistic(permuteStarts(panel.start, members, (low, high) => random.integer(low, high)));
    if (value !== null) statistics.push(value);
    progress?.((draw + 1) / draws);
  }
  const extreme = statistics.filter((value) => Math.abs(value) >= Math.abs(observed) - 1e-12).length;
  return {p: (1 + extreme) / (1 + statistics.length), draws: statistics.length, observed, statistics};
}

/** Gives each cluster the starts of another, in the same proportions when their sizes differ. */
function permuteStarts(
  start: Float64Array,
  members: readonly (readonly number[])[],
  integer: (low: number, high: number) => number
): Float64Array {
  const donors = shuffle(
    members.map((_, cluster) => cluster),
    integer
  );
  const permuted = new Float64Array(start.length);
  members.forEach((units, cluster) => {
    const donor = members[donors[cluster]!]!;
    const starts = donor.map((unit) => start[unit]!).sort((a, b) => a - b);
    shuffle([...units], integer).forEach((unit, place) => {
      permuted[unit] = starts[Math.floor(((place + 0.5) * starts.length) / units.length)]!;
    });
  });
  return permuted;
}

/** Fisher–Yates, in place. */
function shuffle<T>(items: T[], integer: (low: number, high: number) => number): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = integer(0, i);
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
  return items;
}
