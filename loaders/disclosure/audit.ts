import type {SeenCell} from "../../src/statistics/disclosure/bounds.ts";
import {tolerance, type Range, type Sum} from "../../src/statistics/disclosure/table.ts";
import {solveProgram, type Constraint} from "./linear-program.ts";

/**
 * The tightest range of each hidden number for an outsider, who does not know the true table: two linear programmes a
 * number (Fischetti & Salazar 2001, section 2), solved by HiGHS and rounded inwards. `ids`: which hidden cells, default
 * all. Infinity where there is no upper end. Throws RangeError where the shown numbers contradict each other.
 */
export async function auditRanges(
  {cells, sums}: {cells: readonly SeenCell[]; sums: readonly Sum[]},
  ids: readonly string[] = cells.flatMap(({id, value}) => (value === null ? [id] : []))
): Promise<Map<string, Range>> {
  const shown = new Map(cells.flatMap(({id, value}) => (value === null ? [] : [[id, value] as const])));
  const hidden = cells.filter(({value}) => value === null);
  const name = new Map(hidden.map(({id}, i) => [id, `x${i}`]));
  const bounds = new Map(hidden.map(({id, low = 0, high = Infinity}) => [name.get(id)!, {low, high}]));
  const constraints = sums.flatMap(({parent, parts}): Constraint[] => {
    const signed = [...parts.map((id) => [id, 1] as const), [parent, -1] as const];
    const terms = new Map(signed.flatMap(([id, sign]) => (name.has(id) ? [[name.get(id)!, sign]] : [])));
    const known = signed.reduce((sum, [id, sign]) => sum + sign * (shown.get(id) ?? 0), 0);
    return terms.size === 0 ? [] : [{terms, relation: "=", bound: 0 - known}];
  });
  const extreme = async (id: string, sign: 1 | -1): Promise<number> => {
    const solution = await solveProgram({minimize: new Map([[name.get(id)!, sign]]), constraints, bounds});
    if (!solution) throw new RangeError(`the shown numbers contradict each other at ${id}`);
    return sign * solution.objective;
  };
  const ranges = new Map<string, Range>();
  for (const id of ids) {
    const low = Math.ceil((await extreme(id, 1)) - tolerance);
    ranges.set(id, {low: low + 0, high: Math.floor((await extreme(id, -1)) + tolerance)});
  }
  return ranges;
}
