import type {AllocationKey, NetworkAllocation} from "../allocation/key.js";
import type {FairnessReason} from "./distribution.js";
import type {NeedObservation} from "./need.js";
import {needLine} from "./regression-line.js";

/** What a network's amount is made of, in kroner; the four sum to the amount. */
export interface AmountParts {
  base: number;
  /** Pro rata by pupils, children and apprentices. */
  heads: number;
  /** Pro rata by the extra heads for expected bullied pupils. */
  need: number;
  /** What bounds moved. */
  bounds: number;
}

/** Splits an amount: the pro rata part in the proportion of plain and extra heads. */
export function partsOf(
  {base, proRata, adjustment, counts}: NetworkAllocation,
  {weights}: Pick<AllocationKey, "weights">
): AmountParts {
  const heads =
    weigh(counts.pupils, weights.pupils) +
    weigh(counts.children, weights.children) +
    weigh(counts.apprentices, weights.apprentices);
  const extra = weigh(counts.bullied, weights.need);
  const need = extra > 0 ? (proRata * extra) / (heads + extra) : 0;
  return {base, heads: proRata - need, need, bounds: adjustment};
}

function weigh(count: number | null, weight: number): number {
  return weight > 0 ? weight * count! : 0;
}

/**
 * Which part of the amounts makes kroner per head go with need: the weighted least-squares slope (kroner per head and
 * percentage point of pupils bullied) of each part per head. The parts' slopes sum to the whole. A base grant gives small
 * networks more per head; where small networks have more bullying it alone makes a slope that no need weight made.
 */
export function decomposeGradient(
  units: readonly (NeedObservation & {parts: AmountParts})[]
): ({ok: true; slope: number} & AmountParts) | {ok: false; reason: FairnessReason} {
  const whole = needLine(units);
  if (!whole.ok) return whole;
  const heads = units.reduce((sum, {weight}) => sum + weight, 0);
  const slopeOf = (part: keyof AmountParts) => {
    const meanNeed = units.reduce((sum, {weight, need}) => sum + weight * need * 100, 0) / heads;
    const [xy, xx] = units
      .filter(({weight}) => weight > 0)
      .reduce(
        ([a, b], {weight, need, parts}) => {
          const x = need * 100 - meanNeed;
          return [a + x * parts[part], b + weight * x * x];
        },
        [0, 0]
      );
    return xy / xx;
  };
  return {
    ok: true,
    slope: whole.slope,
    base: slopeOf("base"),
    heads: slopeOf("heads"),
    need: slopeOf("need"),
    bounds: slopeOf("bounds")
  };
}
