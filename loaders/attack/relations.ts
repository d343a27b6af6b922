import {dayOf, type Block} from "./blocks.ts";
import type {Cell} from "./fact.ts";
import type {Structure, Unit} from "./structure.ts";

/** What an outsider knows of how numbers hang together. */
export type Kind =
  | "girls + boys = all"
  | "public + private = all"
  | "grades = all grades"
  | "municipalities = county"
  | "schools = municipality"
  | "schools = county"
  | "counties = nation"
  | "members = network"
  | "participants = pulje"
  | "participants + others = county"
  | "former municipalities = municipality of today";

/** A parent that is the sum of its parts, as far as its kind of relation holds. */
export interface Relation {
  kind: Kind;
  parent: Cell;
  parts: readonly Cell[];
  /** Answers of the parent that belong to no part; 0 where all are covered or the answers are not published. */
  uncovered: number;
}

/** Number of answers of a cell, when exactly known. */
export type AnswersOf = (cell: Cell) => number | undefined;

const whole = "all|all";

/** A sum that covers all but so few answers may still tell something. */
const mostUncovered = 30;

/**
 * The sums of one block. Where answers are published, what the parts have fewer than the parent is left open; where they
 * are not, a sum is made only if every part that existed then has a row.
 */
export function readRelations(block: Block, structure: Structure, answersOf: AnswersOf): Relation[] {
  const day = dayOf(block.period);
  const relations: Relation[] = [];
  const add = (kind: Kind, parent: Cell | undefined, parts: readonly (Cell | undefined)[]) => {
    const found = parts.filter((part) => part !== undefined);
    if (!parent || found.length === 0) return;
    const uncovered = uncoveredBy(parent, found, answersOf) ?? (found.length === parts.length ? 0 : Infinity);
    if (uncovered <= mostUncovered) relations.push({kind, parent, parts: found, uncovered});
  };
  const at = (unit: string, side = whole) => block.units.get(unit)?.get(side);

  for (const [unit, sides] of block.units) {
    for (const own of ["all", "public", "private"])
      add("girls + boys = all", sides.get(`all|${own}`), [
        sides.get(`girls|${own}`),
        sides.get(`boys|${own}`)
      ]);
    for (const gender of ["all", "girls", "boys"])
      add("public + private = all", sides.get(`${gender}|all`), [
        sides.get(`${gender}|public`),
        sides.get(`${gender}|private`)
      ]);
    const former = structure.predecessors.get(unit);
    if (former)
      for (const side of sides.keys())
        add(
          "former municipalities = municipality of today",
          sides.get(side),
          [...former].filter((code) => existed(structure.units.get(code), day)).map((code) => at(code, side))
        );
    const members = structure.groups.get(unit);
    if (members) {
      const codes = [...members]
        .filter(([, {from, to}]) => (from === "" || from <= day) && (to === "" || to >= day))
        .map(([code]) => code);
      add(
        unit.startsWith("net:") ? "members = network" : "participants = pulje",
        at(unit),
        codes.map((code) => at(code))
      );
    }
    if (unit.startsWith("pulje:")) {
      const rest = at(unit.replace("pulje:", "rest:"));
      const home = structure.units.get([...(members?.keys() ?? [])][0] ?? "")?.county ?? "";
      if (rest) add("participants + others = county", at(home), [at(unit), rest]);
    }
  }
  relations.push(...levels(block, structure, {day, answersOf}));
  return relations;
}

function levels(
  block: Block,
  {units}: Structure,
  {day, answersOf}: {day: string; answersOf: AnswersOf}
): Relation[] {
  const relations: Relation[] = [];
  for (const {kind, code, children} of hierarchyAt(units, day)) {
    for (const parent of block.units.get(code)?.values() ?? []) {
      const {gender, ownership} = parent;
      const candidates = children.filter(
        (child) => ownership === "all" || child.level !== "school" || child.ownership === ownership
      );
      const partSide = (child: Unit) => `${gender}|${child.level === "school" ? "all" : ownership}`;
      const parts = candidates
        .map((child) => block.units.get(child.code)?.get(partSide(child)))
        .filter((part) => part !== undefined);
      if (
        parts.length === 0 ||
        (kind === "schools = county" && ownership === "all" && hasRows(block, units, code))
      )
        continue;
      // the list of schools may hold only those with numbers; that they are all of them shows in their answers alone
      const isListed = parts.length === candidates.length && !kind.startsWith("schools");
      const uncovered = uncoveredBy(parent, parts, answersOf) ?? (isListed ? 0 : Infinity);
      if (uncovered <= mostUncovered) relations.push({kind, parent, parts, uncovered});
    }
  }
  return relations;
}

interface Level {
  kind: Kind;
  code: string;
  children: readonly Unit[];
}

const levelsByDay = new WeakMap<Structure["units"], Map<string, Level[]>>();

/** Which units made up which on a day; kept, since many blocks are of the same day. */
function hierarchyAt(units: Structure["units"], day: string): readonly Level[] {
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

/** Whether a county's municipalities have rows, so that its schools add nothing new. */
function hasRows(block: Block, units: Structure["units"], county: string): boolean {
  for (const code of block.units.keys()) {
    const unit = units.get(code);
    if (unit?.level === "municipality" && unit.county === county) return true;
  }
  return false;
}

/** All grades = the sum of the grades, for units with a row for all of them together. */
export function readGradeSums(blocks: readonly Block[], answersOf: AnswersOf): Relation[] {
  const together = blocks.filter(({grade}) => grade === "all");
  return together.flatMap((block) => {
    const parts = blocks.filter(
      ({quantity, period, item, grade}) =>
        quantity === block.quantity &&
        period === block.period &&
        item === block.item &&
        grade !== "all" &&
        grade !== ""
    );
    return [...block.units].flatMap(([unit, sides]) =>
      [...sides].flatMap(([side, parent]): Relation[] => {
        const cells = parts
          .map((part) => part.units.get(unit)?.get(side))
          .filter((cell) => cell !== undefined);
        const uncovered = uncoveredBy(parent, cells, answersOf) ?? 0;
        return cells.length > 1 && uncovered <= mostUncovered
          ? [{kind: "grades = all grades", parent, parts: cells, uncovered}]
          : [];
      })
    );
  });
}

/** Answers of the parent that no part has, when all are published; Infinity when the parts have more than the parent. */
function uncoveredBy(parent: Cell, parts: readonly Cell[], answersOf: AnswersOf): number | undefined {
  if (parent.quantity !== "bullied" && parent.quantity !== "score") return undefined;
  const all = answersOf(parent);
  const own = parts.map(answersOf);
  if (all === undefined || own.some((n) => n === undefined)) return undefined;
  const rest = all - own.reduce<number>((total, n) => total + (n ?? 0), 0);
  return rest < 0 || (rest > 0 && parent.quantity === "score") ? Infinity : rest;
}

function existed(unit: Unit | undefined, day: string): boolean {
  return unit !== undefined && (unit.from === "" || unit.from <= day) && (unit.to === "" || unit.to > day);
}
