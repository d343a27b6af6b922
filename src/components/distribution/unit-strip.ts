import {scaleLinear} from "d3-scale";
import {draw, mark} from "../drawing.js";
import {formatKroner, formatWhole} from "../format.js";

/** One unit of the strip: kroner per head, and heads for the area of its dot. */
export interface StripRow {
  id: string;
  name: string;
  value: number | null;
  heads: number | null;
}

export interface StripOptions {
  width?: number;
  mean?: number | null;
  label: string;
  /** The svg of an earlier call, to write this one into. */
  before?: Element | undefined;
}

const margin = {left: 12, right: 24, top: 30, bottom: 34};
const binWidth = 7;
const dot = {smallest: 2.2, largest: 9};
const named = 3;

/**
 * Kroner per head of many units in one picture: a dot a unit at its value, stacked where values are alike, area by heads;
 * the mean as a dashed rule, and the names of the outermost. For more units than rows can be read; the table has them all.
 * Without a single value there is nothing to measure: only the label is drawn.
 * Returns an svg. Throws RangeError without rows.
 */
export function unitStrip(
  rows: readonly StripRow[],
  {width = 640, mean = null, label, before}: StripOptions
): SVGSVGElement {
  if (rows.length === 0) throw new RangeError("unitStrip: no units to draw");
  const known = rows.flatMap(({value, ...row}) => (value === null ? [] : [{...row, value}]));
  const x = scaleLinear(
    [0, Math.max(1, ...known.map(({value}) => value))],
    [margin.left, width - margin.right]
  ).nice(5);
  const most = Math.max(1, ...known.map(({heads}) => heads ?? 0));
  const radius = (heads: number | null) =>
    Math.max(dot.smallest, dot.largest * Math.sqrt((heads ?? 0) / most));
  const {placed, tallest} = stack(known, {x, radius});
  const base = margin.top + tallest;
  const isMeasured = known.length > 0;
  const height = isMeasured ? base + margin.bottom : margin.top;
  const ascending = placed.toSorted((a, b) => a.value - b.value);
  const outermost = [...new Set([...ascending.slice(0, 1), ...ascending.slice(-named)])];
  const rule = (at: number, look: Record<string, string>) =>
    mark("line", {x1: at, x2: at, y1: margin.top - 6, y2: base + 4, ...look});
  const ticks = isMeasured ? x.ticks(Math.max(2, Math.floor(width / 110))) : [];
  const grid = ticks.flatMap((tick) => [
    rule(x(tick), {stroke: "var(--pb-rule)"}),
    mark(
      "text",
      {
        x: x(tick),
        y: base + 20,
        fill: "var(--pb-ink-soft)",
        "text-anchor": tick === 0 ? "start" : "middle"
      },
      formatWhole(tick)
    )
  ]);
  const dots = placed.map(({name, value, cx, cy, r}) =>
    mark(
      "circle",
      {cx, cy: base - cy, r, fill: "var(--pb-mark)", stroke: "var(--pb-paper)", "stroke-width": 0.5},
      mark("title", {}, `${name}: ${formatKroner(value)}`)
    )
  );
  const names = outermost.map(({name, cx, cy, r}, i) =>
    mark(
      "text",
      {
        x: cx,
        y: base - cy - r - 4 - (i % 2 ? 13 : 0),
        fill: "var(--pb-ink)",
        "text-anchor": cx > width / 2 ? "end" : "start"
      },
      name
    )
  );
  const image = mark(
    "svg",
    {class: "pb-unit-strip", viewBox: `0 0 ${width} ${height}`, width, height, "font-size": 12},
    mark("text", {x: margin.left, y: 14, fill: "var(--pb-ink)", "font-weight": 600, "font-size": 13}, label),
    mark("g", {}, ...grid),
    mean === null
      ? null
      : rule(x(mean), {class: "pb-mean", stroke: "var(--pb-ink-soft)", "stroke-dasharray": "3,3"}),
    mark("g", {}, ...dots),
    mark("g", {}, ...names)
  );
  return draw(image, before);
}

interface Placed {
  name: string;
  value: number;
  cx: number;
  /** Height of the centre over the base. */
  cy: number;
  r: number;
}

/** Dots of one bin stand on each other, the largest lowest. */
function stack(
  known: readonly {name: string; value: number; heads: number | null}[],
  {x, radius}: {x: (value: number) => number; radius: (heads: number | null) => number}
): {placed: Placed[]; tallest: number} {
  const tops = new Map<number, number>();
  const placed = known
    .map(({name, value, heads}) => ({name, value, r: radius(heads)}))
    .toSorted((a, b) => b.r - a.r)
    .map(({name, value, r}): Placed => {
      const cx = x(value);
      const bins = [Math.floor((cx - r) / binWidth), Math.floor((cx + r) / binWidth)] as const;
      let floor = 0;
      for (let bin = bins[0]; bin <= bins[1]; ++bin) floor = Math.max(floor, tops.get(bin) ?? 0);
      for (let bin = bins[0]; bin <= bins[1]; ++bin) tops.set(bin, floor + 2 * r + 0.5);
      return {name, value, cx, cy: floor + r, r};
    });
  return {placed, tallest: Math.max(80, ...tops.values())};
}
