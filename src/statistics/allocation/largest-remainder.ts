/** One receiver: what it weighs in proportion to the others, and the id that settles the last tie. */
export interface Share {
  id: string;
  weight: bigint;
}

/**
 * Divides whole units in proportion to the weights by the largest remainder (Hamilton): everyone first gets the quota
 * total × weight / Σ weights rounded down, the units left over go one each to the largest remainders; ties to the larger
 * weight, then to the first id in code-unit order. The parts sum to `total` exactly, each is within 1 of its quota, and
 * their order is that of the input. Throws RangeError when nothing can be divided: a negative total or weight, or no
 * weight at all with a total above 0.
 */
export function divideByLargestRemainder(total: bigint, shares: readonly Share[]): bigint[] {
  const sum = shares.reduce((a, {weight}) => a + weight, 0n);
  if (total < 0n || shares.some(({weight}) => weight < 0n) || (sum === 0n && total > 0n)) {
    const weights = shares.map(({weight}) => weight).join(", ");
    throw new RangeError(`cannot divide ${total} by the weights ${weights}: give a total and weights ≥ 0`);
  }
  if (sum === 0n) return shares.map(() => 0n);
  const parts = shares.map(({weight}) => (total * weight) / sum);
  const left = total - parts.reduce((a, b) => a + b, 0n);
  const order = shares
    .map(({id, weight}, index) => ({id, weight, index, remainder: (total * weight) % sum}))
    .sort(
      (a, b) =>
        descending(a.remainder, b.remainder) ||
        descending(a.weight, b.weight) ||
        (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
    );
  for (const {index} of order.slice(0, Number(left))) parts[index]! += 1n;
  return parts;
}

function descending(a: bigint, b: bigint): number {
  return a > b ? -1 : a < b ? 1 : 0;
}
