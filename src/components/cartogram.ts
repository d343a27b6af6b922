import type {GeoPermissibleObjects} from "d3-geo";
import {describeUnit, drawLegend, drawUnit} from "./cartogram-drawing.js";
import {layOutUnits, type CartogramItem, type PlacedUnit} from "./cartogram-layout.js";
import {move, nearest, pointIn} from "./cartogram-moves.js";
import {element, svgElement, withValue, type Valued} from "./element.js";
import {computeLimits} from "./steps.js";

export type {CartogramItem} from "./cartogram-layout.js";
import {ringUnit} from "./unit-ring.js";

export interface CartogramOptions {
  /** What the map shows, as the name of the list of units. */
  label: string;
  width?: number;
  /** Largest height in pixels; a tall country is drawn narrower. */
  maxHeight?: number;
  /** Outline behind the circles, in degrees. */
  land?: GeoPermissibleObjects;
  /** True to show the whole outline, for a map of the nation; by default only what lies around the units. */
  wholeLand?: boolean;
  /** Four limits of the colour steps; by default computed from the values. */
  limits?: readonly number[];
  /** What `size` counts. */
  sizeLabel?: string;
  selected?: string | null;
  onSelect?: (code: string) => void;
  /** Whether an arrow key selects the unit it moves to (default), or Enter and Space do, where selecting leads away. */
  selectOnMove?: boolean;
}

/** The element has `value`, the selected code or null, and dispatches `input` when the reader selects. */
export type CartogramElement = Valued<string | null>;

/**
 * Units as circles near their places: area = pupils, colour = five steps with printed limits, suppressed = hatched
 * outline, missing = hollow dashed outline. Tap, click or arrow keys move through the units; Home and End go to the
 * first and last by name; with `selectOnMove` false Enter or Space selects. Throws RangeError when there are no items or a value contradicts its status.
 */
export function cartogram(items: readonly CartogramItem[], options: CartogramOptions): CartogramElement {
  const {width = 640, maxHeight = 720, land, onSelect, sizeLabel = "elever", selectOnMove = true} = options;
  if (items.length === 0) throw new RangeError("cartogram: no units to draw");
  const limits = options.limits ?? computeLimits(items.flatMap(({value}) => (value === null ? [] : [value])));
  const {placed, height, enlarged, landPath} = layOutUnits(items, {
    width,
    maxHeight,
    land,
    wholeLand: options.wholeLand ?? false
  });
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

  let selected: PlacedUnit | undefined;
  let current: PlacedUnit | undefined;
  const look = (unit: PlacedUnit | undefined) => {
    current = unit;
    for (const [key, group] of groups)
      group.setAttribute("tabindex", key === (unit ?? byName[0])?.item.code ? "0" : "-1");
    ringUnit({ring, name, width}, unit);
    readout.textContent = unit ? describeUnit(unit.item, sizeLabel) : "Velg en enhet i kartet eller listen.";
  };
  const show = (code: string | null) => {
    selected = placed.find(({item}) => item.code === code);
    for (const [key, group] of groups) group.setAttribute("aria-selected", String(key === code));
    look(selected);
  };
  const choose = (unit: PlacedUnit | undefined) => {
    if (!unit) return;
    const changed = unit !== selected;
    show(unit.item.code);
    groups.get(unit.item.code)?.focus();
    if (!changed) return;
    onSelect?.(unit.item.code);
    root.dispatchEvent(new Event("input", {bubbles: true}));
  };
  svg.addEventListener("click", (event) => choose(nearest(placed, pointIn(svg, event, width))));
  list.addEventListener("keydown", (event) => {
    const target = move(event.key, current ?? byName[0], {placed, byName});
    if (!target) return;
    event.preventDefault();
    if (selectOnMove || event.key === "Enter" || event.key === " ") choose(target);
    else {
      look(target);
      groups.get(target.item.code)?.focus();
    }
  });
  show(options.selected ?? null);
  return withValue(root, {
    get: () => selected?.item.code ?? null,
    set: (code: string | null) => show(code)
  });
}
