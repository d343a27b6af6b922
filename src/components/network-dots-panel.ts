import type {ScaleLinear} from "d3-scale";
import {svgElement} from "./element.js";
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
export function drawPanel(panel: Panel, rows: readonly NetworkRow[], place: PanelPlace): SVGGElement {
  const {x, heading, tick, key, mean, format, measured} = panel;
  const {top, head, line, named, selected} = place;
  const [start = 0, end = 0] = x.range();
  const bottom = head + rows.length * line;
  const group = svgElement(
    "g",
    {class: `pb-panel pb-panel-${key}`, transform: top ? `translate(0,${top})` : null},
    ...heading.map((text, i) =>
      svgElement(
        "text",
        {x: start, y: 14 + i * headingHeight, fill: "var(--pb-ink)", "font-weight": 600},
        text
      )
    )
  );
  const ticks = measured ? x.ticks(Math.max(2, Math.floor((end - start) / 80))) : [];
  for (const value of ticks) {
    const at = x(value);
    const anchor = at - start < 1 ? "start" : end - at < 1 ? "end" : "middle";
    group.append(
      svgElement("line", {x1: at, x2: at, y1: head - 4, y2: bottom, stroke: "var(--pb-rule)"}),
      svgElement(
        "text",
        {x: at, y: bottom + 18, fill: "var(--pb-ink-soft)", "font-size": 12, "text-anchor": anchor},
        tick(value)
      )
    );
  }
  group.append(
    svgElement("line", {
      x1: start,
      x2: start,
      y1: head - 4,
      y2: bottom,
      stroke: "var(--pb-rule-strong)"
    })
  );
  if (mean !== null) {
    const at = x(mean);
    const anchor = at > (start + end) / 2 ? "end" : "start";
    group.append(
      svgElement("line", {
        class: "pb-mean",
        x1: at,
        x2: at,
        y1: head - 8,
        y2: bottom,
        stroke: "var(--pb-ink-soft)",
        "stroke-dasharray": "3,3"
      }),
      svgElement(
        "text",
        {x: at, y: head - 13, fill: "var(--pb-ink-soft)", "font-size": 12, "text-anchor": anchor},
        `Snitt ${format(mean)}`
      )
    );
  }
  for (const [i, row] of rows.entries()) {
    const y = head + i * line + (named ? line - 14 : line / 2);
    if (named) group.append(drawName(row, {x: start, y: y - 14, selected}));
    const quantity = row[key];
    if (quantity) group.append(drawQuantity(row, quantity, panel, {...place, y}));
  }
  return group;
}

/** The name of a network; the reader's own is bold and coloured. */
export function drawName(
  {code, name}: NetworkRow,
  {x, y, selected}: {x: number; y: number; selected: string | null}
): SVGTextElement {
  const own = code === selected;
  return svgElement(
    "text",
    {class: "pb-value", x, y, fill: own ? "var(--pb-own)" : "var(--pb-ink)", "font-weight": own ? 600 : 400},
    name
  );
}

/** What the thin marks and the size of the dots mean, in one line. */
export function drawKey(
  rows: readonly NetworkRow[],
  {x, y, lastYear: lastYearLabel}: {x: number; y: number; lastYear: string}
): SVGGElement {
  const group = svgElement("g", {class: "pb-key", "font-size": 12, fill: "var(--pb-ink-soft)"});
  let at = x;
  const add = (mark: SVGElement, text: string) => {
    group.append(mark, svgElement("text", {x: at + 10, y: y + 4}, text));
    at += 30 + text.length * 6.4;
  };
  if (rows.some(({lastYear}) => lastYear?.value != null)) add(thinMark(at + 2, y, "solid"), lastYearLabel);
  if (rows.some(({proRata}) => proRata?.value != null))
    add(thinMark(at + 2, y, "dashed"), "etter antall alene");
  add(svgElement("circle", {cx: at + 2, cy: y, r: 5, fill: "var(--pb-mark)"}), "areal: elever");
  return group;
}

function drawQuantity(
  row: NetworkRow,
  quantity: Quantity,
  panel: Panel,
  place: PanelPlace & {y: number}
): SVGGElement {
  const {x, key, mean, format} = panel;
  const {y, selected, radius, limit} = place;
  const own = row.code === selected;
  const colour = own ? "var(--pb-own)" : "var(--pb-mark)";
  const [start = 0] = x.range();
  const group = svgElement("g", {}, svgElement("title", {}, describe(row, quantity, panel)));
  if (quantity.status !== "ok" || quantity.value === null) {
    group.append(...drawSign(quantity, {x: start + 4, y, stroke: colour}));
    return group;
  }
  const at = x(quantity.value);
  const r = key === "kroner" ? radius(row.pupils) : 4.5;
  const span = [at - r, at + r];
  const marked: number[] = [];
  if (key === "kroner") {
    const marks = [
      {quantity: row.lastYear, kind: "solid"},
      {quantity: row.proRata, kind: "dashed"}
    ] as const;
    if (mean !== null) {
      group.append(
        svgElement("line", {x1: x(mean), x2: at, y1: y, y2: y, stroke: colour, "stroke-width": 2})
      );
      span.push(x(mean));
    }
    for (const mark of marks) {
      if (mark.quantity?.value == null) continue;
      group.append(thinMark(x(mark.quantity.value), y, mark.kind));
      marked.push(x(mark.quantity.value));
    }
  }
  const {low, high} = row.bullying ?? {};
  if (key === "bullying" && low != null && high != null) {
    group.append(
      svgElement("line", {x1: x(low), x2: x(high), y1: y, y2: y, stroke: colour, "stroke-width": 2})
    );
    span.push(x(low), x(high));
  }
  group.append(
    svgElement("circle", {cx: at, cy: y, r, fill: colour, stroke: "var(--pb-paper)", "stroke-width": 1})
  );
  const text = format(quantity.value);
  const preferLeft = key === "kroner" && mean !== null && quantity.value < mean;
  const label = placeLabel({span, marked, length: text.length * characterWidth, start, limit, preferLeft});
  group.append(
    svgElement(
      "text",
      {class: "pb-value", ...label, y: y + 4, fill: "var(--pb-ink)", "font-weight": own ? 600 : 400},
      text
    )
  );
  return group;
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
  for (const mark of taken) if (mark > right - 4 && mark < right + length + 2) right = mark + 6;
  let left = Math.min(...span) - 6;
  for (const mark of taken.toReversed()) if (mark < left + 4 && mark > left - length - 2) left = mark - 6;
  const fitsRight = right + length <= limit;
  const fitsLeft = left - length >= start + 2;
  return fitsLeft && (preferLeft || !fitsRight)
    ? {x: left, "text-anchor": "end"}
    : {x: right, "text-anchor": "start"};
}

function thinMark(x: number, y: number, kind: "solid" | "dashed"): SVGLineElement {
  return svgElement("line", {
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

function drawSign({status}: Quantity, {x, y, stroke}: {x: number; y: number; stroke: string}): SVGElement[] {
  if (status === "ok") throw new RangeError("networkDots: status ok without a value");
  const size = 10;
  const box = svgElement("rect", {
    x,
    y: y - size / 2,
    width: size,
    height: size,
    fill: "var(--pb-paper)",
    stroke
  });
  const hatch = svgElement("path", {d: hatchSquare(x + size / 2, y, size), stroke, fill: "none"});
  const text = svgElement(
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
