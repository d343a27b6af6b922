import {h, render, type VNode} from "preact";

/** A part of a drawing: what to draw, not yet drawn. */
export type Mark = VNode;
type Attributes = Readonly<Record<string, string | number | null>>;
type Child = Mark | string | null;

/** Describes an SVG element; attributes that are null are left out. Strings become text, never markup. */
export function mark(name: keyof SVGElementTagNameMap, attributes: Attributes, ...children: Child[]): Mark {
  return h(name, attributes, ...children);
}

const places = new WeakMap<Element, Element>();

/**
 * Draws an svg from its description. Given the element that an earlier call returned, only what differs is written into
 * it: moving some marks costs what these marks cost, however large the drawing is.
 */
export function draw(description: Mark, before?: Element): SVGSVGElement {
  const place = (before && places.get(before)) ?? document.createElement("div");
  render(description, place);
  const svg = before && places.has(before) ? before : place.firstElementChild!;
  places.set(svg, place);
  return svg as SVGSVGElement;
}
