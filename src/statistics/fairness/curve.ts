import {describeDistribution, type FairnessReason, type Observation} from "./distribution.js";

/** A point of a curve: the share of heads and the share of kroner up to and with `unit`; the first point has none. */
export interface CurvePoint {
  heads: number;
  kroner: number;
  unit: string | null;
}

type Curve = {ok: true; points: CurvePoint[]} | {ok: false; reason: FairnessReason};

/** Lorenz curve: shares (0–1) of heads and kroner, summed from the unit with fewest kroner per head. Below the diagonal. */
export function lorenzCurve(observations: readonly Observation[]): Curve {
  return curve(observations.map((one) => ({...one, rank: one.value})));
}

/**
 * Concentration curve: as the Lorenz curve, but summed from the unit with least need. Below the diagonal where kroner go
 * to need. Units with the same need lie on one straight line, so that their order does not matter.
 */
export function concentrationCurve(observations: readonly (Observation & {need: number})[]): Curve {
  return curve(observations.map((one) => ({...one, rank: one.need})));
}

/**
 * Concentration index by need: 1 − 2 × the area under the concentration curve. 0 = kroner per head do not follow need;
 * above 0 = more kroner per head where need is higher; unitless, −1 to 1.
 * Source: N. Kakwani, A. Wagstaff, E. van Doorslaer (1997), J. Econometrics 77, 87–103.
 */
export function concentrationIndex(observations: readonly (Observation & {need: number})[]) {
  const result = concentrationCurve(observations);
  if (!result.ok) return result;
  const {points} = result;
  const twice = points
    .slice(1)
    .reduce((sum, {heads, kroner}, i) => sum + (heads - points[i]!.heads) * (kroner + points[i]!.kroner), 0);
  return {ok: true, value: 1 - twice} as const;
}

function curve(observations: readonly (Observation & {rank: number})[]): Curve {
  const all = describeDistribution(observations);
  if (!all.ok) return all;
  const {weight, mean} = all;
  const units = observations
    .filter((one) => one.weight > 0)
    .sort((a, b) => a.rank - b.rank || (a.unit < b.unit ? -1 : 1));
  const points: CurvePoint[] = [{heads: 0, kroner: 0, unit: null}];
  for (let i = 0; i < units.length;) {
    const tied = units.filter(({rank}) => rank === units[i]!.rank);
    const start = points.at(-1)!;
    const heads = tied.reduce((sum, one) => sum + one.weight, 0);
    const kroner = tied.reduce((sum, one) => sum + one.weight * one.value, 0);
    let before = 0;
    for (const one of tied) {
      before += one.weight;
      points.push({
        heads: start.heads + before / weight,
        kroner: start.kroner + (before / heads) * (kroner / (mean * weight)),
        unit: one.unit
      });
    }
    i += tied.length;
  }
  return {ok: true, points};
}
