import {
  countNames,
  type AllocationKey,
  type AllocationReason,
  type AllocationUnit,
  type CountName
} from "./key.js";

/** The weight that each count has in a key. */
export function weightOf({weights}: AllocationKey, count: CountName): number {
  return count === "bullied" ? weights.need : weights[count];
}

/** The first thing wrong with the key's own numbers, before any network is looked at. */
export function maybeKeyReason(key: AllocationKey): AllocationReason | undefined {
  const {frame, joint, base, weights, floor, ceiling, maxChange} = key;
  if (!isWhole(frame)) return {reason: "frame", value: frame};
  for (const [reason, part] of [
    ["joint", joint],
    ["base", base]
  ] as const) {
    if ("share" in part) {
      if (!(part.share >= 0 && part.share <= 1)) return {reason, unit: "share", value: part.share};
    } else if (!isWhole(part.kroner)) return {reason, unit: "kroner", value: part.kroner};
  }
  if ("kroner" in joint && joint.kroner > frame) {
    return {reason: "jointAboveFrame", joint: joint.kroner, frame};
  }
  for (const weight of ["pupils", "children", "apprentices", "need"] as const) {
    if (!isMeasure(weights[weight])) return {reason: "weight", weight, value: weights[weight]};
  }
  if (floor !== undefined && !isWhole(floor)) return {reason: "floor", value: floor};
  if (ceiling !== undefined && !isWhole(ceiling)) return {reason: "ceiling", value: ceiling};
  if (maxChange !== undefined && !isMeasure(maxChange)) return {reason: "maxChange", value: maxChange};
  if (floor !== undefined && ceiling !== undefined && floor > ceiling) {
    return {reason: "floorAboveCeiling", floor, ceiling};
  }
  return undefined;
}

/** The first thing wrong with the networks: names, counts, or a number that the key needs and nobody knows. */
export function maybeUnitsReason(
  units: readonly AllocationUnit[],
  key: AllocationKey
): AllocationReason | undefined {
  if (units.length === 0) return {reason: "noNetworks"};
  const seen = new Set<string>();
  const twice = units.map(({network}) => network).filter((name) => seen.size === seen.add(name).size);
  if (twice.length > 0) return {reason: "duplicateNetworks", networks: [...new Set(twice)]};
  for (const unit of units) {
    for (const count of [...countNames, "previous"] as const) {
      const value = unit[count] ?? null;
      const isRight = value === null || (count === "bullied" ? isMeasure(value) : isWhole(value));
      if (!isRight) return {reason: "count", network: unit.network, count, value};
    }
  }
  for (const count of countNames) {
    const without = weightOf(key, count) > 0 ? namesWithout(units, count) : [];
    if (without.length > 0) return {reason: "countMissing", count, networks: without};
  }
  const newcomers = key.maxChange === undefined ? [] : namesWithout(units, "previous");
  return newcomers.length > 0 ? {reason: "previousMissing", networks: newcomers} : undefined;
}

function namesWithout(units: readonly AllocationUnit[], field: CountName | "previous"): string[] {
  return units.filter((unit) => (unit[field] ?? null) === null).map(({network}) => network);
}

function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isMeasure(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}
