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

/**
 * Figures of each unit. The mean is Σ kroner / Σ heads of the units whose heads are known; where a unit has kroner but
 * nobody in it, its kroner are not part of the mean.
 */
export function unitFigures(units: readonly GrantedUnit[]): UnitFigures[] {
  const counted = units.filter(({heads}) => heads !== null && heads > 0);
  const heads = counted.reduce((sum, one) => sum + one.heads!, 0);
  const mean = heads > 0 ? counted.reduce((sum, {amount}) => sum + amount, 0) / heads : null;
  return units.map(({unit, amount, ...counts}) => {
    const perHead = perCount(amount, counts.heads);
    return {
      unit,
      perPupil: perCount(amount, counts.pupils),
      perChild: perCount(amount, counts.children),
      perHead,
      ratio: perHead === null || mean === null || mean === 0 ? null : perHead / mean,
      deviation: perHead === null || mean === null ? null : amount - mean * counts.heads!
    };
  });
}

function perCount(amount: number, count: number | null): number | null {
  return count === null || count === 0 ? null : amount / count;
}
