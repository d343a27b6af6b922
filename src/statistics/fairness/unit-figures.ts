import {kronerPer} from "../allocation/per-head.js";

/** What one unit got, and its counts; null where a count is not known. */
export interface GrantedUnit {
  unit: string;
  amount: number;
  pupils: number | null;
  children: number | null;
  /** Pupils and children, and apprentices where the key counts them. */
  heads: number | null;
}

/** Kroner of one unit set against its heads and the others; null where heads are 0 or not known. */
export interface UnitFigures {
  unit: string;
  perPupil: number | null;
  perChild: number | null;
  perHead: number | null;
  /** Kroner per head / kroner per head of all units together. 1 = as all. */
  ratio: number | null;
  /** Kroner that it got more (+) or less (−) than with the same kroner per head for all. Sums to 0 over the units. */
  deviation: number | null;
}

/** Σ kroner / Σ heads of the units whose heads are known and not 0; null where there are none. */
export function meanPerHead(units: readonly Pick<GrantedUnit, "amount" | "heads">[]): number | null {
  let [kroner, all] = [0, 0];
  for (const {amount, heads} of units) {
    if (heads === null || heads === 0) continue;
    kroner += amount;
    all += heads;
  }
  return kronerPer(kroner, all);
}

/**
 * Figures of each unit against `meanPerHead`. Where a unit has kroner but nobody in it, its kroner are not part of the
 * mean.
 */
export function unitFigures(units: readonly GrantedUnit[]): UnitFigures[] {
  const mean = meanPerHead(units);
  return units.map(({unit, amount, pupils, children, heads}) => {
    const perHead = kronerPer(amount, heads);
    return {
      unit,
      perPupil: kronerPer(amount, pupils),
      perChild: kronerPer(amount, children),
      perHead,
      ratio: perHead === null || mean === null || mean === 0 ? null : perHead / mean,
      deviation: perHead === null || mean === null ? null : amount - mean * heads!
    };
  });
}
