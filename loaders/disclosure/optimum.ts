import type {Protection, Suppression} from "../../src/statistics/disclosure/secondary.ts";
import {byId, type LinkedTable} from "../../src/statistics/disclosure/table.ts";
import {solveProgram, type Constraint} from "./linear-program.ts";

/**
 * No cell moves further than this many widths: in tables with one hierarchy or two margins one is always enough, for
 * chains of cells then move each by the same amount; linked tables may need more.
 */
const mostWidths = 2;

/**
 * The cheapest safe set of cells, by the mixed-integer programme of Fischetti & Salazar (2001, section 3): for each
 * primary cell two tables that agree in every shown cell and differ in that cell by the width, and a binary variable for
 * each other cell that must be 1 where a table departs from the true one. Exact, and slow beyond small tables.
 * `atMost` is the cost
 * of a set that is known to be safe, which shortens the search. Undefined where no set of that cost is safe.
 */
export async function cheapestSuppression(
  table: LinkedTable,
  {primary, width, atMost = Infinity}: Protection & {atMost?: number}
): Promise<Suppression | undefined> {
  const cells = table.cells.toSorted(byId);
  const index = new Map(cells.map(({id}, i) => [id, i]));
  const constraints: Constraint[] = [];
  const bounds = new Map<string, {low: number; high: number}>();
  const others = cells.filter(({id}) => !primary.has(id));
  const sensitive = cells.filter(({id}) => primary.has(id));
  sensitive.forEach((own, p) => {
    for (const side of ["f", "g"]) {
      const name = (id: string) => `${side}${p}_${index.get(id)}`;
      for (const {id, value, low = 0, high = Infinity} of cells) {
        const down = Math.min(value - low, mostWidths * width);
        const up = Math.min(high - value, mostWidths * width);
        bounds.set(name(id), {low: -down, high: up});
        if (primary.has(id)) continue;
        const hidden = `y${index.get(id)}`;
        constraints.push(
          {
            terms: new Map([
              [name(id), 1],
              [hidden, -up]
            ]),
            relation: "<=",
            bound: 0
          },
          {
            terms: new Map([
              [name(id), 1],
              [hidden, down]
            ]),
            relation: ">=",
            bound: 0
          }
        );
      }
      for (const {parent, parts} of table.sums) {
        const terms = new Map(parts.map((id) => [name(id), 1]));
        constraints.push({terms: terms.set(name(parent), -1), relation: "=", bound: 0});
      }
    }
    const {low = 0, high = Infinity} = own;
    const i = index.get(own.id);
    constraints.push({
      terms: new Map([
        [`f${p}_${i}`, 1],
        [`g${p}_${i}`, -1]
      ]),
      relation: ">=",
      bound: Math.min(width, high - low)
    });
  });
  // a hidden cell that is alone in a sum follows from it, so it always takes another one along
  for (const {parent, parts} of table.sums) {
    const all = [parent, ...parts];
    for (const id of all) {
      const rest = all.filter((other) => other !== id);
      if (rest.some((other) => primary.has(other))) continue;
      const terms = new Map(rest.map((other) => [`y${index.get(other)}`, 1]));
      const bound = primary.has(id) ? 1 : 0;
      constraints.push({terms: bound ? terms : terms.set(`y${index.get(id)}`, -1), relation: ">=", bound});
    }
  }
  const minimize = new Map(others.map(({id, weight}) => [`y${index.get(id)}`, weight]));
  if (atMost < Infinity) constraints.push({terms: minimize, relation: "<=", bound: atMost});
  const solution = await solveProgram({
    minimize,
    constraints,
    bounds,
    binary: others.map(({id}) => `y${index.get(id)}`)
  });
  if (!solution) return undefined;
  const secondary = others.filter(({id}) => (solution.values.get(`y${index.get(id)}`) ?? 0) > 0.5);
  return {
    hidden: new Set([...primary, ...secondary.map(({id}) => id)]),
    secondary: secondary.map(({id}) => id),
    cost: secondary.reduce((sum, {weight}) => sum + weight, 0)
  };
}
