import {FeasibleSimplex} from "./simplex.js";
import {byId, equationRows, tolerance, type LinkedTable, type Range, type Sum} from "./table.js";

/** A number as an outsider sees it; null where it is hidden. */
export interface SeenCell {
  id: string;
  value: number | null;
  /** What is known without the table: at least `low` (default 0), at most `high` (default none). */
  low?: number;
  high?: number;
}

/** A linear equation in the hidden numbers: Σ coefficient × number = total. */
interface Row {
  coefficients: Float64Array;
  total: number;
}

/** Rounds of propagation; a round that changes nothing ends it sooner. */
const mostRounds = 200;

/**
 * What an outsider can say of every hidden whole number who knows all that is shown and every sum: Gauss–Jordan
 * elimination over the hidden numbers, so that what follows exactly is found, then interval propagation over the sums
 * and the reduced rows until nothing more follows. The true value is always inside; `exactBounds` may be narrower.
 * Throws RangeError where the shown numbers contradict each other.
 */
export function outsiderBounds({
  cells,
  sums
}: {
  cells: readonly SeenCell[];
  sums: readonly Sum[];
}): Map<string, Range> {
  const hidden = cells.filter(({value}) => value === null).toSorted(byId);
  const ids = hidden.map(({id}) => id);
  const shown = new Map(cells.flatMap(({id, value}) => (value === null ? [] : [[id, value] as const])));
  const rows = sums.flatMap((sum): Row[] => {
    const [coefficients] = equationRows(
      {cells: cells.map((cell) => ({...cell, value: 0, weight: 1})), sums: [sum]},
      ids
    );
    if (!coefficients) return [];
    const known = sum.parts.reduce((all, id) => all + (shown.get(id) ?? 0), 0);
    return [{coefficients, total: (shown.get(sum.parent) ?? 0) - known}];
  });
  const ranges = hidden.map(({low = 0, high = Infinity}): Range => ({low, high}));
  const all = [...rows, ...reduceRows(rows)];
  for (let round = 0; round < mostRounds; round++) {
    let narrowed = false;
    for (const row of all) narrowed = narrow(row, ranges) || narrowed;
    if (!narrowed) break;
  }
  ranges.forEach(({low, high}, j) => {
    if (low > high) throw new RangeError(`the shown numbers contradict each other at ${ids[j]}`);
  });
  return new Map(ids.map((id, j) => [id, ranges[j]!]));
}

/** Gauss–Jordan elimination; rows that hold nothing are left out. */
function reduceRows(rows: readonly Row[]): Row[] {
  const reduced: Row[] = [];
  const leads: number[] = [];
  for (const {coefficients, total} of rows) {
    const row: Row = {coefficients: coefficients.slice(), total};
    reduced.forEach((other, r) => eliminate(row, other, leads[r]!));
    let lead = -1;
    row.coefficients.forEach((value, j) => {
      if (Math.abs(value) > (lead < 0 ? tolerance : Math.abs(row.coefficients[lead]!) + tolerance)) lead = j;
    });
    if (lead < 0) continue;
    const scale = row.coefficients[lead]!;
    row.coefficients.forEach((value, j) => (row.coefficients[j] = value / scale));
    row.total /= scale;
    for (const other of reduced) eliminate(other, row, lead);
    reduced.push(row);
    leads.push(lead);
  }
  return reduced;
}

function eliminate(row: Row, by: Row, lead: number): void {
  const times = row.coefficients[lead]!;
  if (Math.abs(times) <= tolerance) return;
  row.coefficients.forEach((value, j) => (row.coefficients[j] = value - times * by.coefficients[j]!));
  row.total -= times * by.total;
}

/** Narrows the ranges of a row's numbers by what the others leave; true when one became narrower. */
function narrow({coefficients, total}: Row, ranges: Range[]): boolean {
  const held = [...coefficients.keys()].filter((j) => Math.abs(coefficients[j]!) > tolerance);
  let narrowed = false;
  for (const j of held) {
    let [least, most] = [total, total];
    for (const k of held) {
      if (k === j) continue;
      const {low, high} = ranges[k]!;
      const a = coefficients[k]!;
      least -= a > 0 ? a * high : a * low;
      most -= a > 0 ? a * low : a * high;
    }
    const own = coefficients[j]!;
    const range = ranges[j]!;
    const low = Math.max(range.low, Math.ceil((own > 0 ? least / own : most / own) - tolerance));
    const high = Math.min(range.high, Math.floor((own > 0 ? most / own : least / own) + tolerance));
    if (low === range.low && high === range.high) continue;
    ranges[j] = {low, high};
    narrowed = true;
  }
  return narrowed;
}

/** Finds the tightest ranges of the hidden cells of a table whose true values are known. */
export class HiddenCells {
  readonly #ids: readonly string[];
  readonly #simplex: FeasibleSimplex;

  constructor(table: LinkedTable, hidden: ReadonlySet<string>) {
    const cells = table.cells.filter(({id}) => hidden.has(id)).toSorted(byId);
    this.#ids = cells.map(({id}) => id);
    this.#simplex = new FeasibleSimplex(equationRows(table, this.#ids), {
      start: Float64Array.from(cells, ({value}) => value),
      low: Float64Array.from(cells, ({low = 0}) => low),
      high: Float64Array.from(cells, ({high = Infinity}) => high)
    });
  }

  /** The least and the greatest value of a cell over all tables with the same shown cells, not rounded. */
  range(id: string): Range {
    return {low: -this.#most(id, -1), high: this.#most(id, 1)};
  }

  /** Whether two tables with the same shown cells differ by at least `width` in a cell. */
  isAsWideAs(id: string, width: number): boolean {
    const low = -this.#most(id, -1);
    return this.#most(id, 1, low + width) >= low + width - tolerance;
  }

  /** Whether no other whole number than the true `value` is possible in a cell. */
  isFixed(id: string, value: number): boolean {
    return (
      this.#most(id, 1, value + 1) < value + 1 - tolerance &&
      this.#most(id, -1, 1 - value) < 1 - value - tolerance
    );
  }

  #most(id: string, sign: 1 | -1, enough = Infinity): number {
    const gain = new Float64Array(this.#ids.length);
    gain[this.#ids.indexOf(id)] = sign;
    return this.#simplex.maximize(gain, enough);
  }
}

/**
 * The tightest range that the linear equations leave for each hidden cell: its least and greatest value over all tables
 * with the same shown cells, found by linear programming from the true table (the attacker's problem of Fischetti &
 * Salazar 2001, section 2) and rounded inwards to whole numbers.
 */
export function exactBounds(table: LinkedTable, hidden: ReadonlySet<string>): Map<string, Range> {
  const cells = new HiddenCells(table, hidden);
  return new Map(
    [...hidden].sort().map((id) => {
      const {low, high} = cells.range(id);
      return [id, {low: Math.ceil(low - tolerance) + 0, high: Math.floor(high + tolerance)}];
    })
  );
}
