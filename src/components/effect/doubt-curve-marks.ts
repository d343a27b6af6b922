import {svgElement} from "../element.js";
import type {CurvePoint} from "./doubt-detectable.js";
import {formatWhole} from "../format.js";

/** Numbers of units under the axis, those that would touch left out. */
export function drawUnits(
  points: readonly CurvePoint[],
  {x, y}: {x: (units: number) => number; y: number}
): SVGTextElement[] {
  let taken = -Infinity;
  return points.flatMap(({treatedUnits}) => {
    if (x(treatedUnits) - taken < 30) return [];
    taken = x(treatedUnits);
    return [
      svgElement(
        "text",
        {x: taken, y: y + 18, "text-anchor": "middle", fill: "var(--pb-ink-soft)"},
        formatWhole(treatedUnits)
      )
    ];
  });
}

/** The place that is read off: rules to both axes, a dot and its number. `left` is the axis. */
export function drawPicked({
  x,
  y,
  bottom,
  left,
  right,
  text
}: {
  x: number;
  y: number;
  bottom: number;
  left: number;
  right: number;
  text: string;
}): SVGGElement {
  const end = x + 40 > right;
  return svgElement(
    "g",
    {class: "pb-power-picked"},
    svgElement("path", {
      d: `M${left},${y}H${x}V${bottom}`,
      fill: "none",
      stroke: "var(--pb-ink)",
      "stroke-dasharray": "4,3"
    }),
    svgElement("circle", {cx: x, cy: y, r: 5.5, fill: "var(--pb-ink)", stroke: "var(--pb-paper)"}),
    svgElement(
      "text",
      {
        class: "pb-value",
        x: x + (end ? -4 : 8),
        y: y - 8,
        "text-anchor": end ? "end" : "start",
        "font-weight": 600,
        fill: "var(--pb-ink)"
      },
      text
    )
  );
}
