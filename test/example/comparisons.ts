/** Simple comparisons of treated and untreated schools, as a reader of the data might make them. Shares 0–1. */

import {bulliedOf, respondentsOf, type Cell} from "../../loaders/example/cell.ts";
import {lastYear} from "../../loaders/example/county.ts";
import {sumOf} from "./files.ts";

/** Observed total share of the cells. */
export function observedShare(cells: readonly Cell[]): number {
  return sumOf(cells, bulliedOf) / sumOf(cells, respondentsOf);
}

/** Mean true probability of the cells, weighted by respondents. */
export function meanProbability(
  cells: readonly Cell[],
  which: "probability" | "untreatedProbability"
): number {
  return sumOf(cells, (cell) => respondentsOf(cell) * cell[which]) / sumOf(cells, respondentsOf);
}

const key = ({school, grade}: Cell) => `${school} ${grade}`;

/**
 * Mean over the years from `start` of the change since `base` among treated schools less that among never-treated ones,
 * over schools and grades observed in both years, weighted by their respondents in the base year.
 */
export function differenceInDifferences({
  cells,
  treated,
  never,
  start,
  base
}: {
  cells: readonly Cell[];
  treated: ReadonlySet<string>;
  never: ReadonlySet<string>;
  start: number;
  base: number;
}): number {
  const before = new Map(cells.filter(({startYear}) => startYear === base).map((cell) => [key(cell), cell]));
  const changes = (schools: ReadonlySet<string>, year: number) => {
    const pairs = cells.flatMap((cell) => {
      const earlier = before.get(key(cell));
      if (cell.startYear !== year || !schools.has(cell.school) || !earlier) return [];
      if (respondentsOf(cell) === 0 || respondentsOf(earlier) === 0) return [];
      return [{weight: respondentsOf(earlier), change: observedShare([cell]) - observedShare([earlier])}];
    });
    return sumOf(pairs, ({weight, change}) => weight * change) / sumOf(pairs, ({weight}) => weight);
  };
  const years = Array.from({length: lastYear - start + 1}, (_, i) => start + i);
  return sumOf(years, (year) => changes(treated, year) - changes(never, year)) / years.length;
}
