import {choleskySolve, maybeCholesky} from "../linear-algebra.js";
import {covariance, dot, type Bounds, type Refusal, type Target} from "./event-study.js";
import {foldedNormalQuantile} from "./folded-normal.js";
import {penaltyPath, pointAt} from "./smoothness-path.js";

/** An interval that is honest when the difference in trends changes its slope by at most M from year to year. */
export interface SmoothnessInterval extends Bounds {
  /** Weights of all estimates in the centre of the interval. */
  estimator: Float64Array;
  standardError: number;
  /** The largest bias of the centre under M. */
  worstBias: number;
}

/**
 * Fixed-length interval under ΔSD(M) = {δ: |(δₜ₊₁ − δₜ) − (δₜ − δₜ₋₁)| ≤ M for all t, δ = 0 in the base}; M in units of
 * the outcome a year, at least 0. The centre v′β has v = l after the base and takes a linear trend out: Σ vᵣ·r = 0.
 * Its worst bias is M·Σ|aⱼ|, aⱼ the weight of the j-th second difference in v′δ. The half length h·q(M·Σ|aⱼ|/h), h² =
 * v′Σv, q the quantile of |N(b, 1)|, is convex in the free aⱼ (those before the base), so its minimum lies on the path
 * of least variance under a penalty on Σ|aⱼ|; that path is exact, and a golden section over it finds the minimum to
 * 1e-9 of its place. M = 0 is the closed form `withoutLinearTrend`.
 * Returns a reason when the covariance of the estimates is singular. Throws RangeError for M below 0.
 * Source: Rambachan & Roth (2023), Rev. Econ. Stud. 90, 2555–2591, section 4.1.
 */
export function smoothnessInterval(target: Target, M: number, level = 0.95): SmoothnessInterval | Refusal {
  if (!(M >= 0)) throw new RangeError(`not a bound on the change of slope: ${M}`);
  if (M === 0) return withoutLinearTrend(target, level);
  const frontier = frontierOf(target);
  if (!frontier) return {reason: "singular"};
  const at = (place: number) =>
    intervalOf(target, frontier.estimator(place), M * frontier.bias(place), level);
  return at(goldenSection((place) => halfLength(at(place)), 0, frontier.segments));
}

/**
 * The interval under ΔSD(0): the difference in trends is exactly linear. The centre is the weighted mean of the effects
 * in a generalised least-squares fit of β on a line through the base (r, all periods) and one effect a later period;
 * equivalently the v of least variance v′Σv with v = l after the base and Σ vᵣ·r = 0.
 * Returns a reason when the covariance of the leads is singular.
 */
export function withoutLinearTrend(target: Target, level = 0.95): SmoothnessInterval | Refusal {
  const {pre, post, sigma, weights} = target;
  const k = pre + post;
  const factor = maybeCholesky(
    Float64Array.from({length: pre * pre}, (_, i) => sigma[Math.floor(i / pre) * k + (i % pre)]!),
    pre
  );
  if (!factor) return {reason: "singular"};
  const time = Float64Array.from({length: pre}, (_, i) => i - pre);
  const shared = new Float64Array(pre);
  let lean = 0;
  for (let s = 0; s < post; s++) {
    lean += weights[s]! * (s + 1);
    for (let r = 0; r < pre; r++) shared[r]! += sigma[r * k + pre + s]! * weights[s]!;
  }
  const adjusted = choleskySolve(factor, pre, shared);
  const direction = choleskySolve(factor, pre, time);
  const multiplier = (lean - dot(adjusted, time)) / dot(direction, time);
  const estimator = new Float64Array(k);
  for (let r = 0; r < pre; r++) estimator[r] = -adjusted[r]! - multiplier * direction[r]!;
  estimator.set(weights, pre);
  return intervalOf(target, estimator, 0, level);
}

/** All estimators of least variance for their bias, as places 0 (least bias) to `segments` (least variance). */
interface Frontier {
  segments: number;
  estimator: (place: number) => Float64Array;
  /** Worst bias for M = 1. */
  bias: (place: number) => number;
}

function frontierOf(target: Target): Frontier | undefined {
  const {pre, post, weights} = target;
  const free = pre - 1;
  const biasOfPost = Array.from({length: post}, (_, j) =>
    Math.abs(weights.reduce((sum, weight, s) => sum + weight * Math.max(0, s + 1 - j), 0))
  ).reduce((a, b) => a + b, 0);
  const lean = weights.reduce((sum, weight, s) => sum + weight * (s + 1), 0);
  // With aⱼ the weight of the second difference around lead j, the weights v of the leads are second differences of a.
  const start = new Float64Array(pre + post);
  start.set(weights, pre);
  start[pre - 1] = lean;
  const columns = Array.from({length: free}, (_, j) => {
    const column = new Float64Array(pre + post);
    column[j] = 1;
    column[j + 1] = -2;
    if (j + 2 < pre) column[j + 2] = 1;
    return column;
  });
  const Q = Float64Array.from({length: free * free}, (_, i) =>
    covariance(target, columns[Math.floor(i / free)]!, columns[i % free]!)
  );
  const path = penaltyPath(
    Q,
    Float64Array.from(columns, (column) => covariance(target, column, start))
  );
  if (!path) return undefined;
  const between = (place: number) => pointAt(path, place);
  return {
    segments: path.length - 1,
    estimator: (place) => {
      const estimator = start.slice();
      between(place).forEach((a, j) => columns[j]!.forEach((value, r) => (estimator[r]! += a * value)));
      return estimator;
    },
    bias: (place) => biasOfPost + between(place).reduce((sum, a) => sum + Math.abs(a), 0)
  };
}

function intervalOf(
  target: Target,
  estimator: Float64Array,
  worstBias: number,
  level: number
): SmoothnessInterval | Refusal {
  const variance = covariance(target, estimator, estimator);
  if (!(variance > 0)) return {reason: "singular"};
  const standardError = Math.sqrt(variance);
  const centre = dot(estimator, target.beta);
  const half = standardError * foldedNormalQuantile(worstBias / standardError, level);
  return {low: centre - half, high: centre + half, estimator, standardError, worstBias};
}

function halfLength(interval: SmoothnessInterval | Refusal): number {
  return "reason" in interval ? Infinity : interval.high - interval.low;
}

/** Place of the minimum of a function with a single valley on [low, high]; the ends are looked at as well. */
function goldenSection(f: (x: number) => number, low: number, high: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  const ends = [low, high];
  let left = high - ratio * (high - low);
  let right = low + ratio * (high - low);
  let [atLeft, atRight] = [f(left), f(right)];
  while (high - low > 1e-9) {
    if (atLeft <= atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - ratio * (high - low);
      atLeft = f(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + ratio * (high - low);
      atRight = f(right);
    }
  }
  return [...ends, (low + high) / 2].reduce((best, x) => (f(x) < f(best) ? x : best));
}
