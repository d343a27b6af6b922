import {scaleLinear} from "d3-scale";
import type {Status} from "../../model/survey.js";
import {shorten} from "../../model/text-length.js";
import {html, type Content, type Html} from "../html.js";
import {drawing, looks, marker, px, type Role} from "./svg.js";

/** One year of a series; `share` is null where it is absent. */
export interface TrendPoint {
  startYear: number;
  share: number | null;
  low: number | null;
  high: number | null;
  status: Status;
}

export interface TrendLine {
  name: string;
  role: Role;
  points: readonly TrendPoint[];
}

/** A rule across the drawing: a break of the series, or the start of a pulje. */
export interface TrendRule {
  /** First survey after it. */
  startYear: number;
  label: string;
  /** Lines are cut at breaks only. */
  cuts: boolean;
}

export interface TrendDrawing {
  lines: readonly TrendLine[];
  rules: readonly TrendRule[];
  width: number;
  size: "wide" | "narrow";
  label: Content;
  year: (startYear: number) => string;
  percent: (share: number) => string;
  mark: (status: Status) => string;
}

const labelHeight = 15;
const absentHeight = 16;

/**
 * Shares over the years: a line with a marker a measured year, cut at breaks and where a year is absent; the own
 * interval as bars; absent years as their sign below the axis; names at the end of the lines.
 */
export function trendDrawing({lines, rules, width, size, label, year, percent, mark}: TrendDrawing): Html {
  const years = lines.flatMap((l) => l.points.map((p) => p.startYear));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const shown = rules.filter((r) => r.startYear > first && r.startYear <= last);
  const absentLines = lines.filter((l) => l.points.some((p) => p.share === null));
  const narrow = size === "narrow";
  const legend = narrow ? lines.length * labelHeight + 6 : 0;
  const right = narrow ? 14 : 150;
  const left = 44;
  const labels = placeLabels(shown);
  const labelY = (i: number) => 12 + legend + (labels.rows[i] ?? 0) * labelHeight;
  const top = 12 + legend + labels.height;
  const bottom = top + (narrow ? 170 : 210);
  const most = Math.max(0.05, ...lines.flatMap((l) => l.points.flatMap((p) => [p.share ?? 0, p.high ?? 0])));
  const y = scaleLinear([0, most], [bottom, top]).nice(5);
  // room beside the first and the last marker
  const inset = 14;
  const inner = width - right - left - 2 * inset;
  const step = last > first ? inner / (last - first) : 0;
  const x = (startYear: number) => left + inset + (last > first ? (startYear - first) * step : inner / 2);
  const height = bottom + 26 + absentLines.length * absentHeight + (absentLines.length ? 6 : 0);
  return drawing(
    {width, height, label, size},
    y
      .ticks(5)
      .map(
        (tick) =>
          html`<line
              x1="${left}"
              x2="${px(width - right)}"
              y1="${px(y(tick))}"
              y2="${px(y(tick))}"
              stroke="${tick === 0 ? "var(--pb-rule-strong)" : "var(--pb-rule)"}"
            /><text x="${left - 8}" y="${px(y(tick) + 4)}" text-anchor="end" fill="var(--pb-ink-soft)"
              >${percent(tick)}</text
            >`
      ),
    shown.map(
      ({startYear, cuts}, i) =>
        html`<line
          x1="${px(x(startYear - 0.5))}"
          x2="${px(x(startYear - 0.5))}"
          y1="${px(labelY(i) + 4)}"
          y2="${px(bottom)}"
          stroke="var(--pb-ink-soft)"
          ${cuts ? html` stroke-dasharray="3,3"` : html` stroke-width="1.5"`}
        />`
    ),
    // above the rules, with an edge in the colour of the paper where a label lies across one
    shown.map(({startYear, label: word}, i) => {
      const at = px(x(startYear - 0.5));
      const atEnd = at > width - right - 110;
      return html`<text
        x="${atEnd ? at - 4 : at + 4}"
        y="${px(labelY(i))}"
        fill="var(--pb-ink-soft)"
        stroke="var(--pb-paper)"
        stroke-width="5"
        paint-order="stroke"
        font-size="12"
        ${atEnd ? html` text-anchor="end"` : null}
        >${word}</text
      >`;
    }),
    yearLabels({first, last, x, step, y: bottom + 18, year}),
    lines
      .toReversed()
      .map((line) => drawLine(line, {x, y, cuts: shown.filter((r) => r.cuts).map((r) => r.startYear)})),
    absentLines.map((line, i) => drawAbsent(line, {x, y: bottom + 26 + (i + 1) * absentHeight - 2, mark})),
    absentLines.length > 0 && !narrow
      ? absentLines.map(
          (line, i) =>
            html`<text
              x="${px(width - right + 12)}"
              y="${px(bottom + 26 + (i + 1) * absentHeight - 2)}"
              font-size="12"
              fill="${looks[line.role].text}"
              >${shorten(line.name, 20)}</text
            >`
        )
      : null,
    narrow ? drawLegend(lines) : drawNames(lines, {x, y, right: width - right, top})
  );
}

function drawLine(
  {role, points}: TrendLine,
  {x, y, cuts}: {x: (year: number) => number; y: (share: number) => number; cuts: readonly number[]}
): Html {
  const {stroke, dash, width} = looks[role];
  const segments: TrendPoint[][] = [];
  let before: TrendPoint | undefined;
  for (const point of points) {
    const isCut =
      !before ||
      before.share === null ||
      point.startYear !== before.startYear + 1 ||
      cuts.some((c) => c > (before?.startYear ?? 0) && c <= point.startYear);
    if (point.share !== null) {
      if (isCut) segments.push([point]);
      else segments.at(-1)?.push(point);
    }
    before = point;
  }
  const measured = points.filter((p) => p.share !== null);
  return html`<g
    >${measured.map((p) =>
      role !== "nation" && p.low !== null && p.high !== null
        ? html`<line
            x1="${px(x(p.startYear))}"
            x2="${px(x(p.startYear))}"
            y1="${px(y(p.low))}"
            y2="${px(y(p.high))}"
            stroke="${stroke}"
            stroke-width="${role === "own" ? 3 : 1.5}"
            stroke-opacity="${role === "own" ? 0.7 : 0.85}"
          />`
        : null
    )}${segments
      .filter((s) => s.length > 1)
      .map(
        (s) =>
          html`<path
            d="M${s.map((p) => `${px(x(p.startYear))},${px(y(p.share ?? 0))}`).join("L")}"
            fill="none"
            stroke="${stroke}"
            stroke-width="${width}"
            ${dash ? html` stroke-dasharray="${dash}"` : null}
          />`
      )}${measured.map((p) => marker(role, x(p.startYear), y(p.share ?? 0)))}</g
  >`;
}

function drawAbsent(
  {role, points}: TrendLine,
  {x, y, mark}: {x: (year: number) => number; y: number; mark: (status: Status) => string}
): Html {
  const {stroke} = looks[role];
  return html`<g font-weight="600" fill="var(--pb-ink)"
    >${points
      .filter((p) => p.share === null)
      .map((p) => {
        const at = x(p.startYear);
        return html`<rect
            x="${px(at - 12)}"
            y="${px(y - 10)}"
            width="10"
            height="10"
            fill="var(--pb-paper)"
            stroke="${stroke}"
          />${p.status === "suppressed" ? html`<path d="M${px(at - 12)},${px(y)}l10,-10M${px(at - 12)},${px(y - 5)}l5,-5M${px(at - 7)},${px(y)}l5,-5" stroke="${stroke}" />` : null}<text
            x="${px(at + 1)}"
            y="${px(y)}"
            >${mark(p.status)}</text
          >`;
      })}</g
  >`;
}

/** Names beside the last measured value of each line, moved apart where they would touch. */
function drawNames(
  lines: readonly TrendLine[],
  {x, y, right, top}: {x: (year: number) => number; y: (share: number) => number; right: number; top: number}
): Html {
  const named = lines
    .flatMap((line) => {
      const end = line.points.findLast((p) => p.share !== null);
      if (!end) return [];
      const fromY = y(end.share ?? 0);
      return [{line, fromX: x(end.startYear), fromY, y: fromY}];
    })
    .sort((a, b) => a.y - b.y);
  let lowest = top - labelHeight;
  for (const label of named) {
    label.y = Math.max(label.y, lowest + labelHeight);
    lowest = label.y;
  }
  return html`<g
    >${named.map(({line, fromX, fromY, y: at}) => {
      const {text, stroke} = looks[line.role];
      return html`<path
          d="M${px(fromX + 7)},${px(fromY)}L${px(right + 8)},${px(at)}"
          stroke="${stroke}"
          stroke-width="0.75"
          fill="none"
        /><text
          class="pb-value"
          x="${px(right + 12)}"
          y="${px(at + 4)}"
          fill="${text}"
          font-weight="${line.role === "own" ? 600 : 400}"
          >${shorten(line.name, 20)}</text
        >`;
    })}</g
  >`;
}

function drawLegend(lines: readonly TrendLine[]): Html {
  return html`<g
    >${lines.map((line, i) => {
      const {stroke, text, dash} = looks[line.role];
      const at = 10 + i * labelHeight;
      return html`<line
          x1="2"
          x2="30"
          y1="${at}"
          y2="${at}"
          stroke="${stroke}"
          stroke-width="2"
          ${dash ? html` stroke-dasharray="${dash}"` : null}
        />${marker(line.role, 16, at)}<text x="38" y="${at + 4}" fill="${text}"
          >${shorten(line.name, 38)}</text
        >`;
    })}</g
  >`;
}

function yearLabels({
  first,
  last,
  x,
  step,
  y,
  year
}: {
  first: number;
  last: number;
  x: (year: number) => number;
  step: number;
  y: number;
  year: (startYear: number) => string;
}): Html {
  const every = step > 0 ? Math.max(1, Math.ceil(62 / step)) : 1;
  const all = Array.from({length: last - first + 1}, (_, i) => last - i);
  return html`<g text-anchor="middle" fill="var(--pb-ink-soft)"
    >${all
      .filter((_, i) => i % every === 0)
      .map((startYear) => html`<text x="${px(x(startYear))}" y="${px(y)}">${year(startYear)}</text>`)}</g
  >`;
}

/** Labels of rules on lines of their own, the last one lowest, so that they never cross. */
function placeLabels(rules: readonly TrendRule[]): {rows: number[]; height: number} {
  return {rows: rules.map((_, i) => i), height: rules.length * labelHeight};
}
