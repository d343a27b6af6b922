import type {GeoPermissibleObjects} from "d3-geo";
import {layOutUnits, type PlacedUnit} from "../cartogram-layout.js";
import {svgElement} from "../element.js";
import {formatWhole} from "../format.js";
import {labelSize, placeLabels} from "./map-labels.js";

/** Whether a municipality took part: `yes`, `no` (a list of participants does not name it), or not known. */
export type TookPart = "yes" | "no" | "unknown";

export interface ParticipationPlace {
  code: string;
  name: string;
  longitude: number;
  latitude: number;
  pupils: number | null;
  tookPart: TookPart;
}

export interface MapOptions {
  width: number;
  land?: GeoPermissibleObjects | undefined;
  wholeLand: boolean;
}

/** The map's elements, and what a reader may move through. */
export interface DrawnMap {
  svg: SVGSVGElement;
  /** The circles, as a list whose options have the codes in `data-code`. */
  list: SVGGElement;
  placed: PlacedUnit[];
  /** Participants whose names there is no room for. */
  unnamed: string[];
}

export const tookPartLabel: Readonly<Record<TookPart, string>> = {
  yes: "har deltatt",
  no: "har ikke deltatt",
  unknown: "ikke kjent"
};

const marks: Readonly<Record<TookPart, Readonly<Record<string, string | number>>>> = {
  yes: {fill: "var(--pb-own)", stroke: "var(--pb-own)", "stroke-width": 1},
  no: {fill: "var(--pb-paper)", stroke: "var(--pb-edge)", "stroke-width": 1},
  unknown: {fill: "var(--pb-paper)", stroke: "var(--pb-edge)", "stroke-width": 1, "stroke-dasharray": "2,2"}
};
const legendHeight = 30;
const keyCharacterWidth = 7;

/**
 * Municipalities as circles at their places (area: pupils): filled where they took part, hollow where they did not, and
 * dashed where that is not known. Participants are named where there is room.
 */
export function drawMap(
  places: readonly ParticipationPlace[],
  {width, land, wholeLand}: MapOptions
): DrawnMap {
  const items = places.map(({code, name, longitude, latitude, pupils}) => ({
    code,
    name,
    longitude,
    latitude,
    size: pupils,
    value: null,
    status: "missing" as const
  }));
  const {placed, height, landPath} = layOutUnits(items, {
    width,
    maxHeight: wholeLand ? 640 : 520,
    land,
    wholeLand
  });
  const byCode = new Map(places.map((place) => [place.code, place]));
  const tookPart = ({item}: PlacedUnit) => byCode.get(item.code)?.tookPart ?? "unknown";
  // participants last, so that none is covered
  const order = (unit: PlacedUnit) => (tookPart(unit) === "yes" ? 1 : 0);
  const list = svgElement(
    "g",
    {role: "listbox", "aria-label": "Kommunene på kartet"},
    ...placed
      .toSorted((a, b) => order(a) - order(b) || b.radius - a.radius)
      .map((unit) => drawPlace(byCode.get(unit.item.code)!, unit))
  );
  const labels = placeLabels(
    placed.map((unit) => ({...unit, name: unit.item.name, isNamed: tookPart(unit) === "yes"})),
    {width, height}
  );
  const svg = svgElement(
    "svg",
    {
      class: "pb-map pb-participation-map",
      viewBox: `0 0 ${width} ${height + legendHeight}`,
      width,
      height: height + legendHeight,
      "font-size": 13
    },
    landPath === null ? null : svgElement("path", {class: "pb-map-land", d: landPath}),
    list,
    svgElement(
      "g",
      {"aria-hidden": "true", "font-size": labelSize},
      ...labels.map(
        (at, i) => at && svgElement("text", {class: "pb-place-name", ...at}, placed[i]!.item.name)
      )
    ),
    drawKey(new Set(places.map((place) => place.tookPart)), height + legendHeight / 2)
  );
  const unnamed = placed.filter((unit, i) => tookPart(unit) === "yes" && labels[i] === null);
  return {svg, list, placed, unnamed: unnamed.map(({item}) => item.name)};
}

/** `Fosen: har deltatt, 812 elever`. */
export function describePlace({name, tookPart, pupils}: ParticipationPlace): string {
  return `${name}: ${tookPartLabel[tookPart]}, ${pupils === null ? "antall elever er ikke kjent" : `${formatWhole(pupils)} elever`}`;
}

function drawPlace(place: ParticipationPlace, {x, y, radius}: PlacedUnit): SVGGElement {
  const {code, tookPart} = place;
  return svgElement(
    "g",
    {role: "option", "aria-label": describePlace(place), "aria-selected": "false", "data-code": code},
    svgElement(
      "circle",
      {class: `pb-took-part-${tookPart}`, cx: x, cy: y, r: radius, ...marks[tookPart]},
      svgElement("title", {}, describePlace(place))
    )
  );
}

function drawKey(found: ReadonlySet<TookPart>, y: number): SVGGElement {
  const group = svgElement("g", {class: "pb-key", "aria-hidden": "true"});
  let x = 8;
  for (const tookPart of ["yes", "no", "unknown"] as const) {
    if (!found.has(tookPart)) continue;
    group.append(
      svgElement("circle", {cx: x, cy: y, r: 6, ...marks[tookPart]}),
      svgElement("text", {x: x + 12, y: y + 4, fill: "var(--pb-ink)"}, tookPartLabel[tookPart])
    );
    x += 32 + tookPartLabel[tookPart].length * keyCharacterWidth;
  }
  return group;
}
