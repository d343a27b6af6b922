import type {Edition} from "./edition.ts";
import {describeCell, describePlace, keyOf, withQuantity, type Cell, type Interval} from "./fact.ts";
import type {Relation} from "./relation.ts";

/** A share that was narrowed without knowing any number of answers. */
export interface Mixed extends Interval {
  cell: Cell;
  lines: string[];
}

/** Parts that overlap, or that are not all of the whole. */
const isBound = ({least, uncovered}: Relation) => least === -Infinity || uncovered === Infinity;

/**
 * Where answers are not published, a share of all still lies between the shares of its parts. So a hidden part lies on the
 * other side of the whole than all parts that are shown, and a hidden whole lies between parts that are all shown.
 */
export function mixShares(relations: readonly {relation: Relation; edition: Edition}[]): Map<string, Mixed> {
  const mixed = new Map<string, Mixed>();
  for (const {relation, edition} of relations) {
    if (relation.parent.quantity !== "bullied" || isBound(relation)) continue;
    const shareOf = (cell: Cell) => {
      const known = edition.knowledge.cells.get(keyOf(withQuantity(cell, "share")));
      return known?.valueAt ? known : undefined;
    };
    const line = (cell: Cell) => {
      const known = shareOf(cell)!;
      return `${describeCell(known.cell)} is ${percent(known)} (${describePlace(known.valueAt!)})`;
    };
    const narrow = (cell: Cell, interval: Interval, shown: readonly Cell[]) => {
      const share = withQuantity(cell, "share");
      const before = mixed.get(keyOf(share)) ?? {cell: share, low: 0, high: 1, lines: []};
      const low = Math.max(before.low, interval.low);
      const high = Math.min(before.high, interval.high);
      if (low > high || (low === before.low && high === before.high)) return;
      const lines = [
        ...before.lines,
        ...shown.map(line),
        `a whole lies between its parts (${relation.kind}), so ${describeCell(share)} is ${percent({low, high})}`
      ];
      mixed.set(keyOf(share), {cell: share, low, high, lines});
    };
    const {parent, parts} = relation;
    const whole = shareOf(parent);
    const shown = parts.filter((part) => shareOf(part));
    if (!whole && shown.length === parts.length)
      narrow(
        parent,
        {
          low: Math.min(...shown.map((part) => shareOf(part)!.low)),
          high: Math.max(...shown.map((part) => shareOf(part)!.high))
        },
        shown
      );
    const [hidden] = parts.filter((part) => !shareOf(part));
    if (!whole || !hidden || shown.length !== parts.length - 1 || shown.length === 0) continue;
    if (shown.every((part) => shareOf(part)!.low > whole.high))
      narrow(hidden, {low: 0, high: whole.high}, [parent, ...shown]);
    if (shown.every((part) => shareOf(part)!.high < whole.low))
      narrow(hidden, {low: whole.low, high: 1}, [parent, ...shown]);
  }
  return mixed;
}

function percent({low, high}: Interval): string {
  return low === high ? `${hundredfold(low)} %` : `${hundredfold(low)}–${hundredfold(high)} %`;
}

function hundredfold(value: number): string {
  return String(Math.round(value * 1e5) / 1e3);
}
