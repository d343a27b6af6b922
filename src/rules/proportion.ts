/** How amounts lie beside what they would be if they were divided in proportion to a count. */
export interface Proportion {
  /** Pearson's r between amounts and counts; null where one of them is the same everywhere. */
  correlation: number | null;
  /** Kroner that would have to change unit: half of the sum of all deviations. */
  moved: number;
  /** The unit furthest from its proportional amount, by kroner. */
  furthest: {index: number; amount: number; proportional: number};
}

/**
 * Compares amounts with the division of their sum in proportion to `counts`. Undefined with fewer than two units, with a
 * count that is not known, or with counts that add up to zero.
 */
export function maybeProportion(
  amounts: readonly number[],
  counts: readonly (number | null)[]
): Proportion | undefined {
  const known = counts.filter((c): c is number => c !== null);
  const all = sum(known);
  if (amounts.length < 2 || known.length !== amounts.length || all <= 0) return undefined;
  const total = sum(amounts);
  const units = amounts.map((amount, index) => ({
    index,
    amount,
    proportional: (total * (known[index] ?? 0)) / all
  }));
  const deviation = (u: Proportion["furthest"]) => Math.abs(u.amount - u.proportional);
  return {
    correlation: pearson(amounts, known),
    moved: sum(units.map(deviation)) / 2,
    furthest: units.reduce((a, b) => (deviation(b) > deviation(a) ? b : a))
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

/** Σ(x − x̄)(y − ȳ) / √(Σ(x − x̄)² Σ(y − ȳ)²); null where one of the two does not vary. */
function pearson(xs: readonly number[], ys: readonly number[]): number | null {
  const [xMean, yMean] = [sum(xs) / xs.length, sum(ys) / ys.length];
  let [xy, xx, yy] = [0, 0, 0];
  for (const [i, x] of xs.entries()) {
    const [dx, dy] = [x - xMean, (ys[i] ?? 0) - yMean];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  return xx > 0 && yy > 0 ? Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy))) : null;
}
