import {allocateFrame} from "./allocate.js";
import {
  countNames,
  type Allocation,
  type AllocationKey,
  type AllocationProblem,
  type AllocationUnit,
  type CountName
} from "./key.js";
import {childWeightRange, type ChildWeightRange} from "./child-weight.js";
import {nonNegativeLeastSquares} from "./least-squares.js";
import {exactly, floorOf, roundOf, toCommon, toNumber, type Rational} from "./rational.js";

/** A network with its counts and the kroner proposed for it. */
export type ProposedUnit = AllocationUnit & {proposed: number};

export interface FitOptions {
  /** Counts that the key may give weight; a network without one of them cannot be fitted. */
  counts?: readonly CountName[];
  /** Share of the mean amount by which another key may deviate more than the one found and count as nearly as good. */
  tolerance?: number;
}

export interface FittedKey {
  ok: true;
  /** The key that comes closest; its frame is what was proposed in all, without joint measures. */
  key: AllocationKey;
  /** The key run forward. */
  allocation: Allocation;
  /** Proposed − by the key, kroner, in the order of the input. */
  differences: {network: string; proposed: number; byKey: number; difference: number}[];
  /** Σ|difference| / 2: kroner that would have to move between networks to follow the key. */
  krToMove: number;
  /** Weights of a child, for 1 a pupil, that fit nearly as well; null where not both counts may carry weight. */
  childWeight: ChildWeightRange | null;
}

export type NoFit =
  | AllocationProblem
  | {ok: false; reason: "proposed"; network: string; value: number}
  /** Nothing was proposed, or no network has heads that could carry weight. */
  | {ok: false; reason: "nothingProposed"};

/**
 * Goes backwards (gå baklengs) from a proposed distribution to the key that comes closest: base grant ≥ 0 and weights ≥ 0
 * that minimise the squared differences with the total given. Weights are set against a pupil's (= 1; where pupils carry no
 * weight, or another count more than 100 times theirs, against the next count), with at most 6 decimals. Of all keys that
 * deviate at most 1 kr more (root mean square) the roundest is taken: fewest decimals in the weights, then the roundest
 * base grant.
 */
export function fitKey(
  units: readonly ProposedUnit[],
  {counts = ["pupils", "children"], tolerance = 0.001}: FitOptions = {}
): FittedKey | NoFit {
  const wrong = units.find(({proposed}) => !Number.isSafeInteger(proposed) || proposed < 0);
  if (wrong) return {ok: false, reason: "proposed", network: wrong.network, value: wrong.proposed};
  const total = units.reduce((sum, {proposed}) => sum + BigInt(proposed), 0n);
  const used = countNames.filter((count) => counts.includes(count));
  const weigh = (weightOf: (count: CountName) => number): AllocationKey => ({
    frame: Number(total),
    joint: {kroner: 0},
    base: {kroner: 0},
    weights: {
      pupils: weightOf("pupils"),
      children: weightOf("children"),
      apprentices: weightOf("apprentices"),
      need: weightOf("bullied")
    }
  });
  // A key that gives every count weight 1 finds what is wrong with the counts themselves.
  const trial = allocateFrame(
    weigh((count) => (used.includes(count) ? 1 : 0)),
    units
  );
  if (!trial.ok && trial.reason !== "noHeads" && trial.reason !== "noWeights") return trial;
  if (total === 0n) return {ok: false, reason: "nothingProposed"};
  const columns = used.map((count) => {
    const [one = 1n, ...values] = toCommon([exactly(1), ...units.map((unit) => exactly(unit[count]!))]);
    return {count, one, values};
  });
  const coefficients = nonNegativeLeastSquares({
    columns: [units.map(() => 1n), ...columns.map(({values}) => values)],
    amounts: units.map(({proposed}) => BigInt(proposed))
  });
  if (!coefficients) return {ok: false, reason: "nothingProposed"};
  const [base, ...scaled] = coefficients;
  // Counts with decimals were scaled to whole numbers; the coefficients go back to one head.
  const slopes = scaled.map(({n, d}, c) => ({n: n * columns[c]!.one, d}));
  const unitSlope = slopes.find(
    (one) => one.n > 0n && slopes.every((other) => isAtMost(other, mostWeight, one))
  );
  const weightAt = (decimals: number) => (count: CountName) => {
    const slope = slopes[used.indexOf(count)];
    if (!slope || !unitSlope) return used[0] === count ? 1 : 0;
    return roundTo({n: slope.n * unitSlope.d, d: slope.d * unitSlope.n}, decimals);
  };
  const fitted = roundest(units, {base: base!, keyAt: (decimals) => weigh(weightAt(decimals))});
  if (!fitted) return {ok: false, reason: "nothingProposed"};
  const both = used.includes("pupils") && used.includes("children") && fitted.allocation.networks.length > 1;
  return {ok: true, ...fitted, childWeight: both ? childWeightRange(units, fitted.key, tolerance) : null};
}

type Tried = Omit<FittedKey, "ok" | "childWeight">;

/** The largest weight that a key is written with. */
const mostWeight = 100n;

/** Decimals and powers of ten that people write keys with. */
const decimalsTried = [0, 1, 2, 3, 4, 6];
const stepsTried = [100_000n, 50_000n, 10_000n, 5_000n, 1_000n, 500n, 100n, 50n, 10n, 5n, 1n];

function roundest(
  units: readonly ProposedUnit[],
  {base, keyAt}: {base: Rational; keyAt: (decimals: number) => AllocationKey}
): Tried | undefined {
  // Rounded down, because base grants that are all of the total would be above it if rounded up.
  const exact = tryKey(units, {...keyAt(6), base: {kroner: Number(floorOf(base))}});
  // Rounding to whole kroner changes each amount by less than a krone, and the root mean square by no more.
  const enough = exact ? deviationOf(exact) + 1 : Infinity;
  for (const decimals of decimalsTried) {
    const key = keyAt(decimals);
    const own = baseFor(units, key);
    if (own === undefined) continue;
    for (const step of stepsTried) {
      const kroner = Number(roundOf({n: own.n, d: own.d * step}) * step);
      const tried = tryKey(units, {...key, base: {kroner}});
      if (tried && deviationOf(tried) <= enough) return tried;
    }
  }
  return exact;
}

/** The base grant ≥ 0 that comes closest with the weights given. */
function baseFor(units: readonly ProposedUnit[], {weights}: AllocationKey): Rational | undefined {
  const heads = countNames
    .map((count) => ({count, weight: count === "bullied" ? weights.need : weights[count]}))
    .filter(({weight}) => weight > 0)
    .map(({count, weight}) => ({count, weight: exactly(weight)}));
  const values = toCommon(
    units.map((unit) =>
      heads.reduce(
        (sum, {count, weight}) => {
          const own = exactly(unit[count]!);
          const d = own.d * weight.d;
          return sum.d >= d
            ? {n: sum.n + own.n * weight.n * (sum.d / d), d: sum.d}
            : {n: sum.n * (d / sum.d) + own.n * weight.n, d};
        },
        {n: 0n, d: 1n}
      )
    )
  );
  return nonNegativeLeastSquares({
    columns: [units.map(() => 1n), values],
    amounts: units.map(({proposed}) => BigInt(proposed))
  })?.[0];
}

function tryKey(units: readonly ProposedUnit[], key: AllocationKey): Tried | undefined {
  const allocation = allocateFrame(key, units);
  if (!allocation.ok) return undefined;
  const differences = units.map(({network, proposed}, i) => {
    const byKey = allocation.networks[i]!.amount;
    return {network, proposed, byKey, difference: proposed - byKey};
  });
  const moved = differences.reduce((sum, {difference}) => sum + Math.abs(difference), 0);
  return {key, allocation, differences, krToMove: moved / 2};
}

/** Root mean square of proposed − by the key, kroner: what least squares minimises. */
function deviationOf({differences}: Tried): number {
  const squares = differences.reduce((sum, {difference}) => sum + difference ** 2, 0);
  return Math.sqrt(squares / differences.length);
}

/** a ≤ times × b. */
function isAtMost(a: Rational, times: bigint, b: Rational): boolean {
  return a.n * b.d <= times * b.n * a.d;
}

/** The decimal as a person writes it: 1.235, where the last digit of the quotient may give 1.2349999999999999. */
function roundTo(value: Rational, decimals: number): number {
  const scale = 10n ** BigInt(decimals);
  return Number(toNumber({n: roundOf({n: value.n * scale, d: value.d}), d: scale}).toFixed(decimals));
}
