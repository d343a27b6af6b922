/** A stream of pseudo-random numbers. The same seed and the same order of calls give the same numbers. */
export interface Random {
  /** Uniform on [0, 1). */
  uniform(): number;
  /** Whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  /** Standard normal (Box–Muller). */
  normal(): number;
  /** Exponential with mean 1. */
  exponential(): number;
  /** Number of successes in `n` independent trials with probability `p`, drawn trial by trial. */
  binomial(n: number, p: number): number;
  /** A stream of its own for `label`: draws in one part never shift the draws of another. */
  fork(label: string): Random;
}

/** 32-bit FNV-1a over UTF-16 code units: turns a label into a seed. */
function hashLabel(label: string, start: number): number {
  let hash = (2166136261 ^ start) >>> 0;
  for (let i = 0; i < label.length; i++) hash = Math.imul(hash ^ label.charCodeAt(i), 16777619) >>> 0;
  return hash;
}

/**
 * A seeded stream (mulberry32: 32-bit state advanced by the constant 0x6D2B79F5 and mixed by two multiply–xorshift
 * rounds; period 2^32). Good enough for simulation, not for secrets. The algorithm is Tommy Ettinger's.
 * Throws RangeError on a seed that is not a whole number from 0 to 2^32 − 1.
 */
export function createRandom(seed: number): Random {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
    throw new RangeError(`not a seed: ${seed}: give a whole number from 0 to 4294967295`);
  }
  let state = seed;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    uniform,
    integer: (low, high) => low + Math.floor(uniform() * (high - low + 1)),
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    exponential: () => -Math.log(1 - uniform()),
    binomial: (n, p) => {
      let successes = 0;
      for (let i = 0; i < n; i++) if (uniform() < p) successes++;
      return successes;
    },
    fork: (label) => createRandom(hashLabel(label, seed))
  };
}
