import highsLoader, {type Highs} from "highs";
import {boundSystem} from "./solve/bound.ts";
import {certify, derive} from "./derivation.ts";
import type {Edition} from "./edition.ts";
import {formulate, type Formulated} from "./equations.ts";
import type {Interval} from "./fact.ts";
import {judge, maybeLeak, type Attacked, type Leak} from "./leak.ts";
import {mixShares} from "./mixtures.ts";
import {propagate} from "./solve/propagate.ts";
import {isTight, protectionOf} from "./protection.ts";
import {components, type Constraint, type Step, type System} from "./solve/system.ts";

export interface AttackResult {
  attacked: Attacked[];
  leaks: Leak[];
  /** Sums that were used, by kind. */
  relations: ReadonlyMap<string, number>;
  /** Sums of a kind that the published numbers do not keep exactly. */
  slacks: Formulated["slacks"];
  /** Sums that no numbers fit, and which were left out. */
  contradicted: string[];
}

/** Attacks the hidden cells of the newest of the editions with all that any of them says. */
export async function attack(editions: readonly Edition[]): Promise<AttackResult> {
  const formulated = formulate(editions);
  const {system, targets, relations, slacks} = formulated;
  const mixed = mixShares(relations);
  const byName = new Map(targets.map((target) => [target.name, target]));
  const starts = new Map([...system.unknowns].map(([name, {low, high}]) => [name, {low, high}]));
  const contradicted: string[] = [];
  const lines = new Map<string, string[]>();
  const proven = new Map<string, number>();
  let highs: Highs | undefined;
  for (const part of components(system)) {
    if (![...part.unknowns.keys()].some((name) => byName.has(name))) continue;
    const {steps, dropped} = narrow(part, starts);
    contradicted.push(...dropped);
    for (const name of part.unknowns.keys()) {
      const target = byName.get(name);
      const unknown = part.unknowns.get(name)!;
      if (target && isTight(target.cell, unknown)) lines.set(name, derive(name, steps, part.unknowns));
    }
    const open = [...part.unknowns.values()].filter(({name, low, high}) => byName.has(name) && low < high);
    if (part.constraints.length < 2) {
      // one sum alone leaves every value in the interval possible
      for (const {name, low, high} of open) proven.set(name, high - low);
      continue;
    }
    if (open.length === 0) continue;
    highs ??= await highsLoader();
    const bounds = boundSystem(highs, part, {
      targets: new Set(open.map(({name}) => name)),
      widthOf: ({name}) => protectionOf(byName.get(name)!.cell).width
    });
    if (!bounds) {
      contradicted.push(`a group of ${part.constraints.length} sums that no whole numbers fit`);
      continue;
    }
    for (const {name} of open) {
      const bounded = bounds.get(name);
      if (!bounded) continue;
      const unknown = part.unknowns.get(name)!;
      proven.set(name, bounded.inner.high - bounded.inner.low);
      const {cell} = byName.get(name)!;
      if (isTight(cell, bounded.outer) && !isTight(cell, unknown))
        lines.set(name, [...derive(name, steps, part.unknowns), ...certify(bounded, part.unknowns)]);
      Object.assign(unknown, bounded.outer);
    }
  }
  const attacked = targets.map((target) => judge(target, {system, mixed, proven}));
  return {
    attacked,
    leaks: attacked.flatMap((one, i) => {
      const target = targets[i]!;
      return maybeLeak(one, target, {editions, mixed, lines, why: system.unknowns.get(target.name)!.why});
    }),
    relations: countKinds(formulated),
    slacks,
    contradicted
  };
}

/** Propagates; a sum that cannot hold is left out, and everything starts anew without it. */
function narrow(part: System, starts: ReadonlyMap<string, Interval>): {steps: Step[]; dropped: string[]} {
  const dropped: string[] = [];
  for (;;) {
    const {steps, contradiction} = propagate(part);
    if (!contradiction) return {steps, dropped};
    dropped.push(describeConstraint(contradiction));
    part.constraints = part.constraints.filter((constraint) => constraint !== contradiction);
    for (const [name, unknown] of part.unknowns) Object.assign(unknown, starts.get(name));
  }
}

function describeConstraint({why, terms}: Constraint): string {
  return `${why}: ${terms[0]?.name ?? ""}`;
}

function countKinds({relations}: Formulated): Map<string, number> {
  const kinds = new Map<string, number>();
  for (const {relation} of relations) kinds.set(relation.kind, (kinds.get(relation.kind) ?? 0) + 1);
  return kinds;
}
