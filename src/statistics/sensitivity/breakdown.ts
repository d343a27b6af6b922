import type {Bounds, Refusal, Target} from "./event-study.js";
import {ofPost, covariance} from "./event-study.js";
import {relativeMagnitudeInterval} from "./relative-magnitude.js";
import {smoothnessInterval} from "./smoothness.js";

/**
 * The largest M at which the interval under ΔSD(M) still excludes 0, to a thousandth of itself; 0 when the interval
 * never does, Infinity when it still does at 2⁴⁰ standard errors. M is in units of the outcome a year.
 */
export function smoothnessBreakdown(target: Target, level = 0.95): number | Refusal {
  const start = Math.sqrt(covariance(target, ofPost(target), ofPost(target))) / 16;
  return breakdown((M) => smoothnessInterval(target, M, level), start, 44);
}

/**
 * The largest M̄ at which the interval under ΔRM(M̄) still excludes 0, to a thousandth of itself; 0 when the interval
 * never does, Infinity when it still does at 256.
 */
export function relativeMagnitudeBreakdown(target: Target, level = 0.95): number | Refusal {
  return breakdown((mbar) => relativeMagnitudeInterval(target, mbar, level), 1 / 4, 10);
}

/**
 * The first crossing of 0 as the bound grows: doubled from `start` until 0 is inside (`doublings` at most), then
 * bisected. A bound without an interval ends the search with its reason.
 */
function breakdown(
  intervalAt: (bound: number) => Bounds | Refusal,
  start: number,
  doublings: number
): number | Refusal {
  const excludes = (bound: number) => {
    const interval = intervalAt(bound);
    return "reason" in interval ? interval : interval.low > 0 || interval.high < 0;
  };
  const atZero = excludes(0);
  if (typeof atZero === "object") return atZero;
  if (!atZero) return 0;
  let low = 0;
  let high = start;
  for (let step = 0; ; step++) {
    const answer = excludes(high);
    if (typeof answer === "object") return answer;
    if (!answer) break;
    if (step === doublings) return Infinity;
    low = high;
    high *= 2;
  }
  while (high - low > high / 1000) {
    const middle = (low + high) / 2;
    const answer = excludes(middle);
    if (typeof answer === "object") return answer;
    if (answer) low = middle;
    else high = middle;
    if (high < start / 1e6) return 0;
  }
  return low;
}
