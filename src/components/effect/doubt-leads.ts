import type {EffectLevel} from "../../model/effect.js";
import type {LeadReport} from "../../statistics/sensitivity/leads.js";
import {svgElement} from "../element.js";
import {drawKey, drawLevels, frame, round, scaleAround} from "./doubt-axes.js";
import {drawBase, drawLead, leadKey} from "./doubt-leads-marks.js";
import {formatSignedTick} from "./doubt-words.js";
import {formatWhole} from "../format.js";

/** What is known of one year before the start, percentage points. */
export interface LeadFound {
  estimate: number;
  pointwise: {low: number; high: number};
  simultaneous: {low: number; high: number};
  detectable: number;
}

/** One year from the first lead up to the base; `found` is null where there is no estimate. */
export interface LeadRow {
  eventTime: number;
  found: LeadFound | null;
  units: number | null;
  municipalities: number | null;
}

interface LeadOptions {
  report: Pick<LeadReport, "constantViolation" | "trendViolation">;
  /** Event time of the base year. */
  base: number;
  level: EffectLevel;
  width: number;
}

const marginLeft = 80;

/**
 * Leads as dots with a dark pointwise and a light simultaneous interval; behind them the grey zone of differences that
 * could have been overlooked, dashed lines for a skewed trend and ticks for each year alone. A year without an
 * estimate shows its sign. Returns an svg.
 */
export function drawLeads(rows: readonly LeadRow[], options: LeadOptions): SVGSVGElement {
  const {report, base, level, width} = options;
  const {constantViolation: constant, trendViolation: slope} = report;
  const first = Math.min(...rows.map(({eventTime}) => eventTime));
  const right = width - 12;
  const step = (right - marginLeft) / (base - first + 1);
  const x = (eventTime: number) => round(marginLeft + (eventTime - first + 0.5) * step);
  const edge = first - 0.5;
  const key = drawKey(leadKey, width);
  const bottom = key.height + Math.round(Math.min(280, Math.max(200, width * 0.4)));
  const found = rows.flatMap((row) => row.found ?? []);
  const reach = Math.max(constant, slope * (base - edge), ...found.map(({detectable}) => detectable));
  const ends = found.flatMap(({simultaneous: {low, high}}) => [low, high]);
  const y = scaleAround([-reach, reach, ...ends], [bottom, key.height + 8]);
  const at = (value: number) => round(y(value));
  const zoneRight = x(base) - step / 2;
  return frame(
    "pb-leads",
    {width, height: bottom + 62},
    key.node,
    svgElement("rect", {
      class: "pb-doubt-zone",
      x: marginLeft,
      y: at(constant),
      width: round(zoneRight - marginLeft),
      height: round(y(-constant) - y(constant)),
      fill: "var(--pb-land)",
      stroke: "var(--pb-rule-strong)"
    }),
    drawLevels(y, {left: marginLeft, right}),
    svgElement("path", {
      class: "pb-doubt-trend",
      d: [1, -1]
        .map((sign) => `M${x(base)},${at(0)}L${x(edge)},${at(sign * slope * (base - edge))}`)
        .join(""),
      fill: "none",
      stroke: "var(--pb-second)",
      "stroke-width": 1.5,
      "stroke-dasharray": "6,4"
    }),
    ...rows.map(({eventTime, found: own}) =>
      own
        ? drawLead(eventTime, own, {x: x(eventTime), y: at})
        : svgElement(
            "text",
            {
              x: x(eventTime),
              y: at(0) - 6,
              "text-anchor": "middle",
              "font-weight": 600,
              fill: "var(--pb-ink)"
            },
            ".."
          )
    ),
    drawBase(x(base), at(0)),
    drawCounts(rows, {x, y: bottom, base, level})
  );
}

function drawCounts(
  rows: readonly LeadRow[],
  {x, y, base, level}: {x: (time: number) => number; y: number; base: number; level: EffectLevel}
): SVGGElement {
  const columns = [...rows, {eventTime: base, units: null, municipalities: null}];
  const lines: [string, (column: Omit<LeadRow, "found">) => string][] = [
    ["år", ({eventTime}) => formatSignedTick(eventTime)],
    [level === "school" ? "skoler" : "kommuner", ({units}) => countOf(units)]
  ];
  if (level === "school") lines.push(["kommuner", ({municipalities}) => countOf(municipalities)]);
  return svgElement(
    "g",
    {fill: "var(--pb-ink-soft)", "font-size": 12.5},
    ...lines.flatMap(([name, text], i) => [
      svgElement("text", {x: marginLeft - 8, y: y + 20 + 17 * i, "text-anchor": "end"}, name),
      ...columns.map((column) =>
        svgElement(
          "text",
          {x: x(column.eventTime), y: y + 20 + 17 * i, "text-anchor": "middle"},
          text(column)
        )
      )
    ])
  );
}

function countOf(count: number | null): string {
  return count === null ? "" : formatWhole(count);
}
