import {shorten} from "../model/text-length.js";
import type {ScaleLinear} from "d3-scale";
import {mark, type Mark} from "./drawing.js";
import {absenceSign, formatPercentRange, formatWhole, speakQuantity, type Quantity} from "./format.js";
import {hatchSquare} from "./hatch.js";
import type {NetworkRow} from "./network-dots.js";

/** One of the aligned panels of the network dot plot, with its scale in pixels. */
export interface Panel {
  key: "kroner" | "bullying" | "participation";
  label: string;
  /** The label in the lines it is written in. */
  heading: readonly string[];
  format: (value: number) => string;
  tick: (value: number) => string;
  mean: number | null;
  x: ScaleLinear<number, number>;
  /** False when the panel has no value at all. */
  measured: boolean;
}

export interface PanelPlace {
  top: number;
  /** Height of the heading with the label of the mean. */
  head: number;
  /** Height of a row. */
  line: number;
  /** Whether the panel writes the names itself, above its lines. */
  named: boolean;
  selected: string | null;
  radius: (pupils: number | null) => number;
  /** Where value labels must end. */
  limit: number;
}

/** Height of a panel's heading of one line with the label of the mean, and of each further line. */
export const headHeight = 46;
export const headingHeight = 16;
const characterWidth = 7.2;
/** Headings are bold. */
const headingWidth = 7.6;

/** A heading in one line where it fits, else in two, parted where they are most alike. */
export function wrapHeading(label: string, width: number): string[] {
  if (label.length * headingWidth <= width) return [label];
  const words = label.split(" ");
  const partings = words
    .slice(1)
    .map((_, i) => [words.slice(0, i + 1).join(" "), words.slice(i + 1).join(" ")]);
  return partings.toSorted((a, b) => longest(a) - longest(b))[0] ?? [label];
}

function longest(lines: readonly string[]): number {
  return Math.max(...lines.map(({length}) => length));
}

/** Draws one panel: heading, mean, grid, axis and one mark a network. */
export function drawPanel(panel: Panel, rows: readonly NetworkRow[], place: PanelPlace): Mark {
  const {x, heading, tick, key, mean, measured} = panel;
  const {top, head, line, named, selected} = place;
  const [start = 0, end = 0] = x.range();
  const bottom = head + rows.length * line;
  const headings = heading.map((text, i) =>
    mark("text", {x: start, y: 14 + i * headingHeight, fill: "var(--pb-ink)", "font-weight": 600}, text)
  );
  const grid = (measured ? x.ticks(Math.max(2, Math.floor((end - start) / 80))) : []).map((value) => {
    const at = x(value);
    const anchor = at - start < 1 ? "start" : end - at < 1 ? "end" : "middle";
    return mark(
      "g",
      {},
      mark("line", {x1: at, x2: at, y1: head - 4, y2: bottom, stroke: "var(--pb-rule)"}),
      mark(
        "text",
        {x: at, y: bottom + 18, fill: "var(--pb-ink-soft)", "font-size": 12, "text-anchor": anchor},
        tick(value)
      )
    );
  });
  const axis = mark("line", {
    x1: start,
    x2: start,
    y1: head - 4,
    y2: bottom,
    stroke: "var(--pb-rule-strong)"
  });
  const marks = rows.map((row, i) => {
    const y = head + i * line + (named ? line - 14 : line / 2);
    const quantity = row[key];
    return mark(
      "g",
      {},
      named ? drawName(row, {x: start, y: y - 14, selected}) : null,
      quantity ? drawQuantity(row, quantity, panel, {...place, y}) : null
    );
  });
  return mark(
    "g",
    {class: `pb-panel pb-panel-${key}`, transform: top ? `translate(0,${top})` : null},
    ...headings,
    mark("g", {}, ...grid),
    measured ? axis : null,
    mean === null ? null : drawMean(panel, mean, {head, bottom}),
    ...marks
  );
}

function drawMean({x, format}: Panel, mean: number, {head, bottom}: {head: number; bottom: number}): Mark {
  const [start = 0, end = 0] = x.range();
  const at = x(mean);
  return mark(
    "g",
    {},
    mark("line", {
      class: "pb-mean",
      x1: at,
      x2: at,
      y1: head - 8,
      y2: bottom,
      stroke: "var(--pb-ink-soft)",
      "stroke-dasharray": "3,3"
    }),
    mark(
      "text",
      {
        x: at,
        y: head - 13,
        fill: "var(--pb-ink-soft)",
        "font-size": 12,
        "text-anchor": at > (start + end) / 2 ? "end" : "start"
      },
      `Snitt ${format(mean)}`
    )
  );
}

/** The name of a network; the reader's own is bold and coloured. */
export function drawName(
  {code, name}: NetworkRow,
  {x, y, selected}: {x: number; y: number; selected: string | null}
): Mark {
  const own = code === selected;
  return mark(
    "text",
    {class: "pb-value", x, y, fill: own ? "var(--pb-own)" : "var(--pb-ink)", "font-weight": own ? 600 : 400},
    shorten(name, 60)
  );
}

/** What the thin marks and the size of the dots mean, in one line. */
export function drawKey(
  rows: readonly NetworkRow[],
  {x, y, lastYear: lastYearLabel}: {x: number; y: number; lastYear: string}
): Mark {
  const parts: Mark[] = [];
  let at = x;
  const add = (sample: Mark, text: string) => {
    parts.push(sample, mark("text", {x: at + 10, y: y + 4}, text));
    at += 30 + text.length * 6.4;
  };
  if (rows.some(({lastYear}) => lastYear?.value != null)) add(thinMark(at + 2, y, "solid"), lastYearLabel);
  if (rows.some(({proRata}) => proRata?.value != null))
    add(thinMark(at + 2, y, "dashed"), "etter antall alene");
  add(mark("circle", {cx: at + 2, cy: y, r: 5, fill: "var(--pb-mark)"}), "areal: elever");
  return mark("g", {class: "pb-key", "font-size": 12, fill: "var(--pb-ink-soft)"}, ...parts);
}

function drawQuantity(
  row: NetworkRow,
  quantity: Quantity,
  panel: Panel,
  place: PanelPlace & {y: number}
): Mark {
  const {x, key, mean, format} = panel;
  const {y, selected, radius, limit} = place;
  const own = row.code === selected;
  const colour = own ? "var(--pb-own)" : "var(--pb-mark)";
  const [start = 0] = x.range();
  const title = mark("title", {}, describe(row, quantity, panel));
  if (quantity.status !== "ok" || quantity.value === null)
    return mark("g", {}, title, ...drawSign(quantity, {x: start + 4, y, stroke: colour}));
  const at = x(quantity.value);
  const r = key === "kroner" ? radius(row.pupils) : 4.5;
  const reach = (from: number, to: number) =>
    mark("line", {x1: from, x2: to, y1: y, y2: y, stroke: colour, "stroke-width": 2});
  const {low, high} = row.bullying ?? {};
  const hasInterval = key === "bullying" && low != null && high != null;
  const span = [at - r, at + r];
  if (key === "kroner" && mean !== null) span.push(x(mean));
  if (hasInterval) span.push(x(low), x(high));
  const thin = (
    [
      ["solid", row.lastYear],
      ["dashed", row.proRata]
    ] as const
  ).flatMap(([kind, {value = null} = {}]) =>
    key === "kroner" && value !== null ? [{kind, at: x(value)}] : []
  );
  const text = format(quantity.value);
  const label = placeLabel({
    span,
    marked: thin.map((sample) => sample.at),
    length: text.length * characterWidth,
    start,
    limit,
    preferLeft: key === "kroner" && mean !== null && quantity.value < mean
  });
  return mark(
    "g",
    {},
    title,
    key === "kroner" && mean !== null ? reach(x(mean), at) : null,
    ...thin.map((sample) => thinMark(sample.at, y, sample.kind)),
    hasInterval ? reach(x(low), x(high)) : null,
    mark("circle", {cx: at, cy: y, r, fill: colour, stroke: "var(--pb-paper)", "stroke-width": 1}),
    mark(
      "text",
      {class: "pb-value", ...label, y: y + 4, fill: "var(--pb-ink)", "font-weight": own ? 600 : 400},
      text
    )
  );
}

interface LabelPlace {
  /** What the dot and its line cover. */
  span: readonly number[];
  /** Thin marks that a label may not cover. */
  marked: readonly number[];
  length: number;
  start: number;
  limit: number;
  preferLeft: boolean;
}

/** Beside the dot and its line, past any mark in the way: on the preferred side where there is room. */
function placeLabel({span, marked, length, start, limit, preferLeft}: LabelPlace) {
  const taken = marked.toSorted((a, b) => a - b);
  let right = Math.max(...span) + 6;
  for (const at of taken) if (at > right - 4 && at < right + length + 2) right = at + 6;
  let left = Math.min(...span) - 6;
  for (const at of taken.toReversed()) if (at < left + 4 && at > left - length - 2) left = at - 6;
  const fitsRight = right + length <= limit;
  const fitsLeft = left - length >= start + 2;
  return fitsLeft && (preferLeft || !fitsRight)
    ? {x: left, "text-anchor": "end"}
    : {x: right, "text-anchor": "start"};
}

function thinMark(x: number, y: number, kind: "solid" | "dashed"): Mark {
  return mark("line", {
    class: kind === "solid" ? "pb-last-year" : "pb-pro-rata",
    x1: x,
    x2: x,
    y1: y - 9,
    y2: y + 9,
    stroke: kind === "solid" ? "var(--pb-ink-soft)" : "var(--pb-second)",
    "stroke-width": 2,
    "stroke-dasharray": kind === "solid" ? null : "3,2"
  });
}

function drawSign({status}: Quantity, {x, y, stroke}: {x: number; y: number; stroke: string}): Mark[] {
  if (status === "ok") throw new RangeError("networkDots: status ok without a value");
  const size = 10;
  const box = mark("rect", {
    x,
    y: y - size / 2,
    width: size,
    height: size,
    fill: "var(--pb-paper)",
    stroke
  });
  const hatch = mark("path", {d: hatchSquare(x + size / 2, y, size), stroke, fill: "none"});
  const text = mark(
    "text",
    {x: x + size + 5, y: y + 4, fill: "var(--pb-ink)", "font-weight": 600},
    absenceSign(status).sign
  );
  return status === "suppressed" ? [box, hatch, text] : [box, text];
}

function describe(row: NetworkRow, quantity: Quantity, {key, label, format}: Panel): string {
  const {low, high} = row.bullying ?? {};
  const parts = [`${row.name}, ${label.toLocaleLowerCase("nb")}: ${speakQuantity(quantity, format)}`];
  if (key === "bullying" && low != null && high != null)
    parts.push(`95 % intervall ${formatPercentRange(low, high)}`);
  if (key === "kroner" && row.lastYear) parts.push(`i fjor ${speakQuantity(row.lastYear, format)}`);
  if (key === "kroner" && row.proRata) parts.push(`etter antall alene ${speakQuantity(row.proRata, format)}`);
  if (row.pupils !== null) parts.push(`${formatWhole(row.pupils)} elever`);
  return parts.join(", ");
}
