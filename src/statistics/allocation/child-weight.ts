import type {AllocationKey, AllocationUnit} from "./key.js";

/**
 * Weights of a child, for 1 a pupil, whose best key would move at most `tolerance` of all kroner more than the best key
 * does. `high` is null where children alone fit as well; then no upper limit exists. `isLoose` says that the proposal does
 * not tell pupils and children apart: half or twice the weight fits nearly as well.
 */
export interface ChildWeightRange {
  low: number;
  high: number | null;
  tolerance: number;
  /** Share of all kroner that the best key of any child weight would move. */
  best: number;
  isLoose: boolean;
}

const steps = 400;

/**
 * The range about the fitted key's child weight, by a search along the children's share of the weight (from pupils alone to
 * children alone); for each the base grant is fitted anew, the other weights stay. For people: in doubles, to four digits.
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
  const movedAt = (share: number) =>
    shareToMove(
      units.map(({proposed}) => proposed),
      units.map(({pupils, children}, i) => sum * ((1 - share) * pupils! + share * children!) + others[i]!)
    );
  const fitted = weights.children / sum;
  const grid = Array.from({length: steps + 1}, (_, i) => i / steps);
  const best = Math.min(movedAt(fitted), ...grid.map(movedAt));
  const isNear = (share: number) => movedAt(share) <= best + tolerance;
  const start = isNear(fitted) ? fitted : grid.find(isNear)!;
  const [low, high] = [edge(start, 0, isNear), edge(start, 1, isNear)];
  return {
    low: toWeight(low),
    high: high === 1 ? null : toWeight(high),
    tolerance,
    best,
    isLoose: high === 1 || toWeight(high) >= 2 * toWeight(fitted) || toWeight(low) <= toWeight(fitted) / 2
  };
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

/** Σ|proposed − fitted| / 2 / Σ proposed, with the base grant ≥ 0 that least squares gives for these heads. */
function shareToMove(proposed: readonly number[], heads: readonly number[]): number {
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
  return heads.reduce((sum, own, i) => sum + Math.abs(proposed[i]! - fittedAt(own)), 0) / (2 * total);
}
