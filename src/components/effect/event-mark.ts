import type {EventFrame} from "./event-frame.js";
import {shownPoint, type EventSlot} from "./event-slots.js";
import {crossPath, round} from "./marks.js";
import {svgElement} from "../element.js";

/** One year: a dot with its 95 % interval, the hollow dot of the base year, or the sign of an absent number. */
export function drawSlot(
  slot: EventSlot,
  {
    x,
    y,
    at,
    frame,
    beside,
    showTruth
  }: {
    x: number;
    y: number;
    at: (value: number) => number;
    frame: EventFrame;
    beside: boolean;
    showTruth: boolean;
  }
): SVGGElement {
  const shown = shownPoint(slot);
  const truth = showTruth ? (slot.point?.truth ?? null) : null;
  const cross =
    truth !== null &&
    !slot.point?.isBase &&
    svgElement("path", {class: "pb-effect-truth", d: crossPath(x + 9, at(truth))});
  if (slot.point?.isBase)
    return svgElement(
      "g",
      {class: "pb-effect-base"},
      svgElement("circle", {cx: x, cy: y, r: 5}),
      beside && svgElement("text", {class: "pb-value", x: x + 7, y: y + 21, "text-anchor": "end"}, "basisår")
    );
  if (!shown)
    return svgElement(
      "g",
      {class: "pb-effect-absent"},
      svgElement("rect", {x: x - 9, y: y - 4.5, width: 9, height: 9}),
      svgElement("text", {x: x + 4, y: y + 4, "font-weight": 700}, ".")
    );
  return svgElement(
    "g",
    {class: "pb-effect-point"},
    svgElement("line", {
      x1: x,
      x2: x,
      y1: shown.low < frame.low ? at(frame.low) - tip : at(shown.low),
      y2: shown.high > frame.high ? at(frame.high) + tip : at(shown.high)
    }),
    shown.low < frame.low && drawHead(x, at(frame.low), -1),
    shown.high > frame.high && drawHead(x, at(frame.high), 1),
    svgElement("circle", {cx: x, cy: y, r: 5}),
    cross
  );
}

/** From the frame to the end of a bar that goes on outside: the arrow head of its band lies between. */
const tip = 14;

function drawHead(x: number, edge: number, side: 1 | -1): SVGPathElement {
  const [end, base] = [edge + (tip - 4) * side, edge + (tip + 3) * side].map(round);
  return svgElement("path", {d: `M${round(x - 3.5)},${base}L${x},${end}L${round(x + 3.5)},${base}Z`});
}
