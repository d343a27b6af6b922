import type {AllocationKey, AllocationUnit} from "./key.js";

/**
 * Weights of a child, for 1 a pupil, whose best key deviates from the proposal (root mean square, kroner a network) by at
 * most `tolerance` × the mean amount more than the key found; its own weight is among them. `high` is null where children
 * alone fit as well; then no upper limit exists. `isLoose` says that the proposal does not tell pupils and children apart:
 * half or twice the weight fits nearly as well.
 */
export interface ChildWeightRange {
  low: number;
  high: number | null;
  tolerance: number;
  isLoose: boolean;
}

const steps = 400;

/**
 * The range about the fitted key's child weight, by a search along the children's share of the weight (from pupils alone to
 * children alone); for each the base grant is fitted anew by the least squares that chose the key, the other weights stay.
 * The deviation falls to the fitted weight and rises after it, so the range has no holes. For people: in doubles, to four
 * digits.
 */
export function childWeightRange(
  units: readonly (AllocationUnit & {proposed: number})[],
  {weights}: AllocationKey,
  tolerance: number
): ChildWeightRange | null {
  const sum = weights.pupils + weights.children;
  if (sum === 0) return null;
  const others = units.map(
    ({apprentices, bullied}) =>
      (weights.apprentices > 0 ? weights.apprentices * apprentices! : 0) +
      (weights.need > 0 ? weights.need * bullied! : 0)
  );
  const deviationAt = (share: number) =>
    leastDeviation(
      units.map(({proposed}) => proposed),
      units.map(({pupils, children}, i) => sum * ((1 - share) * pupils! + share * children!) + others[i]!)
    );
  const fitted = weights.children / sum;
  const mean = units.reduce((total, {proposed}) => total + proposed, 0) / units.length;
  const enough = deviationAt(fitted) + tolerance * mean;
  const isNear = (share: number) => deviationAt(share) <= enough;
  const [low, high] = [edge(fitted, 0, isNear), edge(fitted, 1, isNear)];
  return {
    low: toWeight(low),
    high: high === 1 ? null : toWeight(high),
    tolerance,
    isLoose: isLoose(fitted, {low, high})
  };
}

/**
 * Whether the proposal tells little about the weight: half or twice of it, or any weight above, fits nearly as well. Where
 * children count nothing, half a pupil for a child stands for twice; where only they count, 2 stands for half.
 */
function isLoose(fitted: number, {low, high}: {low: number; high: number}): boolean {
  if (fitted === 0) return high === 1 || toWeight(high) >= 0.5;
  if (fitted === 1) return toWeight(low) <= 2;
  return high === 1 || toWeight(high) >= 2 * toWeight(fitted) || toWeight(low) <= toWeight(fitted) / 2;
}

/** The weight of a child for 1 a pupil, from the children's share of both weights. */
function toWeight(share: number): number {
  return share / (1 - share);
}

/** The last near share on the way from `start` to `end`: the first step that is not near, then halved. */
function edge(start: number, end: 0 | 1, isNear: (share: number) => boolean): number {
  let inside = start;
  for (let i = 1; i <= steps; i++) {
    const next = start + ((end - start) * i) / steps;
    if (!isNear(next)) {
      let outside = next;
      for (let halving = 0; halving < 40; halving++) {
        const middle = (inside + outside) / 2;
        if (isNear(middle)) inside = middle;
        else outside = middle;
      }
      return inside;
    }
    inside = next;
  }
  return end;
}

/** Root mean square of proposed − fitted, kroner, with the base grant ≥ 0 that makes it least for these heads. */
function leastDeviation(proposed: readonly number[], heads: readonly number[]): number {
  const n = proposed.length;
  const [total, allHeads] = [proposed, heads].map((values) => values.reduce((a, b) => a + b, 0)) as [
    number,
    number
  ];
  const [meanAmount, meanHeads] = [total / n, allHeads / n];
  let [xx, xy] = [0, 0];
  heads.forEach((own, i) => {
    xx += (own - meanHeads) ** 2;
    xy += (own - meanHeads) * (proposed[i]! - meanAmount);
  });
  const slope = xx > 0 ? Math.max(0, xy / xx) : 0;
  const base = meanAmount - slope * meanHeads;
  const fittedAt = base < 0 ? (own: number) => (total * own) / allHeads : (own: number) => base + slope * own;
  return Math.sqrt(heads.reduce((sum, own, i) => sum + (proposed[i]! - fittedAt(own)) ** 2, 0) / n);
}
