import {scaleLinear} from "d3-scale";
import {bandOf, shownPoint, type EventSlot} from "./event-slots.js";

/** Lowest and highest percentage points of the drawing, round numbers. */
export interface EventFrame {
  low: number;
  high: number;
}

/**
 * How many times as long as the median 95 % interval an interval and a band may be to set the axis. Beyond that the others
 * could not be read.
 */
const longest = {interval: 5, band: 2};

/**
 * What the axis reaches over: zero and half a point to each side, the truth where it is known, every point and its 95 %
 * interval. Of an interval more than five times as long as the median one, as with a single degree of freedom, only the
 * part as long as the median. A simultaneous band counts when it is at most twice as long as the median interval: one
 * very wide band would flatten all the points. What goes on outside is drawn open and told by `leaving`.
 */
export function frameOf(slots: readonly EventSlot[]): EventFrame {
  const shown = slots.flatMap((slot) => shownPoint(slot) ?? []);
  const lengths = shown.map(lengthOf).toSorted((a, b) => a - b);
  const median = ((lengths[(lengths.length - 1) >> 1] ?? 0) + (lengths[lengths.length >> 1] ?? 0)) / 2;
  const values = shown.flatMap((point) => {
    const {att, low, high, truth} = point;
    const isLong = lengthOf(point) > longest.interval * median;
    const band = bandOf(point);
    return [
      att,
      truth ?? 0,
      ...(isLong ? [att - median / 2, att + median / 2] : [low, high]),
      ...(band && lengthOf(band) <= longest.band * median ? [band.low, band.high] : [])
    ];
  });
  const [low = 0, high = 0] = scaleLinear()
    .domain([Math.min(-0.5, ...values), Math.max(0.5, ...values)])
    .nice()
    .domain();
  return {low, high};
}

function lengthOf({low, high}: {low: number; high: number}): number {
  return high - low;
}

/** A band or an interval that goes on outside of the drawing. */
export interface Leaving {
  eventTime: number;
  low: number;
  high: number;
}

/** The bands and the 95 % intervals that go on outside of the drawing, in the order of the years. */
export function leaving(slots: readonly EventSlot[]): {bands: Leaving[]; intervals: Leaving[]} {
  const frame = frameOf(slots);
  const outside = (pick: (slot: EventSlot) => {low: number; high: number} | undefined) =>
    slots.flatMap((slot) => {
      const range = pick(slot);
      if (!range || (range.low >= frame.low && range.high <= frame.high)) return [];
      return [{eventTime: slot.eventTime, low: range.low, high: range.high}];
    });
  return {bands: outside(({point}) => bandOf(point)), intervals: outside(shownPoint)};
}
