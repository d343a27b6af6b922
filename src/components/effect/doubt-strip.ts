import type {Bounds} from "../../statistics/sensitivity/event-study.js";
import {drawColumns, drawKey, frame, round, scaleAround, type KeyItem} from "./doubt-axes.js";
import {formatEffect, formatEffectRange} from "./words.js";
import {svgElement} from "../element.js";

/** The estimate without one municipality; null where it cannot be computed. */
export interface Without {
  name: string;
  att: number | null;
}

interface StripOptions {
  all: {att: number} & Bounds;
  /** The municipality whose absence changes the estimate most, to be named. */
  largest: Without | null;
  width: number;
}

const radius = 4;

/**
 * The estimate without each municipality as dots on one line, stacked where they would cover each other; behind them the
 * estimate with all (rule) and its 95 % interval (band). Only the largest change is named. Returns an svg.
 */
export function drawStrip(rows: readonly Without[], {all, largest, width}: StripOptions): SVGSVGElement {
  const known = rows.flatMap(({name, att}) => (att === null ? [] : [{name, att}]));
  const key = drawKey(keyItems, width);
  const x = scaleAround([all.low, all.high, ...known.map(({att}) => att)], [16, width - 16]);
  const placed = stack(known.map(({name, att}) => ({name, att, x: round(x(att))})));
  const levels = Math.max(1, ...placed.map(({level}) => level + 1));
  const top = key.height + 22;
  const bottom = top + Math.max(56, levels * (2 * radius + 1) + 14);
  const named = placed.find(({name}) => name === largest?.name);
  const text = named ? `uten ${named.name}: ${formatEffect(named.att)}` : "";
  const half = (text.length * 6.9) / 2;
  return frame(
    "pb-strip",
    {width, height: bottom + 28},
    key.node,
    svgElement(
      "rect",
      {
        class: "pb-strip-band",
        x: round(x(all.low)),
        y: top,
        width: round(x(all.high) - x(all.low)),
        height: bottom - top,
        fill: "var(--pb-own)",
        "fill-opacity": 0.16,
        stroke: "var(--pb-own)",
        "stroke-width": 0.75
      },
      svgElement("title", {}, `Med alle: ${formatEffect(all.att)} (95 % intervall ${formatEffectRange(all)})`)
    ),
    drawColumns(x, {top, bottom, count: width < 480 ? 4 : 7}),
    svgElement("line", {
      x1: round(x(all.att)),
      x2: round(x(all.att)),
      y1: top,
      y2: bottom,
      stroke: "var(--pb-own)",
      "stroke-width": 2.5
    }),
    svgElement(
      "g",
      {class: "pb-strip-dots", fill: "var(--pb-paper)", stroke: "var(--pb-ink)", "stroke-width": 1.25},
      ...placed.map(({name, att, x: cx, level}) =>
        svgElement(
          "circle",
          {
            cx,
            cy: bottom - radius - 3 - level * (2 * radius + 1),
            r: radius,
            ...(name === named?.name && {fill: "var(--pb-second)"})
          },
          svgElement("title", {}, `Uten ${name}: ${formatEffect(att)} prosentpoeng`)
        )
      )
    ),
    named
      ? svgElement(
          "text",
          {
            class: "pb-value",
            x: round(Math.min(Math.max(named.x, half + 2), width - half - 2)),
            y: top - 6,
            "text-anchor": "middle",
            "font-weight": 600,
            fill: "var(--pb-ink)"
          },
          text
        )
      : null
  );
}

/** Lifts each dot, from the left, to the lowest level where it covers no other. */
function stack<T extends {x: number}>(dots: readonly T[]): (T & {level: number})[] {
  const rightmost: number[] = [];
  return dots
    .toSorted((a, b) => a.x - b.x)
    .map((dot) => {
      const free = rightmost.findIndex((taken) => dot.x - taken >= 2 * radius + 1);
      const level = free < 0 ? rightmost.length : free;
      rightmost[level] = dot.x;
      return {...dot, level};
    });
}

const keyItems: readonly KeyItem[] = [
  {
    text: "tallet uten én kommune",
    mark: (x, y) => [
      svgElement("circle", {
        cx: x,
        cy: y,
        r: radius,
        fill: "var(--pb-paper)",
        stroke: "var(--pb-ink)",
        "stroke-width": 1.25
      })
    ]
  },
  {
    text: "med alle, og 95 % intervall",
    mark: (x, y) => [
      svgElement("rect", {
        x: x - 12,
        y: y - 7,
        width: 24,
        height: 14,
        fill: "var(--pb-own)",
        "fill-opacity": 0.16,
        stroke: "var(--pb-own)",
        "stroke-width": 0.75
      }),
      svgElement("line", {x1: x, x2: x, y1: y - 7, y2: y + 7, stroke: "var(--pb-own)", "stroke-width": 2.5})
    ]
  }
];
