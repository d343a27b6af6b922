import type {SeriesBreak} from "../model/survey.js";

/** Anything measured in a year; `value` is null when it is absent. */
interface Yearly {
  startYear: number;
  value: number | null;
}

/**
 * Cuts one series into the runs of points that a line may join: consecutive school years, all with a value, with no
 * break between them. Rows may come in any order. A year without a value or without a row ends a run.
 */
export function cutSegments<T extends Yearly>(
  rows: readonly T[],
  breaks: readonly Pick<SeriesBreak, "startYear">[]
): T[][] {
  const segments: T[][] = [];
  let previous: T | undefined;
  for (const row of rows.toSorted((a, b) => a.startYear - b.startYear)) {
    if (row.value === null) {
      previous = undefined;
      continue;
    }
    const joined =
      previous !== undefined &&
      row.startYear - previous.startYear === 1 &&
      !breaks.some(({startYear}) => startYear === row.startYear);
    if (joined) segments.at(-1)?.push(row);
    else segments.push([row]);
    previous = row;
  }
  return segments;
}

/** The breaks that lie inside the range of years: a break before the first or after the last point cuts nothing. */
export function breaksInside<B extends Pick<SeriesBreak, "startYear">>(
  years: readonly number[],
  breaks: readonly B[]
): B[] {
  const first = Math.min(...years);
  const last = Math.max(...years);
  return breaks.filter(({startYear}) => startYear > first && startYear <= last);
}
