import type {KeyItem} from "./effect-doubt-axes.js";
import {svgElement} from "./element.js";

const upright = (x: number, y: number, attributes: Record<string, string | number>) =>
  svgElement("line", {x1: x, x2: x, y1: y - 7, y2: y + 7, ...attributes});

/** The five marks of the drawing of leads. */
export const leadKey: readonly KeyItem[] = [
  {
    text: "så store forskjeller kunne vært oversett",
    mark: (x, y) => [
      svgElement("rect", {
        x: x - 12,
        y: y - 6,
        width: 24,
        height: 12,
        fill: "var(--pb-land)",
        stroke: "var(--pb-rule-strong)"
      })
    ]
  },
  {
    text: "det samme for en skjev utvikling",
    mark: (x, y) => [
      svgElement("path", {
        d: `M${x - 13},${y - 4}L${x + 13},${y + 4}`,
        stroke: "var(--pb-second)",
        "stroke-width": 1.5,
        "stroke-dasharray": "6,4"
      })
    ]
  },
  {
    text: "det samme for ett år alene",
    mark: (x, y) => [
      svgElement("path", {d: `M${x - 9},${y}h18`, stroke: "var(--pb-ink-soft)", "stroke-dasharray": "2,2"})
    ]
  },
  {
    text: "95 % intervall for ett år",
    mark: (x, y) => [
      upright(x, y, {stroke: "var(--pb-own)", "stroke-width": 2}),
      svgElement("circle", {cx: x, cy: y, r: 4, fill: "var(--pb-own)"})
    ]
  },
  {
    text: "95 % for alle år samtidig",
    mark: (x, y) => [upright(x, y, {stroke: "var(--pb-own)", "stroke-width": 9, "stroke-opacity": 0.3})]
  }
];
