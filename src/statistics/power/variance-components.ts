import type {Panel} from "../effect/panel.js";

/** Variances of shares (0–1) within a unit over time, binomial noise taken off. */
export interface VarianceComponents {
  /** Shocks of one unit in one year. */
  unitYear: number;
  /** Shocks that all units of a cluster share in one year. */
  clusterYear: number;
  /** clusterYear / (clusterYear + unitYear); 0 when both are 0. */
  intraclass: number;
  /** Mean share over the cells used. */
  baseShare: number;
  /** False when no two units share a cluster: `unitYear` then holds both. */
  separable: boolean;
  /** The moments before they are cut off at 0; a negative one says that the noise hides the shocks. */
  raw: {unitYear: number; total: number};
  /** Pairs of changes compared, within and between clusters. */
  pairs: {within: number; between: number};
}

/**
 * Moment estimates of the variance components of yᵢₜ = αᵢ + λₜ + u(cluster, t) + e(i, t) + binomial noise, from untreated
 * cells with at least 2 respondents. For every two years s < t the changes d = yₜ − yₛ of two units are compared:
 * E(dᵢ − dⱼ)² is 4·unitYear + noise for units of one cluster and 4·(unitYear + clusterYear) + noise otherwise, unit and
 * year effects dropping out; the noise of a cell is estimated by p(1 − p)/(n − 1), which has the expectation of
 * p(1 − p)/n. Components never fall below 0. Shocks are taken as independent from year to year; a lasting drift enters
 * through all pairs of years with equal weight.
 * `respondents` are per cell (units × periods; the panel's weights unless given), `scale` what 1 in the outcome is as
 * a share: 1 for shares, 100 for percent.
 * Undefined when no two units can be compared. Throws RangeError when the lengths do not fit.
 */
export function varianceComponents(
  panel: Panel,
  {respondents = panel.weight, scale = 1}: {respondents?: Float64Array; scale?: number} = {}
): VarianceComponents | undefined {
  const {outcome, periods, start, cluster} = panel;
  const width = periods.length;
  if (respondents.length !== outcome.length) {
    throw new RangeError(`${respondents.length} numbers of respondents for ${outcome.length} cells`);
  }
  const share = outcome.map((value, cell) => {
    const usable = respondents[cell]! >= 2 && periods[cell % width]! < start[Math.floor(cell / width)]!;
    return usable ? value / scale : NaN;
  });
  const noise = share.map((value, cell) => (value * (1 - value)) / (respondents[cell]! - 1));
  const within = newSums();
  const all = newSums();
  for (let s = 0; s < width; s++) {
    for (let t = s + 1; t < width; t++) {
      const groups = new Map<number, Sums>();
      const whole = newSums();
      for (let unit = 0; unit < panel.units.length; unit++) {
        const [from, to] = [unit * width + s, unit * width + t];
        const change = share[to]! - share[from]!;
        if (Number.isNaN(change)) continue;
        const own = groups.get(cluster[unit]!) ?? newSums();
        groups.set(cluster[unit]!, own);
        for (const sums of [own, whole]) add(sums, change, noise[from]! + noise[to]!);
      }
      for (const own of groups.values()) compare(own, within);
      compare(whole, all);
    }
  }
  const between = {pairs: all.pairs - within.pairs, excess: all.excess - within.excess};
  if (all.pairs === 0) return undefined;
  const separable = within.pairs > 0 && between.pairs > 0;
  const spread = separable ? between : all;
  const total = spread.excess / (4 * spread.pairs);
  const raw = {unitYear: separable ? within.excess / (4 * within.pairs) : total, total};
  const unitYear = Math.max(0, raw.unitYear);
  const clusterYear = separable ? Math.max(0, total - unitYear) : 0;
  const used = share.filter((value) => !Number.isNaN(value));
  return {
    unitYear,
    clusterYear,
    intraclass: clusterYear > 0 ? clusterYear / (clusterYear + unitYear) : 0,
    baseShare: used.reduce((a, b) => a + b, 0) / used.length,
    separable,
    raw,
    pairs: {within: within.pairs, between: between.pairs}
  };
}

interface Sums {
  n: number;
  sum: number;
  squares: number;
  noise: number;
  pairs: number;
  excess: number;
}

const newSums = (): Sums => ({n: 0, sum: 0, squares: 0, noise: 0, pairs: 0, excess: 0});

function add(sums: Sums, change: number, noise: number): void {
  sums.n++;
  sums.sum += change;
  sums.squares += change * change;
  sums.noise += noise;
}

/** Adds Σ (dᵢ − dⱼ)² less its noise over all pairs of `from`, by n·Σd² − (Σd)². */
function compare(from: Sums, into: Sums): void {
  const {n, sum, squares, noise} = from;
  into.pairs += (n * (n - 1)) / 2;
  into.excess += n * squares - sum * sum - (n - 1) * noise;
}
