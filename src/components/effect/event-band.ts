import {area} from "d3-shape";
import type {EventFrame} from "./event-frame.js";
import {bandOf, type EventSlot} from "./event-slots.js";
import {round} from "./marks.js";
import {svgElement} from "../element.js";

interface BandPlace {
  x: (eventTime: number) => number;
  y: (value: number) => number;
  frame: EventFrame;
  /** Pixels that a band goes on before its first and after its last year. */
  reach: number;
}

/** A place of a band's outline. */
interface Edge {
  x: number;
  low: number;
  high: number;
}

/**
 * The simultaneous bands: a light area over years that follow each other, cut at the frame, with an arrow head in every
 * year where the band goes on outside.
 */
export function drawBand(slots: readonly EventSlot[], {x, y, frame, reach}: BandPlace): SVGPathElement[] {
  const runs: Edge[][] = [];
  let open = false;
  for (const {eventTime, point} of slots) {
    const band = bandOf(point);
    if (band && !open) runs.push([]);
    open = band !== undefined;
    if (band) runs.at(-1)?.push({x: x(eventTime), ...band});
  }
  const path = area<Edge>(
    (p) => p.x,
    (p) => y(p.low),
    (p) => y(p.high)
  ).digits(2);
  const areas = runs.map((run) => {
    const [from, to] = [run[0], run.at(-1)];
    const ends = from && to ? [{...from, x: from.x - reach}, ...run, {...to, x: to.x + reach}] : run;
    return svgElement("path", {
      class: "pb-effect-band",
      "aria-hidden": "true",
      d: path(cutAtFrame(ends, frame)) ?? ""
    });
  });
  const heads = runs
    .flat()
    .flatMap((edge) => [
      ...(edge.high > frame.high ? [openEnd(edge.x, y(frame.high), 1)] : []),
      ...(edge.low < frame.low ? [openEnd(edge.x, y(frame.low), -1)] : [])
    ]);
  return [...areas, ...heads];
}

/** An arrow head whose tip touches the frame; `side` is 1 at its upper edge, −1 at its lower one. */
export function openEnd(x: number, edge: number, side: 1 | -1): SVGPathElement {
  const [tip, base] = [edge + side, edge + 7 * side].map(round);
  const d = `M${round(x - 6)},${base}L${round(x)},${tip}L${round(x + 6)},${base}`;
  return svgElement("path", {class: "pb-effect-open", "aria-hidden": "true", d});
}

/** The outline with a place wherever it crosses the frame, and nothing beyond it. */
function cutAtFrame(run: readonly Edge[], {low, high}: EventFrame): Edge[] {
  const within = (value: number) => Math.min(high, Math.max(low, value));
  const places = run.flatMap((from, i) => {
    const to = run[i + 1];
    if (!to) return [from];
    const crossings = (["low", "high"] as const)
      .flatMap((key) => [low, high].map((limit) => (limit - from[key]) / (to[key] - from[key])))
      .filter((part) => part > 0 && part < 1)
      .toSorted((a, b) => a - b);
    return [from, ...crossings.map((part) => between(from, to, part))];
  });
  return places.map((edge) => ({x: edge.x, low: within(edge.low), high: within(edge.high)}));
}

function between(from: Edge, to: Edge, part: number): Edge {
  const at = (a: number, b: number) => a + part * (b - a);
  return {x: at(from.x, to.x), low: at(from.low, to.low), high: at(from.high, to.high)};
}
