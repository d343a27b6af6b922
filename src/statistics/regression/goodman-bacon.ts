import type {Panel} from "../effect/panel.js";

/** Kinds of two-by-two comparisons. The last two use units already treated as comparison. */
export const baconKinds = [
  "treated vs untreated",
  "earlier vs later treated",
  "later vs earlier treated",
  "later vs always treated"
] as const;
export type BaconKind = (typeof baconKinds)[number];

/** One comparison: cohort `treated` against cohort `untreated` (Infinity: never), its weight and its estimate. */
export interface BaconComparison {
  treated: number;
  untreated: number;
  kind: BaconKind;
  /** 0–1; all sum to 1. */
  weight: number;
  estimate: number;
}

export type BaconReason = "unbalanced" | "changing-weights" | "no-comparison";

/** `estimate` is the two-way fixed-effects coefficient; `forbiddenShare` the weight on comparisons with treated units. */
export type BaconResult =
  | {
      estimate: number;
      comparisons: BaconComparison[];
      byKind: {kind: BaconKind; weight: number; estimate: number | null}[];
      forbiddenShare: number;
    }
  | {reason: BaconReason};

interface Cohort {
  start: number;
  weight: number;
  /** Share of the periods under treatment. */
  treatedShare: number;
  means: Float64Array;
}

/**
 * Goodman-Bacon (2021), theorem 1: the static two-way fixed-effects coefficient as a weighted mean of two-by-two
 * difference-in-differences between cohorts. With cohort weights n and treated shares of the periods D, the weights
 * are proportional to n_k·n_U·D_k(1 − D_k) against the never treated, n_k·n_l(D_k − D_l)(1 − D_k) for the earlier k
 * against the later l before l's start, and n_k·n_l·D_l(D_k − D_l) for l against k once k is treated; cohorts treated in
 * every period compare like never treated ones. Estimates in the unit of the outcome.
 * No decomposition but a reason when an outcome is absent (`unbalanced`), a unit's weight changes over the periods
 * (`changing-weights`), or no two cohorts can be compared (`no-comparison`).
 */
export function baconDecomposition(panel: Panel): BaconResult {
  const {outcome, weight, periods} = panel;
  if (outcome.some(Number.isNaN)) return {reason: "unbalanced"};
  const width = periods.length;
  if (weight.some((w, cell) => w !== weight[cell - (cell % width)])) return {reason: "changing-weights"};
  const cohorts = listCohorts(panel);
  const comparisons: BaconComparison[] = [];
  const add = (
    k: Cohort,
    c: Cohort,
    kind: BaconKind,
    share: number,
    [from, to]: readonly [number, number]
  ) => {
    if (!(share > 0)) return;
    const change = ({means}: Cohort) => {
      const inWindow = (low: number, high: number) =>
        mean(means.filter((_, t) => periods[t]! >= low && periods[t]! < high));
      return inWindow(k.start, to) - inWindow(from, k.start);
    };
    comparisons.push({
      treated: k.start,
      untreated: c.start,
      kind,
      weight: k.weight * c.weight * share,
      estimate: change(k) - change(c)
    });
  };
  for (const k of cohorts) {
    for (const c of cohorts) {
      const [d, e] = [k.treatedShare, c.treatedShare];
      if (e === 0) add(k, c, "treated vs untreated", d * (1 - d), [-Infinity, Infinity]);
      else if (e === 1) add(k, c, "later vs always treated", d * (1 - d), [-Infinity, Infinity]);
      else if (d > e) add(k, c, "earlier vs later treated", (d - e) * (1 - d), [-Infinity, c.start]);
      else add(k, c, "later vs earlier treated", d * (e - d), [c.start, Infinity]);
    }
  }
  const total = comparisons.reduce((sum, {weight: w}) => sum + w, 0);
  if (total === 0) return {reason: "no-comparison"};
  for (const comparison of comparisons) comparison.weight /= total;
  const byKind = baconKinds.map((kind) => {
    const own = comparisons.filter((c) => c.kind === kind);
    const share = own.reduce((sum, c) => sum + c.weight, 0);
    const sum = own.reduce((s, c) => s + c.weight * c.estimate, 0);
    return {kind, weight: share, estimate: share > 0 ? sum / share : null};
  });
  return {
    estimate: comparisons.reduce((sum, c) => sum + c.weight * c.estimate, 0),
    comparisons,
    byKind,
    forbiddenShare: byKind[2]!.weight + byKind[3]!.weight
  };
}

/** Cohorts by what the panel sees: starts after the last period are never, before the first are one cohort. */
function listCohorts({units, periods, start, outcome, weight}: Panel): Cohort[] {
  const width = periods.length;
  const cohorts = new Map<number, Cohort>();
  units.forEach((_, i) => {
    const first = periods.findIndex((period) => period >= start[i]!);
    const seen = first < 0 ? Infinity : first === 0 ? periods[0]! : start[i]!;
    const cohort = cohorts.get(seen) ?? {
      start: seen,
      weight: 0,
      treatedShare: first < 0 ? 0 : (width - first) / width,
      means: new Float64Array(width)
    };
    cohorts.set(seen, cohort);
    const w = weight[i * width]!;
    cohort.weight += w;
    for (let t = 0; t < width; t++) cohort.means[t]! += w * outcome[i * width + t]!;
  });
  const found = [...cohorts.values()].filter(({weight: w}) => w > 0).sort((a, b) => a.start - b.start);
  for (const cohort of found) cohort.means = cohort.means.map((sum) => sum / cohort.weight);
  return found;
}

function mean(values: Float64Array): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}
