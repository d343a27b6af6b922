import {describeDistribution, none, type FairnessReason, type Measured} from "./distribution.js";
import {weightedMean, withHeads, type NeedObservation} from "./need.js";

/** A weighted least-squares line of kroner per head on need. */
export interface NeedLine {
  ok: true;
  /** Kroner per head for each percentage point of pupils bullied. */
  slope: number;
  /** Kroner per head where nobody is bullied, by the line. */
  intercept: number;
  /** Share of the variance of kroner per head that the line accounts for, 0–1; null where there is no variance. */
  r2: number | null;
}

type Weight = "heads" | "units";

/**
 * Least-squares line of kroner per head on need in percentage points; units weigh by heads, or all the same. It describes
 * how kroner go with need; it does not say why. Reason without a distribution or where need is the same everywhere.
 */
export function needLine(
  observations: readonly NeedObservation[],
  weight: Weight = "heads"
): NeedLine | {ok: false; reason: FairnessReason} {
  const all = describeDistribution(observations);
  if (!all.ok) return all;
  const moments = momentsOf(withHeads(observations), {
    weight,
    x: ({need}) => need * 100,
    y: ({value}) => value
  });
  if (moments.xx === 0) return none("equalNeed");
  const slope = moments.xy / moments.xx;
  return {
    ok: true,
    slope,
    intercept: moments.y - slope * moments.x,
    r2: moments.yy === 0 ? null : moments.xy ** 2 / (moments.xx * moments.yy)
  };
}

/** Kroner per head that the line predicts at one share bullied (0–1) / at another. Reason where the latter is not above 0. */
export function predictedRatio(line: NeedLine, {high, low}: {high: number; low: number}): Measured {
  const at = (share: number) => line.intercept + line.slope * share * 100;
  return at(low) > 0 ? {ok: true, value: at(high) / at(low)} : none("zeroDenominator");
}

/**
 * Elasticity: the weighted least-squares slope of ln(kroner per head) on ln(need): percent more kroner per head for each
 * percent more need. 1 = in proportion to need. Reason where a value or a need is 0.
 */
export function needElasticity(observations: readonly NeedObservation[]): Measured {
  const all = describeDistribution(observations);
  if (!all.ok) return all;
  const units = withHeads(observations);
  if (units.some(({value, need}) => value === 0 || need === 0)) return none("zeroValue");
  const {xx, xy} = momentsOf(units, {
    weight: "heads",
    x: ({need}) => Math.log(need),
    y: ({value}) => Math.log(value)
  });
  return xx === 0 ? none("equalNeed") : {ok: true, value: xy / xx};
}

/** Pearson correlation of kroner per head and need, −1 to 1; units weigh by heads, or all the same. */
export function needCorrelation(
  observations: readonly NeedObservation[],
  weight: Weight = "heads"
): Measured {
  const all = describeDistribution(observations);
  if (!all.ok) return all;
  const units = withHeads(observations);
  const {xx, yy, xy} = momentsOf(units, {weight, x: ({need}) => need, y: ({value}) => value});
  if (xx === 0) return none("equalNeed");
  return yy === 0 ? none("zeroDenominator") : {ok: true, value: xy / Math.sqrt(xx * yy)};
}

interface Axes {
  weight: Weight;
  x: (unit: NeedObservation) => number;
  y: (unit: NeedObservation) => number;
}

/** Weighted means, variances and covariance. A variance that is rounding alone is 0. */
function momentsOf(units: readonly NeedObservation[], {weight, x, y}: Axes) {
  const weightOf = (unit: NeedObservation) => (weight === "heads" ? unit.weight : 1);
  const mean = (f: (unit: NeedObservation) => number) => weightedMean(units, weightOf, f);
  const [mx, my] = [mean(x), mean(y)];
  return {
    x: mx,
    y: my,
    xx: clean(
      mean((unit) => (x(unit) - mx) ** 2),
      mx
    ),
    yy: clean(
      mean((unit) => (y(unit) - my) ** 2),
      my
    ),
    xy: mean((unit) => (x(unit) - mx) * (y(unit) - my))
  };
}

function clean(variance: number, mean: number): number {
  return variance <= 1e-24 * mean ** 2 ? 0 : variance;
}
