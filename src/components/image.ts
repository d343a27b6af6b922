import {svgElement, uniqueId} from "./element.js";

/**
 * Makes a drawn chart one image for screen readers: role img, name and description on its outermost svg, and no
 * labels inside (groups have no role and may therefore not be labelled). Returns the chart.
 */
export function asImage<T extends Element>(
  chart: T,
  {title, description}: {title: string; description: string}
): T {
  const svg = chart.matches("svg") ? chart : chart.querySelector("svg");
  if (!svg) throw new TypeError("asImage: the chart has no svg");
  const id = uniqueId("description");
  for (const labelled of svg.querySelectorAll("[aria-label]")) labelled.removeAttribute("aria-label");
  for (const described of svg.querySelectorAll("[aria-description]"))
    described.removeAttribute("aria-description");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", title);
  svg.setAttribute("aria-describedby", id);
  svg.prepend(svgElement("desc", {id}, description));
  return chart;
}
