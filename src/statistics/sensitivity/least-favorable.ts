import {normalCdf} from "../distributions.js";
import type {RelativeMoments} from "./relative-moments.js";

/**
 * The 1 − `kappa` quantile of η when every moment is 0 in expectation, the least favourable case. η is the largest of
 * linear forms of two normal variables (see RelativeMoments), so P(η ≤ c) is a one-dimensional integral over the
 * lead's step (Simpson's rule, 240 intervals) and c its root, without simulation.
 */
export function leastFavorableCritical(moments: RelativeMoments, kappa: number): number {
  const short = (c: number) => probabilityBelow(moments, c) - (1 - kappa);
  let [low, high] = [0, 1];
  let [atLow, atHigh] = [kappa - 1, short(1)];
  while (atHigh < 0) [low, atLow, high, atHigh] = [high, atHigh, 2 * high, short(2 * high)];
  // Regula falsi; halving the value of an end that stays (Illinois) keeps it from creeping.
  for (let step = 0; step < 60 && high - low > 1e-9 * high; step++) {
    const c = (low * atHigh - high * atLow) / (atHigh - atLow);
    const value = short(c);
    if (Math.abs(value) < 1e-12) return c;
    if (value < 0) [low, atLow, atHigh] = [c, value, atHigh / 2];
    else [high, atHigh, atLow] = [c, value, atLow / 2];
  }
  return (low + high) / 2;
}

/** P(η ≤ c) for c > 0 with effect − θ and step of mean 0. */
export function probabilityBelow(moments: RelativeMoments, c: number): number {
  const {mbar, stepVariance, effectVariance, shared, reach, scaleAbove, scaleBelow, pairScales} = moments;
  const sd = Math.sqrt(stepVariance);
  const slope = sd > 0 ? shared / sd : 0;
  const rest = Math.sqrt(Math.max(0, effectVariance - slope * slope));
  const given = (z: number) => {
    const lift = mbar * reach * sd * z;
    const upper = c * scaleAbove + lift - slope * z;
    const lower = -c * scaleBelow - lift - slope * z;
    if (upper <= lower) return 0;
    return rest > 0 ? normalCdf(upper / rest) - normalCdf(lower / rest) : upper >= 0 && lower <= 0 ? 1 : 0;
  };
  const pairs = mbar > 0 && sd > 0 ? (-c * Math.min(...pairScales)) / (2 * mbar * sd) : -Infinity;
  const both = mbar > 0 && sd > 0 ? (-c * (scaleAbove + scaleBelow)) / (2 * mbar * reach * sd) : -Infinity;
  const from = Math.max(-9, pairs, both);
  const width = (9 - from) / intervals;
  let sum = 0;
  for (let i = 0; i <= intervals; i++) {
    const z = from + i * width;
    sum += (i === 0 || i === intervals ? 1 : i % 2 ? 4 : 2) * given(z) * Math.exp((-z * z) / 2);
  }
  return (sum * width) / (3 * Math.sqrt(2 * Math.PI));
}

const intervals = 240;
