import highsLoader, {type Highs} from "highs";
import {boundSystem} from "./bound.ts";
import {certify, derive} from "./derivation.ts";
import type {Edition} from "./edition.ts";
import {formulate, type Formulated, type Target} from "./equations.ts";
import {
  describeCell,
  describeInterval,
  describePlace,
  keyOf,
  withQuantity,
  type Cell,
  type Interval,
  type Place
} from "./fact.ts";
import {mixShares, type Mixed} from "./mixtures.ts";
import {propagate} from "./propagate.ts";
import {isTight, protectionOf} from "./protection.ts";
import {components, type Constraint, type Step, type System} from "./system.ts";

/** What the attack learnt of one hidden cell. */
export interface Attacked {
  cell: Cell;
  hiddenAt: Place;
  /** The cell lies in here. */
  interval: Interval;
  /** How wide the interval is for certain: the distance between two values that solutions reach. */
  proven: number;
}

export interface Leak extends Attacked {
  /** How the interval was reached, step by step. */
  derivation: string[];
  /** The earlier edition that shows the number, where no other statement or sum is needed. */
  shownIn: string | null;
}

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

/** The tightest interval of a target: of its count where the answers are known, else of its share. */
function judge(
  {cell, name, hiddenAt}: Target,
  {
    system,
    mixed,
    proven
  }: {system: System; mixed: ReadonlyMap<string, Mixed>; proven: ReadonlyMap<string, number>}
): Attacked {
  const {low, high} = system.unknowns.get(name)!;
  if (cell.quantity === "bullied" && high === Infinity) {
    const share = withQuantity(cell, "share");
    const {low: least, high: most} = mixed.get(keyOf(share)) ?? {low: 0, high: 1};
    return {cell: share, hiddenAt, interval: {low: least, high: most}, proven: 0};
  }
  return {cell, hiddenAt, interval: {low, high}, proven: proven.get(name) ?? 0};
}

/** A leak is a value printed anywhere for a hidden cell, or an interval tighter than the rule. */
function maybeLeak(
  attacked: Attacked,
  target: Target,
  {
    editions,
    mixed,
    lines,
    why
  }: {
    editions: readonly Edition[];
    mixed: ReadonlyMap<string, Mixed>;
    lines: ReadonlyMap<string, readonly string[]>;
    why: string;
  }
): Leak[] {
  const {cell} = target;
  const sides = cell.quantity === "bullied" ? [cell, withQuantity(cell, "share")] : [cell];
  for (const {name, knowledge} of [...editions].reverse()) {
    for (const side of sides) {
      const known = knowledge.cells.get(keyOf(side));
      if (known?.valueAt && isTight(side, known))
        return [
          {
            ...attacked,
            cell: side,
            interval: {low: known.low, high: known.high},
            shownIn: name === editions.at(-1)?.name ? null : name,
            derivation: [
              `${describeCell(side)} is ${describeInterval(known)} (${describePlace(known.valueAt)})`
            ]
          }
        ];
    }
  }
  if (!isTight(attacked.cell, attacked.interval)) return [];
  const derivation =
    attacked.cell.quantity === "share"
      ? (mixed.get(keyOf(attacked.cell))?.lines ?? [])
      : [
          ...(lines.get(target.name) ?? [
            `${describeCell(cell)} is ${describeInterval(attacked.interval)} (${why})`
          ])
        ];
  return [{...attacked, derivation, shownIn: null}];
}

function countKinds({relations}: Formulated): Map<string, number> {
  const kinds = new Map<string, number>();
  for (const {relation} of relations) kinds.set(relation.kind, (kinds.get(relation.kind) ?? 0) + 1);
  return kinds;
}
