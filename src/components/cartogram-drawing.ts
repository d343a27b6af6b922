import {element, svgElement} from "./element.js";
import {
  absenceSign,
  absenceStatuses,
  formatPercent,
  formatWhole,
  speakQuantity,
  type AbsenceStatus
} from "./format.js";
import {hatchCircle} from "./hatch.js";
import type {CartogramItem, PlacedUnit} from "./cartogram-layout.js";
import {describeSteps, stepOf} from "./steps.js";

/** `Trondheim: 9,7 % · 21 302 elever`, with absence in words. */
export function describeUnit(item: CartogramItem, sizeLabel = "elever"): string {
  const size = item.size === null ? `antall ${sizeLabel} ukjent` : `${formatWhole(item.size)} ${sizeLabel}`;
  return `${item.name}: ${speakQuantity(item, formatPercent)} · ${size}`;
}

/** One unit as an option of the list: its circle in the colour of its step, or hollow and hatched. */
export function drawUnit(
  {item, x, y, radius}: PlacedUnit,
  limits: readonly number[],
  sizeLabel: string
): SVGGElement {
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

/** The colour steps with their limits, the signs of absence that occur, and what the area means. */
export function drawLegend(
  items: readonly CartogramItem[],
  limits: readonly number[],
  {sizeLabel, enlarged}: {sizeLabel: string; enlarged: boolean}
): HTMLElement {
  const steps = items.some(({status}) => status === "ok") ? describeSteps(limits) : [];
  const absent = absenceStatuses.filter((status) => items.some((item) => item.status === status));
  return element(
    "ul",
    {class: "pb-legend", "aria-label": "Fargenes betydning"},
    ...steps.map(({step, text}) => element("li", {}, swatch(`pb-step-${step}`), text)),
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
