import {feature} from "topojson-client";
import type {GeometryCollection, Topology} from "topojson-specification";
import type {Feature, MultiPolygon, Position} from "geojson";

/** Norway's number in ISO 3166-1. */
const norway = "578";
/** Degrees: mainland Norway with its coast; leaves out Svalbard, Jan Mayen and Bouvet island. */
const mainland = {west: 4, east: 32, south: 57, north: 71.5};
/** Degrees of latitude between points kept, and the smallest height or width of an island that is kept. */
const detail = 0.012;
const smallestIsland = 0.05;

/**
 * The outline of mainland Norway from a world-atlas topology, thinned for a faint background: degrees with three
 * decimals, rings closed, winding kept. Throws RangeError when the topology has no Norway.
 */
export function outlineNorway(topology: Topology): Feature<MultiPolygon> {
  const countries = topology.objects.countries as GeometryCollection | undefined;
  const geometry = countries?.geometries.find(({id}) => id === norway);
  if (geometry?.type !== "MultiPolygon")
    throw new RangeError(`no country ${norway} with several polygons in the atlas`);
  const full = feature(topology, geometry).geometry;
  const coordinates = full.coordinates
    .filter(([outer = []]) => outer.every(inside) && extent(outer) > smallestIsland)
    .map((rings) => rings.map(thin).filter((ring) => ring.length > 3))
    .filter((rings) => rings.length > 0);
  return {type: "Feature", properties: {}, geometry: {type: "MultiPolygon", coordinates}};
}

function inside([longitude = 0, latitude = 0]: Position): boolean {
  return (
    longitude > mainland.west &&
    longitude < mainland.east &&
    latitude > mainland.south &&
    latitude < mainland.north
  );
}

function extent(ring: readonly Position[]): number {
  const longitudes = ring.map(([longitude = 0]) => longitude / 2);
  const latitudes = ring.map(([, latitude = 0]) => latitude);
  return (
    Math.max(...longitudes, -180) -
    Math.min(...longitudes, 180) +
    (Math.max(...latitudes) - Math.min(...latitudes))
  );
}

// Longitudes are halved: at 60–70° north a degree of longitude is about half as long as one of latitude.
function thin(ring: readonly Position[]): Position[] {
  const kept: Position[] = [];
  for (const [longitude = 0, latitude = 0] of ring.slice(0, -1)) {
    const [lastLongitude = Infinity, lastLatitude = Infinity] = kept.at(-1) ?? [];
    if (kept.length === 0 || Math.hypot((longitude - lastLongitude) / 2, latitude - lastLatitude) >= detail) {
      kept.push([round(longitude), round(latitude)]);
    }
  }
  const [first] = kept;
  return first ? [...kept, first] : [];
}

function round(degrees: number): number {
  return Math.round(degrees * 1000) / 1000;
}
