/** Exact fractions: kroner and weights never pass through floating-point arithmetic. */

/** n/d with d > 0; not reduced. */
export interface Rational {
  n: bigint;
  d: bigint;
}

/**
 * The number that a person wrote: its shortest decimal as a fraction, so that 0.15 is 15/100 and not the binary number
 * next to it. The denominator is a power of ten. Throws RangeError unless finite.
 */
export function exactly(value: number): Rational {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!match) throw new RangeError(`not a finite number: ${value}`);
  const [, sign, whole = "", decimals = "", exponent = "0"] = match;
  const digits = BigInt(`${sign}${whole}${decimals}`);
  const power = Number(exponent) - decimals.length;
  return power < 0 ? {n: digits, d: 10n ** BigInt(-power)} : {n: digits * 10n ** BigInt(power), d: 1n};
}

/** The largest whole number ≤ n/d, for d > 0. */
export function floorOf({n, d}: Rational): bigint {
  const quotient = n / d;
  return n < 0n && quotient * d !== n ? quotient - 1n : quotient;
}

/** The smallest whole number ≥ n/d, for d > 0. */
export function ceilOf({n, d}: Rational): bigint {
  return -floorOf({n: -n, d});
}

/** The nearest whole number; a half goes up. */
export function roundOf({n, d}: Rational): bigint {
  return floorOf({n: 2n * n + d, d: 2n * d});
}

/** n/d as a double, right to its last digit or 1e-15: for people and figures, never for further kroner. */
export function toNumber({n, d}: Rational): number {
  const whole = floorOf({n, d});
  const rest = n - whole * d;
  const size = d.toString(2).length;
  // 64 bits of the fraction are more than a double keeps, and neither part overflows.
  const shift = BigInt(Math.max(0, size - 64));
  return Number(whole) + Number(rest >> shift) / Number(d >> shift);
}

/** Decimals as whole numbers in the same proportion: their denominators are powers of ten, so the largest is common. */
export function toCommon(decimals: readonly Rational[]): bigint[] {
  const common = decimals.reduce((largest, {d}) => (d > largest ? d : largest), 1n);
  return decimals.map(({n, d}) => (d === common ? n : n * (common / d)));
}
