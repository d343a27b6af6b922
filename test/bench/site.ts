import {cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {spawnSync} from "node:child_process";
import {seedFrameworkCache} from "../../scripts/seed-framework-cache.ts";
import {buildSite} from "../../scripts/site.ts";
import {seconds, type Measure} from "./measure.ts";

/** The whole site (warehouse, checks, pages, finishing), against Framework building one empty page. */
export async function benchSite(): Promise<Measure[]> {
  const empty = await seconds(() => Promise.resolve(buildEmpty()));
  const whole = await seconds(() => buildSite({data: "data", world: "all"}));
  return [
    {
      what: "whole site",
      value: whole,
      unit: "s",
      against: {what: "Framework with one empty page", value: empty}
    }
  ];
}

function buildEmpty(): void {
  seedFrameworkCache();
  const folder = mkdtempSync(join(tmpdir(), "puljeblikk-bench-"));
  try {
    mkdirSync(join(folder, "src"));
    writeFileSync(join(folder, "src/index.md"), "# Tom\n");
    writeFileSync(join(folder, "package.json"), '{"type": "module"}');
    writeFileSync(
      join(folder, "observablehq.config.js"),
      'export default {root: "src", globalStylesheets: []};\n'
    );
    cpSync("src/.observablehq/cache/_npm", join(folder, "src/.observablehq/cache/_npm"), {recursive: true});
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
    const {status} = spawnSync("node_modules/.bin/observable", ["build"], {
      cwd: folder,
      env: {...process.env, OBSERVABLE_TELEMETRY_DISABLE: "1"}
    });
    if (status !== 0) throw new Error(`Framework ended with ${status} on an empty page`);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
