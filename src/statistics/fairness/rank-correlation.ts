import {describeDistribution, none, type Measured} from "./distribution.js";
import {withHeads, type NeedObservation} from "./need.js";

/** Spearman's rank correlation of kroner per head and need: Pearson's of the mid-ranks, units weigh the same. −1 to 1. */
export function spearman(observations: readonly NeedObservation[]): Measured {
  return byRank(observations, (x, y) => {
    const [ranksX, ranksY] = [midRanks(x), midRanks(y)];
    const middle = (x.length + 1) / 2;
    const product = (a: readonly number[], b: readonly number[]) =>
      a.reduce((sum, rank, i) => sum + (rank - middle) * (b[i]! - middle), 0);
    return [product(ranksX, ranksY), product(ranksX, ranksX), product(ranksY, ranksY)];
  });
}

/**
 * Kendall's τ-b of kroner per head and need: (pairs in the same order − pairs in opposite order) / √(pairs not tied in one
 * × pairs not tied in the other). −1 to 1. Source: M. G. Kendall (1945), Biometrika 33, 239–251.
 */
export function kendall(observations: readonly NeedObservation[]): Measured {
  return byRank(observations, (x, y) => {
    let [both, onlyX, onlyY] = [0, 0, 0];
    for (let i = 0; i < x.length; i++) {
      for (let j = 0; j < i; j++) {
        const [signX, signY] = [Math.sign(x[i]! - x[j]!), Math.sign(y[i]! - y[j]!)];
        both += signX * signY;
        onlyX += signX ** 2;
        onlyY += signY ** 2;
      }
    }
    return [both, onlyX, onlyY];
  });
}

function byRank(
  observations: readonly NeedObservation[],
  productsOf: (x: number[], y: number[]) => [xy: number, xx: number, yy: number]
): Measured {
  const all = describeDistribution(observations);
  if (!all.ok) return all;
  const units = withHeads(observations);
  const [xy, xx, yy] = productsOf(
    units.map(({need}) => need),
    units.map(({value}) => value)
  );
  if (xx === 0) return none("equalNeed");
  return yy === 0 ? none("zeroDenominator") : {ok: true, value: xy / Math.sqrt(xx * yy)};
}

function midRanks(values: readonly number[]): number[] {
  return values.map(
    (value) =>
      values.filter((other) => other < value).length +
      (values.filter((other) => other === value).length + 1) / 2
  );
}
