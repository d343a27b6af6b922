import {maybeSolve} from "./exact-solve.js";
import type {Rational} from "./rational.js";

/** Columns of whole numbers, one entry a network, and the amounts they shall come near. */
export interface Problem {
  columns: readonly (readonly bigint[])[];
  amounts: readonly bigint[];
}

/**
 * Coefficients ≥ 0, one a column, that minimise Σ (amount − Σ coefficient × column)² among those whose fitted amounts sum
 * to Σ amounts; exact. Tries every set of columns with positive coefficients: the problem is convex, so the best set whose
 * coefficients are all ≥ 0 is the minimum. Undefined when no set fits the sum (all columns are 0).
 */
export function nonNegativeLeastSquares({columns, amounts}: Problem): Rational[] | undefined {
  const grams = columns.map((a) => columns.map((b) => product(a, b)));
  const sums = columns.map((column) => column.reduce((a, b) => a + b, 0n));
  const targets = columns.map((column) => product(column, amounts));
  const total = amounts.reduce((a, b) => a + b, 0n);
  let best: {loss: Rational; coefficients: Rational[]} | undefined;
  for (let set = 1; set < 2 ** columns.length; set++) {
    const active = columns.flatMap((_, c) => ((set >> c) & 1 ? [c] : []));
    const solved = maybeSolve([
      ...active.map((c) => [...active.map((e) => grams[c]![e]!), sums[c]!, targets[c]!]),
      [...active.map((c) => sums[c]!), 0n, total]
    ]);
    if (!solved) continue;
    const {numerators, denominator: d} = solved;
    const own = active.map((_, i) => numerators[i]!);
    if (own.some((n) => n < 0n)) continue;
    // Σ squares − Σ amounts² = x'Gx − 2x't, over the common denominator d².
    let loss = 0n;
    active.forEach((c, i) => {
      loss -= 2n * own[i]! * targets[c]! * d;
      active.forEach((e, j) => (loss += own[i]! * own[j]! * grams[c]![e]!));
    });
    const candidate = {n: loss, d: d * d};
    if (!best || candidate.n * best.loss.d < best.loss.n * candidate.d) {
      const coefficients = columns.map((_, c) => ({n: own[active.indexOf(c)] ?? 0n, d}));
      best = {loss: candidate, coefficients};
    }
  }
  return best?.coefficients;
}

function product(a: readonly bigint[], b: readonly bigint[]): bigint {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0n);
}
