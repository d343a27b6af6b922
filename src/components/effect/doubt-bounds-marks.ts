import type {Bounds} from "../../statistics/sensitivity/event-study.js";
import {floorBreakdown} from "./doubt-breakdown.js";
import {round, type KeyItem} from "./doubt-axes.js";
import {formatBound} from "./doubt-words.js";
import {formatEffectRange} from "./words.js";
import {svgElement} from "../element.js";

/** An interval with its middle: a square for the ordinary one, else a dot. */
export function drawInterval(
  bounds: Bounds,
  {x, y, name, square}: {x: number; y: (value: number) => number; name: string; square: boolean}
): SVGGElement {
  const [low, high] = [round(y(bounds.low)), round(y(bounds.high))];
  const middle = round((low + high) / 2);
  const mark = {
    fill: square ? "var(--pb-paper)" : "var(--pb-own)",
    stroke: "var(--pb-own)",
    "stroke-width": 2
  };
  return svgElement(
    "g",
    {class: "pb-bounds-interval"},
    svgElement("title", {}, `${name}: ${formatEffectRange(bounds)} prosentpoeng`),
    svgElement("line", {x1: x, x2: x, y1: low, y2: high, stroke: "var(--pb-own)", "stroke-width": 2}),
    square
      ? svgElement("rect", {x: x - 4, y: middle - 4, width: 8, height: 8, ...mark})
      : svgElement("circle", {cx: x, cy: middle, r: 3.5, ...mark})
  );
}

/** Bounds without sampling error, as a bracket. */
export function drawPlugIn(
  {low, high}: Bounds,
  {x, y}: {x: number; y: (value: number) => number}
): SVGPathElement {
  return svgElement("path", {
    class: "pb-bounds-plug-in",
    d: `M${x - 3},${round(y(low))}h6M${x},${round(y(low))}V${round(y(high))}M${x - 3},${round(y(high))}h6`,
    fill: "none",
    stroke: "var(--pb-second)",
    "stroke-width": 1.5
  });
}

/** The rule, with its words on the side where there is more room. */
export function drawBreakdown(
  value: number,
  {x, plot, right}: {x: number; plot: number; right: number}
): SVGGElement {
  const text = `når null ved ${formatBound(floorBreakdown(value))}`;
  const anchor = x + 8 * text.length > right ? "end" : "start";
  return svgElement(
    "g",
    {class: "pb-bounds-breakdown"},
    svgElement("line", {
      x1: x,
      x2: x,
      y1: 0,
      y2: plot + 34,
      stroke: "var(--pb-ink)",
      "stroke-dasharray": "5,3"
    }),
    svgElement(
      "text",
      {
        class: "pb-value",
        x: x + (anchor === "end" ? -5 : 5),
        y: plot + 40,
        "text-anchor": anchor,
        fill: "var(--pb-ink)",
        "font-weight": 600
      },
      text
    )
  );
}

/** The three marks of the panels. */
export const boundsKey: readonly KeyItem[] = [
  {
    text: "vanlig 95 % intervall, uten avvik",
    mark: (x, y) => [
      svgElement("line", {x1: x - 13, x2: x + 13, y1: y, y2: y, stroke: "var(--pb-own)", "stroke-width": 2}),
      svgElement("rect", {
        x: x - 4,
        y: y - 4,
        width: 8,
        height: 8,
        fill: "var(--pb-paper)",
        stroke: "var(--pb-own)",
        "stroke-width": 2
      })
    ]
  },
  {
    text: "95 % intervall når avvik er mulig",
    mark: (x, y) => [
      svgElement("line", {x1: x - 13, x2: x + 13, y1: y, y2: y, stroke: "var(--pb-own)", "stroke-width": 2}),
      svgElement("circle", {cx: x, cy: y, r: 3.5, fill: "var(--pb-own)"})
    ]
  },
  {
    text: "uten utvalgsfeil",
    mark: (x, y) => [
      svgElement("path", {
        d: `M${x - 12},${y - 3}v6M${x - 12},${y}h24M${x + 12},${y - 3}v6`,
        fill: "none",
        stroke: "var(--pb-second)",
        "stroke-width": 1.5
      })
    ]
  }
];
