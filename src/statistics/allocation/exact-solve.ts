/**
 * Solves A·x = b exactly in whole numbers by fraction-free elimination (Bareiss 1968): x = numerators / denominator, with
 * the denominator above 0. Undefined when A is singular. `rows` are the rows of A with b as the last column.
 */
export function maybeSolve(
  rows: readonly (readonly bigint[])[]
): {numerators: bigint[]; denominator: bigint} | undefined {
  const m = rows.map((row) => [...row]);
  const k = m.length;
  let last = 1n;
  for (let c = 0; c < k; c++) {
    const pivotRow = m.findIndex((row, r) => r >= c && row[c] !== 0n);
    if (pivotRow < 0) return undefined;
    [m[c], m[pivotRow]] = [m[pivotRow]!, m[c]!];
    const pivot = m[c]![c]!;
    for (let r = 0; r < k; r++) {
      if (r === c) continue;
      const factor = m[r]![c]!;
      // Above the pivot too, so that what is left is diagonal: every division is without remainder.
      m[r] = m[r]!.map((cell, j) => (cell * pivot - factor * m[c]![j]!) / last);
    }
    last = pivot;
  }
  const sign = last < 0n ? -1n : 1n;
  return {numerators: m.map((row) => row[k]! * sign), denominator: last * sign};
}
