import {HiddenCells} from "./bounds.js";
import {FeasibleSimplex} from "./simplex.js";
import {byId, equationRows, tolerance, type LinkedTable, type TableCell} from "./table.js";

/** Tables with more cells than this get no search for a cheaper set after the first. */
const mostRefined = 120;

/** A width is divided between up and down in this many steps. */
const mostSplits = 5;

/** A choice of cells to hide. */
export interface Suppression {
  /** All hidden cells, the primary ones included. */
  hidden: ReadonlySet<string>;
  /** Those hidden only to protect others, in order of their ids. */
  secondary: readonly string[];
  /** Sum of the weights of the secondary cells. */
  cost: number;
}

export interface Protection {
  /** Cells that are hidden on their own account. */
  primary: ReadonlySet<string>;
  /** The least width of the range of every primary cell; less only where what everyone knows is narrower already. */
  width: number;
}

/**
 * Hides further cells so that the range of no primary cell is narrower than `width` and no other hidden cell follows
 * exactly. The idea is Kelly's (Kelly, Golden & Assad 1992; Fischetti & Salazar 2001, section 5.2): one primary cell
 * after another, the cheapest change of the table that moves it far enough, by linear programming, and all cells that
 * change are hidden. It is tried in two orders, each result is thinned out (a cell that is not needed is shown again),
 * and the cheapest stands. Every result is audited with exact ranges; while one is too narrow, more is hidden. The same
 * cells and sums give the same result in whatever order they are given.
 *
 * Throws RangeError where hiding everything is not enough, an id is unknown or a weight is not above 0.
 */
export function suppressTable(table: LinkedTable, protection: Protection): Suppression {
  const cells = table.cells.toSorted(byId);
  for (const {id, weight} of cells)
    if (!(weight > 0)) throw new RangeError(`a weight is above 0, not ${weight} (${id})`);
  const sums = table.sums
    .map(({parent, parts}) => ({parent, parts: parts.toSorted()}))
    .sort((a, b) => compareTexts(sumText(a), sumText(b)));
  const sorted = {cells, sums};
  const known = new Map(cells.map((cell) => [cell.id, cell]));
  const primary = [...protection.primary].sort().map((id) => {
    const cell = known.get(id);
    if (!cell) throw new RangeError(`an unknown cell: ${id}`);
    return cell;
  });
  const orders = [
    primary.toSorted((a, b) => b.value - a.value || byId(a, b)),
    primary.toSorted((a, b) => a.value - b.value || byId(a, b))
  ];
  const finish = (hidden: Set<string>): Suppression => {
    hideUntilSafe(sorted, hidden, protection);
    thinOut(sorted, hidden, protection);
    const secondary = cells.filter(({id}) => hidden.has(id) && !protection.primary.has(id));
    return {
      hidden,
      secondary: secondary.map(({id}) => id),
      cost: secondary.reduce((sum, {weight}) => sum + weight, 0)
    };
  };
  const grow = (from: ReadonlySet<string>, kept: ReadonlySet<string>): Suppression[] =>
    orders.map((order) => {
      const hidden = new Set(from);
      for (const cell of order) protectCell(sorted, hidden, {cell, width: protection.width, kept});
      return finish(hidden);
    });
  let best = cheapest(grow(protection.primary, new Set()));
  if (cells.length > mostRefined) return best;
  for (let improved = true; improved;) {
    improved = false;
    for (const id of best.secondary.toSorted((a, b) => known.get(b)!.weight - known.get(a)!.weight)) {
      const kept = new Set([id]);
      const without = new Set([...best.hidden].filter((other) => other !== id));
      const next = cheapest([...grow(without, kept), ...grow(protection.primary, kept)]);
      if (next.cost >= best.cost - tolerance) continue;
      best = next;
      improved = true;
      break;
    }
  }
  return best;
}

const cheapest = (found: readonly Suppression[]): Suppression =>
  found.reduce((best, next) => (next.cost < best.cost - tolerance ? next : best));

const sumText = ({parent, parts}: {parent: string; parts: readonly string[]}) => [parent, ...parts].join(" ");
const compareTexts = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Cells that have to be hidden for one cell to move; `isFull` when it moves the whole way. */
interface Move {
  changed: readonly string[];
  cost: number;
  isFull: boolean;
}

/** The width that a cell can have at all. */
function attainable({low = 0, high = Infinity}: TableCell, width: number): number {
  return Math.min(width, high - low);
}

/** The hidden cells that are not safe, in order of their ids. */
export function unsafeCells(
  table: LinkedTable,
  hidden: ReadonlySet<string>,
  {primary, width}: Protection
): string[] {
  const ranges = new HiddenCells(table, hidden);
  return table.cells
    .filter((cell) => {
      const {id} = cell;
      if (!hidden.has(id)) return false;
      return !ranges.isAsWideAs(id, attainable(cell, primary.has(id) ? width : 1));
    })
    .map(({id}) => id)
    .sort();
}

/** Hides the cheapest set of cells that lets one cell move by the width that is still lacking, up or down. */
function protectCell(
  table: LinkedTable,
  hidden: Set<string>,
  {cell, width, kept}: {cell: TableCell; width: number; kept: ReadonlySet<string>}
): void {
  const {low, high} = new HiddenCells(table, hidden).range(cell.id);
  const wanted = attainable(cell, width);
  if (high - low >= wanted - tolerance) return;
  const splits = Array.from({length: mostSplits + 1}, (_, i) => (i * wanted) / mostSplits);
  const moves = splits.map((up): Move => {
    const more = cheapestMove(table, hidden, {cell, kept, sign: 1, by: Math.max(up, high - cell.value)});
    const both = new Set([...hidden, ...more.changed]);
    const by = Math.max(wanted - up, cell.value - low);
    const less = cheapestMove(table, both, {cell, kept, sign: -1, by});
    return {
      changed: [...more.changed, ...less.changed],
      cost: more.cost + less.cost,
      isFull: more.isFull && less.isFull
    };
  });
  const reached = moves.filter(({isFull}) => isFull);
  const best = (reached.length > 0 ? reached : moves).reduce((a, b) => (b.cost < a.cost - tolerance ? b : a));
  for (const id of best.changed) hidden.add(id);
}

/**
 * The change d of the table, up and down parts apart, with d = ±by in one cell and the least Σ weight·|d| over the shown
 * cells; hidden cells cost next to nothing. `isFull` tells whether the whole way was possible.
 */
function cheapestMove(
  {cells, sums}: LinkedTable,
  hidden: ReadonlySet<string>,
  {cell, kept, sign, by}: {cell: TableCell; kept: ReadonlySet<string>; sign: 1 | -1; by: number}
): Move {
  const n = cells.length;
  const ids = cells.map(({id}) => id);
  const own = ids.indexOf(cell.id);
  const rows = equationRows({cells, sums}, ids).map((row) => {
    const both = new Float64Array(2 * n);
    row.forEach((value, j) => {
      both[j] = value;
      both[n + j] = -value;
    });
    return both;
  });
  const high = new Float64Array(2 * n);
  cells.forEach(({id, value, low = 0, high: top = Infinity}, j) => {
    if (kept.has(id)) return;
    high[j] = top - value;
    high[n + j] = value - low;
  });
  const [toward, away] = sign > 0 ? [own, n + own] : [n + own, own];
  high[toward] = Math.min(by, high[toward]!);
  high[away] = 0;
  const heaviest = Math.max(...cells.map(({weight}) => weight));
  const gain = new Float64Array(2 * n);
  cells.forEach(({id, weight}, j) => {
    const loss = hidden.has(id) ? 1e-5 : weight / heaviest;
    gain[j] = -loss;
    gain[n + j] = -loss;
  });
  // more than any chain of cells can cost
  gain[toward] = 10 * n;
  const simplex = new FeasibleSimplex(rows, {
    start: new Float64Array(2 * n),
    low: new Float64Array(2 * n),
    high
  });
  simplex.maximize(gain);
  const {values} = simplex;
  const changed = cells.filter(
    ({id}, j) => !hidden.has(id) && Math.abs(values[j]! - values[n + j]!) > tolerance
  );
  return {
    changed: changed.map(({id}) => id),
    cost: changed.reduce((sum, {weight}) => sum + weight, 0),
    isFull: values[toward]! >= by - tolerance
  };
}

/** While a cell is not safe: hides the cheapest shown cell of one of its sums, of any sum with a hidden cell, of any. */
function hideUntilSafe({cells, sums}: LinkedTable, hidden: Set<string>, protection: Protection): void {
  const sorted = cells.toSorted((a, b) => a.weight - b.weight || byId(a, b));
  for (;;) {
    const [unsafe] = unsafeCells({cells, sums}, hidden, protection);
    if (unsafe === undefined) return;
    const near = (isNear: (ids: readonly string[]) => boolean) => {
      const ids = new Set(
        sums
          .map(({parent, parts}) => [parent, ...parts])
          .filter(isNear)
          .flat()
      );
      return sorted.find(({id}) => ids.has(id) && !hidden.has(id));
    };
    const next =
      near((ids) => ids.includes(unsafe)) ??
      near((ids) => ids.some((id) => hidden.has(id))) ??
      sorted.find(({id}) => !hidden.has(id));
    if (!next) throw new RangeError(`cannot protect ${unsafe}: every cell is hidden already`);
    hidden.add(next.id);
  }
}

/** Shows secondary cells again where all stays safe, the dearest first. */
function thinOut(table: LinkedTable, hidden: Set<string>, protection: Protection): void {
  const secondary = table.cells
    .filter(({id}) => hidden.has(id) && !protection.primary.has(id))
    .toSorted((a, b) => b.weight - a.weight || byId(a, b));
  for (const {id} of secondary) {
    hidden.delete(id);
    if (unsafeCells(table, hidden, protection).length > 0) hidden.add(id);
  }
}
