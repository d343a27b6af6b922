import {choleskySolve, maybeCholesky} from "../linear-algebra.js";
import type {ComparisonBlock} from "./block.js";
import type {Reason} from "./specification.js";
import {columnSums, dot, gramOf, linearOf} from "./sums.js";

/** A fitted propensity model of a block: D ~ logit(X·coefficients), weighted. */
export interface PropensityFit {
  coefficients: Float64Array;
  /** exp(x·coefficients) = p/(1 − p) per row. */
  odds: Float64Array;
  /** Σ w p (1 − p) x xᵀ, row-major k × k. */
  information: Float64Array;
}

const maximumSteps = 60;

/** Newton's steps shrink quadratically: after one below this the next would be below 1e-11. */
const lastStep = 1e-6;

/** A step below this is not checked: the likelihood is as good as a parabola. */
const smallStep = 1e-2;

/** Keeps exp finite; propensities are 0 and 1 to the last digit long before. */
const largestLinear = 500;

/**
 * Maximum likelihood by Newton's method from `start` (default: 0). A step along which the slope of the likelihood ends
 * up more than half as steep downhill as it began uphill is too long and is halved.
 * Returns "collinear" when the information is singular at the start, "overlap" when the method does not converge:
 * treated and comparison units can then be told apart.
 */
export function fitLogit(
  block: ComparisonBlock,
  weight: Float64Array,
  start?: Float64Array
): PropensityFit | Extract<Reason, "collinear" | "overlap"> {
  const k = block.design.length;
  let coefficients: Float64Array = start ?? new Float64Array(k);
  const evaluate = createEvaluation(block, weight);
  let state = evaluate(coefficients);
  for (let step = 0; step < maximumSteps; step++) {
    const factor = maybeCholesky(state.information, k);
    if (!factor) return step === 0 ? "collinear" : "overlap";
    const direction = choleskySolve(factor, k, state.score);
    const length = direction.reduce((most, d) => Math.max(most, Math.abs(d)), 0);
    if (!Number.isFinite(length)) return "overlap";
    const slope = dot(direction, state.score);
    let scale = 1;
    let next = evaluate(add(coefficients, direction, scale));
    while (length * scale > smallStep && !(dot(direction, next.score) >= -slope / 2)) {
      scale /= 2;
      next = evaluate(add(coefficients, direction, scale));
    }
    coefficients = add(coefficients, direction, scale);
    state = next;
    if (length * scale < lastStep) {
      return {coefficients, odds: state.odds, information: state.information};
    }
  }
  return "overlap";
}

/** Score, information and odds at given coefficients; the odds last until the next call. */
function createEvaluation({design, isTreated}: ComparisonBlock, weight: Float64Array) {
  const odds = new Float64Array(weight.length);
  const residual = new Float64Array(weight.length);
  const variance = new Float64Array(weight.length);
  return (coefficients: Float64Array) => {
    linearOf(design, coefficients, odds);
    for (let row = 0; row < odds.length; row++) {
      const o = Math.exp(Math.min(odds[row]!, largestLinear));
      const p = o / (1 + o);
      const w = weight[row]!;
      odds[row] = o;
      residual[row] = w * (isTreated[row]! - p);
      variance[row] = (w * p) / (1 + o);
    }
    return {odds, score: columnSums(design, residual), information: gramOf(design, variance)};
  };
}

function add(a: Float64Array, b: Float64Array, scale: number): Float64Array {
  return a.map((value, i) => value + scale * b[i]!);
}
