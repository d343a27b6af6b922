import {dayOf, type Block} from "./blocks.ts";
import type {Cell} from "./fact.ts";
import {existed, hierarchyAt} from "./hierarchy.ts";
import type {Kind, Relation} from "./relation.ts";
import type {Structure, Unit} from "./structure.ts";

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
    if (uncovered <= mostUncovered) relations.push({kind, parent, parts: found, least: 0, uncovered});
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
      if (uncovered <= mostUncovered) relations.push({kind, parent, parts, least: 0, uncovered});
    }
  }
  return relations;
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
          ? [{kind: "grades = all grades", parent, parts: cells, least: 0, uncovered}]
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
