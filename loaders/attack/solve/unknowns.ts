import {describePlace, keyOf, withQuantity, type Cell, type Interval} from "../fact.ts";
import type {Knowledge, Known} from "../knowledge.ts";
import type {AnswersOf} from "../relations.ts";

/** What is known of one number before sums are used, and why. */
export interface Start extends Interval {
  whole: boolean;
  why: string;
}

/** How many of those who answered a question as a share of those who took part: learnt from cells that show everything. */
export type Skips = ReadonlyMap<string, number>;

/** The number of answers of a cell: for its question where given, else of the participation table. */
export function answersFrom({cells}: Pick<Knowledge, "cells">): AnswersOf {
  const kept = new WeakMap<Cell, {n: number | undefined}>();
  return (cell) => {
    let found = kept.get(cell);
    if (!found) {
      found = {n: exactAnswers(cells, cell, cell.item) ?? exactAnswers(cells, cell, "")};
      kept.set(cell, found);
    }
    return found.n;
  };
}

function exactAnswers(cells: Knowledge["cells"], cell: Cell, item: string): number | undefined {
  const known = cells.get(keyOf({...cell, quantity: "answered", item}));
  return known?.valueAt && known.low === known.high ? known.low : undefined;
}

/**
 * Pupils may skip a question, so a share can have a smaller denominator than the answers beside it. An outsider learns how
 * much smaller from the cells that show share, count and answers: the smallest part, by question. 1 where none skip.
 */
export function learnSkips({cells}: Pick<Knowledge, "cells">, answersOf: AnswersOf): Skips {
  const least = new Map<string, number>();
  for (const known of cells.values()) {
    const {cell} = known;
    if (cell.quantity !== "share" || !known.valueAt || known.high <= 0) continue;
    const bullied = cells.get(keyOf(withQuantity(cell, "bullied")));
    const n = answersOf(cell);
    if (!bullied?.valueAt || !n) continue;
    // count = share × those who answered the question ≤ share × n
    const part = Math.min(1, bullied.low / known.high / n + 1e-9);
    least.set(cell.item, Math.min(least.get(cell.item) ?? 1, part));
  }
  return least;
}

/** The interval of a count, from its own value, its share and its answers. */
export function startOfCount(
  cell: Cell,
  {cells}: Pick<Knowledge, "cells">,
  {answersOf, skips}: {answersOf: AnswersOf; skips: Skips}
): Start {
  const count = cells.get(keyOf({...cell, quantity: "bullied"}));
  if (count?.valueAt) return {low: count.low, high: count.high, whole: true, why: said(count)};
  const share = cells.get(keyOf({...cell, quantity: "share"}));
  const n = answersOf(cell);
  if (n === undefined) return {low: 0, high: Infinity, whole: true, why: "a count"};
  if (!share?.valueAt) return {low: 0, high: n, whole: true, why: `${n} answers`};
  const part = skips.get(cell.item) ?? 1;
  return {
    low: Math.ceil(share.low * n * part - 1e-6),
    high: Math.floor(share.high * n + 1e-6),
    whole: true,
    why: `share × ${n} answers (${said(share)})`
  };
}

/** The interval of any other number. */
export function startOf(cell: Cell, {cells}: Pick<Knowledge, "cells">): Start {
  const known = cells.get(keyOf(cell));
  const whole = cell.quantity !== "score" && cell.quantity !== "share";
  const range: Interval = cell.quantity === "score" ? {low: 1, high: 5} : {low: 0, high: Infinity};
  if (known?.valueAt) return {low: known.low, high: known.high, whole, why: said(known)};
  return {...range, whole, why: whole ? "a count" : "a mean from 1 to 5"};
}

function said({valueAt}: Known): string {
  return valueAt ? describePlace(valueAt) : "";
}
