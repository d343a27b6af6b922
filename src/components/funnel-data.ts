import {
  exactLimits,
  fewestForSpread,
  funnelLevels,
  normalLimits,
  type FunnelLevel
} from "../statistics/shares/funnel-limits.js";
import {shareDispersion} from "../statistics/shares/funnel-scores.js";

/** A unit with its share 0–1 and its number of answers. */
export interface FunnelUnit {
  code: string;
  name: string;
  share: number;
  respondents: number;
}

/** The two limits around the target for a number of answers, as shares. */
export interface FunnelLimit {
  respondents: number;
  low: number;
  high: number;
}

/** What the funnel draws: units by name, the share they are held against, the limits from few answers to many. */
export interface FunnelData {
  units: FunnelUnit[];
  target: {name: string; share: number};
  limits: {level: FunnelLevel; points: FunnelLimit[]}[];
  /** How many units lie outside the limits of each level; never which. */
  outside: Record<FunnelLevel, number>;
  /** Standard deviation between units beyond chance, as a share, where the limits allow for it; else 0. */
  spread: number;
  /** Whether there are enough units to estimate that spread from. */
  enoughUnits: boolean;
}

/**
 * The funnel of some units around a target share. Limits by chance alone are exact binomial with interpolation; with
 * `overdispersion` and spread beyond chance (additive τ² from winsorised scores, at least 10 units) they are
 * θ ± z·√(θ(1 − θ)/n + τ²). Throws RangeError without units, unless 0 < target < 1, and on what is no share of answers.
 */
export function shapeFunnel(
  given: readonly FunnelUnit[],
  {target, overdispersion}: {target: FunnelData["target"]; overdispersion: boolean}
): FunnelData {
  if (given.length === 0) throw new RangeError("funnel: no units to draw");
  const wrong = given.find(
    ({share, respondents}) => !(share >= 0 && share <= 1 && Number.isInteger(respondents) && respondents > 0)
  );
  if (wrong) throw new RangeError(`funnel: ${wrong.name} has no share of a number of answers`);
  const units = given.toSorted((a, b) => a.name.localeCompare(b.name, "nb"));
  const enoughUnits = units.length >= fewestForSpread;
  const tau2 =
    overdispersion && enoughUnits
      ? shareDispersion(
          units.map(({share, respondents}) => ({share, n: respondents})),
          target.share
        ).tau2
      : 0;
  const limit = (respondents: number, level: FunnelLevel): FunnelLimit => {
    const options = {target: target.share, n: respondents, level};
    return {respondents, ...(tau2 > 0 ? normalLimits(options, {tau2}) : exactLimits(options))};
  };
  const sizes = units.map(({respondents}) => respondents);
  const grid = sizesBetween(Math.min(...sizes), Math.max(...sizes));
  const outside = (level: FunnelLevel) =>
    units.filter(({share, respondents}) => {
      const {low, high} = limit(respondents, level);
      return share < low || share > high;
    }).length;
  return {
    units,
    target,
    limits: funnelLevels.map((level) => ({level, points: grid.map((n) => limit(n, level))})),
    outside: {0.95: outside(0.95), 0.998: outside(0.998)},
    spread: Math.sqrt(tau2),
    enoughUnits
  };
}

/** Whole numbers from a little under the smallest to a little over the largest, closer where the limits bend most. */
function sizesBetween(smallest: number, largest: number): number[] {
  const [from, to] = [Math.max(1, Math.floor(smallest * 0.8)), Math.max(largest, Math.floor(largest * 1.05))];
  const steps = 160;
  const sizes = Array.from({length: steps + 1}, (_, i) => Math.round(from * (to / from) ** (i / steps)));
  return [...new Set(sizes)];
}
