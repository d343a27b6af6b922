import type {scaleLinear} from "d3-scale";
import {element, svgElement} from "./element.js";
import {formatPercent, formatPercentTick, formatWhole} from "./format.js";
import type {FunnelData, FunnelUnit} from "./funnel-data.js";
import {funnelLevels, type FunnelLevel} from "../statistics/shares/funnel-limits.js";
import type {PlacedDot} from "./funnel-moves.js";

/** Room around the chart for its axes, in pixels. */
export const margin = {left: 48, right: 18, top: 14, bottom: 48} as const;
const dashes: Readonly<Record<FunnelLevel, string>> = {0.95: "7,4", 0.998: "2,3"};

/** `Brattlia, 8,3 %, 64 svar`. */
export function describeDot({name, share, respondents}: FunnelUnit): string {
  return `${name}, ${formatPercent(share)}, ${formatWhole(respondents)} svar`;
}

/** A unit's dot: an option that can have the focus and speaks for itself. */
export function drawDot({unit, x, y}: PlacedDot): SVGCircleElement {
  return svgElement("circle", {
    class: "pb-funnel-dot",
    role: "option",
    "aria-label": describeDot(unit),
    "data-unit": unit.code,
    "data-key": `funnel-${unit.code}`,
    cx: x,
    cy: y,
    r: 3.5
  });
}

type Scale = ReturnType<typeof scaleLinear<number, number>>;

/** Round shares to the left, numbers of answers below. */
export function drawAxes(x: Scale, y: Scale, {width, height}: {width: number; height: number}): SVGGElement {
  const bottom = height - margin.bottom;
  const group = svgElement("g", {class: "pb-funnel-axes", "aria-hidden": "true", fill: "var(--pb-ink-soft)"});
  for (const share of y.ticks(5)) {
    const at = round(y(share));
    const stroke = share === 0 ? "var(--pb-rule-strong)" : "var(--pb-rule)";
    group.append(
      svgElement("line", {x1: margin.left, x2: width - margin.right, y1: at, y2: at, stroke}),
      svgElement(
        "text",
        {x: margin.left - 8, y: at, dy: "0.32em", "text-anchor": "end"},
        formatPercentTick(share)
      )
    );
  }
  for (const n of x.ticks(width < 480 ? 4 : 8).filter(Number.isInteger)) {
    const at = round(x(n));
    group.append(
      svgElement("text", {x: at, y: bottom + 18, "text-anchor": "middle"}, formatWhole(n)),
      svgElement("line", {x1: at, x2: at, y1: bottom, y2: bottom + 4, stroke: "var(--pb-rule-strong)"})
    );
  }
  const middle = (margin.left + width - margin.right) / 2;
  group.append(svgElement("text", {x: middle, y: bottom + 38, "text-anchor": "middle"}, "Antall svar"));
  return group;
}

/** What each line is, and the own unit where it is drawn. */
export function drawKey({target}: FunnelData, own: FunnelUnit | undefined): HTMLElement {
  return element(
    "ul",
    {class: "pb-funnel-key", "aria-label": "Tegnforklaring for linjene"},
    entry(sample({class: "pb-funnel-target"}), `${target.name}: ${formatPercent(target.share)}`),
    ...funnelLevels.map((level) =>
      entry(
        sample({class: "pb-funnel-limit", "stroke-dasharray": dashes[level]}),
        level === 0.95 ? "95 %-grenser" : "99,8 %-grenser"
      )
    ),
    own && entry(svgElement("circle", {class: "pb-funnel-own", cx: 15, cy: 6, r: 5}), own.name)
  );
}

function entry(mark: SVGElement, text: string): HTMLElement {
  return element(
    "li",
    {},
    svgElement("svg", {width: 30, height: 12, "aria-hidden": "true"}, mark),
    ` ${text}`
  );
}

function sample(attributes: Record<string, string>): SVGElement {
  return svgElement("line", {x1: 1, x2: 29, y1: 6, y2: 6, ...attributes});
}

/** Both sides of both limits. At 0 they would lie on the axis, and above the highest dot outside the chart: not drawn. */
export function drawLimits({limits}: FunnelData, x: Scale, y: Scale): SVGPathElement[] {
  const top = y.domain()[1] ?? 1;
  return limits.flatMap(({level, points}) =>
    (["low", "high"] as const).map((side) =>
      svgElement("path", {
        class: "pb-funnel-limit",
        "stroke-dasharray": dashes[level],
        d: linePath(
          points.filter((p) => p[side] > 0 && p[side] <= top).map((p) => [x(p.respondents), y(p[side])])
        )
      })
    )
  );
}

function linePath(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], i) => `${i ? "L" : "M"}${round(x)},${round(y)}`).join("");
}

/** Two decimals of a pixel. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
