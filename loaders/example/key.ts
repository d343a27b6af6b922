/** How the forum of the example county divides a frame over its networks; recorded in key.json. */

/** Heads that the key counts in one network. */
export interface NetworkHeads {
  network: string;
  pupils: number;
  children: number;
}

export interface KeyYear {
  scheme: string;
  decision_year: number;
  frame_nok: number;
  /** Share of the frame (0–1) set aside for joint measures before the key is applied. */
  joint_share: number;
  base_grant_nok: number;
  weights: {pupils: number; children: number};
  /** School year and date of the counts used: the newest ones before the decision. */
  pupils_from: string;
  children_from: string;
}

const frames: readonly (readonly [
  scheme: string,
  year: number,
  frame: number,
  joint: number,
  base: number
])[] = [
  ["Rekom", 2021, 9_400_000, 0.1, 120_000],
  ["Dekom", 2021, 17_800_000, 0.1, 200_000],
  ["Kompetanseløftet", 2021, 6_300_000, 0.1, 80_000],
  ["Rekom", 2022, 9_700_000, 0.1, 120_000],
  ["Dekom", 2022, 18_150_000, 0.1, 200_000],
  ["Kompetanseløftet", 2022, 7_900_000, 0.1, 80_000],
  ["Ramme", 2023, 36_900_000, 0.12, 420_000],
  ["Ramme", 2024, 37_650_000, 0.12, 420_000],
  ["Ramme", 2025, 38_400_000, 0.15, 450_000],
  ["Ramme", 2026, 39_100_000, 0.15, 450_000]
];

/** The key of every frame: three schemes apart until 2022, one frame for all of them from 2023. */
export const keyYears: readonly KeyYear[] = frames.map(([scheme, year, frame, joint, base]) => ({
  scheme,
  decision_year: year,
  frame_nok: frame,
  joint_share: joint,
  base_grant_nok: base,
  weights: {pupils: 1, children: 1},
  pupils_from: `${year - 1}-${String(year % 100).padStart(2, "0")}`,
  children_from: `${year - 1}-12-15`
}));

/**
 * Divides whole kroner in proportion to the weights by the largest remainder: everyone first gets the quota rounded
 * down, the kroner left over go to the largest remainders; ties to the larger weight, then to the first in the list.
 * The result sums to `total` exactly. Throws RangeError when nothing can be divided.
 */
export function divideByLargestRemainder(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (!Number.isSafeInteger(total) || total < 0 || !(sum > 0) || weights.some((weight) => weight < 0)) {
    throw new RangeError(
      `cannot divide ${total} by the weights ${weights.join(", ")}: give whole kroner and weights ≥ 0`
    );
  }
  const quotas = weights.map((weight) => (total * weight) / sum);
  const shares = quotas.map(Math.floor);
  const left = total - shares.reduce((a, b) => a + b, 0);
  const order = weights
    .map((weight, index) => ({index, weight, remainder: quotas[index]! - shares[index]!}))
    .sort((a, b) => b.remainder - a.remainder || b.weight - a.weight || a.index - b.index);
  for (const {index} of order.slice(0, left)) shares[index]!++;
  return shares;
}

/** Kroner set aside for joint measures: the joint share of the frame, rounded to whole kroner. */
export function jointMeasuresNok({frame_nok, joint_share}: KeyYear): number {
  return Math.round(frame_nok * joint_share);
}

/** Kroner per network under the key: the base grant plus the rest pro rata to weighted heads. Sums to frame − joint. */
export function networkGrantsNok(key: KeyYear, heads: readonly NetworkHeads[]): number[] {
  const rest = key.frame_nok - jointMeasuresNok(key) - key.base_grant_nok * heads.length;
  const weights = heads.map(
    ({pupils, children}) => key.weights.pupils * pupils + key.weights.children * children
  );
  return divideByLargestRemainder(rest, weights).map((share) => share + key.base_grant_nok);
}
