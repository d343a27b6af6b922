/** Hiding of small numbers in the example county: our imitation of the survey's rules, not Udir's own. */

import {primaryLimits} from "../../src/model/disclosure-limits.ts";
import {primaryReason} from "../../src/statistics/disclosure/primary.ts";
import type {Sum} from "../../src/statistics/disclosure/table.ts";

/** A number that may have to be hidden. `cost` says how unwilling we are to hide it (0 = a school). */
export interface Suppressible {
  id: string;
  count: number;
  respondents: number;
  cost: number;
  /** Everyone knows the count from elsewhere, so that hiding it protects no other. */
  isKnown?: boolean;
}

/** Whether a count must be hidden on its own account. A unit without respondents has nothing to hide. */
export function isSensitive(count: number, respondents: number, startYear: number): boolean {
  return primaryReason({count, respondents}, primaryLimits("example", startYear)) !== undefined;
}

/**
 * Hides the sensitive cells, then as many others as it takes so that no hidden count can be worked out exactly from
 * the shown ones and the sums: neither by one subtraction, nor by several combined, nor because the hidden parts of a
 * shown sum add up to zero. Prefers cheap cells, then small positive counts. Returns the ids of all hidden cells.
 */
export function hideCells(
  cells: readonly Suppressible[],
  sums: readonly Sum[],
  sensitive: (cell: Suppressible) => boolean
): Set<string> {
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  const equations = sums.map(({parent, parts}) => ({parent, parts, all: [parent, ...parts]}));
  const hidden = new Set(cells.filter(sensitive).map(({id}) => id));

  const hideCheapest = (ids: readonly string[]): boolean => {
    const [cheapest] = ids
      .map((id) => byId.get(id)!)
      .filter(({id, respondents, isKnown}) => !hidden.has(id) && respondents > 0 && !isKnown)
      .sort(
        (a, b) =>
          a.cost - b.cost ||
          Number(a.count === 0) - Number(b.count === 0) ||
          a.count - b.count ||
          a.respondents - b.respondents ||
          (a.id < b.id ? -1 : 1)
      );
    if (cheapest) hidden.add(cheapest.id);
    return cheapest !== undefined;
  };

  for (;;) {
    let changed = false;
    for (const {parent, parts, all} of equations) {
      const unknown = all.filter((id) => hidden.has(id));
      if (unknown.length === 1) changed = hideCheapest(all) || changed;
      else if (
        unknown.length > 1 &&
        !hidden.has(parent) &&
        unknown.every((id) => byId.get(id)!.count === 0)
      ) {
        const positive = parts.filter((id) => byId.get(id)!.count > 0);
        changed = hideCheapest(positive) || hideCheapest([parent]) || changed;
      }
    }
    if (changed) continue;
    const exposed = derivableCells(hidden, sums);
    if (!exposed.size) return hidden;
    const touching = equations.filter(({all}) => all.some((id) => exposed.has(id)));
    const near = touching.flatMap(({all}) => all);
    const anywhere = equations.filter(({all}) => all.some((id) => hidden.has(id))).flatMap(({all}) => all);
    if (!hideCheapest(near) && !hideCheapest(anywhere)) {
      throw new Error(`cannot protect ${[...exposed].join(", ")}: every cell is hidden already`);
    }
  }
}

/**
 * The hidden cells whose value follows exactly from the shown cells and the sums. Gauss–Jordan elimination over the
 * unknowns: a cell is fixed exactly when a reduced row holds it alone.
 */
export function derivableCells(hidden: ReadonlySet<string>, sums: readonly Sum[]): Set<string> {
  const ids = [...hidden];
  const column = new Map(ids.map((id, index) => [id, index]));
  const rows: Float64Array[] = [];
  for (const {parent, parts} of sums) {
    const row = new Float64Array(ids.length);
    for (const id of parts) if (column.has(id)) row[column.get(id)!] = 1;
    if (column.has(parent)) row[column.get(parent)!] = -1;
    if (row.some((value) => value !== 0)) rows.push(row);
  }
  let rank = 0;
  for (let pivot = 0; pivot < ids.length && rank < rows.length; pivot++) {
    let best = rank;
    for (let i = rank; i < rows.length; i++)
      if (Math.abs(rows[i]![pivot]!) > Math.abs(rows[best]![pivot]!)) best = i;
    if (Math.abs(rows[best]![pivot]!) < 1e-9) continue;
    [rows[rank], rows[best]] = [rows[best]!, rows[rank]!];
    const lead = rows[rank]!;
    const scale = lead[pivot]!;
    for (let j = pivot; j < ids.length; j++) lead[j] = lead[j]! / scale;
    rows.forEach((row, i) => {
      const factor = row[pivot]!;
      if (i === rank || Math.abs(factor) < 1e-9) return;
      for (let j = pivot; j < ids.length; j++) row[j] = row[j]! - factor * lead[j]!;
    });
    rank++;
  }
  const exposed = new Set<string>();
  for (const row of rows.slice(0, rank)) {
    const held = ids.filter((_, j) => Math.abs(row[j]!) > 1e-9);
    if (held.length === 1) exposed.add(held[0]!);
  }
  return exposed;
}
