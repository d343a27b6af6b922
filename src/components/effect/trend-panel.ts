import {line, symbol, symbolCircle, symbolSquare} from "d3-shape";
import type {SeriesBreak} from "../../model/survey.js";
import {drawBreakLabels, placeBreakLabels} from "../break-labels.js";
import {round} from "./marks.js";
import {svgElement} from "../element.js";
import {formatPercent, formatStartYear, formatWhole} from "../format.js";
import {cutSegments} from "../segments.js";
import {drawAbsent, drawYears} from "../trend-annotations.js";
import {drawBreakRules, drawShares, type TrendScales} from "../trend-marks.js";
import {colour, lineHeight, type TrendRow} from "../trend-style.js";

/** One year of an arm; `isHollow` where much of it is hidden, `bounds` what the hidden numbers could do. */
export interface ArmRow extends TrendRow {
  isHollow: boolean;
  bounds: {low: number; high: number} | null;
}

/** One pulje beside the comparison. */
export interface TrendPanel {
  name: string;
  detail: string;
  start: number | null;
  own: readonly ArmRow[];
  comparison: readonly ArmRow[];
}

const startLabel = "Oppstart";

const styles = {
  own: {shape: symbolCircle, size: 60, dash: undefined, width: 2.5, shift: 0},
  comparison: {shape: symbolSquare, size: 42, dash: "6,3", width: 1.5, shift: 3}
} as const;

/**
 * A panel: shares from zero, the pulje with circles and an unbroken line, the comparison with squares and dashes, thin
 * lines for intervals, capped ones for bounds, hollow markers, no line across a break or an absent year, rules with words
 * at breaks and at the start, ticks with signs under the axis. Its group is `height` high. At most four breaks.
 */
export function drawPanel(
  panel: TrendPanel,
  {
    width,
    top: highest,
    years,
    breaks
  }: {width: number; top: number; years: readonly number[]; breaks: readonly SeriesBreak[]},
  scale: (domain: [number, number], range: [number, number]) => TrendScales["y"]
): {group: SVGGElement; height: number} {
  const [left, right] = [46, width - 34];
  const [first, last] = [years[0] ?? 0, years.at(-1) ?? 0];
  const x = (year: number) =>
    first === last ? (left + right) / 2 : round(left + ((year - first) / (last - first)) * (right - left));
  const {start} = panel;
  // A start in the year of a break stands beside its rule, not on it.
  const shift = breaks.some(({startYear}) => startYear === start) ? 0.16 : 0;
  const starts: SeriesBreak[] =
    start !== null && start > first && start <= last
      ? [
          {
            startYear: start + shift,
            label: startLabel,
            explanation: `Første måling etter oppstart: ${formatStartYear(start)}.`
          }
        ]
      : [];
  const labels = placeBreakLabels(
    [...breaks, ...starts].toSorted((a, b) => a.startYear - b.startYear),
    {
      x,
      left: 0,
      right: width
    }
  );
  const head = 40;
  const top = head + Math.max(0, ...labels.map(({row}) => row + 1)) * lineHeight;
  const bottom = top + 170;
  const scales = {x, y: scale([0, highest], [bottom, top])};
  const arms = [
    {role: "comparison" as const, rows: panel.comparison},
    {role: "own" as const, rows: panel.own}
  ];
  const group = svgElement(
    "g",
    {class: "pb-effect-panel"},
    svgElement(
      "text",
      {x: 0, y: 14, "font-weight": 700, fill: "var(--pb-own)"},
      panel.name,
      svgElement("tspan", {"font-weight": 400, fill: "var(--pb-ink-soft)", dx: 8}, panel.detail)
    ),
    drawShares(scales, {left, right}),
    drawBreakRules(breaks, scales),
    ...starts.map(({startYear}) => {
      const at = x(startYear - 0.5);
      const row = labels.find(({text}) => text === startLabel)?.row ?? 0;
      return svgElement("line", {
        class: "pb-effect-start",
        x1: at,
        x2: at,
        y1: head + row * lineHeight,
        y2: bottom
      });
    }),
    ...arms.map(({role, rows}) => drawArm(rows, {role, scales, breaks})),
    drawYears(years, {x, width, y: bottom + 18, formatYear: formatStartYear}),
    drawBreakLabels(labels, {y: head + 10, bottom: top})
  );
  const absent = arms.toReversed().filter(({rows}) => rows.some(({value}) => value === null));
  absent.forEach(({role, rows}, i) => {
    const y = bottom + 36 + i * lineHeight;
    const series = [...new Set(rows.map((row) => row.series))].map((name) => ({name, role}));
    group.append(
      drawMarker(role, {x: 14, y, hollow: false}),
      drawAbsent(rows, series, {x, y, namesAt: null, formatYear: formatStartYear})
    );
  });
  return {group, height: bottom + 28 + absent.length * lineHeight + 8};
}

/** The marker of an arm, as in the panels and their key. */
export function drawMarker(
  role: keyof typeof styles,
  {x, y, hollow}: {x: number; y: number; hollow: boolean}
): SVGPathElement {
  const {shape, size} = styles[role];
  return svgElement("path", {
    class: hollow ? "pb-effect-hollow" : "pb-effect-full",
    d: symbol(shape, size).digits(2)() ?? "",
    transform: `translate(${round(x)},${round(y)})`,
    fill: hollow ? "var(--pb-paper)" : colour[role],
    stroke: colour[role],
    "stroke-width": 1.5
  });
}

function drawArm(
  rows: readonly ArmRow[],
  {role, scales, breaks}: {role: keyof typeof styles; scales: TrendScales; breaks: readonly SeriesBreak[]}
): SVGGElement {
  const {x, y} = scales;
  const style = styles[role];
  const stroke = colour[role];
  const path = line<ArmRow>(
    (row) => x(row.startYear),
    (row) => y(row.value ?? NaN)
  ).digits(2);
  const group = svgElement("g", {class: "pb-effect-arm", fill: "none", stroke});
  for (const segment of cutSegments(rows, breaks).filter(({length}) => length > 1))
    group.append(
      svgElement("path", {
        class: "pb-effect-line",
        d: path(segment),
        "stroke-width": style.width,
        "stroke-dasharray": style.dash
      })
    );
  for (const row of rows) {
    if (row.value === null) continue;
    const at = x(row.startYear);
    const [middle, beside] = [at + style.shift, at - 5];
    const upright = (low: number, high: number) => `M${middle},${round(y(high))}V${round(y(low))}`;
    if (typeof row.low === "number" && typeof row.high === "number")
      group.append(
        svgElement("path", {
          class: "pb-effect-interval",
          d: upright(row.low, row.high),
          "stroke-opacity": 0.85
        })
      );
    if (row.bounds) {
      const [low, high] = [round(y(row.bounds.low)), round(y(row.bounds.high))];
      const d = `M${beside - 3},${high}h6M${beside},${high}V${low}M${beside - 3},${low}h6`;
      group.append(svgElement("path", {class: "pb-effect-bounds", d}));
    }
    const marker = drawMarker(role, {x: at, y: y(row.value), hollow: row.isHollow});
    marker.append(svgElement("title", {}, describeRow(row)));
    group.append(marker);
  }
  return group;
}

function describeRow({series, startYear, value, low, high, respondents}: ArmRow): string {
  const interval =
    typeof low === "number" && typeof high === "number"
      ? ` (omtrent ${formatPercent(low)} til ${formatPercent(high)})`
      : "";
  return `${series} ${formatStartYear(startYear)}: ${formatPercent(value ?? NaN)}${interval}, ${formatWhole(respondents ?? 0)} svar`;
}
