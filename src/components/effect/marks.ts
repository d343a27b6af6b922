import {element, svgElement} from "../element.js";

/** Marks that several figures of the page Effekt draw alike. */

/** Two decimals of a pixel. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Path data of a cross with its middle at x, y: the known truth of the example county. */
export function crossPath(x: number, y: number, arm = 4): string {
  const [left, right, top, bottom] = [x - arm, x + arm, y - arm, y + arm].map(round);
  return `M${left},${top}L${right},${bottom}M${left},${bottom}L${right},${top}`;
}

/** Path data of 45° hatch lines inside a rectangle, `gap` pixels apart along its upper edge. */
export function hatchBox(
  {x, y, width, height}: {x: number; y: number; width: number; height: number},
  gap = 7
): string {
  let path = "";
  for (let offset = gap; offset < width + height; offset += gap) {
    const from = [x + Math.min(offset, width), y + Math.max(0, offset - width)].map(round).join(",");
    const to = [x + Math.max(0, offset - height), y + Math.min(offset, height)].map(round).join(",");
    path += `M${from}L${to}`;
  }
  return path;
}

/** What the marks of a figure mean: each a small drawing of 30 × 14 pixels and its words. */
export function drawKey(entries: readonly {mark: readonly SVGElement[]; text: string}[]): HTMLElement {
  return element(
    "ul",
    {class: "pb-effect-key", "aria-label": "Tegnforklaring"},
    ...entries.map(({mark, text}) =>
      element(
        "li",
        {},
        svgElement("svg", {width: 30, height: 14, viewBox: "0 0 30 14", "aria-hidden": "true"}, ...mark),
        ` ${text}`
      )
    )
  );
}
