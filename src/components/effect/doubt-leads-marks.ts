import {svgElement} from "../element.js";
import type {KeyItem} from "./doubt-axes.js";
import type {LeadFound} from "./doubt-leads.js";
import {formatEffectPoints, formatEffectRange} from "./words.js";

/** One lead: its dot, the dark and the light interval, and ticks at what it could have shown. */
export function drawLead(
  eventTime: number,
  {estimate, pointwise, simultaneous, detectable}: LeadFound,
  {x, y}: {x: number; y: (value: number) => number}
): SVGGElement {
  const ticks = [detectable, -detectable].map((value) => `M${x - 9},${y(value)}h18`).join("");
  return svgElement(
    "g",
    {class: "pb-lead"},
    svgElement(
      "title",
      {},
      `${-eventTime} år før oppstart: ${formatEffectPoints(estimate)} (95 % intervall ${formatEffectRange(pointwise)})`
    ),
    svgElement("path", {
      class: "pb-doubt-detectable",
      d: ticks,
      stroke: "var(--pb-ink-soft)",
      "stroke-dasharray": "2,2"
    }),
    svgElement("line", {
      class: "pb-doubt-band",
      x1: x,
      x2: x,
      y1: y(simultaneous.low),
      y2: y(simultaneous.high),
      stroke: "var(--pb-own)",
      "stroke-width": 9,
      "stroke-opacity": 0.65
    }),
    svgElement("line", {
      class: "pb-doubt-interval",
      x1: x,
      x2: x,
      y1: y(pointwise.low),
      y2: y(pointwise.high),
      stroke: "var(--pb-own)",
      "stroke-width": 2
    }),
    svgElement("circle", {cx: x, cy: y(estimate), r: 4.5, fill: "var(--pb-own)", stroke: "var(--pb-paper)"})
  );
}

/** The base year: a hollow dot on zero. */
export function drawBase(x: number, y: number): SVGGElement {
  return svgElement(
    "g",
    {class: "pb-doubt-base"},
    svgElement("circle", {
      cx: x,
      cy: y,
      r: 5,
      fill: "var(--pb-paper)",
      stroke: "var(--pb-own)",
      "stroke-width": 2
    }),
    svgElement(
      "text",
      {class: "pb-value", x, y: y - 12, "text-anchor": "middle", fill: "var(--pb-ink)"},
      "basisår"
    )
  );
}

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
    mark: (x, y) => [upright(x, y, {stroke: "var(--pb-own)", "stroke-width": 9, "stroke-opacity": 0.65})]
  }
];
