import type {Panel} from "../effect/panel.js";
import type {Column} from "./absorbed.js";

/** A dummy of one event time (period − start). */
export interface EventColumn extends Column {
  eventTime: number;
}

/**
 * Dummies of the event times that cells with `include` have, but for `reference`. Order: 0, 1, … then −1, −2, …, so
 * that where one too many cannot be told from the effects it is the most distant lead.
 */
export function eventColumns(
  {units, periods, start, outcome, weight}: Panel,
  {include, reference}: {include: Uint8Array; reference: number}
): EventColumn[] {
  const width = periods.length;
  const columns = new Map<number, Float64Array>();
  for (let i = 0; i < units.length; i++) {
    if (start[i] === Infinity) continue;
    for (let t = 0; t < width; t++) {
      const cell = i * width + t;
      const eventTime = periods[t]! - start[i]!;
      if (!include[cell] || eventTime === reference) continue;
      if (Number.isNaN(outcome[cell]!) || !(weight[cell]! > 0)) continue;
      const values = columns.get(eventTime) ?? new Float64Array(outcome.length);
      columns.set(eventTime, values);
      values[cell] = 1;
    }
  }
  return [...columns]
    .map(([eventTime, values]) => ({eventTime, values}))
    .sort(
      (a, b) =>
        Number(a.eventTime < 0) - Number(b.eventTime < 0) || Math.abs(a.eventTime) - Math.abs(b.eventTime)
    );
}
