import {parseArgs} from "node:util";
import {runCommand, UserError} from "../../loaders/errors.ts";
import {benchDisclosure} from "./disclosure.ts";
import {benchEffect} from "./effect/node.ts";
import {benchEffectBrowser} from "./effect/browser.ts";
import {benchEvidence} from "./effect/evidence.ts";
import {benchFiles} from "./files.ts";
import {benchIngest} from "./ingest.ts";
import {benchPages} from "./pages.ts";
import {benchRedraw} from "./redraw.ts";
import {benchReports} from "./reports.ts";
import {benchSite} from "./site.ts";
import {benchWarehouse} from "./warehouse.ts";
import {formatMeasures, type Measure} from "./measure.ts";

const parts: Readonly<Record<string, (size: "small" | "national") => Promise<Measure[]>>> = {
  warehouse: benchWarehouse,
  files: benchFiles,
  site: benchSite,
  reports: benchReports,
  pages: benchPages,
  redraw: benchRedraw,
  ingest: benchIngest,
  effect: benchEffect,
  "effect-browser": benchEffectBrowser,
  disclosure: benchDisclosure
};

/**
 * `npm run bench -- [warehouse] [files] [site] [reports] [pages] [redraw] [ingest] [effect] [effect-browser] [disclosure] [--size small|national]`; without names, all of them.
 * `npm run bench -- evidence [--worlds N]` measures no speed but coverage, alone since it takes minutes.
 */
await runCommand(async () => {
  const {values, positionals} = parseArgs({
    allowPositionals: true,
    options: {size: {type: "string", default: "national"}, worlds: {type: "string", default: "200"}}
  });
  if (values.size !== "small" && values.size !== "national")
    throw new UserError(`--size ${values.size}: must be small or national`);
  if (positionals.includes("evidence")) {
    const worlds = Number(values.worlds);
    if (!Number.isInteger(worlds) || worlds < 2)
      throw new UserError(`--worlds ${values.worlds}: must be a whole number from 2`);
    console.log(await benchEvidence(worlds));
    return;
  }
  for (const name of positionals.length ? positionals : Object.keys(parts)) {
    const bench = parts[name];
    if (!bench)
      throw new UserError(`unknown benchmark ${name}: choose from ${Object.keys(parts).join(", ")}`);
    console.log(formatMeasures(name, await bench(values.size)));
  }
});
