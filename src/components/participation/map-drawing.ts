import type {GeoPermissibleObjects} from "d3-geo";
import {layOutUnits} from "../cartogram-layout.js";
import {svgElement} from "../element.js";

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
const characterWidth = 7;

/**
 * Municipalities as circles at their places (area: pupils): filled where they took part, hollow where they did not, and
 * dashed where that is not known. Participants are named where there is room. Returns an svg.
 */
export function participationMap(
  places: readonly ParticipationPlace[],
  {width, land, wholeLand}: {width: number; land?: GeoPermissibleObjects | undefined; wholeLand: boolean}
): SVGSVGElement {
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
  const kind = new Map(places.map((p) => [p.code, p.tookPart]));
  const svg = svgElement("svg", {
    class: "pb-participation-map",
    viewBox: `0 0 ${width} ${height + legendHeight}`,
    width,
    height: height + legendHeight,
    "font-size": 13
  });
  if (landPath !== null) svg.append(svgElement("path", {class: "pb-map-land", d: landPath}));
  // participants last, so that none is covered
  const order = (code: string) => (kind.get(code) === "yes" ? 1 : 0);
  for (const {item, x, y, radius} of placed.toSorted(
    (a, b) => order(a.item.code) - order(b.item.code) || b.radius - a.radius
  )) {
    const tookPart = kind.get(item.code) ?? "unknown";
    svg.append(
      svgElement(
        "circle",
        {class: `pb-took-part-${tookPart}`, cx: x, cy: y, r: radius, ...marks[tookPart]},
        svgElement("title", {}, `${item.name}: ${tookPartLabel[tookPart]}`)
      )
    );
  }
  const taken = placed
    .filter(({item}) => kind.get(item.code) === "yes")
    .map(({x, y, radius}) => ({left: x - radius, right: x + radius, top: y - radius, bottom: y + radius}));
  for (const {item, x, y, radius} of placed) {
    if (wholeLand || kind.get(item.code) !== "yes") continue;
    const length = item.name.length * characterWidth;
    const left = [x + radius + 5, x - radius - 5 - length].find(
      (start) =>
        start >= 0 &&
        start + length <= width &&
        isFree({left: start, right: start + length, top: y - 7, bottom: y + 7}, taken)
    );
    if (left === undefined) continue;
    taken.push({left, right: left + length, top: y - 7, bottom: y + 7});
    svg.append(svgElement("text", {class: "pb-value", x: left, y: y + 4, fill: "var(--pb-ink)"}, item.name));
  }
  svg.append(drawKey(new Set(kind.values()), height + legendHeight / 2));
  return svg;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function isFree(box: Box, taken: readonly Box[]): boolean {
  return taken.every(
    (t) => t.right < box.left || box.right < t.left || t.bottom < box.top || box.bottom < t.top
  );
}

function drawKey(found: ReadonlySet<TookPart>, y: number): SVGGElement {
  const group = svgElement("g", {class: "pb-key"});
  let x = 8;
  for (const tookPart of ["yes", "no", "unknown"] as const) {
    if (!found.has(tookPart)) continue;
    group.append(
      svgElement("circle", {cx: x, cy: y, r: 6, ...marks[tookPart]}),
      svgElement("text", {x: x + 12, y: y + 4, fill: "var(--pb-ink)"}, tookPartLabel[tookPart])
    );
    x += 32 + tookPartLabel[tookPart].length * characterWidth;
  }
  return group;
}
