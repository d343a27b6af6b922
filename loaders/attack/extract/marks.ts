import {DomUtils} from "htmlparser2";
import type {Element} from "./dom.ts";

/** A mark in the coordinates of its drawing. */
export interface Mark {
  x: number;
  y: number;
  /** Where an upright line ends that starts at `y`. */
  to?: number;
  colours: (string | undefined)[];
  what: "point" | "bar" | "corner of a line" | "line";
}

/** Points, bars, corners of lines and upright lines of a drawing. */
export function* readMarksOf(svg: Element): Iterable<Mark> {
  for (const node of DomUtils.getElementsByTagName(() => true, svg.children)) {
    const {cx, x, y, y2, width, height, transform, fill, stroke, d = ""} = node.attribs;
    const colours = [stroke, fill];
    if (node.name === "circle" && (cx !== undefined || offsetOf(node).x !== 0))
      yield {...placeOf(node, "cx", "cy"), colours, what: "point"};
    else if (node.name === "path" && transform !== undefined)
      yield {...placeOf(node, "", ""), colours, what: "point"};
    else if (node.name === "path" && stroke !== undefined && /^M[-\d., ML]+$/.test(d)) {
      const {x: left, y: top} = offsetOf(node);
      for (const [, across = "", down = ""] of d.matchAll(/(-?[\d.]+)[ ,]+(-?[\d.]+)/g))
        yield {x: Number(across) + left, y: Number(down) + top, colours, what: "corner of a line"};
    } else if (
      node.name === "rect" &&
      Number(height) > 0 &&
      Number(width) > 0 &&
      x !== undefined &&
      y !== undefined
    ) {
      const place = placeOf(node, "x", "y");
      yield {x: place.x + Number(width) / 2, y: place.y, colours, what: "bar"};
    } else if (node.name === "line" && node.attribs["x1"] === node.attribs["x2"] && y2 !== undefined) {
      const place = placeOf(node, "x1", "y1");
      yield {...place, to: Number(y2) + offsetOf(node).y, colours, what: "line"};
    }
  }
}

/** Where an element stands by two of its attributes and all shifts around it. */
export function placeOf(node: Element, x: string, y: string): {x: number; y: number} {
  const offset = offsetOf(node);
  return {x: Number(node.attribs[x] ?? 0) + offset.x, y: Number(node.attribs[y] ?? 0) + offset.y};
}

/** How far an element and what it stands in are shifted within the drawing. */
function offsetOf(node: Element): {x: number; y: number} {
  const offset = {x: 0, y: 0};
  for (let own: Element["parentNode"] = node; own && "attribs" in own; own = own.parentNode) {
    if (own.name === "svg") break;
    const [, left, top = "0"] =
      /^translate\((-?[\d.]+)(?:[ ,]+(-?[\d.]+))?\)/.exec(own.attribs["transform"] ?? "") ?? [];
    if (left === undefined) continue;
    offset.x += Number(left);
    offset.y += Number(top);
  }
  return offset;
}
