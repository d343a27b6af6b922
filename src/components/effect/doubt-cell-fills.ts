import {svgElement} from "../element.js";
import {round, type KeyItem} from "./doubt-axes.js";
import {hatchSquare} from "../hatch.js";

/** A hatched box: numbers that are hidden. */
export function drawHatch(
  {x, width}: {x: number; width: number},
  {top, height}: {top: number; height: number}
): SVGGElement {
  const box = {x, y: round(top), width, height};
  return svgElement(
    "g",
    {class: "pb-cell-hidden"},
    svgElement("rect", {...box, fill: "var(--pb-paper)", stroke: "var(--pb-edge)"}),
    svgElement("path", {d: hatchBox(box), fill: "none", stroke: "var(--pb-edge)"})
  );
}

/** Path data of 45° lines inside a box, which need not be square. */
function hatchBox(
  {x, y, width, height}: {x: number; y: number; width: number; height: number},
  gap = 5
): string {
  let path = "";
  for (let offset = gap / 2; offset < width + height; offset += gap) {
    const [left, right] = [Math.max(0, offset - height), Math.min(width, offset)];
    path += `M${round(x + left)},${round(y + offset - left)}L${round(x + right)},${round(y + offset - right)}`;
  }
  return path;
}

const keyBox = (x: number, y: number, attributes: Record<string, string>) =>
  svgElement("rect", {x: x - 9, y: y - 7, width: 18, height: 14, ...attributes});

/** The three fills of a cell. */
export const cellKey: readonly KeyItem[] = [
  {text: "vist", mark: (x, y) => [keyBox(x, y, {fill: "var(--pb-mark)"})]},
  {
    text: "skjermet (antall:)",
    mark: (x, y) => [
      keyBox(x, y, {fill: "var(--pb-paper)", stroke: "var(--pb-edge)"}),
      svgElement("path", {d: hatchSquare(x, y, 14, 4), fill: "none", stroke: "var(--pb-edge)"})
    ]
  },
  {
    text: "mangler (antall..)",
    mark: (x, y) => [
      keyBox(x, y, {fill: "var(--pb-paper)", stroke: "var(--pb-edge)", "stroke-dasharray": "2,2"})
    ]
  }
];
