import {criticalValue, requireCount, type Interval, usualLevel} from "./interval.js";

/**
 * The Agresti–Coull interval: p̃ ± z·√(p̃(1 − p̃)/ñ) with ñ = n + z² and p̃ = (x + z²/2)/ñ. May leave 0–1.
 * Throws RangeError on what is no count out of n, or unless 0 < level < 1.
 * Source: A. Agresti, B. A. Coull (1998), Am. Stat. 52, 119–126.
 */
export function agrestiCoull(count: number, n: number, level = usualLevel): Interval {
  requireCount(count, n);
  const z = criticalValue(level);
  const size = n + z * z;
  return around((count + (z * z) / 2) / size, size, z);
}

/**
 * The Wald interval p ± z·√(p(1 − p)/n), for comparison only: it has no width at 0 and n, leaves 0–1 and covers far
 * less than `level` for small n. Throws RangeError on what is no count out of n, or unless 0 < level < 1.
 */
export function wald(count: number, n: number, level = usualLevel): Interval {
  requireCount(count, n);
  return around(count / n, n, criticalValue(level));
}

function around(share: number, n: number, z: number): Interval {
  const spread = z * Math.sqrt((share * (1 - share)) / n);
  return {low: share - spread, high: share + spread};
}
