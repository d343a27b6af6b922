import {choleskySolve, maybeCholesky} from "../linear-algebra.js";
import type {ComparisonBlock} from "./block.js";
import type {Reason} from "./specification.js";
import {columnSums, dot, gramOf, linearOf} from "./sums.js";

/** A fitted propensity model of a block: D ~ logit(X·coefficients), weighted. */
export interface PropensityFit {
  coefficients: Float64Array;
  /** log(Σ w D / Σ w (1 − D)): the intercept that fits best without covariates. */
  baseline: number;
  /** exp(x·coefficients) = p/(1 − p) per row. */
  odds: Float64Array;
  /** Σ w p (1 − p) x xᵀ, row-major k × k. */
  information: Float64Array;
}

const maximumSteps = 60;

/** Newton's steps shrink quadratically: after one below this the next would be below 1e-11. */
const lastStep = 1e-6;

/** A step that moves no row's log odds by more is taken without a look at where it leads: the next would be 1e-16. */
const lastShift = 1e-8;

/** Likewise, the next then being about 1e-2: near enough to judge propensities by, not to compute with. */
export const coarseShift = 0.1;

/** A step below this is not checked: the likelihood is as good as a parabola. */
const smallStep = 1e-2;

/** Keeps exp finite; propensities are 0 and 1 to the last digit long before. */
const largestLinear = 500;

/**
 * Maximum likelihood by Newton's method until a step moves no row's log odds by more than `until`. It begins from
 * `start`, a fit of much the same units, moved to the share of the treated in this block; without one, from that share
 * alone. A step along which the slope of the likelihood ends up more than half as steep downhill as it began uphill is
 * too long and is halved.
 * Returns "collinear" when the information is singular at the start, "overlap" when the method does not converge:
 * treated and comparison units can then be told apart.
 */
export function fitLogit(
  block: ComparisonBlock,
  weight: Float64Array,
  {start, until = lastShift}: {start?: PropensityFit | undefined; until?: number} = {}
): PropensityFit | Extract<Reason, "collinear" | "overlap"> {
  const k = block.design.length;
  const baseline = baselineOf(block, weight);
  let coefficients: Float64Array = start?.coefficients.slice() ?? new Float64Array(k);
  coefficients[0] = coefficients[0]! + baseline - (start?.baseline ?? 0);
  const evaluate = createEvaluation(block, weight);
  let state = evaluate(coefficients);
  for (let step = 0; step < maximumSteps; step++) {
    const factor = maybeCholesky(state.information, k);
    if (!factor) return step === 0 ? "collinear" : "overlap";
    const direction = choleskySolve(factor, k, state.score);
    const length = direction.reduce((most, d) => Math.max(most, Math.abs(d)), 0);
    if (!Number.isFinite(length)) return "overlap";
    if (length < until && shiftOdds(block, direction, state.odds, until)) {
      coefficients = add(coefficients, direction, 1);
      return {coefficients, baseline, odds: state.odds, information: state.information};
    }
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
      return {coefficients, baseline, odds: state.odds, information: state.information};
    }
  }
  return "overlap";
}

/** Moves odds by a step, to first order in x·step; not, and returns false, where one of them is above `most`. */
function shiftOdds({design}: ComparisonBlock, step: Float64Array, odds: Float64Array, most: number): boolean {
  const shift = linearOf(design, step);
  for (let row = 0; row < shift.length; row++) if (!(Math.abs(shift[row]!) <= most)) return false;
  for (let row = 0; row < shift.length; row++) odds[row] = odds[row]! * (1 + shift[row]!);
  return true;
}

function baselineOf({isTreated}: ComparisonBlock, weight: Float64Array): number {
  let treated = 0;
  let comparison = 0;
  for (let row = 0; row < weight.length; row++) {
    if (isTreated[row]) treated += weight[row]!;
    else comparison += weight[row]!;
  }
  return Math.log(treated / comparison);
}

/** Score, information and odds at given coefficients; the odds last until the next call. */
function createEvaluation({design, isTreated}: ComparisonBlock, weight: Float64Array) {
  const rows = weight.length;
  const into = {
    odds: new Float64Array(rows),
    residual: new Float64Array(rows),
    variance: new Float64Array(rows)
  };
  return (coefficients: Float64Array) => {
    predict(linearOf(design, coefficients, into.odds), {isTreated, weight}, into);
    return {
      odds: into.odds,
      score: columnSums(design, into.residual),
      information: gramOf(design, into.variance)
    };
  };
}

/** Odds, w (D − p) and w p (1 − p) of each row from its log odds, `line`. */
function predict(
  line: Float64Array,
  {isTreated, weight}: {isTreated: Uint8Array; weight: Float64Array},
  {odds, residual, variance}: {odds: Float64Array; residual: Float64Array; variance: Float64Array}
): void {
  for (let row = 0; row < line.length; row++) {
    const o = Math.exp(Math.min(line[row]!, largestLinear));
    const rest = 1 / (1 + o);
    const p = o * rest;
    const w = weight[row]!;
    odds[row] = o;
    residual[row] = w * (isTreated[row]! - p);
    variance[row] = w * p * rest;
  }
}

function add(a: Float64Array, b: Float64Array, scale: number): Float64Array {
  return a.map((value, i) => value + scale * b[i]!);
}
