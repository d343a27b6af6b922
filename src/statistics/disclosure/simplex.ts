import {tolerance} from "./table.js";

/** Fewer steps than this without progress, and the rule for choosing columns changes to one that cannot cycle. */
const patience = 50;

/**
 * Linear programmes over the solutions of a homogeneous system, started from a point that is known to be feasible: the
 * primal simplex method with bounds on every variable (Dantzig 1963, ch. 18). Variables may start between their bounds.
 * One instance answers many questions, each starting where the last one ended.
 */
export class FeasibleSimplex {
  readonly values: Float64Array;
  readonly #rows: Float64Array[] = [];
  /** The variable that each row expresses through the others; −1 where a variable is free to move. */
  readonly #basic: number[] = [];
  readonly #rowOf: Int32Array;
  readonly #low: Float64Array;
  readonly #high: Float64Array;

  /** `rows` are coefficients of equations whose right side the `start` already meets. */
  constructor(
    rows: readonly Float64Array[],
    bounds: {start: Float64Array; low: Float64Array; high: Float64Array}
  ) {
    this.values = bounds.start.slice();
    this.#low = bounds.low;
    this.#high = bounds.high;
    this.#rowOf = new Int32Array(this.values.length).fill(-1);
    for (const given of rows) this.#addRow(given.slice());
  }

  #addRow(row: Float64Array): void {
    this.#basic.forEach((variable, r) => subtract(row, this.#rows[r]!, row[variable]!));
    let best = -1;
    row.forEach((value, j) => {
      if (Math.abs(value) > (best < 0 ? tolerance : Math.abs(row[best]!) + tolerance)) best = j;
    });
    if (best < 0) return;
    this.#rows.push(row);
    this.#basic.push(best);
    this.#pivot(this.#rows.length - 1, best);
  }

  #pivot(r: number, j: number): void {
    const lead = this.#rows[r]!;
    const scale = lead[j]!;
    for (let k = 0; k < lead.length; k++) lead[k] = lead[k]! / scale;
    this.#rows.forEach((row, i) => {
      if (i !== r) subtract(row, lead, row[j]!);
    });
    this.#rowOf[this.#basic[r]!] = -1;
    this.#basic[r] = j;
    this.#rowOf[j] = r;
  }

  /**
   * Moves to a point where `gain`·values is greatest and returns it; Infinity when there is no bound. Stops early, with
   * the value reached, once it is at least `enough`.
   */
  maximize(gain: Float64Array, enough = Infinity): number {
    const total = () => gain.reduce((sum, g, j) => (g === 0 ? sum : sum + g * this.values[j]!), 0);
    for (let stalled = 0; ;) {
      if (total() >= enough - tolerance) return total();
      const reduced = gain.slice();
      this.#basic.forEach((variable, r) => subtract(reduced, this.#rows[r]!, gain[variable]!));
      const j = this.#entering(reduced, stalled > patience);
      if (j < 0) return total();
      const step = this.#move(j, Math.sign(reduced[j]!));
      if (step === Infinity) return Infinity;
      stalled = step > tolerance ? 0 : stalled + 1;
    }
  }

  #entering(reduced: Float64Array, first: boolean): number {
    let best = -1;
    for (let j = 0; j < reduced.length; j++) {
      const slope = reduced[j]!;
      if (this.#rowOf[j]! >= 0 || Math.abs(slope) <= tolerance) continue;
      const room = slope > 0 ? this.#high[j]! - this.values[j]! : this.values[j]! - this.#low[j]!;
      if (room <= tolerance) continue;
      if (first) return j;
      if (best < 0 || Math.abs(slope) > Math.abs(reduced[best]!) + tolerance) best = j;
    }
    return best;
  }

  /** Moves variable `j` up or down until a bound stops it; the variable that is stopped leaves the basis. */
  #move(j: number, sign: number): number {
    let step = sign > 0 ? this.#high[j]! - this.values[j]! : this.values[j]! - this.#low[j]!;
    let stop = -1;
    this.#rows.forEach((row, r) => {
      const slope = -sign * row[j]!;
      if (Math.abs(slope) <= tolerance) return;
      const variable = this.#basic[r]!;
      const room =
        slope > 0
          ? this.#high[variable]! - this.values[variable]!
          : this.values[variable]! - this.#low[variable]!;
      const reach = Math.max(0, room) / Math.abs(slope);
      const isTie = stop >= 0 && Math.abs(reach - step) <= tolerance;
      if (reach < step - tolerance || (isTie && variable < this.#basic[stop]!)) {
        step = reach;
        stop = r;
      }
    });
    if (step === Infinity) return Infinity;
    this.values[j] = this.values[j]! + sign * step;
    this.#rows.forEach((row, r) => {
      const variable = this.#basic[r]!;
      this.values[variable] = this.values[variable]! - sign * step * row[j]!;
    });
    if (stop >= 0) this.#pivot(stop, j);
    return step;
  }
}

function subtract(row: Float64Array, other: Float64Array, times: number): void {
  if (Math.abs(times) <= 1e-12) return;
  for (let k = 0; k < row.length; k++) row[k] = row[k]! - times * other[k]!;
}
