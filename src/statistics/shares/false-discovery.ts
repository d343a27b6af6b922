/**
 * Benjamini–Hochberg q-values, in the order given: with the p-values ranked from the smallest,
 * q₍ᵢ₎ = min over j ≥ i of K·p₍ⱼ₎/j, at most 1. Calling units with q ≤ 0.05 unusual is wrong for 5 % of them on average.
 * Throws RangeError on what is no probability. Source: Y. Benjamini, Y. Hochberg (1995), J. R. Stat. Soc. B 57, 289–300.
 */
export function qValues(pValues: readonly number[]): number[] {
  if (pValues.some((p) => !(p >= 0 && p <= 1))) throw new RangeError("q-values need probabilities");
  const order = [...pValues.keys()].toSorted((a, b) => (pValues[b] ?? 0) - (pValues[a] ?? 0));
  const q = pValues.map(() => 1);
  let least = 1;
  for (const [i, index] of order.entries()) {
    least = Math.min(least, (pValues[index] ?? 0) * (pValues.length / (pValues.length - i)));
    q[index] = least;
  }
  return q;
}
