import {scaleLinear, type ScaleLinear} from "d3-scale";
import {svgElement} from "../element.js";
import {formatSignedTick} from "./doubt-words.js";

/** Two decimals of a pixel. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A scale over all values and 0; −1 to 1 when there is nothing but 0. */
export function scaleAround(
  values: readonly number[],
  range: readonly [number, number],
  ticks = 5
): ScaleLinear<number, number> {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  return scaleLinear(low === high ? [-1, 1] : [low, high], range).nice(ticks);
}

/** Horizontal lines at round percentage points, labelled to the left; zero is stronger. */
export function drawLevels(
  y: ScaleLinear<number, number>,
  {left, right}: {left: number; right: number}
): SVGGElement {
  const group = svgElement("g", {class: "pb-doubt-axis", fill: "var(--pb-ink-soft)", "text-anchor": "end"});
  for (const tick of y.ticks(5)) {
    const at = round(y(tick));
    group.append(
      svgElement("line", {x1: left, x2: right, y1: at, y2: at, ...ruleOf(tick)}),
      svgElement("text", {x: left - 8, y: at, dy: "0.32em"}, formatSignedTick(tick))
    );
  }
  return group;
}

/** Vertical lines at round percentage points, labelled below; zero is stronger. */
export function drawColumns(
  x: ScaleLinear<number, number>,
  {top, bottom, count = 6}: {top: number; bottom: number; count?: number}
): SVGGElement {
  const group = svgElement("g", {
    class: "pb-doubt-axis",
    fill: "var(--pb-ink-soft)",
    "text-anchor": "middle"
  });
  for (const tick of x.ticks(count)) {
    const at = round(x(tick));
    group.append(
      svgElement("line", {x1: at, x2: at, y1: top, y2: bottom, ...ruleOf(tick)}),
      svgElement("text", {x: at, y: bottom + 18}, formatSignedTick(tick))
    );
  }
  return group;
}

function ruleOf(tick: number) {
  return tick === 0
    ? {class: "pb-doubt-zero", stroke: "var(--pb-rule-strong)", "stroke-width": 1.5}
    : {stroke: "var(--pb-rule)"};
}

/** A line of the key: its mark, drawn about a place 28 px wide, and its words. */
export interface KeyItem {
  text: string;
  mark: (x: number, y: number) => SVGElement[];
}

const characterWidth = 6.7;
const lineHeight = 18;

/** Marks with their words, beside each other where there is room. `height` is the room that they take. */
export function drawKey(items: readonly KeyItem[], width: number): {node: SVGGElement; height: number} {
  const node = svgElement("g", {class: "pb-doubt-key", "font-size": 12.5});
  let [x, y] = [0, 10];
  for (const {text, mark} of items) {
    const room = 34 + characterWidth * text.length + 20;
    if (x > 0 && x + room - 20 > width) [x, y] = [0, y + lineHeight];
    node.append(
      ...mark(x + 14, y),
      svgElement("text", {x: round(x + 34), y: y + 4, fill: "var(--pb-ink)"}, text)
    );
    x += room;
  }
  return {node, height: y + 14};
}

/** Frame of a drawing that is shown smaller where there is less room. */
export function frame(
  name: string,
  {width, height}: {width: number; height: number},
  ...children: (Node | null | false)[]
): SVGSVGElement {
  return svgElement(
    "svg",
    {
      class: name,
      viewBox: `0 0 ${width} ${round(height)}`,
      width,
      height: round(height),
      "font-size": 13,
      overflow: "visible"
    },
    ...children
  );
}
