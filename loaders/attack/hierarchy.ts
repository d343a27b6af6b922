import type {Kind} from "./relation.ts";
import type {Structure, Unit} from "./structure.ts";

/** A unit that is made up of others, and those. */
export interface Level {
  kind: Kind;
  code: string;
  children: readonly Unit[];
}

const levelsByDay = new WeakMap<Structure["units"], Map<string, Level[]>>();

/** Which units made up which on a day; kept, since many blocks are of the same day. */
export function hierarchyAt(units: Structure["units"], day: string): readonly Level[] {
  const byDay = levelsByDay.get(units) ?? new Map<string, Level[]>();
  levelsByDay.set(units, byDay);
  const known = byDay.get(day);
  if (known) return known;
  const byParent = new Map<string, {kind: Kind; code: string; children: Unit[]}>();
  for (const unit of units.values()) {
    if (!existed(unit, day)) continue;
    for (const {kind, code} of parentsOf(unit)) {
      const level = byParent.get(`${kind}|${code}`) ?? {kind, code, children: []};
      byParent.set(`${kind}|${code}`, level);
      level.children.push(unit);
    }
  }
  const found = [...byParent.values()];
  byDay.set(day, found);
  return found;
}

function parentsOf({level, code, county, municipality}: Unit): {kind: Kind; code: string}[] {
  if (level === "county") return code.startsWith("EX") ? [] : [{kind: "counties = nation", code: "NO"}];
  if (level === "municipality") return [{kind: "municipalities = county", code: county}];
  if (level !== "school") return [];
  const inCounty = {kind: "schools = county", code: county} as const;
  return municipality ? [{kind: "schools = municipality", code: municipality}, inCounty] : [inCounty];
}

/** Whether a unit was there on a day; days are written as in ISO 8601, and an empty one is open. */
export function existed(unit: Unit | undefined, day: string): boolean {
  return unit !== undefined && (unit.from === "" || unit.from <= day) && (unit.to === "" || unit.to > day);
}
