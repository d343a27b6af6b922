import {line} from "d3-shape";
import {scaleLinear} from "d3-scale";
import type {CurvePoint} from "../../statistics/fairness/curve.js";
import {svgElement} from "../element.js";
import {formatPercentTick} from "../format.js";

/** A point of the curve: cumulative share of heads and of kroner, 0–1, from the unit that comes first. */
type LorenzPoint = Pick<CurvePoint, "heads" | "kroner">;

export interface LorenzCurveOptions {
  width?: number;
  /** What the heads are sorted by. */
  xLabel: string;
  /** Another curve, such as the newest decision; drawn dashed. */
  other?: {points: readonly LorenzPoint[]; label: string};
  /** What the drawn curve is called; default `denne fordelingen`. */
  label?: string;
}

const margin = {top: 12, right: 28, bottom: 44, left: 56};
const largest = 420;

/**
 * A Lorenz or concentration curve: the share of the money that goes to the share of heads that come first, by kroner per head or
 * by need. The diagonal is equal kroner per head. Labelled at the curves. Throws RangeError without points.
 */
export function lorenzDrawing(
  points: readonly LorenzPoint[],
  {width = 400, xLabel, other, label = "denne fordelingen"}: LorenzCurveOptions
): SVGSVGElement {
  if (points.length < 2) throw new RangeError("lorenzDrawing: no points to draw");
  const size = Math.min(largest, width) - margin.left - margin.right;
  const x = scaleLinear([0, 1], [margin.left, margin.left + size]);
  const y = scaleLinear([0, 1], [margin.top + size, margin.top]);
  const height = margin.top + size + margin.bottom;
  const path = line<LorenzPoint>(
    ({heads}) => x(heads),
    ({kroner}) => y(kroner)
  );
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  const [from, to] = [x(0), x(1)];
  const key = [
    {text: "lik sats til alle", stroke: "var(--pb-rule-strong)", dash: null, width: 1.5},
    {text: label, stroke: "var(--pb-own)", dash: null, width: 2.5},
    ...(other ? [{text: other.label, stroke: "var(--pb-second)", dash: "6,3", width: 2}] : [])
  ];
  return svgElement(
    "svg",
    {
      class: "pb-lorenz",
      viewBox: `0 0 ${Math.min(largest, width)} ${height + 18 * key.length}`,
      width: Math.min(largest, width),
      height: height + 18 * key.length,
      "font-size": 12
    },
    ...ticks.flatMap((tick) => [
      svgElement("line", {x1: from, x2: to, y1: y(tick), y2: y(tick), stroke: "var(--pb-rule)"}),
      svgElement(
        "text",
        {x: from - 6, y: y(tick) + 4, "text-anchor": "end", fill: "var(--pb-ink-soft)"},
        formatPercentTick(tick)
      ),
      svgElement(
        "text",
        {x: x(tick), y: y(0) + 16, "text-anchor": "middle", fill: "var(--pb-ink-soft)"},
        formatPercentTick(tick)
      )
    ]),
    svgElement(
      "text",
      {x: (from + to) / 2, y: y(0) + 34, "text-anchor": "middle", fill: "var(--pb-ink)"},
      xLabel
    ),
    svgElement(
      "text",
      {
        transform: `translate(14,${(y(0) + y(1)) / 2}) rotate(-90)`,
        "text-anchor": "middle",
        fill: "var(--pb-ink)"
      },
      "Andel av pengene"
    ),
    svgElement("line", {
      x1: from,
      x2: to,
      y1: y(0),
      y2: y(1),
      stroke: "var(--pb-rule-strong)",
      "stroke-width": 1.5
    }),
    other &&
      svgElement("path", {
        d: path([...other.points]),
        fill: "none",
        stroke: "var(--pb-second)",
        "stroke-width": 2,
        "stroke-dasharray": "6,3"
      }),
    svgElement("path", {d: path([...points]), fill: "none", stroke: "var(--pb-own)", "stroke-width": 2.5}),
    ...points
      .slice(1, points.length <= 40 ? undefined : 1)
      .map(({heads, kroner}) =>
        svgElement("circle", {cx: x(heads), cy: y(kroner), r: 2.5, fill: "var(--pb-own)"})
      ),
    ...key.flatMap(({text, stroke, dash, width: thickness}, i) => [
      svgElement("line", {
        x1: from,
        x2: from + 28,
        y1: height + 18 * i + 4,
        y2: height + 18 * i + 4,
        stroke,
        "stroke-width": thickness,
        "stroke-dasharray": dash
      }),
      svgElement("text", {x: from + 36, y: height + 18 * i + 8, fill: "var(--pb-ink)"}, text)
    ])
  );
}
