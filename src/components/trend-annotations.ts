import type {ScaleLinear} from "d3-scale";
import {svgElement} from "./element.js";
import {absenceSign, type AbsenceStatus} from "./format.js";
import {hatchSquare} from "./hatch.js";
import {
  characterWidth,
  colour,
  dashes,
  lineHeight,
  symbols,
  textColour,
  type TrendRow,
  type TrendSeries
} from "./trend-style.js";

/** Pixels from the left for a start year. */
type X = (startYear: number) => number;
type FormatYear = (startYear: number) => string;

/** Year labels: as many as fit without touching, always the last one. */
export function drawYears(
  years: readonly number[],
  {x, width, y, formatYear}: {x: X; width: number; y: number; formatYear: FormatYear}
): SVGGElement {
  const last = years.at(-1) ?? 0;
  const first = years[0] ?? last;
  const labelWidth = 12 + characterWidth * formatYear(last).length;
  const room = years.length > 1 ? (x(last) - x(first)) / (last - first) : width;
  const step = Math.max(1, Math.ceil(labelWidth / room));
  const labelled = Array.from({length: last - first + 1}, (_, i) => last - i).filter(
    (_, i) => i % step === 0
  );
  return svgElement(
    "g",
    {fill: "var(--pb-ink-soft)", "text-anchor": "middle"},
    ...Array.from({length: last - first + 1}, (_, i) =>
      svgElement("line", {
        x1: x(first + i),
        x2: x(first + i),
        y1: y - 18,
        y2: y - 13,
        stroke: "var(--pb-rule-strong)"
      })
    ),
    ...labelled.map((year) =>
      svgElement("text", {x: Math.min(x(year), width - labelWidth / 2), y}, formatYear(year))
    )
  );
}

/**
 * One row of ticks a series with absent values: hollow, hatched when suppressed, with the sign beside; the names of the
 * series at `namesAt`, where there is room for them.
 */
export function drawAbsent(
  rows: readonly TrendRow[],
  absentSeries: readonly TrendSeries[],
  {x, y, namesAt, formatYear}: {x: X; y: number; namesAt: number | null; formatYear: FormatYear}
): SVGGElement {
  return svgElement(
    "g",
    {"font-size": 12, "text-anchor": "start"},
    ...absentSeries.flatMap(({name, role}, i) => {
      const middle = y + i * lineHeight;
      const ticks = rows
        .filter((row) => row.series === name && row.value === null)
        .map((row) =>
          absentTick(row, row.status as AbsenceStatus, {
            x: x(row.startYear),
            y: middle,
            stroke: colour[role],
            formatYear
          })
        );
      const label =
        namesAt === null
          ? []
          : [svgElement("text", {x: namesAt, y: middle + 4, fill: textColour(role)}, name)];
      return [...ticks, ...label];
    })
  );
}

function absentTick(
  row: TrendRow,
  status: AbsenceStatus,
  {x, y, stroke, formatYear}: {x: number; y: number; stroke: string; formatYear: FormatYear}
): SVGElement {
  const {sign, name, sentence} = absenceSign(status);
  const size = 10;
  return svgElement(
    "g",
    {class: "pb-absent-tick"},
    svgElement("title", {}, `${row.series} ${formatYear(row.startYear)}: ${name}. ${sentence}`),
    svgElement("rect", {
      x: x - size - 1,
      y: y - size / 2,
      width: size,
      height: size,
      fill: "var(--pb-paper)",
      stroke
    }),
    status === "suppressed" &&
      svgElement("path", {d: hatchSquare(x - size / 2 - 1, y, size), stroke, fill: "none"}),
    svgElement("text", {x: x + 4, y: y + 4, fill: "var(--pb-ink)", "font-weight": 600}, sign)
  );
}

/**
 * Names at the last value of each series: right of the chart, moved apart where they would touch, or beside the value
 * itself when the series ends earlier (a line from there to the margin would look like data).
 */
export function drawDirectLabels(
  rows: readonly TrendRow[],
  series: readonly TrendSeries[],
  {x, y: scaleY, lastX}: {x: X; y: ScaleLinear<number, number>; lastX: number}
): SVGGElement {
  const labels = series.flatMap(({name, role}) => {
    const last = rows
      .filter((row) => row.series === name && row.value !== null)
      .toSorted((a, b) => b.startYear - a.startYear)[0];
    if (!last) return [];
    const [fromX, fromY] = [x(last.startYear), scaleY(last.value ?? NaN)];
    return [{name, role, atEnd: lastX - fromX < 1, fromX, fromY, y: fromY}];
  });
  labels.sort((a, b) => a.y - b.y);
  const lowest = new Map<number, number>();
  for (const label of labels) {
    label.y = Math.max(label.y, (lowest.get(label.fromX) ?? -Infinity) + lineHeight);
    lowest.set(label.fromX, label.y);
  }
  const group = svgElement("g", {"text-anchor": "start"});
  for (const {name, role, atEnd, fromX, fromY, y} of labels) {
    if (Math.abs(y - fromY) > 4) {
      const d = atEnd
        ? `M${fromX + 7},${fromY}L${lastX + 10},${y}`
        : `M${fromX + 4},${fromY}L${fromX + 8},${y - 8}`;
      group.append(svgElement("path", {d, stroke: "var(--pb-rule-strong)", fill: "none"}));
    }
    const place = atEnd ? {x: lastX + 14, y: y + 4} : {x: fromX + 9, y: y - 6};
    const weight = role === "comparison" ? 400 : 600;
    group.append(
      svgElement("text", {class: "pb-value", ...place, fill: textColour(role), "font-weight": weight}, name)
    );
  }
  return group;
}

/** Names above the chart with a piece of their line, for narrow screens. */
export function drawLegend(series: readonly TrendSeries[]): SVGGElement {
  return svgElement(
    "g",
    {"text-anchor": "start"},
    ...series.flatMap(({name, role}, i) => {
      const y = 10 + i * lineHeight;
      return [
        svgElement("line", {
          x1: 2,
          x2: 30,
          y1: y,
          y2: y,
          stroke: colour[role],
          "stroke-width": 2,
          "stroke-dasharray": dashes[i % dashes.length]
        }),
        svgElement("path", {
          d: symbolPath[symbols[i % symbols.length] ?? "circle"],
          transform: `translate(16,${y})`,
          fill: role === "comparison" ? "var(--pb-paper)" : colour[role],
          stroke: colour[role]
        }),
        svgElement(
          "text",
          {x: 38, y: y + 4, fill: textColour(role), "font-weight": role === "comparison" ? 400 : 600},
          name
        )
      ];
    })
  );
}

const symbolPath: Readonly<Record<(typeof symbols)[number], string>> = {
  circle: "M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0Z",
  square: "M-3.5,-3.5h7v7h-7Z",
  triangle: "M0,-4.5L4.2,3L-4.2,3Z",
  diamond: "M0,-5L3.5,0L0,5L-3.5,0Z"
};
