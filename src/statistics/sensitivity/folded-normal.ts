import {normalCdf, normalQuantile} from "../distributions.js";

/**
 * The `level` quantile of |N(bias, 1)|: c with Φ(c − b) − Φ(−c − b) = level, b = |bias|, to 1e-13. Newton from
 * z((1 + level) / 2) + b, from where the steps fall monotonically, since the distribution function is concave there.
 * It is the critical value of a fixed-length interval whose bias is at most `bias` standard errors (Armstrong &
 * Kolesár 2018, Econometrica 86, 655–683).
 */
export function foldedNormalQuantile(bias: number, level: number): number {
  const b = Math.abs(bias);
  let c = normalQuantile((1 + level) / 2) + b;
  for (let step = 0; step < 60; step++) {
    const excess = normalCdf(c - b) - normalCdf(-c - b) - level;
    const move = excess / (density(c - b) + density(c + b));
    c -= move;
    if (Math.abs(move) < 1e-13 * c) break;
  }
  return c;
}

function density(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}
