import {choleskySolve, maybeCholesky} from "../linear-algebra.js";
import type {Panel} from "../effect/panel.js";

/** An additive effect of each unit and of each period; the first period of every connected set has 0. */
export interface TwoWayEffects {
  unit: Float64Array;
  period: Float64Array;
}

/** Weighted least squares on unit and period dummies over some cells of a panel. */
export interface TwoWay {
  /** 1 for a cell in use: asked for, with an outcome and a weight above 0. */
  readonly isUsed: Uint8Array;
  readonly cells: number;
  /** Connected set of each unit and period; −1 without a cell in use. Effects compare within a set only. */
  readonly unitSet: Int32Array;
  readonly periodSet: Int32Array;
  /**
   * The δ of the effects (γ, δ) with Σ_t w_it (γ_i + δ_t) = unitSums_i and Σ_i w_it (γ_i + δ_t) = periodSums_t over the
   * cells in use. Sums of w·y give the least-squares fit of y; other sums give the weights of a linear combination of
   * fits. Within every connected set the two kinds of sums must have the same total.
   */
  solvePeriods(unitSums: Float64Array, periodSums: Float64Array): Float64Array;
  /** Effects fitted to a value per cell; cells not in use are not read. */
  fit(values: Float64Array): TwoWayEffects;
  /** What the effects leave of a value per cell; 0 in cells not in use. */
  residuals(values: Float64Array): Float64Array;
}

/**
 * Prepares the normal equations of y_it = γ_i + δ_t over the cells with `include`. Unit effects are eliminated, so the
 * system that is solved has one row a period: M = diag(Σ_i w_it) − Σ_i w_i w_iᵀ / Σ_t w_it. It is singular once in each
 * set of periods that units connect; that set's first period is held at 0. O(n·T²) once, O(n·T) a fit.
 * Throws RangeError for weights that differ by more than 12 digits.
 */
export function createTwoWay({units, periods, outcome, weight}: Panel, include: Uint8Array): TwoWay {
  const n = units.length;
  const width = periods.length;
  const isUsed = new Uint8Array(n * width);
  const total = new Float64Array(n);
  const normal = new Float64Array(width * width);
  const root = Int32Array.from({length: width}, (_, t) => t);
  const find = (t: number): number => (root[t] === t ? t : find(root[t]!));
  const firstPeriod = new Int32Array(n).fill(-1);
  const hasPeriod = new Uint8Array(width);
  let cells = 0;
  for (let i = 0; i < n; i++) {
    const used: number[] = [];
    for (let t = 0; t < width; t++) {
      const cell = i * width + t;
      if (!include[cell] || Number.isNaN(outcome[cell]!) || !(weight[cell]! > 0)) continue;
      isUsed[cell] = 1;
      hasPeriod[t] = 1;
      total[i]! += weight[cell]!;
      used.push(t);
    }
    cells += used.length;
    firstPeriod[i] = used[0] ?? -1;
    for (const t of used) {
      root[Math.max(find(t), find(used[0]!))] = Math.min(find(t), find(used[0]!));
      normal[t * width + t]! += weight[i * width + t]!;
      for (const s of used) {
        normal[t * width + s]! -= (weight[i * width + t]! * weight[i * width + s]!) / total[i]!;
      }
    }
  }
  const periodSet = Int32Array.from({length: width}, (_, t) => (hasPeriod[t] ? find(t) : -1));
  const unitSet = firstPeriod.map((t) => (t < 0 ? -1 : find(t)));
  const free = [...periodSet.keys()].filter((t) => periodSet[t] !== -1 && periodSet[t] !== t);
  const k = free.length;
  const reduced = new Float64Array(k * k);
  free.forEach((t, r) => free.forEach((s, c) => (reduced[r * k + c] = normal[t * width + s]!)));
  const factor = maybeCholesky(reduced, k);
  if (!factor)
    throw new RangeError("period effects without a solution: weights differ by more than 12 digits");

  const solvePeriods = (unitSums: Float64Array, periodSums: Float64Array): Float64Array => {
    const right = periodSums.slice();
    for (let i = 0; i < n; i++) {
      if (unitSet[i] === -1 || unitSums[i] === 0) continue;
      const mean = unitSums[i]! / total[i]!;
      for (let t = 0, cell = i * width; t < width; t++, cell++) {
        if (isUsed[cell]) right[t]! -= weight[cell]! * mean;
      }
    }
    const solution = choleskySolve(
      factor,
      k,
      Float64Array.from(free, (t) => right[t]!)
    );
    const effects = new Float64Array(width);
    free.forEach((t, r) => (effects[t] = solution[r]!));
    return effects;
  };
  const fit = (values: Float64Array): TwoWayEffects => {
    const unitSums = new Float64Array(n);
    const periodSums = new Float64Array(width);
    for (let i = 0, cell = 0; i < n; i++) {
      for (let t = 0; t < width; t++, cell++) {
        if (!isUsed[cell]) continue;
        const product = weight[cell]! * values[cell]!;
        unitSums[i]! += product;
        periodSums[t]! += product;
      }
    }
    const period = solvePeriods(unitSums, periodSums);
    for (let i = 0, cell = 0; i < n; i++) {
      for (let t = 0; t < width; t++, cell++) {
        if (isUsed[cell]) unitSums[i]! -= weight[cell]! * period[t]!;
      }
    }
    return {unit: unitSums.map((sum, i) => (unitSet[i] === -1 ? 0 : sum / total[i]!)), period};
  };
  const residuals = (values: Float64Array): Float64Array => {
    const {unit, period} = fit(values);
    const out = new Float64Array(n * width);
    for (let i = 0, cell = 0; i < n; i++) {
      for (let t = 0; t < width; t++, cell++) {
        if (isUsed[cell]) out[cell] = values[cell]! - unit[i]! - period[t]!;
      }
    }
    return out;
  };
  return {isUsed, cells, unitSet, periodSet, solvePeriods, fit, residuals};
}
