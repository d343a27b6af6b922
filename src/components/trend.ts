import * as Plot from "@observablehq/plot";
import {seriesBreaks, type SeriesBreak} from "../model/survey.js";
import {svgElement} from "./element.js";
import {
  absenceSign,
  formatPercent,
  formatPercentRange,
  formatPercentTick,
  formatStartYear,
  formatWhole,
  type AbsenceStatus,
  type Quantity
} from "./format.js";
import {hatchSquare} from "./hatch.js";
import {breaksInside, cutSegments} from "./segments.js";

/**
 * One year of one series. `value` is a share 0–1 or null with its `status`; `low` and `high` are the ends of the 95 %
 * interval where the number of answers `respondents` is known. No row for a year means that there is no such cohort.
 */
export interface TrendRow extends Quantity {
  series: string;
  startYear: number;
  low?: number | null;
  high?: number | null;
  respondents?: number | null;
}

/** A series and its part in the argument: the reader's own unit, a second unit on a par, or grey comparisons. */
export interface TrendSeries {
  name: string;
  role: "own" | "second" | "comparison";
}

export interface TrendOptions {
  /** The series to draw, the most important first; rows of other series are refused. */
  series: readonly TrendSeries[];
  width?: number;
  height?: number;
  breaks?: readonly SeriesBreak[];
  /** Top of the axis as a share; by default the largest value or interval end. */
  top?: number;
}

const colour = {
  own: "var(--pb-own)",
  second: "var(--pb-second)",
  comparison: "var(--pb-comparison)"
} as const;
const symbols = ["circle", "square", "triangle", "diamond"] as const;
const dashes = [undefined, "6,3", "2,3", "8,3,2,3"] as const;
const characterWidth = 6.9;
const axisHeight = 28;
const lineHeight = 16;

/**
 * Shares over school years: lines with markers, a light band for the 95 % interval of the own and the second series,
 * breaks in the series as labelled rules. No line crosses a break or a year without a value; such a year has a hollow
 * hatched tick under the axis with its sign, one row of ticks a series. Series differ by colour, marker and dash.
 * Returns an svg. Throws RangeError on rows of an unknown series or with a value that contradicts its status.
 */
export function trend(rows: readonly TrendRow[], options: TrendOptions): SVGElement {
  const {series, width = 640, breaks = seriesBreaks} = options;
  for (const row of rows) checkRow(row, series);
  if (rows.length === 0) throw new RangeError("trend: no rows to draw");
  const years = [...new Set(rows.map(({startYear}) => startYear))].toSorted((a, b) => a - b);
  const shown = breaksInside(years, breaks);
  const direct = width >= 560;
  const marginLeft = 48;
  const marginRight = direct ? 20 + characterWidth * Math.max(...series.map(({name}) => name.length)) : 16;
  const [firstYear = 0, lastYear = 0] = [years[0], years.at(-1)];
  const x = (year: number) =>
    firstYear === lastYear
      ? (marginLeft + width - marginRight) / 2
      : marginLeft + ((year - firstYear) / (lastYear - firstYear)) * (width - marginLeft - marginRight);
  const labels = placeBreakLabels(shown, {x, right: width - 4});
  const labelRows = Math.max(0, ...labels.map(({row}) => row + 1));
  const legendHeight = direct ? 0 : series.length * lineHeight + 8;
  const marginTop = 12 + legendHeight + labelRows * lineHeight;
  const absentSeries = series.filter(({name}) =>
    rows.some((row) => row.series === name && row.value === null)
  );
  const marginBottom = axisHeight + absentSeries.length * lineHeight + (absentSeries.length ? 6 : 0);
  const height =
    options.height ?? Math.round(Math.min(320, Math.max(220, width * 0.45))) + marginTop + marginBottom - 60;
  const top = options.top ?? Math.max(0.01, ...rows.map(({value, high}) => Math.max(value ?? 0, high ?? 0)));

  const marks: Plot.Markish[] = [
    Plot.gridY({stroke: "var(--pb-rule)", strokeOpacity: 1}),
    Plot.axisY({tickSize: 0, tickFormat: formatPercentTick, ticks: 5, fill: "var(--pb-ink-soft)"}),
    Plot.ruleY([0], {stroke: "var(--pb-rule-strong)"}),
    Plot.ruleX(shown, {
      x: ({startYear}: SeriesBreak) => startYear - 0.5,
      stroke: "var(--pb-ink-soft)",
      strokeDasharray: "3,3"
    })
  ];
  for (const [i, {name, role}] of [...series.entries()].toReversed()) {
    const segments = cutSegments(
      rows.filter((row) => row.series === name),
      shown
    );
    for (const segment of segments) {
      const known = segment.filter(hasInterval);
      if (role !== "comparison" && known.length > 0)
        marks.push(...intervalMarks(known, segment.length, role));
      marks.push(
        Plot.line(segment, {
          x: "startYear",
          y: "value",
          stroke: colour[role],
          strokeWidth: role === "comparison" ? 1.5 : 2.5,
          strokeDasharray: dashes[i % dashes.length]
        })
      );
    }
    marks.push(
      Plot.dot(segments.flat(), {
        x: "startYear",
        y: "value",
        symbol: symbols[i % symbols.length],
        r: role === "comparison" ? 3 : 4.5,
        fill: role === "comparison" ? "var(--pb-paper)" : colour[role],
        stroke: colour[role],
        strokeWidth: 1.5,
        title: describeRow
      })
    );
  }
  marks.push(
    drawYears(years, {x, width, y: height - marginBottom + 18}),
    drawBreakLabels(labels, {y: 20 + legendHeight}),
    drawAbsent(rows, absentSeries, {
      x,
      y: height - marginBottom + axisHeight + 8,
      named: series.length > 1 && absentSeries.length > 0
    }),
    direct ? drawDirectLabels(rows, series, {x, lastX: width - marginRight}) : drawLegend(series)
  );
  const svg = Plot.plot({
    width,
    height,
    marginLeft,
    marginRight,
    marginTop,
    marginBottom,
    style: {
      fontFamily: "inherit",
      fontSize: "13px",
      overflow: "visible",
      color: "var(--pb-ink)",
      background: "none"
    },
    x: {
      type: "linear",
      domain: firstYear === lastYear ? [firstYear - 1, firstYear + 1] : [firstYear, lastYear],
      axis: null
    },
    y: {domain: [0, top], axis: null, nice: true},
    marks
  });
  if (!(svg instanceof SVGElement)) throw new TypeError("trend: Plot wrapped the chart in a figure");
  return svg;
}

function checkRow({series: name, startYear, value, status}: TrendRow, series: readonly TrendSeries[]): void {
  if (!series.some((known) => known.name === name))
    throw new RangeError(`trend: row of an unknown series ${JSON.stringify(name)}`);
  if ((status === "ok") !== (value !== null) || (value !== null && !(value >= 0 && value <= 1))) {
    throw new RangeError(
      `trend: ${name} ${startYear}: value ${value} contradicts status ${status} or is not a share`
    );
  }
}

function describeRow({series, startYear, value, low, high, respondents}: TrendRow): string {
  const interval =
    typeof low === "number" && typeof high === "number"
      ? ` (95 % intervall ${formatPercentRange(low, high)})`
      : "";
  const answers = typeof respondents === "number" ? `, ${formatWhole(respondents)} svar` : "";
  return `${series} ${formatStartYear(startYear)}: ${formatPercent(value ?? NaN)}${interval}${answers}`;
}

type IntervalRow = TrendRow & {low: number; high: number};

function hasInterval(row: TrendRow): row is IntervalRow {
  return typeof row.low === "number" && typeof row.high === "number";
}

/** A band where the interval is known in every year of a run of two or more, else one line a known year. */
function intervalMarks(
  known: readonly IntervalRow[],
  length: number,
  role: TrendSeries["role"]
): Plot.Markish[] {
  const ends = {x: "startYear", y1: "low", y2: "high"};
  return known.length === length && length > 1
    ? [Plot.areaY(known, {...ends, fill: colour[role], fillOpacity: 0.16})]
    : [Plot.ruleX(known, {...ends, stroke: colour[role], strokeWidth: 1.5, strokeOpacity: 0.7})];
}

type X = (year: number) => number;

/** Year labels: as many as fit without touching, always the last one. */
function drawYears(years: readonly number[], {x, width, y}: {x: X; width: number; y: number}): Plot.Markish {
  const labelWidth = 62;
  const last = years.at(-1) ?? 0;
  const first = years[0] ?? last;
  const room = years.length > 1 ? (x(last) - x(first)) / (last - first) : width;
  const step = Math.max(1, Math.ceil(labelWidth / room));
  const labelled = Array.from({length: last - first + 1}, (_, i) => last - i).filter(
    (_, i) => i % step === 0
  );
  return () =>
    svgElement(
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
        svgElement("text", {x: Math.min(x(year), width - labelWidth / 2), y}, formatStartYear(year))
      )
    );
}

interface BreakLabel {
  text: string;
  title: string;
  x: number;
  anchor: "start" | "end";
  row: number;
}

/** Puts each label beside its rule, and a row lower when the row above is taken. */
function placeBreakLabels(breaks: readonly SeriesBreak[], {x, right}: {x: X; right: number}): BreakLabel[] {
  const taken: [number, number][][] = [];
  return breaks.map(({startYear, label, explanation}) => {
    const rule = x(startYear - 0.5);
    const length = label.length * characterWidth;
    const anchor = rule + 5 + length > right ? "end" : "start";
    const [from, to] = anchor === "start" ? [rule, rule + 5 + length] : [rule - 5 - length, rule];
    let row = taken.findIndex((spans) => spans.every(([a, b]) => to < a || from > b));
    if (row < 0) row = taken.push([]) - 1;
    taken[row]?.push([from - 6, to + 6]);
    return {text: label, title: explanation, x: rule, anchor, row};
  });
}

function drawBreakLabels(labels: readonly BreakLabel[], {y}: {y: number}): Plot.Markish {
  return (_index, _scales, _values, {marginTop}) =>
    svgElement(
      "g",
      {fill: "var(--pb-ink-soft)", "font-size": 12},
      ...labels.flatMap(({text, title, x, anchor, row}) => [
        svgElement("line", {
          x1: x,
          x2: x,
          y1: y + row * lineHeight - 10,
          y2: marginTop,
          stroke: "var(--pb-ink-soft)",
          "stroke-dasharray": "3,3"
        }),
        svgElement(
          "text",
          {x: anchor === "start" ? x + 5 : x - 5, y: y + row * lineHeight, "text-anchor": anchor},
          text,
          svgElement("title", {}, title)
        )
      ])
    );
}

function drawAbsent(
  rows: readonly TrendRow[],
  absentSeries: readonly TrendSeries[],
  {x, y, named}: {x: X; y: number; named: boolean}
): Plot.Markish {
  return (_index, _scales, _values, {width, marginRight}) =>
    svgElement(
      "g",
      {"font-size": 12},
      ...absentSeries.flatMap(({name, role}, i) => {
        const middle = y + i * lineHeight;
        const ticks = rows
          .filter((row) => row.series === name && row.value === null)
          .map((row) =>
            absentTick(row, row.status as AbsenceStatus, {
              x: x(row.startYear),
              y: middle,
              stroke: colour[role]
            })
          );
        const label =
          named && width - marginRight > 480
            ? [svgElement("text", {x: width - marginRight + 14, y: middle + 4, fill: textColour(role)}, name)]
            : [];
        return [...ticks, ...label];
      })
    );
}

function absentTick(
  row: TrendRow,
  status: AbsenceStatus,
  {x, y, stroke}: {x: number; y: number; stroke: string}
): SVGElement {
  const {sign, name, sentence} = absenceSign(status);
  const size = 10;
  return svgElement(
    "g",
    {class: "pb-absent-tick"},
    svgElement("title", {}, `${row.series} ${formatStartYear(row.startYear)}: ${name}. ${sentence}`),
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

/** Names at the last value of each series, moved apart where they would touch. */
function drawDirectLabels(
  rows: readonly TrendRow[],
  series: readonly TrendSeries[],
  {x, lastX}: {x: X; lastX: number}
): Plot.Markish {
  return (_index, scales) => {
    const scaleY = scales.y;
    if (!scaleY) throw new TypeError("trend: the chart has no y scale");
    const labels = series.flatMap(({name, role}, i) => {
      const last = rows
        .filter((row) => row.series === name && row.value !== null)
        .toSorted((a, b) => b.startYear - a.startYear)[0];
      if (!last) return [];
      return [{name, role, i, fromX: x(last.startYear), fromY: scaleY(last.value), y: scaleY(last.value)}];
    });
    labels.sort((a, b) => a.y - b.y);
    for (const [i, label] of labels.entries()) {
      const above = labels[i - 1];
      if (above) label.y = Math.max(label.y, above.y + lineHeight);
    }
    return svgElement(
      "g",
      {},
      ...labels.flatMap(({name, role, fromX, fromY, y}) => [
        Math.abs(y - fromY) > 4 || lastX - fromX > 4
          ? svgElement("path", {
              d: `M${fromX + 7},${fromY}L${lastX + 10},${y}`,
              stroke: "var(--pb-rule-strong)",
              fill: "none"
            })
          : null,
        svgElement(
          "text",
          {x: lastX + 14, y: y + 4, fill: textColour(role), "font-weight": role === "comparison" ? 400 : 600},
          name
        )
      ])
    );
  };
}

/** Names above the chart with a piece of their line, for narrow screens. */
function drawLegend(series: readonly TrendSeries[]): Plot.Markish {
  return () =>
    svgElement(
      "g",
      {},
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

function textColour(role: TrendSeries["role"]): string {
  return role === "comparison" ? "var(--pb-ink-soft)" : colour[role];
}
