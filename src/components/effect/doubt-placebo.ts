import type {PlaceboRow} from "../../statistics/analysis/result.js";
import {drawColumns, frame, round, scaleAround} from "./doubt-axes.js";
import {countBins} from "./doubt-histogram.js";
import {drawBars, histogramHeight, type Dealt} from "./doubt-dealt.js";
import {formatEstimate} from "./doubt-words.js";
import {formatEffect, isShown} from "./words.js";
import {svgElement} from "../element.js";

interface PlaceboOptions {
  dealt: Dealt | null;
  width: number;
}

const rowHeight = 38;

/**
 * Fake starts as dots with 95 % intervals, one row each; below, on the same scale, how often randomly dealt
 * participation gave which estimate, with a rule at the observed one and a dashed rule at the same size with the other
 * sign. Returns an svg.
 */
export function drawPlacebo(rows: readonly PlaceboRow[], {dealt, width}: PlaceboOptions): SVGSVGElement {
  const left = width < 480 ? 104 : 130;
  const right = width - 22;
  const bins = dealt ? countBins(dealt.statistics) : [];
  const values = [
    ...rows.flatMap((row) => (isShown(row) ? [row.low, row.high] : [])),
    ...bins.flatMap(({low, high}) => [low, high]),
    ...(dealt ? [dealt.observed, -dealt.observed] : [])
  ];
  const x = scaleAround(values, [left, right]);
  const top = 24;
  const bottom = top + rows.length * rowHeight;
  const second = bottom + 62;
  const height = dealt ? second + histogramHeight + 28 : bottom + 28;
  const short = width < 480;
  return frame(
    "pb-placebo",
    {width, height},
    heading("Oppdiktet oppstart", 12),
    drawColumns(x, {top, bottom, count: short ? 4 : 6}),
    ...rows.map((row, i) => drawRow(row, {x: (v) => round(x(v)), y: top + (i + 0.5) * rowHeight, left})),
    ...(dealt
      ? [
          heading("Tilfeldig omfordelt deltakelse", second - 12),
          drawColumns(x, {top: second, bottom: second + histogramHeight, count: short ? 4 : 6}),
          drawBars(dealt, {x: (v) => round(x(v)), top: second, bins, right})
        ]
      : [])
  );
}

function heading(text: string, y: number): SVGTextElement {
  return svgElement("text", {x: 0, y, "font-weight": 600, fill: "var(--pb-ink)"}, text);
}

function drawRow(
  row: PlaceboRow,
  {x, y, left}: {x: (value: number) => number; y: number; left: number}
): SVGGElement {
  const name = `${row.shift} år tidligere`;
  return svgElement(
    "g",
    {class: "pb-placebo-row"},
    svgElement("title", {}, `${name}: ${formatEstimate(row)}`),
    svgElement("text", {x: left - 10, y: y + 4, "text-anchor": "end", fill: "var(--pb-ink)"}, name),
    ...(isShown(row)
      ? [
          svgElement("line", {
            x1: x(row.low),
            x2: x(row.high),
            y1: y,
            y2: y,
            stroke: "var(--pb-own)",
            "stroke-width": 2
          }),
          svgElement("circle", {
            cx: x(row.att),
            cy: y,
            r: 5,
            fill: "var(--pb-own)",
            stroke: "var(--pb-paper)"
          }),
          svgElement(
            "text",
            {class: "pb-value", x: x(row.att), y: y - 9, "text-anchor": "middle", fill: "var(--pb-ink)"},
            formatEffect(row.att)
          )
        ]
      : [svgElement("text", {x: x(0) + 6, y: y + 4, "font-weight": 600, fill: "var(--pb-ink)"}, "..")])
  );
}
