// Inter (variable weight, Latin with æøå) as a data URI: one stylesheet, no third party, no binary file in git.
import {readFileSync} from "node:fs";
import {createRequire} from "node:module";

const font = createRequire(import.meta.url).resolve(
  "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"
);
const data = readFileSync(font, "base64");
process.stdout.write(
  `@font-face{font-family:Inter;font-style:normal;font-weight:100 900;font-display:swap;src:url(data:font/woff2;base64,${data}) format("woff2")}\n`
);
