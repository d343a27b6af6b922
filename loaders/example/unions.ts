/** Hiding along the sum that ties the measures together: a pupil bullied in any way is bullied, and counted once. */

import {HiddenCells} from "../../src/statistics/disclosure/bounds.ts";
import type {Sum, TableCell} from "../../src/statistics/disclosure/table.ts";

/** The counts of one measure by group, and which of them are hidden. */
export interface MeasureCounts {
  /** Count and respondents by group; a group without respondents has nothing to hide. */
  counts: ReadonlyMap<string, {count: number; respondents: number}>;
  hidden: ReadonlySet<string>;
}

/** The measure that counts everyone, and those that make it up. */
export interface Union<Name extends string> {
  whole: Name;
  parts: readonly Name[];
}

interface Range {
  low: number;
  high: number;
}

/** A hidden count that follows exactly from what is shown. */
export interface Fixed<Name extends string> {
  measure: Name;
  id: string;
}

/**
 * The first hidden counts that follow exactly from what is shown, when one knows the sums within each measure, and that the
 * whole is no less than each of its parts and no more than all of them together. Intervals are narrowed until none changes;
 * where that fixes none, each family of sums is solved together by linear programming.
 */
export function fixedCounts<Name extends string>(
  measures: ReadonlyMap<Name, MeasureCounts>,
  {sums, families}: {sums: readonly Sum[]; families: readonly (readonly Sum[])[]},
  union: Union<Name>
): Fixed<Name>[] {
  const ranges = new Map([...measures].map(([name, own]) => [name, rangesOf(own)]));
  const all = ranges.get(union.whole)!;
  const ofParts = union.parts.map((name) => ranges.get(name)!);
  for (let changed = true; changed;) {
    changed = false;
    for (const own of ranges.values()) for (const sum of sums) changed = narrowSum(own, sum) || changed;
    for (const [id, total] of all)
      changed =
        narrowUnion(
          total,
          ofParts.map((own) => own.get(id)!)
        ) || changed;
  }
  const fixed = [...measures].flatMap(([measure, {hidden}]) =>
    [...hidden]
      .filter((id) => ranges.get(measure)!.get(id)!.low === ranges.get(measure)!.get(id)!.high)
      .map((id) => ({measure, id}))
  );
  if (fixed.length > 0) return fixed;
  for (const family of families) {
    const found = solveFamily(family, {measures, ranges, union});
    if (found.length > 0) return found;
  }
  return [];
}

/** The hidden counts of one family that linear programming fixes. */
function solveFamily<Name extends string>(
  family: readonly Sum[],
  {
    measures,
    ranges,
    union: {whole, parts}
  }: {
    measures: ReadonlyMap<Name, MeasureCounts>;
    ranges: ReadonlyMap<Name, ReadonlyMap<string, Range>>;
    union: Union<Name>;
  }
): Fixed<Name>[] {
  const groups = [...new Set(family.flatMap(({parent, parts: below}) => [parent, ...below]))];
  const nameOf = (measure: Name, id: string) => `${measure} ${id}`;
  const valueOf = (measure: Name, id: string) => measures.get(measure)!.counts.get(id)!.count;
  const targets = [...measures].flatMap(([measure, {hidden}]) =>
    groups.filter((id) => hidden.has(id)).map((id) => ({measure, id}))
  );
  if (targets.length === 0) return [];
  const cells = [...measures.keys()].flatMap((measure) =>
    groups.map((id): TableCell => ({
      id: nameOf(measure, id),
      value: valueOf(measure, id),
      weight: 1,
      ...ranges.get(measure)!.get(id)!
    }))
  );
  const sums = [...measures.keys()].flatMap((measure) =>
    family.map(({parent, parts: below}): Sum => ({
      parent: nameOf(measure, parent),
      parts: below.map((id) => nameOf(measure, id))
    }))
  );
  // an inequality is a sum with a number that nobody knows
  const add = (id: string, value: number) => cells.push({id, value, weight: 1});
  for (const id of groups) {
    const total = valueOf(whole, id);
    for (const part of parts) {
      add(`rest ${part} ${id}`, total - valueOf(part, id));
      sums.push({parent: nameOf(whole, id), parts: [nameOf(part, id), `rest ${part} ${id}`]});
    }
    const together = parts.reduce((sum, part) => sum + valueOf(part, id), 0);
    add(`ways ${id}`, together);
    add(`twice ${id}`, together - total);
    sums.push({parent: `ways ${id}`, parts: parts.map((part) => nameOf(part, id))});
    sums.push({parent: `ways ${id}`, parts: [nameOf(whole, id), `twice ${id}`]});
  }
  const known = new Set(
    [...measures].flatMap(([measure, {hidden}]) =>
      groups.filter((id) => !hidden.has(id)).map((id) => nameOf(measure, id))
    )
  );
  const solver = new HiddenCells(
    {cells, sums},
    new Set(cells.map(({id}) => id).filter((id) => !known.has(id)))
  );
  return targets.filter(({measure, id}) => solver.isFixed(nameOf(measure, id), valueOf(measure, id)));
}

function rangesOf({counts, hidden}: MeasureCounts): Map<string, Range> {
  return new Map(
    [...counts].map(([id, {count, respondents}]) => [
      id,
      hidden.has(id) ? {low: 0, high: respondents} : {low: count, high: count}
    ])
  );
}

function narrowSum(ranges: ReadonlyMap<string, Range>, {parent, parts}: Sum): boolean {
  const all = ranges.get(parent)!;
  const own = parts.map((id) => ranges.get(id)!);
  const low = own.reduce((sum, range) => sum + range.low, 0);
  const high = own.reduce((sum, range) => sum + range.high, 0);
  let changed = narrow(all, low, high);
  for (const range of own)
    changed = narrow(range, all.low - (high - range.high), all.high - (low - range.low)) || changed;
  return changed;
}

function narrowUnion(total: Range, parts: readonly Range[]): boolean {
  const high = parts.reduce((sum, range) => sum + range.high, 0);
  let changed = narrow(total, Math.max(...parts.map(({low}) => low)), high);
  for (const range of parts) changed = narrow(range, total.low - (high - range.high), total.high) || changed;
  return changed;
}

function narrow(range: Range, low: number, high: number): boolean {
  if (low <= range.low && high >= range.high) return false;
  range.low = Math.max(range.low, low);
  range.high = Math.min(range.high, high);
  return true;
}
