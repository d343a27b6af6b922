import {scaleLinear} from "d3-scale";
import {seriesBreaks, type SeriesBreak} from "../model/survey.js";
import {drawBreakLabels, placeBreakLabels} from "./break-labels.js";
import {svgElement} from "./element.js";
import {formatPercent, formatPercentRange, formatStartYear, formatWhole} from "./format.js";
import {breaksInside, cutSegments} from "./segments.js";
import {drawAbsent, drawDirectLabels, drawLegend, drawYears} from "./trend-annotations.js";
import {drawBreakRules, drawSeries, drawShares} from "./trend-marks.js";
import {characterWidth, lineHeight, type TrendRow, type TrendSeries} from "./trend-style.js";

export type {TrendRow, TrendSeries} from "./trend-style.js";

export interface TrendOptions {
  /** The series to draw, the most important first; rows of other series are refused. */
  series: readonly TrendSeries[];
  width?: number;
  height?: number;
  breaks?: readonly SeriesBreak[];
  /** Top of the axis as a share; by default the largest value or interval end. */
  top?: number;
  /** False for points that must not be joined, such as means over overlapping years; default true. */
  lines?: boolean;
  /** How a start year is written under the axis and in descriptions; default as a school year, `2024–25`. */
  formatYear?: (startYear: number) => string;
}

const axisHeight = 28;

/**
 * Shares over school years: lines with markers, a light band for the 95 % interval of the own and the second series,
 * breaks in the series as labelled rules. No line crosses a break or a year without a value; such a year has a hollow
 * hatched tick under the axis with its sign, one row of ticks a series. Series differ by colour, marker and dash.
 * Returns an svg. Throws RangeError on rows of an unknown series or with a value that contradicts its status.
 */
export function trend(rows: readonly TrendRow[], options: TrendOptions): SVGSVGElement {
  const {series, width = 640, breaks = seriesBreaks, lines = true, formatYear = formatStartYear} = options;
  for (const row of rows) checkRow(row, series);
  if (rows.length === 0) throw new RangeError("trend: no rows to draw");
  const years = [...new Set(rows.map(({startYear}) => startYear))].toSorted((a, b) => a - b);
  const shown = breaksInside(years, breaks);
  const direct = width >= 560;
  const marginLeft = 48;
  const marginRight = direct ? 20 + characterWidth * Math.max(...series.map(({name}) => name.length)) : 30;
  const [firstYear = 0, lastYear = 0] = [years[0], years.at(-1)];
  const x = (year: number) =>
    firstYear === lastYear
      ? (marginLeft + width - marginRight) / 2
      : marginLeft + ((year - firstYear) / (lastYear - firstYear)) * (width - marginLeft - marginRight);
  const labels = placeBreakLabels(shown, {
    x,
    left: marginLeft - 40,
    right: direct ? width - marginRight + 8 : width
  });
  const labelRows = Math.max(0, ...labels.map(({row}) => row + 1));
  const legendHeight = direct ? 0 : series.length * lineHeight + 8;
  // Names of series stand up to a line above their last value: they get room of their own under the labels of breaks.
  const nameRoom = direct && labelRows > 0 ? lineHeight : 0;
  const marginTop = 12 + legendHeight + labelRows * lineHeight + nameRoom;
  const absentSeries = series.filter(({name}) =>
    rows.some((row) => row.series === name && row.value === null)
  );
  const marginBottom = axisHeight + absentSeries.length * lineHeight + (absentSeries.length ? 6 : 0);
  const height =
    options.height ?? Math.round(Math.min(320, Math.max(220, width * 0.45))) + marginTop + marginBottom - 60;
  const top = options.top ?? Math.max(0.01, ...rows.map(({value, high}) => Math.max(value ?? 0, high ?? 0)));

  const y = scaleLinear([0, top], [height - marginBottom, marginTop]).nice();
  const scales = {x, y};
  const right = width - marginRight;
  const describe = (row: TrendRow) => describeRow(row, formatYear);
  const segmentsOf = (name: string) => {
    const own = rows.filter((row) => row.series === name);
    return lines ? cutSegments(own, shown) : own.filter(({value}) => value !== null).map((row) => [row]);
  };
  return svgElement(
    "svg",
    {
      class: "pb-trend",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      "font-size": 13,
      overflow: "visible"
    },
    drawShares(scales, {left: marginLeft, right}),
    drawBreakRules(shown, scales),
    ...[...series.entries()]
      .toReversed()
      .map(([index, each]) => drawSeries(segmentsOf(each.name), {series: each, index, scales, describe})),
    drawYears(years, {x, width, y: height - marginBottom + 18, formatYear}),
    drawBreakLabels(labels, {y: 20 + legendHeight, bottom: marginTop}),
    drawAbsent(rows, absentSeries, {
      x,
      y: height - marginBottom + axisHeight + 8,
      namesAt: series.length > 1 && right > 480 ? right + 14 : null,
      formatYear
    }),
    direct ? drawDirectLabels(rows, series, {...scales, lastX: right}) : drawLegend(series)
  );
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

function describeRow(row: TrendRow, formatYear: (startYear: number) => string): string {
  const {series, startYear, value, low, high, respondents} = row;
  const interval =
    typeof low === "number" && typeof high === "number"
      ? ` (95 % intervall ${formatPercentRange(low, high)})`
      : "";
  const answers = typeof respondents === "number" ? `, ${formatWhole(respondents)} svar` : "";
  return `${series} ${formatYear(startYear)}: ${formatPercent(value ?? NaN)}${interval}${answers}`;
}
