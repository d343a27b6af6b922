import {geoPath, geoTransverseMercator, type GeoPermissibleObjects} from "d3-geo";
import {polygonArea, polygonHull} from "d3-polygon";
import {element, svgElement, withValue, type Valued} from "./element.js";
import {
  absenceSign,
  absenceStatuses,
  formatPercent,
  formatWhole,
  speakQuantity,
  type AbsenceStatus,
  type Quantity
} from "./format.js";
import {hatchCircle} from "./hatch.js";
import {placeCircles} from "./place-circles.js";
import {computeLimits, describeSteps, stepOf} from "./steps.js";

/** A unit on the map: place in degrees, `size` the number of pupils (area of the circle), `value` a share 0–1. */
export interface CartogramItem extends Quantity {
  code: string;
  name: string;
  longitude: number;
  latitude: number;
  /** Null where the number of pupils is unknown: the circle then has the smallest size. */
  size: number | null;
}

export interface CartogramOptions {
  /** What the map shows, as the name of the list of units. */
  label: string;
  width?: number;
  /** Largest height in pixels; a tall country is drawn narrower. */
  maxHeight?: number;
  /** Outline behind the circles, in degrees. */
  land?: GeoPermissibleObjects;
  /** Four limits of the colour steps; by default computed from the values. */
  limits?: readonly number[];
  /** What `size` counts. */
  sizeLabel?: string;
  selected?: string | null;
  onSelect?: (code: string) => void;
}

/** The element has `value`, the selected code or null, and dispatches `input` when the reader selects. */
export type CartogramElement = Valued<string | null>;

interface Placed {
  item: CartogramItem;
  x: number;
  y: number;
  radius: number;
}

const smallest = 3;
/** How much of the area between the outermost places the circles cover together. */
const coverage = 0.3;

/**
 * Units as circles near their places: area = pupils, colour = five steps with printed limits, suppressed = hatched
 * outline, missing = hollow dashed outline. Tap, click or arrow keys move through the units; Home and End go to the
 * first and last by name. Throws RangeError when there are no items or a value contradicts its status.
 */
export function cartogram(items: readonly CartogramItem[], options: CartogramOptions): CartogramElement {
  const {width = 640, maxHeight = 720, land, onSelect, sizeLabel = "elever"} = options;
  if (items.length === 0) throw new RangeError("cartogram: no units to draw");
  const limits = options.limits ?? computeLimits(items.flatMap(({value}) => (value === null ? [] : [value])));
  const {placed, height, enlarged, landPath} = layOut(items, {width, maxHeight, land});
  const byName = placed.toSorted((a, b) => a.item.name.localeCompare(b.item.name, "nb"));
  const groups = new Map(byName.map((unit) => [unit.item.code, drawUnit(unit, limits, sizeLabel)]));
  const ring = svgElement("circle", {class: "pb-map-ring", r: 0, fill: "none"});
  const name = svgElement("text", {class: "pb-map-name", "aria-hidden": "true"});
  // Large circles are drawn first so that no small one is hidden; the list order is still by name.
  const list = svgElement(
    "g",
    {role: "listbox", "aria-label": options.label},
    ...placed.toSorted((a, b) => b.radius - a.radius).map(({item}) => groups.get(item.code))
  );
  const svg = svgElement(
    "svg",
    {class: "pb-map", viewBox: `0 0 ${width} ${height}`, width, height},
    landPath === null ? null : svgElement("path", {class: "pb-map-land", d: landPath}),
    list,
    ring,
    name
  );
  const readout = element("p", {class: "pb-readout", "aria-live": "polite"});
  const root = element(
    "div",
    {class: "pb-cartogram"},
    svg,
    readout,
    drawLegend(items, limits, {sizeLabel, enlarged})
  );

  let selected: Placed | undefined;
  const show = (code: string | null) => {
    selected = placed.find(({item}) => item.code === code);
    for (const [key, group] of groups) {
      group.setAttribute("aria-selected", String(key === code));
      group.setAttribute("tabindex", key === (selected ?? byName[0])?.item.code ? "0" : "-1");
    }
    ring.setAttribute("r", selected ? String(selected.radius + 3) : "0");
    readout.textContent = selected
      ? describeUnit(selected.item, sizeLabel)
      : "Velg en enhet i kartet eller listen.";
    name.textContent = selected?.item.name ?? "";
    if (!selected) return;
    ring.setAttribute("cx", String(selected.x));
    ring.setAttribute("cy", String(selected.y));
    const end = selected.x > width * 0.6;
    name.setAttribute("x", String(end ? selected.x - selected.radius - 7 : selected.x + selected.radius + 7));
    name.setAttribute("y", String(selected.y + 4));
    name.setAttribute("text-anchor", end ? "end" : "start");
  };
  const choose = (unit: Placed | undefined, focus: boolean) => {
    if (!unit) return;
    const changed = unit !== selected;
    show(unit.item.code);
    if (focus) groups.get(unit.item.code)?.focus();
    if (!changed) return;
    onSelect?.(unit.item.code);
    root.dispatchEvent(new Event("input", {bubbles: true}));
  };
  svg.addEventListener("click", (event) => choose(nearest(placed, pointIn(svg, event, width)), true));
  list.addEventListener("keydown", (event) => {
    const target = move(event.key, selected ?? byName[0], {placed, byName});
    if (!target) return;
    event.preventDefault();
    choose(target, true);
  });
  show(options.selected ?? null);
  return withValue(root, {
    get: () => selected?.item.code ?? null,
    set: (code: string | null) => show(code)
  });
}

/** `Trondheim: 9,7 % · 21 302 elever`, with absence in words. */
export function describeUnit(item: CartogramItem, sizeLabel = "elever"): string {
  const size = item.size === null ? `antall ${sizeLabel} ukjent` : `${formatWhole(item.size)} ${sizeLabel}`;
  return `${item.name}: ${speakQuantity(item, formatPercent)} · ${size}`;
}

function layOut(
  items: readonly CartogramItem[],
  {width, maxHeight, land}: {width: number; maxHeight: number; land: GeoPermissibleObjects | undefined}
): {placed: Placed[]; height: number; enlarged: boolean; landPath: string | null} {
  const margin = Math.max(16, width * 0.04);
  const points = {
    type: "MultiPoint" as const,
    coordinates: items.map(({longitude, latitude}) => [longitude, latitude])
  };
  const middle = items.reduce((sum, {longitude}) => sum + longitude, 0) / items.length;
  const projection = geoTransverseMercator()
    .rotate([-middle, 0])
    .fitWidth(width - 2 * margin, points);
  const [[, upper], [, lower]] = geoPath(projection).bounds(points);
  const height = Math.round(Math.min(maxHeight, Math.max(width * 0.5, lower - upper + 2 * margin)));
  projection.fitExtent(
    [
      [margin, margin],
      [width - margin, height - margin]
    ],
    points
  );
  const homes = items.map(
    ({longitude, latitude}): [number, number] => projection([longitude, latitude]) ?? [0, 0]
  );
  const total = items.reduce((sum, {size}) => sum + (size ?? 0), 0);
  const largest = Math.max(...items.map(({size}) => size ?? 0));
  const scale =
    total > 0
      ? Math.min(Math.sqrt((coverage * hullArea(homes)) / (Math.PI * total)), width / 8 / Math.sqrt(largest))
      : 0;
  const circles = items.map(({size}, i) => {
    const [x, y] = homes[i] ?? [0, 0];
    return {x, y, radius: Math.max(smallest, scale * Math.sqrt(size ?? 0))};
  });
  const enlarged = items.some(({size}) => scale * Math.sqrt(size ?? 0) < smallest);
  const moved = placeCircles(circles).map((place, i) => ({...place, radius: circles[i]?.radius ?? smallest}));

  // Moved circles may leave the frame: everything, land too, is then drawn smaller and shifted, never clipped.
  const left = Math.min(...moved.map(({x, radius}) => x - radius)) - 5;
  const right = Math.max(...moved.map(({x, radius}) => x + radius)) + 5;
  const top = Math.min(...moved.map(({y, radius}) => y - radius)) - 5;
  const bottom = Math.max(...moved.map(({y, radius}) => y + radius)) + 5;
  const shrink = Math.min(1, width / (right - left), height / (bottom - top));
  const shift = (from: number, to: number, room: number) =>
    shrink < 1 ? (room - (from + to) * shrink) / 2 : Math.max(0, -from) - Math.max(0, to - room);
  const [shiftX, shiftY] = [shift(left, right, width), shift(top, bottom, height)];
  const placed = items.map((item, i) => {
    const {x, y, radius} = moved[i] ?? {x: 0, y: 0, radius: smallest};
    return {
      item,
      x: round(x * shrink + shiftX),
      y: round(y * shrink + shiftY),
      radius: round(radius * shrink)
    };
  });
  const [translateX, translateY] = projection.translate();
  projection
    .scale(projection.scale() * shrink)
    .translate([translateX * shrink + shiftX, translateY * shrink + shiftY])
    .clipExtent([
      [0, 0],
      [width, height]
    ]);
  return {placed, height, enlarged, landPath: land ? geoPath(projection).digits(1)(land) : null};
}

/** Area in square pixels of the convex hull of the places; of a small square when they lie on one line. */
function hullArea(points: readonly [number, number][]): number {
  const hull = polygonHull(points.map(([x, y]) => [x, y]));
  return Math.max(6400, hull ? Math.abs(polygonArea(hull)) : 0);
}

function drawUnit({item, x, y, radius}: Placed, limits: readonly number[], sizeLabel: string): SVGGElement {
  const circle = svgElement("circle", {cx: x, cy: y, r: radius});
  const group = svgElement(
    "g",
    {
      role: "option",
      "aria-label": describeUnit(item, sizeLabel),
      "aria-selected": "false",
      tabindex: "-1",
      "data-code": item.code
    },
    circle
  );
  if (item.status === "ok")
    circle.setAttribute("class", `pb-map-unit pb-step-${stepOf(item.value ?? NaN, limits)}`);
  else {
    circle.setAttribute("class", `pb-map-unit pb-map-${item.status}`);
    if (item.status === "suppressed")
      group.append(svgElement("path", {class: "pb-map-hatch", d: hatchCircle(x, y, radius)}));
  }
  group.append(svgElement("title", {}, describeUnit(item, sizeLabel)));
  return group;
}

function drawLegend(
  items: readonly CartogramItem[],
  limits: readonly number[],
  {sizeLabel, enlarged}: {sizeLabel: string; enlarged: boolean}
): HTMLElement {
  const absent = absenceStatuses.filter((status) => items.some((item) => item.status === status));
  return element(
    "ul",
    {class: "pb-legend", "aria-label": "Fargenes betydning"},
    ...describeSteps(limits).map(({step, text}) => element("li", {}, swatch(`pb-step-${step}`), text)),
    ...absent.map((status: AbsenceStatus) =>
      element(
        "li",
        {},
        swatch(`pb-map-${status}`, status === "suppressed"),
        `${absenceSign(status).name} (${absenceSign(status).sign})`
      )
    ),
    element(
      "li",
      {class: "pb-legend-note"},
      `Sirkelens areal viser antall ${sizeLabel}.${enlarged ? " De minste er tegnet større, så de synes." : ""}`
    )
  );
}

function swatch(className: string, hatched = false): SVGSVGElement {
  return svgElement(
    "svg",
    {width: 18, height: 18, "aria-hidden": "true"},
    svgElement("circle", {cx: 9, cy: 9, r: 7.5, class: `pb-map-unit ${className}`}),
    hatched && svgElement("path", {class: "pb-map-hatch", d: hatchCircle(9, 9, 7.5)})
  );
}

function pointIn(svg: SVGSVGElement, {clientX, clientY}: MouseEvent, width: number): {x: number; y: number} {
  const box = svg.getBoundingClientRect();
  const scale = box.width > 0 ? width / box.width : 1;
  return {x: (clientX - box.left) * scale, y: (clientY - box.top) * scale};
}

/** The unit under the pointer, or the nearest within a finger's width. */
function nearest(placed: readonly Placed[], {x, y}: {x: number; y: number}): Placed | undefined {
  let best: Placed | undefined;
  let bestDistance = 22;
  for (const unit of placed) {
    const distance = Math.max(0, Math.hypot(unit.x - x, unit.y - y) - unit.radius);
    if (distance < bestDistance || (distance === bestDistance && unit.radius < (best?.radius ?? Infinity))) {
      best = unit;
      bestDistance = distance;
    }
  }
  return best;
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1]
};

/** Where a key leads: the nearest unit in the arrow's direction, sideways distance counting double. */
function move(
  key: string,
  from: Placed | undefined,
  {placed, byName}: {placed: readonly Placed[]; byName: readonly Placed[]}
): Placed | undefined {
  if (key === "Home") return byName[0];
  if (key === "End") return byName.at(-1);
  if (key === "Enter" || key === " ") return from;
  const direction = directions[key];
  if (!direction || !from) return undefined;
  const [dx, dy] = direction;
  let best: Placed | undefined;
  let bestCost = Infinity;
  for (const unit of placed) {
    if (unit === from) continue;
    const forward = (unit.x - from.x) * dx + (unit.y - from.y) * dy;
    const sideways = Math.abs((unit.x - from.x) * dy) + Math.abs((unit.y - from.y) * dx);
    if (forward <= 0 || sideways > 2 * forward) continue;
    const cost = forward + 2 * sideways;
    if (cost < bestCost) [best, bestCost] = [unit, cost];
  }
  return best;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
