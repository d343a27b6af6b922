import {maybeKeyReason, maybeUnitsReason, weightOf} from "./check-key.js";
import {divideByLargestRemainder, type Share} from "./largest-remainder.js";
import {
  countNames,
  type Allocation,
  type AllocationKey,
  type AllocationProblem,
  type AllocationReason,
  type AllocationUnit,
  type CountName,
  type NetworkAllocation
} from "./key.js";
import {limitsOf} from "./limits.js";
import {kronerPer} from "./per-head.js";
import {exactly, floorOf, roundOf, toCommon, toNumber} from "./rational.js";
import {fillToLevel, type Leveled} from "./water-level.js";

/**
 * Distributes a frame over networks by a key: frame − joint measures = rest; each network gets the base grant, and what
 * is left of the rest is divided pro rata to weighted heads by the largest remainder (ties: larger weight, then name).
 * Where nobody has weight and the base grant is all of the rest, the kroner that its rounding left over go by the same rule.
 * With bounds, networks that the key would put outside them get the bound, and the others share what is left at one level
 * of kroner per weighted head. Exact in whole kroner: the amounts sum to the rest, and the order of the input does not
 * matter. Returns the reason where the key cannot be applied; nothing is ever clipped.
 */
export function allocateFrame(
  key: AllocationKey,
  units: readonly AllocationUnit[]
): Allocation | AllocationProblem {
  const reason = maybeKeyReason(key) ?? maybeUnitsReason(units, key);
  if (reason) return {ok: false, ...reason};
  const joint = jointMeasures(key);
  const rest = BigInt(key.frame) - joint;
  const base = baseGrant(key, rest, units.length);
  const networks = BigInt(units.length);
  const shared = rest - base * networks;
  if (shared < 0n) {
    return problem({reason: "baseAboveRest", base: Number(base), networks: units.length, rest: Number(rest)});
  }
  const shares = sharesOf(key, units);
  const total = shares.reduce((sum, {weight}) => sum + weight, 0n);
  if (total === 0n && shared > 0n) {
    const hasWeights = countNames.some((count) => weightOf(key, count) > 0);
    return problem({reason: hasWeights ? "noHeads" : "noWeights", rest: Number(shared)});
  }
  const proRata = divideByLargestRemainder(shared, shares);
  const bounded = maybeBounded(key, units, {rest, base, shares});
  if (bounded && "reason" in bounded) return problem(bounded);
  const amounts = bounded?.amounts ?? proRata.map((part) => base + part);
  return {
    ok: true,
    frame: key.frame,
    joint: Number(joint),
    networks: units.map((unit, i): NetworkAllocation => {
      const amount = amounts[i]!;
      const quota = total === 0n ? 0 : toNumber({n: base * total + shared * shares[i]!.weight, d: total});
      return {
        network: unit.network,
        counts: countsOf(unit),
        base: Number(base),
        proRata: Number(proRata[i]!),
        adjustment: Number(amount - base - proRata[i]!),
        amount: Number(amount),
        quota: total === 0n ? Number(base) : quota,
        bound: bounded?.bounds[i] ?? null,
        perPupil: kronerPer(Number(amount), unit.pupils),
        perChild: kronerPer(Number(amount), unit.children),
        perHead: kronerPer(Number(amount), headsOf(unit, key))
      };
    }),
    sum: Number(amounts.reduce((sum, amount) => sum + amount, 0n))
  };
}

/**
 * Heads of a network, each counted once whatever its weight: pupils + children, and apprentices where the key gives them
 * weight. Null where one of them is not known.
 */
export function headsOf(
  {pupils, children, apprentices}: Pick<AllocationUnit, "pupils" | "children" | "apprentices">,
  {weights}: Pick<AllocationKey, "weights">
): number | null {
  const counted = weights.apprentices > 0 ? [pupils, children, apprentices] : [pupils, children];
  return counted.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);
}

/** Kroner set aside: the share of the frame rounded to whole kroner, a half up, or the kroner given. */
function jointMeasures({frame, joint}: AllocationKey): bigint {
  if ("kroner" in joint) return BigInt(joint.kroner);
  const {n, d} = exactly(joint.share);
  return roundOf({n: BigInt(frame) * n, d});
}

/** The same whole kroner for every network; what a share leaves over by rounding down goes to the pro rata part. */
function baseGrant({base}: AllocationKey, rest: bigint, networks: number): bigint {
  if ("kroner" in base) return BigInt(base.kroner);
  const {n, d} = exactly(base.share);
  return floorOf({n: rest * n, d: d * BigInt(networks)});
}

/**
 * What the networks share by: their weighted heads. Where all are 0 and the base grant is the whole rest, it is an equal
 * share, so each network weighs the same for the kroner that rounding down left over.
 */
function sharesOf(key: AllocationKey, units: readonly AllocationUnit[]): Share[] {
  const shares = weightedHeads(key, units);
  const isEqual = "share" in key.base && key.base.share === 1 && shares.every(({weight}) => weight === 0n);
  return isEqual ? shares.map(({id}) => ({id, weight: 1n})) : shares;
}

/** Weighted heads of every network as whole numbers in one common unit. */
function weightedHeads(key: AllocationKey, units: readonly AllocationUnit[]): Share[] {
  const used = countNames.filter((count) => weightOf(key, count) > 0);
  const weights = toCommon(used.map((count) => exactly(weightOf(key, count))));
  const bullied = used.includes("bullied")
    ? toCommon([exactly(1), ...units.map((unit) => exactly(unit.bullied!))])
    : [1n];
  const [one = 1n, ...expected] = bullied;
  return units.map((unit, i) => ({
    id: unit.network,
    weight: used.reduce(
      (sum, count, k) =>
        sum + weights[k]! * (count === "bullied" ? expected[i]! : BigInt(unit[count]!) * one),
      0n
    )
  }));
}

function maybeBounded(
  key: AllocationKey,
  units: readonly AllocationUnit[],
  {rest, base, shares}: {rest: bigint; base: bigint; shares: readonly Share[]}
): Leveled | AllocationReason | undefined {
  if (key.floor === undefined && key.ceiling === undefined && key.maxChange === undefined) return undefined;
  const limits = limitsOf(units, key);
  if ("reason" in limits) return limits;
  return fillToLevel(
    shares.map(({id, weight}, i) => ({id, weight, limits: limits[i]!})),
    {rest, base, key}
  );
}

function countsOf(unit: AllocationUnit): Record<CountName, number | null> {
  const {pupils, children, apprentices, bullied = null} = unit;
  return {pupils, children, apprentices, bullied};
}

function problem(reason: AllocationReason): AllocationProblem {
  return {ok: false, ...reason};
}
