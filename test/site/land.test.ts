import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {gzipSync} from "node:zlib";
import {geoContains, geoArea} from "d3-geo";
import type {Topology} from "topojson-specification";
import {expect, test} from "vitest";
import {outlineNorway} from "../../loaders/site/land.ts";

const atlas = createRequire(import.meta.url).resolve("world-atlas/countries-10m.json");
const land = outlineNorway(JSON.parse(readFileSync(atlas, "utf8")) as Topology);

test("the outline holds inland towns of every part of the country and no sea, Svalbard or Sweden", () => {
  const inside: [number, number][] = [
    [10.39, 63.36],
    [10.47, 61.11],
    [25.51, 69.47],
    [7.99, 58.25]
  ];
  for (const place of inside) expect(geoContains(land, place), String(place)).toBe(true);
  const outside: [number, number][] = [
    [5, 65],
    [15.6, 78.2],
    [18.07, 59.33]
  ];
  for (const place of outside) expect(geoContains(land, place), String(place)).toBe(false);
});

test("its area is that of mainland Norway within 5 %", () => {
  const squareKilometres = geoArea(land) * 6371 ** 2;
  expect(squareKilometres).toBeGreaterThan(323_800 * 0.95);
  expect(squareKilometres).toBeLessThan(323_800 * 1.05);
});

test("it weighs at most 60 kB when compressed", () => {
  expect(gzipSync(JSON.stringify(land)).length).toBeLessThan(60_000);
});

test("an atlas without Norway is refused", () => {
  const empty = {
    type: "Topology",
    arcs: [],
    objects: {countries: {type: "GeometryCollection", geometries: []}}
  } as const;
  expect(() => outlineNorway(empty as unknown as Topology)).toThrow(RangeError);
});
