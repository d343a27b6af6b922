import type {SeriesBreak} from "../model/survey.js";
import {svgElement} from "./element.js";

/** A label beside its rule; `row` counts from the top. */
export interface BreakLabel {
  text: string;
  title: string;
  x: number;
  anchor: "start" | "end";
  row: number;
  from: number;
  to: number;
}

const characterWidth = 6.4;
const rowHeight = 16;
const distance = 5;

/**
 * Places the labels of breaks above a chart: each beside its rule, in as few rows as possible, inside `left` and
 * `right`, not over each other and, where that can be had, not across another rule. A rule begins at its own label.
 * Tries every combination of side and row, which is quick for the few breaks a series has (at most 5; RangeError).
 */
export function placeBreakLabels(
  breaks: readonly SeriesBreak[],
  {x, left, right}: {x: (year: number) => number; left: number; right: number}
): BreakLabel[] {
  if (breaks.length > 5) throw new RangeError(`too many breaks to label: ${breaks.length}`);
  const choices = breaks.map((each) => placings(each, x(each.startYear - 0.5), breaks.length));
  let best: BreakLabel[] = [];
  let lowest = Infinity;
  const search = (chosen: BreakLabel[]) => {
    const next = choices[chosen.length];
    if (next) for (const label of next) search([...chosen, label]);
    else {
      const cost = costOf(chosen, left, right);
      if (cost < lowest) [best, lowest] = [chosen, cost];
    }
  };
  search([]);
  return best;
}

/** Draws the labels and the part of their rules above the chart, down to `bottom`; `y` is the first row's baseline. */
export function drawBreakLabels(
  labels: readonly BreakLabel[],
  {y, bottom}: {y: number; bottom: number}
): SVGGElement {
  const group = svgElement("g", {class: "pb-breaks", fill: "var(--pb-ink-soft)", "font-size": 12});
  for (const {x, row} of labels) {
    const top = y + row * rowHeight - 10;
    group.append(
      svgElement("line", {
        x1: x,
        x2: x,
        y1: top,
        y2: bottom,
        stroke: "var(--pb-ink-soft)",
        "stroke-dasharray": "3,3"
      })
    );
  }
  for (const {text, title, x, anchor, row} of labels) {
    const at = {
      x: anchor === "start" ? x + distance : x - distance,
      y: y + row * rowHeight,
      "text-anchor": anchor
    };
    group.append(svgElement("text", {class: "pb-value", ...at}, text, svgElement("title", {}, title)));
  }
  return group;
}

function placings({label, explanation}: SeriesBreak, x: number, rows: number): BreakLabel[] {
  const length = label.length * characterWidth + distance;
  return Array.from({length: rows}, (_, row) => row).flatMap((row) => [
    {text: label, title: explanation, x, anchor: "start" as const, row, from: x, to: x + length},
    {text: label, title: explanation, x, anchor: "end" as const, row, from: x - length, to: x}
  ]);
}

function costOf(labels: readonly BreakLabel[], left: number, right: number): number {
  let cost = 0;
  for (const label of labels) {
    cost += label.row * 3 + (label.anchor === "end" ? 1 : 0);
    if (label.from < left || label.to > right) cost += 1000;
    for (const other of labels) {
      if (other === label) continue;
      if (other.row === label.row && other.from < label.to + 6 && label.from < other.to + 6) cost += 500;
      if (other.row <= label.row && other.x > label.from - 3 && other.x < label.to + 3) cost += 50;
    }
  }
  return cost;
}
