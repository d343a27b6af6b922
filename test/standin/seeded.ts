import {createHash} from "node:crypto";

/** A number from 0 up to 1 that depends on nothing but the seed and the key. */
export function seeded(seed: number, key: string): number {
  return createHash("sha256").update(`${seed} ${key}`).digest().readUInt32BE(0) / 2 ** 32;
}

/** Splits a whole number into `parts` whole numbers of uneven size; their sum is the number. */
export function splitUnevenly(whole: number, parts: number, seed: number, key: string): number[] {
  const weights = Array.from({length: parts}, (_, part) => 0.3 + seeded(seed, `${key} ${part}`));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const floors = weights.map((weight) => Math.floor((whole * weight) / sum));
  let rest = whole - floors.reduce((total, floor) => total + floor, 0);
  return floors.map((floor) => floor + (rest-- > 0 ? 1 : 0));
}
