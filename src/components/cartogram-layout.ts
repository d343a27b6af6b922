import {geoPath, geoTransverseMercator, type GeoPermissibleObjects} from "d3-geo";
import {polygonArea, polygonHull} from "d3-polygon";
import type {Quantity} from "./format.js";
import {placeCircles} from "./place-circles.js";

/** A unit on the map: place in degrees, `size` the number of pupils (area of the circle), `value` a share 0–1. */
export interface CartogramItem extends Quantity {
  code: string;
  name: string;
  longitude: number;
  latitude: number;
  /** Null where the number of pupils is unknown: the circle then has the smallest size. */
  size: number | null;
}

/** A unit at its place in the frame, in pixels. */
export interface PlacedUnit {
  item: CartogramItem;
  x: number;
  y: number;
  radius: number;
}

const smallest = 3;
/** How much of the area between the outermost places the circles cover together. */
const coverage = 0.3;

/**
 * Circles near their places inside a frame of `width`: together they cover a fixed part of the area between the
 * outermost places, and none smaller than can be seen. `enlarged` tells whether any was; `landPath` is the path data of
 * the outline in the same projection. `wholeLand`: the frame holds the whole outline and not only the places.
 */
export function layOutUnits(
  items: readonly CartogramItem[],
  {
    width,
    maxHeight,
    land,
    wholeLand = false
  }: {width: number; maxHeight: number; land: GeoPermissibleObjects | undefined; wholeLand?: boolean}
): {placed: PlacedUnit[]; height: number; enlarged: boolean; landPath: string | null} {
  const margin = Math.max(16, width * 0.04);
  const points = {
    type: "MultiPoint" as const,
    coordinates: items.map(({longitude, latitude}) => [longitude, latitude])
  };
  const frame = wholeLand && land ? land : points;
  const middle = items.reduce((sum, {longitude}) => sum + longitude, 0) / items.length;
  const projection = geoTransverseMercator()
    .rotate([-middle, 0])
    .fitWidth(width - 2 * margin, frame);
  const [[, upper], [, lower]] = geoPath(projection).bounds(frame);
  const height = Math.round(Math.min(maxHeight, Math.max(width * 0.5, lower - upper + 2 * margin)));
  projection.fitExtent(
    [
      [margin, margin],
      [width - margin, height - margin]
    ],
    frame
  );
  const homes = items.map(
    ({longitude, latitude}): [number, number] => projection([longitude, latitude]) ?? [0, 0]
  );
  const total = items.reduce((sum, {size}) => sum + (size ?? 0), 0);
  const largest = Math.max(...items.map(({size}) => size ?? 0));
  const scale =
    total > 0
      ? Math.min(Math.sqrt((coverage * hullArea(homes)) / (Math.PI * total)), width / 8 / Math.sqrt(largest))
      : 0;
  const circles = items.map(({size}, i) => {
    const [x, y] = homes[i] ?? [0, 0];
    return {x, y, radius: Math.max(smallest, scale * Math.sqrt(size ?? 0))};
  });
  const enlarged = items.some(({size}) => scale * Math.sqrt(size ?? 0) < smallest);
  const moved = placeCircles(circles).map((place, i) => ({...place, radius: circles[i]?.radius ?? smallest}));

  // Moved circles may leave the frame: everything, land too, is then drawn smaller and shifted, never clipped.
  const left = Math.min(...moved.map(({x, radius}) => x - radius)) - 5;
  const right = Math.max(...moved.map(({x, radius}) => x + radius)) + 5;
  const top = Math.min(...moved.map(({y, radius}) => y - radius)) - 5;
  const bottom = Math.max(...moved.map(({y, radius}) => y + radius)) + 5;
  const shrink = Math.min(1, width / (right - left), height / (bottom - top));
  const shift = (from: number, to: number, room: number) =>
    shrink < 1 ? (room - (from + to) * shrink) / 2 : Math.max(0, -from) - Math.max(0, to - room);
  const [shiftX, shiftY] = [shift(left, right, width), shift(top, bottom, height)];
  const placed = items.map((item, i) => {
    const {x, y, radius} = moved[i] ?? {x: 0, y: 0, radius: smallest};
    return {
      item,
      x: round(x * shrink + shiftX),
      y: round(y * shrink + shiftY),
      radius: round(radius * shrink)
    };
  });
  const [translateX, translateY] = projection.translate();
  projection
    .scale(projection.scale() * shrink)
    .translate([translateX * shrink + shiftX, translateY * shrink + shiftY])
    .clipExtent([
      [0, 0],
      [width, height]
    ]);
  return {placed, height, enlarged, landPath: land ? geoPath(projection).digits(1)(land) : null};
}

/** Area in square pixels of the convex hull of the places; of a small square when they lie on one line. */
function hullArea(points: readonly [number, number][]): number {
  const hull = polygonHull(points.map(([x, y]) => [x, y]));
  return Math.max(6400, hull ? Math.abs(polygonArea(hull)) : 0);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
