import {createRandom, type Random} from "../random.js";

/**
 * Smallest c ≥ 0 for which max|Zⱼ + c·aⱼ|/s exceeds `critical` in at least the part `power` of the draws. `draws` holds
 * Z draw by draw, one number a lead; `direction` is a, the violation in standard errors of each lead. s = 1, or with
 * `df` the root of an independent χ²(df)/df, as when the standard errors are themselves estimated. The chance grows
 * with c (Anderson 1955), so the root is bisected, to 1e-6 of itself, over at most 10 000 of the draws
 * and their mirror images, so that c and −c need the same size.
 * Throws RangeError when the direction is 0 everywhere.
 */
export function leastShownViolation(
  draws: Float64Array,
  direction: readonly number[],
  {critical, power, df, seed}: {critical: number; power: number; df: number | undefined; seed: number}
): number {
  const n = direction.length;
  const strongest = Math.max(...direction.map(Math.abs));
  if (!(strongest > 0)) throw new RangeError("a violation that is 0 in every lead");
  const count = Math.min(10_000, draws.length / n);
  const random = createRandom(seed).fork("estimated variance");
  const limits = Float64Array.from({length: count}, () =>
    df === undefined ? critical : critical * Math.sqrt(chiSquare(random, df) / df)
  );
  const shownAt = (c: number) => {
    let shown = 0;
    for (let i = 0; i < 2 * count; i++) {
      const draw = i >> 1;
      const sign = i % 2 ? -1 : 1;
      for (let j = 0; j < n; j++) {
        const z = sign * draws[draw * n + j]!;
        if (Math.abs(z + c * direction[j]!) > limits[draw]!) {
          shown++;
          break;
        }
      }
    }
    return shown / (2 * count);
  };
  let low = 0;
  let high = 1 / strongest;
  while (shownAt(high) < power) [low, high] = [high, 2 * high];
  while (high - low > 1e-6 * high) {
    const middle = (low + high) / 2;
    if (shownAt(middle) < power) low = middle;
    else high = middle;
  }
  return high;
}

/** A draw of χ² with a whole number of degrees of freedom: −2·ln of a product of uniforms for each pair, and one z². */
function chiSquare(random: Random, df: number): number {
  let sum = df % 2 ? random.normal() ** 2 : 0;
  for (let pair = 0; pair < Math.floor(df / 2); pair++) sum -= 2 * Math.log(1 - random.uniform());
  return sum;
}
