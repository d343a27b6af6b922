import type {TrendArm, TrendPoint} from "../../statistics/analysis/result.js";
import {drawKey, frame, round} from "./doubt-axes.js";
import {cellKey, drawHatch} from "./doubt-cell-fills.js";
import {svgElement} from "../element.js";
import {formatPercentRange, formatStartYear, formatWhole} from "../format.js";

interface CellsOptions {
  /** What an arm is called, with its number of units. */
  nameOf: (arm: TrendArm) => string;
  describe: (arm: TrendArm, point: TrendPoint) => string;
  width: number;
}

const cellHeight = 34;
const armHeight = 20 + cellHeight + 38;
/** From this width of a cell on there is room for the bounds of its mean. */
const roomForBounds = 76;

/**
 * One strip an arm, one cell a year: from below the part of the units that is shown (filled), hidden (hatched) and
 * missing (empty, dashed), with the number of hidden as `3:` and of missing as `2..` beneath. Returns an svg.
 */
export function drawCells(arms: readonly TrendArm[], {nameOf, describe, width}: CellsOptions): SVGSVGElement {
  const years = arms[0]?.points.map(({year}) => year) ?? [];
  const key = drawKey(cellKey, width);
  const step = (width - 4) / Math.max(1, years.length);
  const x = (index: number) => 2 + index * step;
  const top = key.height + 4;
  const bottom = top + arms.length * armHeight;
  const every = Math.ceil(62 / step);
  return frame(
    "pb-cells",
    {width, height: bottom + 24},
    key.node,
    ...arms.map((arm, i) => {
      const y = top + i * armHeight;
      return svgElement(
        "g",
        {class: "pb-cells-arm"},
        svgElement("text", {x: 2, y: y + 13, "font-weight": 600, fill: "var(--pb-ink)"}, nameOf(arm)),
        ...arm.points.map((point, index) =>
          drawCell(point, {x: x(index), y: y + 20, size: step - 3, title: describe(arm, point)})
        )
      );
    }),
    ...years.map((year, index) =>
      (years.length - 1 - index) % every === 0
        ? svgElement(
            "text",
            {
              x: round(Math.min(Math.max(x(index) + (step - 3) / 2, 29), width - 29)),
              y: bottom + 14,
              "text-anchor": "middle",
              fill: "var(--pb-ink-soft)"
            },
            formatStartYear(year)
          )
        : null
    )
  );
}

function drawCell(
  point: TrendPoint,
  {x, y, size, title}: {x: number; y: number; size: number; title: string}
): SVGGElement {
  const {shown, hidden, missing} = point;
  const total = shown + hidden + missing;
  const share = (count: number) => (total > 0 ? round((count / total) * cellHeight) : 0);
  const [hiddenHeight, missingHeight] = [share(hidden), share(missing)];
  const shownHeight = round(cellHeight - hiddenHeight - missingHeight);
  const box = {x: round(x), width: round(size)};
  return svgElement(
    "g",
    {class: "pb-cell"},
    svgElement("title", {}, title),
    svgElement("rect", {
      ...box,
      y,
      height: cellHeight,
      fill: "var(--pb-paper)",
      stroke: "var(--pb-edge)",
      "stroke-dasharray": "2,2"
    }),
    total > 0 &&
      shown > 0 &&
      svgElement("rect", {
        class: "pb-cell-shown",
        ...box,
        y: round(y + cellHeight - shownHeight),
        height: shownHeight,
        fill: "var(--pb-mark)"
      }),
    hidden > 0 && drawHatch(box, {top: y + missingHeight, height: hiddenHeight}),
    ...linesOf(point, size).map((text, i) =>
      svgElement(
        "text",
        {
          x: round(x + size / 2),
          y: y + cellHeight + 14 + 14 * i,
          "text-anchor": "middle",
          "font-size": size < 34 ? 11 : 12,
          "font-weight": i === 0 ? 600 : null,
          fill: "var(--pb-ink)"
        },
        text
      )
    )
  );
}

/** Under a cell: hidden and missing on one line and the bounds below, or without room for that the two counts. */
function linesOf({hidden, missing, bounds}: TrendPoint, size: number): string[] {
  const counts = [
    hidden > 0 ? `${formatWhole(hidden)}:` : "",
    missing > 0 ? `${formatWhole(missing)}..` : ""
  ].filter((text) => text);
  if (size < roomForBounds) return counts;
  const range = bounds ? [formatPercentRange(bounds.low / 100, bounds.high / 100)] : [];
  return counts.length > 0 ? [counts.join(" "), ...range] : [];
}
