import {normalQuantile} from "../distributions.js";

/** Estimates of an event study. */
export interface EventStudy {
  /** Ascending, without the base, otherwise without gaps: −4, −3, −2, 0, 1. */
  eventTimes: readonly number[];
  /** One estimate an event time. */
  beta: Float64Array;
  /** Covariance of the estimates, row-major. */
  sigma: Float64Array;
  /** The event time the estimates are measured from; −1 unless told. */
  base?: number;
}

/** Why there is no interval. */
export type SensitivityReason = "no-lead" | "no-post" | "gap" | "not-estimated" | "singular" | "all-rejected";

export interface Bounds {
  low: number;
  high: number;
}

export interface Refusal {
  reason: SensitivityReason;
}

/** An event study whose shape has been checked, with the weights of the effect that is asked for. */
export interface Target {
  /** Number of leads; they are the first entries of `beta`. */
  pre: number;
  post: number;
  beta: Float64Array;
  sigma: Float64Array;
  /** One weight a period from the base on. */
  weights: Float64Array;
}

/** Weights of the first period after the base. */
export const firstPost = (post: number): Float64Array =>
  Float64Array.from({length: post}, (_, t) => (t ? 0 : 1));

/** Equal weights of all periods after the base. */
export const averagePost = (post: number): Float64Array => new Float64Array(post).fill(1 / post);

/**
 * The estimates with the weights of a target, leads and later periods counted; or the reason why nothing can be said
 * of them: no period before or after the base, a gap in the event times (steps would not be of one year), an estimate
 * that is no number, a target without variance.
 * Throws RangeError when the lengths do not fit each other, or a weight is no number or all are 0.
 */
export function targetOf(study: EventStudy, weightsOf: (post: number) => Float64Array): Target | Refusal {
  const {eventTimes, beta, sigma, base = -1} = study;
  const k = eventTimes.length;
  if (beta.length !== k || sigma.length !== k * k) {
    throw new RangeError(`${k} event times, ${beta.length} estimates, ${sigma.length} covariances`);
  }
  const pre = eventTimes.filter((time) => time < base).length;
  const post = k - pre;
  if (pre === 0) return {reason: "no-lead"};
  if (post === 0) return {reason: "no-post"};
  if (eventTimes.some((time, i) => time !== base - pre + i + (i < pre ? 0 : 1))) return {reason: "gap"};
  const weights = weightsOf(post);
  if (weights.length !== post || !weights.every(Number.isFinite) || weights.every((w) => w === 0)) {
    throw new RangeError(`not weights of ${post} periods: ${weights.join(", ")}`);
  }
  if (!beta.every(Number.isFinite) || !sigma.every(Number.isFinite)) return {reason: "not-estimated"};
  const target = {pre, post, beta, sigma, weights};
  return covariance(target, ofPost(target), ofPost(target)) > 0 ? target : {reason: "singular"};
}

/** The target's weights as a vector over all estimates: 0 for the leads. */
export function ofPost({pre, post, weights}: Target): Float64Array {
  const vector = new Float64Array(pre + post);
  vector.set(weights, pre);
  return vector;
}

/** a′Σb. */
export function covariance({sigma}: {sigma: Float64Array}, a: Float64Array, b: Float64Array): number {
  const k = a.length;
  let sum = 0;
  for (let r = 0; r < k; r++) {
    const left = a[r]!;
    if (left === 0) continue;
    for (let c = 0; c < k; c++) sum += left * sigma[r * k + c]! * b[c]!;
  }
  return sum;
}

/** a′b. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** The usual interval l′β ± z·√(l′Σl), which takes parallel trends as given. `level` is 0–1. */
export function originalInterval(target: Target, level = 0.95): Bounds {
  const l = ofPost(target);
  const effect = dot(l, target.beta);
  const half = normalQuantile((1 + level) / 2) * Math.sqrt(covariance(target, l, l));
  return {low: effect - half, high: effect + half};
}
