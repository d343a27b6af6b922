/** A number in [0, 1) that depends only on the given whole numbers (multiply-xorshift mixing). */
export function hash01(a: number, b = 0, c = 0, d = 0): number {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13) ^ b, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 16) ^ c, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 15) ^ d, 0x165667b1);
  h = Math.imul(h ^ (h >>> 13), 0x85ebca6b);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

/** A roughly binomial count of `n` trials with probability `p`, from one uniform number by the normal approximation. */
export function countOf(n: number, p: number, u: number, v: number): number {
  const spread = Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v);
  return Math.min(n, Math.max(0, Math.round(n * p + spread * Math.sqrt(n * p * (1 - p)))));
}
