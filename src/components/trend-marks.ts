import type {ScaleLinear} from "d3-scale";
import {area, line, symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle} from "d3-shape";
import {svgElement} from "./element.js";
import {formatPercentTick} from "./format.js";
import {colour, dashes, symbols, type TrendRow, type TrendSeries} from "./trend-style.js";

/** The two scales of a trend in pixels: start years across, shares upwards. */
export interface TrendScales {
  x: (startYear: number) => number;
  y: ScaleLinear<number, number>;
}

/** Horizontal lines at round shares from `left` to `right`, with their percents to the left of them; zero is stronger. */
export function drawShares({y}: TrendScales, {left, right}: {left: number; right: number}): SVGGElement {
  const group = svgElement("g", {class: "pb-shares", fill: "var(--pb-ink-soft)", "text-anchor": "end"});
  for (const share of y.ticks(5)) {
    const at = round(y(share));
    const stroke = share === 0 ? "var(--pb-rule-strong)" : "var(--pb-rule)";
    group.append(
      svgElement("line", {x1: left, x2: right, y1: at, y2: at, stroke}),
      svgElement("text", {x: left - 9, y: at, dy: "0.32em"}, formatPercentTick(share))
    );
  }
  return group;
}

/** The part of the rules of breaks that crosses the chart. */
export function drawBreakRules(breaks: readonly {startYear: number}[], {x, y}: TrendScales): SVGGElement {
  const [bottom = 0, top = 0] = y.range();
  return svgElement(
    "g",
    {stroke: "var(--pb-ink-soft)", "stroke-dasharray": "3,3"},
    ...breaks.map(({startYear}) => {
      const at = round(x(startYear - 0.5));
      return svgElement("line", {x1: at, x2: at, y1: bottom, y2: top});
    })
  );
}

/**
 * One series: per segment its interval (own and second series only), its line and a marker a value, each with its
 * description. The place of the series in the legend gives dash and marker.
 */
export function drawSeries(
  segments: readonly (readonly TrendRow[])[],
  {
    series: {role},
    index,
    scales,
    describe
  }: {
    series: TrendSeries;
    index: number;
    scales: TrendScales;
    describe: (row: TrendRow) => string;
  }
): SVGGElement {
  const {x, y} = scales;
  const own = role !== "comparison";
  const path = line<TrendRow>(
    (row) => x(row.startYear),
    (row) => y(row.value ?? NaN)
  ).digits(2);
  const marker = symbol(shapes[symbols[index % symbols.length] ?? "circle"], Math.PI * (own ? 4.5 : 3) ** 2);
  return svgElement(
    "g",
    {class: "pb-series"},
    ...segments.map((segment) => (own ? drawInterval(segment, scales, colour[role]) : null)),
    svgElement(
      "g",
      {
        class: "pb-lines",
        fill: "none",
        stroke: colour[role],
        "stroke-width": own ? 2.5 : 1.5,
        "stroke-dasharray": dashes[index % dashes.length],
        "stroke-linejoin": "round"
      },
      ...segments.filter(({length}) => length > 1).map((segment) => svgElement("path", {d: path(segment)}))
    ),
    svgElement(
      "g",
      {
        class: "pb-dots",
        fill: own ? colour[role] : "var(--pb-paper)",
        stroke: colour[role],
        "stroke-width": 1.5
      },
      ...segments.flat().map((row) =>
        svgElement(
          "path",
          {
            d: marker.digits(2)(),
            transform: `translate(${round(x(row.startYear))},${round(y(row.value ?? NaN))})`
          },
          svgElement("title", {}, describe(row))
        )
      )
    )
  );
}

const shapes = {
  circle: symbolCircle,
  square: symbolSquare,
  triangle: symbolTriangle,
  diamond: symbolDiamond
} as const;

type IntervalRow = TrendRow & {low: number; high: number};

function hasInterval(row: TrendRow): row is IntervalRow {
  return typeof row.low === "number" && typeof row.high === "number";
}

/** A band where the interval is known in every year of a segment of two or more, else one line a known year. */
function drawInterval(segment: readonly TrendRow[], {x, y}: TrendScales, stroke: string): SVGElement | null {
  const known = segment.filter(hasInterval);
  if (known.length === 0) return null;
  if (known.length === segment.length && segment.length > 1) {
    const band = area<IntervalRow>(
      (row) => x(row.startYear),
      (row) => y(row.low),
      (row) => y(row.high)
    );
    return svgElement("path", {
      class: "pb-band",
      d: band.digits(2)(known),
      fill: stroke,
      "fill-opacity": 0.16,
      // the edge is what has contrast 3:1 to the page
      stroke,
      "stroke-width": 0.75
    });
  }
  return svgElement(
    "g",
    {class: "pb-intervals", stroke, "stroke-width": 1.5, "stroke-opacity": 0.85},
    ...known.map((row) => {
      const at = round(x(row.startYear));
      return svgElement("line", {x1: at, x2: at, y1: round(y(row.low)), y2: round(y(row.high))});
    })
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
