import {mkdirSync} from "node:fs";

/**
 * The libraries that Framework's own client could load. Framework asks the package registry for their newest version on
 * every build, used or not; an empty version folder in its cache answers instead. Contents are never put there: a page
 * that uses one of them implicitly fails the build.
 */
const implicitLibraries = [
  "@observablehq/plot",
  "@observablehq/sample-datasets",
  "apache-arrow",
  "arquero",
  "d3",
  "d3-dsv",
  "echarts",
  "htl",
  "leaflet",
  "lodash",
  "mapbox-gl",
  "parquet-wasm",
  "react",
  "react-dom",
  "topojson-client"
];

/** Makes Framework resolve versions without network. */
export function seedFrameworkCache(): void {
  for (const name of implicitLibraries) {
    mkdirSync(`src/.observablehq/cache/_npm/${name}@0.0.0`, {recursive: true});
  }
}
