import {allocateFrame} from "../../src/statistics/allocation/allocate.ts";

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
 * What the key of the year gives: kroner for joint measures, and kroner per network in the order of `heads`. Together
 * they are the frame. Throws RangeError when the key cannot be applied.
 */
export function applyKey(
  {frame_nok, joint_share, base_grant_nok, weights}: KeyYear,
  heads: readonly NetworkHeads[]
): {jointNok: number; grantsNok: number[]} {
  const result = allocateFrame(
    {
      frame: frame_nok,
      joint: {share: joint_share},
      base: {kroner: base_grant_nok},
      weights: {...weights, apprentices: 0, need: 0}
    },
    heads.map((counts) => ({...counts, apprentices: null}))
  );
  if (!result.ok) throw new RangeError(`the example's key cannot be applied: ${JSON.stringify(result)}`);
  return {jointNok: result.joint, grantsNok: result.networks.map(({amount}) => amount)};
}
