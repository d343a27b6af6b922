import type {Bounds, Refusal, Target} from "./event-study.js";
import {leastFavorableCritical} from "./least-favorable.js";
import {relativeMoments, verticesOf, type RelativeMoments} from "./relative-moments.js";
import {truncatedUpperTail} from "./truncated-normal.js";

/** Places looked at from each end of the region a set cannot reject outright, before the end is bisected. */
const places = 400;

/**
 * Interval under ΔRM(M̄): every step of the difference in trends after the base is at most M̄ times the largest step of
 * the leads. The set of all effects θ that the conditional least-favourable hybrid test (C-LF; Andrews, Roth & Pakes
 * 2023, Rev. Econ. Stud. 90, 2763–2791) does not reject for at least one of the 2·pre choices of the largest step and
 * its sign; moments of later steps only. The ends are bisected to 1e-9 of the searched length, not read from a grid.
 * Where every effect is rejected the reason is "all-rejected"; where a moment has no variance it is "singular". The
 * covariance as a whole may be singular.
 * Throws RangeError for M̄ below 0.
 * Source: Rambachan & Roth (2023), Rev. Econ. Stud. 90, 2555–2591, sections 2.4 and 3.
 */
export function relativeMagnitudeInterval(target: Target, mbar: number, level = 0.95): Bounds | Refusal {
  if (!(mbar >= 0)) throw new RangeError(`not a bound on the relative size of steps: ${mbar}`);
  let low = Infinity;
  let high = -Infinity;
  for (let lead = 0; lead < target.pre; lead++) {
    for (const sign of [1, -1] as const) {
      const moments = relativeMoments(target, lead, sign, mbar);
      if (!(moments.scaleAbove > 0 && moments.scaleBelow > 0 && Math.min(...moments.pairScales) > 0)) {
        return {reason: "singular"};
      }
      const test = hybridTest(moments, 1 - level);
      const {from, to} = test.region;
      if (!(from < to)) continue;
      low = Math.min(low, outermost(test.rejects, from, to));
      high = Math.max(high, outermost(test.rejects, to, from));
    }
  }
  return low <= high ? {low, high} : {reason: "all-rejected"};
}

/** Size of the first stage of the hybrid as a part of the whole, as the authors recommend. */
const firstStage = 0.1;

/**
 * The C-LF test of one set of moments: rejects θ when η exceeds the least-favourable value of size α/10, or else when
 * the largest vertex, given that it is the largest and η is not above that value, lies in the upper tail of size
 * (α − α/10)/(1 − α/10) of its truncated normal distribution (and above 0). `region` holds all θ that the first stage
 * does not reject; `limit` is the least-favourable value, computed unless given.
 */
export function hybridTest(
  moments: RelativeMoments,
  alpha: number,
  limit = leastFavorableCritical(moments, alpha * firstStage)
): {rejects: (theta: number) => boolean; region: {from: number; to: number}} {
  const {step, effect, stepVariance, effectVariance, shared, mbar, reach, scaleAbove, scaleBelow} = moments;
  const kappa = alpha * firstStage;
  const size = (alpha - kappa) / (1 - kappa);
  const vertices = verticesOf(moments);
  const rejects = (theta: number) => {
    const values = vertices.map(({onEffect, onStep}) => onEffect * (effect - theta) + onStep * step);
    const eta = Math.max(...values);
    if (eta > limit) return true;
    if (eta <= 0) return false;
    const best = vertices[values.indexOf(eta)]!;
    const withEffect = best.onEffect * effectVariance + best.onStep * shared;
    const withStep = best.onEffect * shared + best.onStep * stepVariance;
    const variance = best.onEffect * withEffect + best.onStep * withStep;
    if (!(variance > 1e-15)) return true;
    let [low, high] = [-Infinity, limit];
    vertices.forEach((other, i) => {
      // Given what does not vary with the largest vertex, another one moves with it by `tied`.
      const tied = (other.onEffect * withEffect + other.onStep * withStep) / variance;
      if (Math.abs(1 - tied) < 1e-12) return;
      const meets = (values[i]! - tied * eta) / (1 - tied);
      if (tied < 1) low = Math.max(low, meets);
      else high = Math.min(high, meets);
    });
    const sd = Math.sqrt(variance);
    return truncatedUpperTail(eta / sd, low / sd, high / sd) < size;
  };
  const slack = mbar * reach * step;
  return {
    rejects,
    region: {from: effect - slack - limit * scaleAbove, to: effect + slack + limit * scaleBelow}
  };
}

/** The first θ on the way from `from` to `to` that is not rejected, ±Infinity (on the far side of `to`) when all are. */
function outermost(rejects: (theta: number) => boolean, from: number, to: number): number {
  let rejected = from;
  for (let place = 0; place <= places; place++) {
    const theta = from + ((to - from) * place) / places;
    if (!rejects(theta)) {
      let accepted = theta;
      for (let halving = 0; halving < 30 && accepted !== rejected; halving++) {
        const middle = (accepted + rejected) / 2;
        if (rejects(middle)) rejected = middle;
        else accepted = middle;
      }
      return accepted;
    }
    rejected = theta;
  }
  return to > from ? Infinity : -Infinity;
}
