import {createRandom} from "../random.js";

/** Up to this many assignments all are gone through; above, assignments are drawn. */
export const largestEnumeratedAssignments = 20_000;

/** Assignments drawn when there are too many to go through. */
export const defaultAssignments = 4999;

/** The observed statistic and the share of assignments whose |statistic| is at least as large, observed included. */
export interface Permutation {
  observed: number;
  pValue: number;
  assignments: number;
  isEnumerated: boolean;
}

/**
 * Randomisation test over clusters: the statistic is computed for assignments of the same number of treated clusters
 * (Fisher's sharp null of no effect on anyone, valid when clusters were drawn at random). All assignments up to
 * `largestEnumeratedAssignments`; above, `draws` with `seed`, and the observed one counts as one more. `treated` holds a
 * flag a cluster; `statistic` maps flags to a number and must not keep them. `no-contrast` when all or none are
 * treated, or the observed statistic is not a number; an assignment without a statistic counts as at least as large.
 */
export function permutationTest(
  treated: readonly boolean[],
  statistic: (treated: readonly boolean[]) => number,
  {seed = 1, draws = defaultAssignments}: {seed?: number; draws?: number} = {}
): Permutation | {reason: "no-contrast"} {
  const n = treated.length;
  const m = treated.filter(Boolean).length;
  const observed = statistic(treated);
  if (m === 0 || m === n || Number.isNaN(observed)) return {reason: "no-contrast"};
  const limit = Math.abs(observed) - 1e-10 * Math.max(1, Math.abs(observed));
  const isEnumerated = choose(n, m) <= largestEnumeratedAssignments;
  let atLeast = isEnumerated ? 0 : 1;
  let assignments = atLeast;
  for (const assignment of isEnumerated ? combinations(n, m) : samples(treated, {seed, draws})) {
    assignments++;
    if (!(Math.abs(statistic(assignment)) < limit)) atLeast++;
  }
  return {observed, pValue: atLeast / assignments, assignments, isEnumerated};
}

function choose(n: number, m: number): number {
  let result = 1;
  for (let i = 1; i <= m; i++) result = (result * (n - m + i)) / i;
  return Math.round(result);
}

/** All flags with m of n set, in lexicographic order of the chosen indices. */
function* combinations(n: number, m: number): Generator<boolean[]> {
  const chosen = Array.from({length: m}, (_, i) => i);
  for (;;) {
    const flags = Array.from({length: n}, () => false);
    for (const i of chosen) flags[i] = true;
    yield flags;
    let position = m - 1;
    while (position >= 0 && chosen[position] === n - m + position) position--;
    if (position < 0) return;
    chosen[position]!++;
    for (let i = position + 1; i < m; i++) chosen[i] = chosen[i - 1]! + 1;
  }
}

function* samples(
  treated: readonly boolean[],
  {seed, draws}: {seed: number; draws: number}
): Generator<boolean[]> {
  const random = createRandom(seed);
  const flags = [...treated];
  for (let draw = 0; draw < draws; draw++) {
    for (let i = flags.length - 1; i > 0; i--) {
      const j = random.integer(0, i);
      [flags[i], flags[j]] = [flags[j]!, flags[i]!];
    }
    yield flags;
  }
}
