import {normalCdf} from "../distributions.js";

/**
 * P(Z > x | low < Z ≤ high) for standard normal Z and low ≤ x ≤ high; the ends may be infinite. Computed from logarithms
 * of upper tails, so that it keeps its digits far out, where the tails themselves underflow.
 */
export function truncatedUpperTail(x: number, low: number, high: number): number {
  if (x >= high) return 0;
  if (x <= low) return 1;
  const whole = logUpperTail(low);
  const beyond = logUpperTail(high);
  return Math.min(
    1,
    (Math.exp(logUpperTail(x) - whole) * -Math.expm1(beyond - logUpperTail(x))) / -Math.expm1(beyond - whole)
  );
}

/** ln P(Z > x); beyond 30 by the asymptotic series of Mills' ratio, whose next term is below 1e-12 there. */
function logUpperTail(x: number): number {
  if (x === Infinity) return -Infinity;
  if (x < 30) return Math.log(normalCdf(-x));
  const u = 1 / (x * x);
  return (
    (-x * x) / 2 - Math.log(x * Math.sqrt(2 * Math.PI)) + Math.log1p(u * (-1 + u * (3 + u * (-15 + 105 * u))))
  );
}
