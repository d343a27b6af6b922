import {scaleLinear} from "d3-scale";
import {element, svgElement} from "./element.js";
import type {FunnelData} from "./funnel-data.js";
import {describeDot, drawAxes, drawDot, drawKey, drawLimits, margin, round} from "./funnel-drawing.js";
import {nextDot, type PlacedDot} from "./funnel-moves.js";

export interface FunnelOptions {
  /** What the dots are, as the name of their list: `Kommuner i Eksempelfylket`. */
  label: string;
  width?: number;
  selected?: string | null;
  /** Called with a unit's code on a click, Enter or Space; moving only reads out. */
  onSelect?: (code: string) => void;
}

/** A dot within a finger's width of the pointer is meant. */
const reach = 22;

/**
 * A funnel: number of answers across, share upwards, a dot a unit, the target as a line, limits as dashed (95 %) and
 * dotted (99.8 %) lines. The selected unit is larger, in another colour and named; all other dots look alike wherever
 * they lie. Arrow keys move through the dots (left and right by answers, up and down to the nearest), each read out with
 * name, share and answers. Returns an element with the svg, a live line of text and the key.
 */
export function funnel(data: FunnelData, options: FunnelOptions): HTMLElement {
  const {label, width = 640, selected = null, onSelect} = options;
  const {units, target} = data;
  const height = Math.round(Math.min(440, Math.max(300, width * 0.56)));
  const largest = Math.max(...units.map(({respondents}) => respondents));
  const highest = Math.max(...units.map(({share}) => share), 2.2 * target.share);
  const x = scaleLinear([0, largest * 1.05], [margin.left, width - margin.right]);
  const y = scaleLinear([0, Math.min(1, highest * 1.06)], [height - margin.bottom, margin.top]).nice();
  const dots: PlacedDot[] = units.map((unit) => ({
    unit,
    x: round(x(unit.respondents)),
    y: round(y(unit.share))
  }));
  const marks = new Map(dots.map((dot) => [dot.unit.code, drawDot(dot)]));
  const list = svgElement("g", {role: "listbox", "aria-label": label}, ...marks.values());
  const ring = svgElement("circle", {class: "pb-funnel-ring", r: 0, fill: "none"});
  const chosen = dots.find(({unit}) => unit.code === selected);
  const name = svgElement("text", {class: "pb-funnel-name", "aria-hidden": "true"});
  const svg = svgElement(
    "svg",
    {class: "pb-funnel", viewBox: `0 0 ${width} ${height}`, width, height, "font-size": 13},
    drawAxes(x, y, {width, height}),
    ...drawLimits(data, x, y),
    svgElement("line", {
      class: "pb-funnel-target",
      x1: margin.left,
      x2: width - margin.right,
      y1: round(y(target.share)),
      y2: round(y(target.share))
    }),
    list,
    chosen ? svgElement("circle", {class: "pb-funnel-own", cx: chosen.x, cy: chosen.y, r: 6.5}) : null,
    ring,
    name
  );
  const readout = element("p", {class: "pb-readout", "aria-live": "polite"});
  let current: PlacedDot | undefined;
  const look = (dot: PlacedDot | undefined) => {
    current = dot;
    const reachable = dot ?? dots[0];
    for (const [code, mark] of marks)
      mark.setAttribute("tabindex", code === reachable?.unit.code ? "0" : "-1");
    readout.textContent = dot ? describeDot(dot.unit) : "Pek på et punkt, eller bruk piltastene.";
    ring.setAttribute("r", dot ? "9" : "0");
    name.textContent = dot?.unit.name ?? "";
    if (!dot) return;
    ring.setAttribute("cx", String(dot.x));
    ring.setAttribute("cy", String(dot.y));
    const end = dot.x > width * 0.55;
    name.setAttribute("x", String(end ? dot.x - 13 : dot.x + 13));
    name.setAttribute("y", String(dot.y + 4));
    name.setAttribute("text-anchor", end ? "end" : "start");
  };
  const find = (event: MouseEvent) => nearest(dots, svg, {event, width});
  svg.addEventListener("pointermove", (event) => {
    const dot = find(event);
    if (dot && dot !== current) look(dot);
  });
  svg.addEventListener("pointerleave", () => look(chosen));
  svg.addEventListener("click", (event) => {
    const dot = find(event);
    if (!dot) return;
    look(dot);
    onSelect?.(dot.unit.code);
  });
  const root = element("div", {class: "pb-funnel-chart"}, svg, readout, drawKey(data, chosen?.unit));
  // not on the list itself: Chromium makes an SVG element that listens for focus a stop of its own
  root.addEventListener("focusin", ({target: mark}) => {
    const code = mark instanceof Element ? mark.getAttribute("data-unit") : null;
    const dot = dots.find(({unit}) => unit.code === code);
    if (dot) look(dot);
  });
  list.addEventListener("keydown", (event) => {
    const from = current ?? dots[0];
    if (!from) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onSelect?.(from.unit.code);
      return;
    }
    const dot = nextDot(event.key, from, dots);
    if (!dot) return;
    event.preventDefault();
    marks.get(dot.unit.code)?.focus();
    look(dot);
  });
  for (const [code, mark] of marks) mark.setAttribute("aria-selected", String(code === selected));
  look(chosen);
  return root;
}

function nearest(
  dots: readonly PlacedDot[],
  svg: SVGSVGElement,
  {event, width}: {event: MouseEvent; width: number}
): PlacedDot | undefined {
  const box = svg.getBoundingClientRect();
  const scale = box.width > 0 ? width / box.width : 1;
  const [x, y] = [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
  let best: PlacedDot | undefined;
  let bestDistance = reach;
  for (const dot of dots) {
    const distance = Math.hypot(dot.x - x, dot.y - y);
    if (distance < bestDistance) [best, bestDistance] = [dot, distance];
  }
  return best;
}
