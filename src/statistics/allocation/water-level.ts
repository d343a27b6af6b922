import {divideByLargestRemainder, type Share} from "./largest-remainder.js";
import type {AllocationKey, AllocationReason, Bound} from "./key.js";
import type {Limits} from "./limits.js";

/** One network at the level: its weighted heads in the common whole unit, and its limits. */
export interface Vessel extends Share {
  limits: Limits;
}

export interface Leveled {
  amounts: bigint[];
  bounds: (Bound | null)[];
}

/** What there is to distribute, the base grant of each network, and the key whose bounds hold, for the reasons. */
export interface Level {
  rest: bigint;
  base: bigint;
  key: AllocationKey;
}

/** Level t = n/d (d > 0) at which vessel `index` comes off its lower limit or reaches its upper one. */
interface Break {
  n: bigint;
  d: bigint;
  index: number;
  kind: "leaves" | "reaches";
}

/**
 * Amounts within limits: finds the level t ≥ 0 kroner per weighted head at which Σ clamp(base + t × weight, low, high)
 * is the rest, exactly, by sweeping the levels at which a network comes off or reaches a limit. Networks held at a limit
 * get that limit; the others share what is left by largest remainder on top of their base grant, which keeps each of them
 * within its limits because limits are whole kroner. A reason where there is no such level.
 */
export function fillToLevel(
  vessels: readonly Vessel[],
  {rest, base, key}: Level
): Leveled | AllocationReason {
  const bounds = boundsNamed(key);
  const lowest = vessels.reduce((sum, {limits}) => sum + limits.low, 0n);
  if (lowest > rest) {
    return {reason: "boundsAboveRest", bounds: bounds.low, lowest: Number(lowest), rest: Number(rest)};
  }
  // The vessels' state just above t = 0: free ones rise with their weight, the others are fixed.
  const state = vessels.map(({weight, limits: {low, high}}): "low" | "free" | "high" =>
    base < low ? "low" : high !== null && (base > high || (base === high && weight > 0n)) ? "high" : "free"
  );
  let fixed = 0n;
  let slope = 0n;
  vessels.forEach(({weight, limits: {low, high}}, i) => {
    fixed += state[i] === "low" ? low : state[i] === "high" ? high! : base;
    if (state[i] === "free") slope += weight;
  });
  if (fixed > rest) return {reason: "baseAgainstBounds", base: Number(base), short: Number(fixed - rest)};
  for (const {n, d, index, kind} of breaksOf(vessels, base, state)) {
    if (fixed * d + slope * n >= rest * d) break;
    const {
      weight,
      limits: {low, high}
    } = vessels[index]!;
    if (kind === "leaves") {
      fixed += base - low;
      slope += weight;
    } else {
      fixed += high! - base;
      slope -= weight;
    }
    state[index] = kind === "leaves" ? "free" : "high";
  }
  if (slope === 0n && fixed < rest) {
    return {reason: "boundsBelowRest", bounds: bounds.high, highest: Number(fixed), rest: Number(rest)};
  }
  const free = vessels.filter((_, i) => state[i] === "free");
  const parts = divideByLargestRemainder(rest - fixed, free);
  let next = 0;
  const amounts = vessels.map(({limits: {low, high}}, i) =>
    state[i] === "low" ? low : state[i] === "high" ? high! : base + parts[next++]!
  );
  return {
    amounts,
    bounds: vessels.map(({limits: {lowFrom, highFrom}}, i) =>
      state[i] === "low" ? lowFrom : state[i] === "high" ? highFrom : null
    )
  };
}

/** The levels above 0 in rising order; where two coincide, one that comes off its lower limit goes first. */
function breaksOf(
  vessels: readonly Vessel[],
  base: bigint,
  state: readonly ("low" | "free" | "high")[]
): Break[] {
  const breaks: Break[] = [];
  vessels.forEach(({weight, limits: {low, high}}, index) => {
    if (weight === 0n || state[index] === "high") return;
    if (state[index] === "low") breaks.push({n: low - base, d: weight, index, kind: "leaves"});
    if (high !== null) breaks.push({n: high - base, d: weight, index, kind: "reaches"});
  });
  if (breaks.some(({d}) => d > largestDouble)) return breaks.sort(exactOrder);
  // Doubles order nearly all levels; only levels too close for them are compared exactly.
  return breaks
    .map((level) => ({level, about: Number(level.n) / Number(level.d)}))
    .sort((a, b) =>
      Math.abs(a.about - b.about) > 1e-9 * Math.abs(b.about)
        ? a.about - b.about
        : exactOrder(a.level, b.level)
    )
    .map(({level}) => level);
}

/** Weights above this, from counts or weights with hundreds of decimals, are too large to divide by as doubles. */
const largestDouble = 2n ** 900n;

function exactOrder(a: Break, b: Break): number {
  const difference = a.n * b.d - b.n * a.d;
  if (difference !== 0n) return difference < 0n ? -1 : 1;
  return a.kind === b.kind ? a.index - b.index : a.kind === "leaves" ? -1 : 1;
}

function boundsNamed({floor, ceiling, maxChange}: AllocationKey) {
  const named = <T extends "floor" | "ceiling">(bound: T, isSet: boolean) =>
    maxChange === undefined ? bound : isSet ? ("both" as const) : ("change" as const);
  return {low: named("floor", floor !== undefined), high: named("ceiling", ceiling !== undefined)};
}
