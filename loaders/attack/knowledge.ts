import {keyOf, type Cell, type Interval, type Place} from "./fact.ts";

/** All that one edition says of one cell. */
export interface Known extends Interval {
  cell: Cell;
  /** Where the tightest value stands; undefined while no value was seen. */
  valueAt?: Place;
  /** Where the cell is said to be hidden. */
  hiddenAt?: Place;
}

/** What extractors write down. */
export interface Notebook {
  value(cell: Cell, interval: Interval, place: Place): void;
  hidden(cell: Cell, place: Place): void;
  /** What was said of a cell until now; undefined when no value was. */
  known(cell: Cell): Interval | undefined;
  /** A field with numbers beside a unit that the readers do not know. */
  strange(field: string, place: Place): void;
}

/** A published statement that another contradicts, and which is therefore not used. */
export interface Contradiction {
  key: string;
  first: Place;
  second: Place;
}

/** One edition's cells by key. */
export interface Knowledge extends Notebook {
  cells: ReadonlyMap<string, Known>;
  contradictions: readonly Contradiction[];
  /** Where each strange field was first seen. */
  strangers: ReadonlyMap<string, Place>;
  statements: number;
}

/** An empty notebook. The interval of a cell is the intersection of what was said; of two that exclude each other the first counts. */
export function createKnowledge(): Knowledge {
  const cells = new Map<string, Known>();
  const contradictions: Contradiction[] = [];
  const strangers = new Map<string, Place>();
  const at = (cell: Cell): Known => {
    const key = keyOf(cell);
    let known = cells.get(key);
    if (!known) cells.set(key, (known = {cell, low: -Infinity, high: Infinity}));
    return known;
  };
  const knowledge = {
    cells,
    contradictions,
    strangers,
    statements: 0,
    value(cell: Cell, {low, high}: Interval, place: Place) {
      knowledge.statements++;
      const known = at(cell);
      if (known.valueAt === undefined) Object.assign(known, {low, high, valueAt: place});
      else if (low > known.high + 1e-9 || high < known.low - 1e-9)
        contradictions.push({key: keyOf(cell), first: known.valueAt, second: place});
      else {
        if (high - low < known.high - known.low - 1e-12) known.valueAt = place;
        known.low = Math.max(low, known.low);
        known.high = Math.max(known.low, Math.min(high, known.high));
      }
    },
    hidden(cell: Cell, place: Place) {
      knowledge.statements++;
      const known = at(cell);
      known.hiddenAt ??= place;
    },
    known(cell: Cell) {
      const known = cells.get(keyOf(cell));
      return known?.valueAt && {low: known.low, high: known.high};
    },
    strange(field: string, place: Place) {
      if (!strangers.has(field)) strangers.set(field, place);
    }
  };
  return knowledge;
}
