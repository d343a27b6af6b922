import {cheapestSuppression} from "../../loaders/disclosure/optimum.ts";
import {suppressTable} from "../../src/statistics/disclosure/secondary.ts";
import {kinds, makeTable} from "../statistics/disclosure/made.ts";
import type {Measure} from "./measure.ts";

/** Tables of each kind that have something to hide. */
const tables = {small: 10, national: 170} as const;

/** The sets found without a solver beside the cheapest there are: cost, cells, and how many are as cheap. */
export async function benchDisclosure(size: "small" | "national"): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const kind of kinds) {
    const found = {cost: 0, cells: 0, same: 0, worst: 1};
    const least = {cost: 0, cells: 0};
    for (let index = 0, done = 0; done < tables[size]; index++) {
      const {table, primary} = makeTable(kind, index);
      if (primary.size === 0) continue;
      done++;
      const own = suppressTable(table, {primary, width: 5});
      const best = await cheapestSuppression(table, {primary, width: 5, atMost: own.cost});
      if (!best) throw new Error(`${kind} ${index}: the set that was found is not safe by the programme`);
      found.cost += own.cost;
      found.cells += own.secondary.length;
      least.cost += best.cost;
      least.cells += best.secondary.length;
      if (own.cost < best.cost + 0.5) found.same++;
      else found.worst = Math.max(found.worst, own.cost / best.cost);
    }
    const what = `${kind}, ${tables[size]} tables`;
    measures.push(
      {
        what: `${what}: cost`,
        value: found.cost,
        unit: "",
        against: {what: "optimum", value: least.cost},
        goal: 1.05
      },
      {what: `${what}: cells`, value: found.cells, unit: "", against: {what: "optimum", value: least.cells}},
      {
        what: `${what}: as cheap`,
        value: found.same,
        unit: "",
        against: {what: "tables", value: tables[size]}
      },
      {what: `${what}: dearest ratio`, value: found.worst, unit: ""}
    );
  }
  return measures;
}
