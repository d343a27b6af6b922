import type {PlacedUnit} from "../cartogram-layout.js";
import {move, nearest, pointIn} from "../cartogram-moves.js";
import {element, svgElement} from "../element.js";
import {describePlace, drawMap, type MapOptions, type ParticipationPlace} from "./map-drawing.js";
import {ringUnit} from "../unit-ring.js";

/** A map of participation; `unnamed` are the participants whose names there is no room for. */
export type ParticipationMap = HTMLElement & {unnamed: readonly string[]};

/**
 * The map with a readout: pointing shows a municipality's name, a click or the arrow keys tell of it; Home and End go to
 * the first and last by name.
 */
export function participationMap(
  places: readonly ParticipationPlace[],
  options: MapOptions
): ParticipationMap {
  const {width} = options;
  const {svg, list, placed, unnamed} = drawMap(places, options);
  const byName = placed.toSorted((a, b) => a.item.name.localeCompare(b.item.name, "nb"));
  const groups = new Map(
    [...list.querySelectorAll<SVGGElement>("[data-code]")].map((group) => [
      group.getAttribute("data-code"),
      group
    ])
  );
  const texts = new Map(places.map((place) => [place.code, describePlace(place)]));
  const ring = svgElement("circle", {class: "pb-map-ring", r: 0, fill: "none"});
  const name = svgElement("text", {class: "pb-map-name", "aria-hidden": "true"});
  svg.append(ring, name);
  const readout = element(
    "p",
    {class: "pb-readout", "aria-live": "polite"},
    "Pek på en kommune, eller gå gjennom dem med piltastene."
  );
  let current: PlacedUnit | undefined;

  const point = (unit: PlacedUnit | undefined) => ringUnit({ring, name, width}, unit);
  const choose = (unit: PlacedUnit | undefined) => {
    if (!unit) return;
    current = unit;
    for (const [code, group] of groups) {
      const isChosen = code === unit.item.code;
      group.setAttribute("tabindex", isChosen ? "0" : "-1");
      group.setAttribute("aria-selected", String(isChosen));
    }
    point(unit);
    readout.textContent = texts.get(unit.item.code) ?? "";
    groups.get(unit.item.code)?.focus();
  };
  for (const [code, group] of groups)
    group.setAttribute("tabindex", code === byName[0]?.item.code ? "0" : "-1");
  svg.addEventListener("click", (event) => choose(nearest(placed, pointIn(svg, event, width))));
  svg.addEventListener("pointermove", (event) =>
    point(nearest(placed, pointIn(svg, event, width)) ?? current)
  );
  svg.addEventListener("pointerleave", () => point(current));
  list.addEventListener("focusin", () => {
    if (!current) choose(byName[0]);
  });
  list.addEventListener("keydown", (event) => {
    const target = move(event.key, current ?? byName[0], {placed, byName});
    if (!target) return;
    event.preventDefault();
    choose(target);
  });
  return Object.assign(element("div", {class: "pb-participation-places"}, svg, readout), {unnamed});
}
