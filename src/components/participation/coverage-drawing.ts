import {scaleLinear} from "d3-scale";
import {svgElement} from "../element.js";
import {absenceSign, formatPercent, formatPercentTick, type Quantity} from "../format.js";

/** A row: the share of the schools, and of the pupils, that a pulje reached (0–1). */
export interface CoverageMark {
  name: string;
  schools: Quantity;
  pupils: Quantity;
  /** True for the row of all together, which stands apart. */
  whole: boolean;
}

const rowHeight = 40;
const top = 56;
const characterWidth = 7.4;

/**
 * One row a network (or county): a dot for the share of its schools and a diamond for the share of its pupils, on one
 * axis from 0 to 100 %. Absent shares are their sign. Names stand beside the rows, above them under 560 px. Returns an
 * svg. Throws RangeError without rows or when a value contradicts its status.
 */
export function coverageChart(rows: readonly CoverageMark[], {width}: {width: number}): SVGSVGElement {
  if (rows.length === 0) throw new RangeError("coverageChart: no rows to draw");
  const above = width < 560;
  const height = above ? rowHeight + 16 : rowHeight;
  const left = above ? 4 : 16 + characterWidth * Math.max(...rows.map(({name}) => name.length));
  const right = width - 60;
  const x = scaleLinear([0, 1], [left, right]);
  const bottom = top + rows.length * height;
  const svg = svgElement("svg", {
    class: "pb-coverage",
    viewBox: `0 0 ${width} ${bottom + 24}`,
    width,
    height: bottom + 24,
    "font-size": 13
  });
  svg.append(drawKey());
  for (const tick of x.ticks(above ? 3 : 5)) {
    svg.append(
      svgElement("line", {x1: x(tick), x2: x(tick), y1: top - 14, y2: bottom, stroke: "var(--pb-rule)"}),
      svgElement(
        "text",
        {
          x: x(tick),
          y: bottom + 18,
          fill: "var(--pb-ink-soft)",
          "font-size": 12,
          "text-anchor": tick === 0 ? "start" : "middle"
        },
        formatPercentTick(tick)
      )
    );
  }
  rows.forEach((row, i) => {
    const y = top + i * height;
    const line = above ? y + 30 : y + height / 2 - 6;
    if (row.whole && i > 0)
      svg.append(
        svgElement("line", {x1: 0, x2: width, y1: y - 6, y2: y - 6, stroke: "var(--pb-rule-strong)"})
      );
    svg.append(
      svgElement(
        "text",
        {
          class: "pb-value",
          x: 0,
          y: above ? y + 10 : line + 4,
          fill: "var(--pb-ink)",
          "font-weight": row.whole ? 600 : 400
        },
        row.name
      ),
      drawShare(row.schools, {kind: "schools", x, y: line - 7, name: row.name}),
      drawShare(row.pupils, {kind: "pupils", x, y: line + 9, name: row.name})
    );
  });
  return svg;
}

interface SharePlace {
  kind: "schools" | "pupils";
  x: (share: number) => number;
  y: number;
  name: string;
}

const colours = {schools: "var(--pb-own)", pupils: "var(--pb-second)"} as const;
const words = {schools: "skoler", pupils: "elever"} as const;

function drawShare({value, status}: Quantity, {kind, x, y, name}: SharePlace): SVGGElement {
  if ((status === "ok") !== (value !== null))
    throw new RangeError(`coverageChart: ${value} with status ${status}`);
  const sign = status === "ok" ? formatPercent(value ?? 0) : absenceSign(status).sign;
  const at = value === null ? x(0) : x(value);
  const title = `${name}, ${words[kind]}: ${status === "ok" ? sign : absenceSign(status).name}`;
  const group = svgElement("g", {class: `pb-coverage-${kind}`}, svgElement("title", {}, title));
  if (value !== null) {
    group.append(
      svgElement("line", {x1: x(0), x2: at, y1: y, y2: y, stroke: colours[kind], "stroke-width": 2}),
      drawMark(kind, at, y)
    );
  }
  group.append(
    svgElement(
      "text",
      {class: "pb-value", x: at + (value === null ? 4 : 9), y: y + 4, fill: "var(--pb-ink)", "font-size": 12},
      value === null ? `${sign} ${words[kind]}` : sign
    )
  );
  return group;
}

function drawMark(kind: "schools" | "pupils", x: number, y: number): SVGElement {
  return kind === "schools"
    ? svgElement("circle", {cx: x, cy: y, r: 4.5, fill: colours.schools})
    : svgElement("path", {
        d: `M${x},${y - 5.5}L${x + 5.5},${y}L${x},${y + 5.5}L${x - 5.5},${y}Z`,
        fill: colours.pupils
      });
}

function drawKey(): SVGGElement {
  return svgElement(
    "g",
    {class: "pb-key"},
    ...keyEntry("schools", 6, "andel av skolene"),
    ...keyEntry("pupils", 152, "andel av elevene")
  );
}

function keyEntry(kind: "schools" | "pupils", x: number, label: string): SVGElement[] {
  return [drawMark(kind, x, 14), svgElement("text", {x: x + 12, y: 18, fill: "var(--pb-ink)"}, label)];
}
