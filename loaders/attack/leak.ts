import type {Edition} from "./edition.ts";
import type {Target} from "./equations.ts";
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
import type {Mixed} from "./mixtures.ts";
import {isTight} from "./protection.ts";
import type {System} from "./solve/system.ts";

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

/** The tightest interval of a target: of its count where the answers are known, else of its share. */
export function judge(
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
export function maybeLeak(
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
