import {choleskySolve, maybeCholesky} from "../linear-algebra.js";
import type {ComparisonBlock} from "./comparison.js";
import type {PropensityFit} from "./logit.js";

/** A Newton step smaller than this moves no propensity by more than about 1e-8 of itself. */
const smallestStep = 1e-8;
const maximumSteps = 25;

/**
 * The odds p/(1 − p) of every row when the logit of a block is fitted without the rows `from` up to `to`, by Newton's
 * method from the full fit; odds of the rows left out are not meaningful. Undefined when the fit does not converge.
 * The first step needs only the rows left out: the score of the full fit is 0.
 */
export function refitWithout(
  block: ComparisonBlock,
  {odds, information}: PropensityFit,
  from: number,
  to: number
): Float64Array | undefined {
  const {k, units} = block;
  const out = accumulate(block, odds, from, to);
  let factor = maybeCholesky(subtract(information, out.information), k);
  if (!factor) return undefined;
  let shift = choleskySolve(
    factor,
    k,
    out.score.map((s) => -s)
  );
  const now = new Float64Array(units.length);
  for (let step = 0; step < maximumSteps; step++) {
    shiftOdds(block, odds, shift, now);
    const head = accumulate(block, now, 0, from);
    const tail = accumulate(block, now, to, units.length);
    factor = maybeCholesky(add(head.information, tail.information), k);
    if (!factor) return undefined;
    const move = choleskySolve(factor, k, add(head.score, tail.score));
    const largest = move.reduce((most, m) => Math.max(most, Math.abs(m)), 0);
    if (!Number.isFinite(largest)) return undefined;
    if (largest < smallestStep) return now;
    shift = add(shift, move);
  }
  return undefined;
}

/** odds · exp(x·shift), the exponential by its series where that is exact to 1e-12. */
function shiftOdds(
  {design, k}: ComparisonBlock,
  odds: Float64Array,
  shift: Float64Array,
  into: Float64Array
): void {
  for (let row = 0; row < odds.length; row++) {
    let z = 0;
    for (let c = 0; c < k; c++) z += design[row * k + c]! * shift[c]!;
    const factor =
      Math.abs(z) < 0.03
        ? 1 + z * (1 + z * (1 / 2 + z * (1 / 6 + z * (1 / 24 + z * (1 / 120 + z / 720)))))
        : Math.exp(z);
    into[row] = odds[row]! * factor;
  }
}

/** Score Σ w (D − p) x and information Σ w p (1 − p) x xᵀ of rows `from` up to `to`. */
function accumulate(
  {design, k, weight, isTreated}: ComparisonBlock,
  odds: Float64Array,
  from: number,
  to: number
) {
  const score = new Float64Array(k);
  const information = new Float64Array(k * k);
  for (let row = from; row < to; row++) {
    const p = odds[row]! / (1 + odds[row]!);
    const residual = weight[row]! * (isTreated[row]! - p);
    const variance = weight[row]! * p * (1 - p);
    const at = row * k;
    for (let r = 0; r < k; r++) {
      const x = design[at + r]!;
      score[r] = score[r]! + residual * x;
      const vx = variance * x;
      for (let c = 0; c <= r; c++) information[r * k + c] = information[r * k + c]! + vx * design[at + c]!;
    }
  }
  for (let r = 0; r < k; r++)
    for (let c = r + 1; c < k; c++) information[r * k + c] = information[c * k + r]!;
  return {score, information};
}

function add(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value + b[i]!);
}

function subtract(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value - b[i]!);
}
