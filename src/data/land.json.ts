import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import type {Topology} from "topojson-specification";
import {outlineNorway} from "../../loaders/site/land.ts";

const atlas = createRequire(import.meta.url).resolve("world-atlas/countries-10m.json");
process.stdout.write(JSON.stringify(outlineNorway(JSON.parse(readFileSync(atlas, "utf8")) as Topology)));
