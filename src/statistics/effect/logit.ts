import {choleskySolve, maybeCholesky} from "../linear-algebra.js";
import type {ComparisonBlock} from "./comparison.js";

/** A fitted propensity model of a block: D ~ logit(X·coefficients), weighted. */
export interface PropensityFit {
  coefficients: Float64Array;
  /** exp(x·coefficients) per row. */
  odds: Float64Array;
  /** Σ w p (1 − p) x xᵀ, row-major k × k. */
  information: Float64Array;
}

const maximumSteps = 60;
const enoughPrecision = 1e-12;

/**
 * Maximum likelihood by Newton's method, halving a step that lowers the likelihood. Undefined when it does not converge
 * (treated and comparison units can be told apart) or the information is singular.
 */
export function maybeFitLogit(block: ComparisonBlock, weight: Float64Array): PropensityFit | undefined {
  const {design, k, units} = block;
  const rows = units.length;
  let coefficients: Float64Array = new Float64Array(k);
  let state = evaluate(block, weight, coefficients);
  for (let step = 0; step < maximumSteps; step++) {
    const factor = maybeCholesky(state.information, k);
    if (!factor) return undefined;
    const direction = choleskySolve(factor, k, state.score);
    let scale = 1;
    let next = evaluate(block, weight, add(coefficients, direction, scale));
    while (!(next.likelihood >= state.likelihood - 1e-12 * Math.abs(state.likelihood)) && scale > 1e-6) {
      scale /= 2;
      next = evaluate(block, weight, add(coefficients, direction, scale));
    }
    coefficients = add(coefficients, direction, scale);
    state = next;
    const largest = direction.reduce((most, d) => Math.max(most, Math.abs(d)), 0) * scale;
    if (!Number.isFinite(largest)) return undefined;
    if (largest < enoughPrecision) {
      const odds = new Float64Array(rows);
      for (let row = 0; row < rows; row++) odds[row] = Math.exp(linear(design, row, coefficients, k));
      return {coefficients, odds, information: state.information};
    }
  }
  return undefined;
}

function evaluate(
  {design, k, isTreated, units}: ComparisonBlock,
  weight: Float64Array,
  coefficients: Float64Array
) {
  const score = new Float64Array(k);
  const information = new Float64Array(k * k);
  let likelihood = 0;
  for (let row = 0; row < units.length; row++) {
    const eta = linear(design, row, coefficients, k);
    const p = 1 / (1 + Math.exp(-eta));
    const w = weight[row]!;
    const treated = isTreated[row]!;
    // log(1 + e^eta) without overflow
    likelihood += w * (treated * eta - Math.max(eta, 0) - Math.log1p(Math.exp(-Math.abs(eta))));
    const residual = w * (treated - p);
    const variance = w * p * (1 - p);
    const from = row * k;
    for (let r = 0; r < k; r++) {
      const x = design[from + r]!;
      score[r] = score[r]! + residual * x;
      for (let c = 0; c <= r; c++)
        information[r * k + c] = information[r * k + c]! + variance * x * design[from + c]!;
    }
  }
  for (let r = 0; r < k; r++)
    for (let c = r + 1; c < k; c++) information[r * k + c] = information[c * k + r]!;
  return {score, information, likelihood};
}

function linear(design: Float64Array, row: number, coefficients: Float64Array, k: number): number {
  let sum = 0;
  for (let c = 0; c < k; c++) sum += design[row * k + c]! * coefficients[c]!;
  return sum;
}

function add(a: Float64Array, b: Float64Array, scale: number): Float64Array {
  return a.map((value, i) => value + scale * b[i]!);
}
