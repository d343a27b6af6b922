import type {Random} from "../random.js";
import type {LikelihoodFit, NoFit} from "./beta-binomial.js";
import {alphaOf} from "./interval.js";
import {quantile} from "./overdispersion.js";
import type {Count} from "./two-shares.js";

/** Where a unit stands among K: 1 is the highest share. `low`–`high` is the interval of the rank, `expected` its mean. */
export interface RankInterval {
  expected: number;
  low: number;
  high: number;
}

/** Rank intervals one a unit in the order given, or why ranks would say nothing. */
export type Ranks =
  {ok: true; ranks: RankInterval[]} | {ok: false; reason: NoFit["reason"] | "noEvidenceOfSpread"};

/** Units must differ beyond chance at this level before they are ranked: with rho ≈ 0 every order is a coincidence. */
const evidenceNeeded = 0.05;

/** Ranks of values, 1 = the highest; equal values share the smallest rank. */
export function rankOf(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => b - a);
  const first = new Map<number, number>();
  for (const [i, value] of sorted.entries()) if (!first.has(value)) first.set(value, i + 1);
  return values.map((value) => first.get(value) ?? NaN);
}

/**
 * Posterior ranks by simulation: every draw takes one share a unit from beta(α + x, β + n − x) and ranks them. Refuses,
 * with a reason, without a fit and when the units do not differ beyond chance (likelihood-ratio test, 5 %).
 * The Monte Carlo error of an expected rank is its spread over √draws. Throws RangeError unless draws ≥ 1, 0 < level < 1.
 * Source: H. Goldstein, D. J. Spiegelhalter (1996), J. R. Stat. Soc. A 159, 385–443.
 */
export function rankIntervals(
  units: readonly Count[],
  fit: LikelihoodFit | NoFit,
  {random, draws = 10_000, level = 0.95}: {random: Random; draws?: number; level?: number}
): Ranks {
  if (!fit.ok) return {ok: false, reason: fit.reason};
  if (fit.sameShareP > evidenceNeeded) return {ok: false, reason: "noEvidenceOfSpread"};
  if (!Number.isInteger(draws) || draws < 1) throw new RangeError(`not a number of draws: ${draws}`);
  const tail = alphaOf(level) / 2;
  const drawn = units.map(() => new Uint16Array(draws));
  const shares = new Float64Array(units.length);
  const order = units.map((_unit, i) => i);
  for (let d = 0; d < draws; d++) {
    for (const [i, {count, n}] of units.entries())
      shares[i] = betaDraw(random, fit.alpha + count, fit.beta + n - count);
    order.sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0));
    for (const [rank, i] of order.entries()) drawn[i]![d] = rank + 1;
  }
  return {
    ok: true,
    ranks: drawn.map((ranks) => ({
      expected: ranks.reduce((sum, rank) => sum + rank, 0) / draws,
      low: Math.round(quantile([...ranks], tail)),
      high: Math.round(quantile([...ranks], 1 - tail))
    }))
  };
}

function betaDraw(random: Random, a: number, b: number): number {
  const x = gammaDraw(random, a);
  return x / (x + gammaDraw(random, b));
}

/** Marsaglia and Tsang's (2000, ACM Trans. Math. Softw. 26, 363–372) gamma draws; a shape under 1 is raised by one. */
function gammaDraw(random: Random, shape: number): number {
  if (shape < 1) return gammaDraw(random, shape + 1) * (1 - random.uniform()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = random.normal();
    const v = (1 + c * z) ** 3;
    if (v > 0 && Math.log(1 - random.uniform()) < (z * z) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
