import {covariance, dot, type Target} from "./event-study.js";

/**
 * One side of ΔRM(M̄): the step `lead` of the leads is the largest in size and has sign `sign`, and no later step is
 * larger than M̄ times it. Its moments are, for every later step t, ±(δₜ − δₜ₋₁) − M̄·v′δ ≤ 0, where v′δ is the lead's
 * step times its sign.
 *
 * The test statistic is η = min over the other effects of the largest standardised moment, a linear program. Its dual
 * maximises γ′y over γ ≥ 0 with Σ sdᵢγᵢ = 1 and γ orthogonal to all effects but the target. With qₜ = Σ_{s ≥ t} l_s the
 * second condition says γ₊ₜ − γ₋ₜ = λqₜ, so the feasible set is the hull of: γ₊ₜ = γ₋ₜ for one t each; γ₊ = q⁺, γ₋ = q⁻;
 * γ₊ = q⁻, γ₋ = q⁺. Hence η is the largest of post + 2 numbers, and no solver is needed. All of them are combinations of
 * two, step = v′β̂ and effect = l′β̂: pair t is −2M̄·step/(sd₊ₜ + sd₋ₜ), the other two are ±(effect − θ) − M̄·|q|₁·step
 * over their scale.
 */
export interface RelativeMoments {
  mbar: number;
  /** v′β̂ and l′β̂, and their covariance. */
  step: number;
  effect: number;
  stepVariance: number;
  effectVariance: number;
  shared: number;
  /** |q|₁: what a step of 1 in every later period can add to the target. */
  reach: number;
  /** Σ sdᵢγᵢ before scaling, of the vertex for effects above θ and for those below. */
  scaleAbove: number;
  scaleBelow: number;
  /** sd₊ₜ + sd₋ₜ of every later step. */
  pairScales: readonly number[];
}

/** The moments of `target` with the lead's step number `lead` (0 = the first) as the largest, up (1) or down (−1). */
export function relativeMoments(target: Target, lead: number, sign: 1 | -1, mbar: number): RelativeMoments {
  const {pre, post, weights, beta} = target;
  const unit = (index: number, value: number) => {
    const vector = new Float64Array(pre + post);
    if (index !== pre) vector[index < pre ? index : index - 1] = value;
    return vector;
  };
  const v = unit(lead + 1, sign);
  v[lead]! -= sign;
  const l = new Float64Array(pre + post);
  l.set(weights, pre);
  let scaleAbove = 0;
  let scaleBelow = 0;
  let reach = 0;
  const pairScales: number[] = [];
  for (let t = 0; t < post; t++) {
    const later = weights.subarray(t).reduce((a, b) => a + b, 0);
    const sd = [1, -1].map((direction) => {
      const moment = unit(pre + 1 + t, direction);
      if (t > 0) moment[pre + t - 1]! -= direction;
      const row = moment.map((value, i) => value - mbar * v[i]!);
      return Math.sqrt(Math.max(0, covariance(target, row, row)));
    });
    const [up, down] = [sd[0]!, sd[1]!];
    pairScales.push(up + down);
    scaleAbove += Math.abs(later) * (later > 0 ? up : down);
    scaleBelow += Math.abs(later) * (later > 0 ? down : up);
    reach += Math.abs(later);
  }
  return {
    mbar,
    step: dot(v, beta),
    effect: dot(l, beta),
    stepVariance: Math.max(0, covariance(target, v, v)),
    effectVariance: covariance(target, l, l),
    shared: covariance(target, v, l),
    reach,
    scaleAbove,
    scaleBelow,
    pairScales
  };
}

/** A vertex of the dual as a linear form: value = onEffect·(effect − θ) + onStep·step. */
export interface Vertex {
  onEffect: number;
  onStep: number;
}

/** The post + 2 vertices. */
export function verticesOf(moments: RelativeMoments): Vertex[] {
  const {mbar, reach, scaleAbove, scaleBelow, pairScales} = moments;
  return [
    {onEffect: 1 / scaleAbove, onStep: (-mbar * reach) / scaleAbove},
    {onEffect: -1 / scaleBelow, onStep: (-mbar * reach) / scaleBelow},
    ...pairScales.map((scale) => ({onEffect: 0, onStep: (-2 * mbar) / scale}))
  ];
}
