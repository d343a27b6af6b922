import type {CellReason, EffectAnalysis, EventPoint} from "../../statistics/analysis/result.js";
import {containsZero, isShown, reasonWords, type Shown} from "./words.js";

/** One year since the start, whether or not it has a number. */
export interface EventSlot {
  eventTime: number;
  /** The base year, a point with its interval, or null. */
  point: EventPoint | null;
  units: number;
  municipalities: number;
  puljer: readonly string[];
  /** Why puljer have no cell here, each reason once. */
  reasons: readonly CellReason[];
  /** Puljer whose cell a series break cuts. */
  cut: readonly string[];
}

/**
 * Every whole event time from the first to the last of the points and cells. A point without an interval is no point: its
 * slot says why. Empty without points and cells.
 */
export function listSlots({eventStudy, cells}: EffectAnalysis): EventSlot[] {
  const times = [...eventStudy.points.map((p) => p.eventTime), ...cells.map((c) => c.time - c.group)];
  if (times.length === 0) return [];
  const first = Math.min(...times);
  return Array.from({length: Math.max(...times) - first + 1}, (_, i): EventSlot => {
    const eventTime = first + i;
    const found = eventStudy.points.find((p) => p.eventTime === eventTime);
    const point = found && (found.isBase || isShown(found)) ? found : null;
    const absent = cells.filter((c) => c.time - c.group === eventTime && c.reason !== null);
    const reasons = new Set(absent.flatMap(({reason}) => (reason ? [reason] : [])));
    if (!point && reasons.size === 0) reasons.add(found?.att == null ? "no-effects" : "one-cluster");
    return {
      eventTime,
      point,
      units: point?.units ?? 0,
      municipalities: point?.municipalities ?? 0,
      puljer: point?.puljer ?? [],
      reasons: [...reasons].filter((reason) => reason !== "base-period"),
      cut: absent.filter(({reason}) => reason === "series-break").map(({pulje}) => pulje)
    };
  });
}

/** The reasons of a slot in words, or an empty text. */
export function wordReasons({reasons}: EventSlot): string {
  return reasons.map((reason) => reasonWords[reason]).join("; ");
}

/** The points before the base year that have a simultaneous band, and how many of the bands leave zero out. */
export function countLeads(slots: readonly EventSlot[]): {leads: number; outside: number} {
  const base = slots.find(({point}) => point?.isBase)?.eventTime ?? 0;
  const bands = slots.filter(({eventTime}) => eventTime < base).flatMap(({point}) => bandOf(point) ?? []);
  return {leads: bands.length, outside: bands.filter((band) => !containsZero(band)).length};
}

/** The simultaneous band of a point; undefined without one. */
export function bandOf(point: EventPoint | null): {low: number; high: number} | undefined {
  return point === null || point.bandLow === null || point.bandHigh === null
    ? undefined
    : {low: point.bandLow, high: point.bandHigh};
}

/** A point with its interval; undefined for the base year and empty slots. */
export function shownPoint({point}: EventSlot): Shown<EventPoint> | undefined {
  return point && !point.isBase && isShown(point) ? point : undefined;
}
