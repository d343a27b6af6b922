import {svgElement, uniqueId, writeText} from "./element.js";

/**
 * Makes a drawn chart one image for screen readers: role img, name and description on its outermost svg, and no
 * labels inside (groups have no role and may therefore not be labelled). A chart written over again only gets the new
 * words. Returns the chart.
 */
export function asImage<T extends Element>(
  chart: T,
  {title, description}: {title: string; description: string}
): T {
  const svg = chart.matches("svg") ? chart : chart.querySelector("svg");
  if (!svg) throw new TypeError("asImage: the chart has no svg");
  const known = svg.querySelector(":scope > desc");
  if (known && svg.getAttribute("aria-describedby") === known.id) {
    if (svg.getAttribute("aria-label") !== title) svg.setAttribute("aria-label", title);
    writeText(known, description);
    return chart;
  }
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
