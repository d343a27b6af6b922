import {existsSync} from "node:fs";
import {mkdir, readdir, rename, rm, writeFile} from "node:fs/promises";
import {parseArgs} from "node:util";
import {UserError} from "../loaders/errors.ts";
import {checkWarehouse} from "../loaders/checks/report.ts";
import {defaultFiles, readListing} from "../loaders/datasets/listing.ts";
import {writeDataFiles} from "../loaders/datasets/write.ts";
import {billOfMaterialsPath, noticesPath} from "../loaders/readers/licences.ts";
import {readPackages} from "../loaders/readers/packages.ts";
import {buildWarehouse, type TableCount} from "../loaders/warehouse/build.ts";
import {writeReports} from "../loaders/report/write.ts";
import {defaultWarehouse, openWarehouse} from "../loaders/warehouse/open.ts";
import {readBillOfMaterials} from "./bill-of-materials.ts";
import {finishSite, type SiteSummary} from "./finish.ts";
import {header as frameHeader, siteFooter} from "./frame.ts";
import {findShipped, writeNotices} from "./notices.ts";
import {run} from "./run.ts";
import {findSecrets} from "./secrets.ts";
import {seedFrameworkCache} from "./seed-framework-cache.ts";

/** What to build the site from. */
export interface SiteOptions {
  data: string;
  world: "all" | "real";
}

/** Reads `--data DIR` and `--world all|real`. */
export function parseSiteOptions(): SiteOptions {
  try {
    const {values} = parseArgs({
      options: {data: {type: "string", default: "data"}, world: {type: "string", default: "all"}}
    });
    if (values.world !== "all" && values.world !== "real")
      throw new Error(`--world ${values.world}: must be all or real`);
    return {data: values.data, world: values.world};
  } catch (error) {
    throw new UserError(`${(error as Error).message}: options are --data DIR, --world all|real`);
  }
}

/** Builds the warehouse, runs the checks, where errors stop, and writes the data files that readers download. */
export async function buildData({data, world}: SiteOptions): Promise<TableCount[]> {
  const tables = await buildWarehouse({dataDir: data, out: defaultWarehouse, world});
  await checkWarehouse({dataDir: data, warehouse: defaultWarehouse, world});
  const warehouse = await openWarehouse(defaultWarehouse);
  try {
    await writeDataFiles(warehouse, {out: defaultFiles});
  } finally {
    warehouse.close();
  }
  return tables;
}

/** Reports are plain pages that need no process and no script of their own, so they are written after Framework is done. */
async function addReports(site: string, {data}: SiteOptions): Promise<void> {
  const warehouse = await openWarehouse(defaultWarehouse);
  try {
    const header = frameHeader({path: "/rapporter"});
    const {sets} = await readListing(`${site}/data`);
    const files = new Set(sets.flatMap((set) => set.files.map(({file}) => `data/${file}`)));
    await writeReports(warehouse, {site, dataDir: data, files, header, footer: siteFooter()});
  } finally {
    warehouse.close();
  }
}

/** The licences of what is in the site, and the bill of materials of what it is built with. */
async function addNotices(site: string): Promise<void> {
  const shipped = await findShipped(site, readPackages());
  await writeFile(`${site}/${noticesPath}`, await writeNotices(shipped));
  const bill = await readBillOfMaterials();
  await writeFile(`${site}/${billOfMaterialsPath}`, `${JSON.stringify(bill, null, 1)}\n`);
}

const cache = "src/.observablehq/cache";

/**
 * Builds the whole site into `dist/`: warehouse, checks, data files, Framework with the network refused, finishing and
 * the post-build check. A new site takes the place of the old one only when all of it passed.
 */
export async function buildSite(options: SiteOptions): Promise<{tables: TableCount[]; site: SiteSummary}> {
  const tables = await buildData(options);
  seedFrameworkCache();
  // Framework takes a loader's cached output for fresh whenever it exists, also after the data changed
  for (const name of await readdir(cache)) {
    if (name !== "_npm" && name !== "_node") await rm(`${cache}/${name}`, {recursive: true});
  }
  const output = ".cache/dist";
  await rm(output, {recursive: true, force: true});
  await mkdir(".cache", {recursive: true});
  const guard = new URL("./no-network.mjs", import.meta.url).href;
  await run("observable", ["build"], {
    quiet: true,
    env: {
      OBSERVABLE_TELEMETRY_DISABLE: "1",
      PULJEBLIKK_OUTPUT: output,
      PULJEBLIKK_WAREHOUSE: defaultWarehouse,
      PULJEBLIKK_FILES: defaultFiles,
      PULJEBLIKK_DATA: options.data,
      NODE_OPTIONS: `${process.env["NODE_OPTIONS"] ?? ""} --import=${guard}`.trim()
    }
  });
  await mkdir(`${output}/data`, {recursive: true});
  for (const name of await readdir(defaultFiles))
    await rename(`${defaultFiles}/${name}`, `${output}/data/${name}`);
  await addReports(output, options);
  await addNotices(output);
  const site = await finishSite(output);
  const secrets = await findSecrets(output);
  if (secrets.length) throw new UserError(secrets.join("\n"));
  await writeFile(`${output}/.nojekyll`, "");
  await rm(".cache/dist-old", {recursive: true, force: true});
  if (existsSync("dist")) await rename("dist", ".cache/dist-old");
  await rename(output, "dist");
  await rm(".cache/dist-old", {recursive: true, force: true});
  return {tables, site};
}
