import {existsSync} from "node:fs";
import {mkdir, readdir, rename, rm, writeFile} from "node:fs/promises";
import {parseArgs} from "node:util";
import {UserError} from "../loaders/errors.ts";
import {checkWarehouse} from "../loaders/checks/report.ts";
import {parseWorld, type WorldChoice} from "../loaders/command/world.ts";
import {defaultFiles, readListing} from "../loaders/datasets/listing.ts";
import {writeDataFiles} from "../loaders/datasets/write.ts";
import {readSets} from "../loaders/editions/package.ts";
import {gatherQuality, writeQuality} from "../loaders/editions/quality.ts";
import {withVersions, type VersionOf} from "../loaders/editions/versions.ts";
import {writeAtomic} from "../loaders/files/atomic.ts";
import {readManifest} from "../loaders/files/manifest.ts";
import {billOfMaterialsPath, noticesPath} from "../loaders/readers/licences.ts";
import {readPackages} from "../loaders/readers/packages.ts";
import {buildWarehouse, type TableCount} from "../loaders/warehouse/build.ts";
import {writeReports} from "../loaders/report/write.ts";
import {defaultQuality, readEditionQuality, summarise} from "../loaders/site/quality.ts";
import {defaultWarehouse, openWarehouse} from "../loaders/warehouse/open.ts";
import {readBillOfMaterials} from "./bill-of-materials.ts";
import {finishSite, type SiteSummary} from "./finish.ts";
import {header as frameHeader, siteFooter} from "./frame.ts";
import {findShipped, writeNotices} from "./notices.ts";
import {lockBuild, type ReleaseBuild} from "./build-lock.ts";
import {checkLeaks} from "./leaks.ts";
import {run} from "./run.ts";
import {findSecrets} from "./secrets.ts";
import {seedFrameworkCache} from "./seed-framework-cache.ts";
import {createSteps, type Step} from "./steps.ts";
import {switchSite} from "./switch-site.ts";

/** What to build the site from. */
export interface SiteOptions {
  data: string;
  world: WorldChoice;
  /** Folder of the edition that the site will follow: versions of data sets rise from those there, and results of checks are carried along. */
  after?: string;
}

/** Reads `--data DIR`, `--world all|real` and `--after DIR`. */
export function parseSiteOptions(): SiteOptions {
  try {
    const {values} = parseArgs({
      options: {
        data: {type: "string", default: "data"},
        world: {type: "string", default: "all"},
        after: {type: "string"}
      }
    });
    const {data, world, after} = values;
    return {data, world: parseWorld(world), ...(after !== undefined && {after})};
  } catch (error) {
    throw new UserError(`${(error as Error).message}: options are --data DIR, --world all|real, --after DIR`);
  }
}

/** Builds the warehouse, runs the checks, where errors stop, and writes the data files that readers download. */
export async function buildData(
  {data, world, after}: SiteOptions,
  step = createSteps()
): Promise<TableCount[]> {
  const published = after === undefined ? undefined : await readFollowed(after);
  const tables = await step("warehouse", () => buildWarehouse({dataDir: data, out: defaultWarehouse, world}));
  const results = await step("checks", () =>
    checkWarehouse({dataDir: data, warehouse: defaultWarehouse, world})
  );
  const manifest = await readManifest(data);
  const quality = await gatherQuality(results.map(summarise), {manifest, after});
  await writeAtomic(defaultQuality, JSON.stringify(quality));
  const warehouse = await openWarehouse(defaultWarehouse);
  const write = (versionOf?: VersionOf) =>
    writeDataFiles(warehouse, {out: defaultFiles, ...(versionOf && {versionOf})});
  try {
    await step("data files", () => (published ? withVersions(published, write) : write()));
  } finally {
    warehouse.close();
  }
  return tables;
}

async function readFollowed(after: string): ReturnType<typeof readSets> {
  if (!existsSync(`${after}/manifest.json`))
    throw new UserError(`--after ${after}: holds no manifest.json: name the folder of an edition`);
  return readSets(after);
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

export interface BuildResult {
  tables: TableCount[];
  site: SiteSummary;
  /** Hidden numbers that an attack on the published files could not recover. */
  attacked: number;
}

/**
 * Builds the whole site into `dist/`: warehouse, checks, data files, Framework with the network refused, reports, finishing,
 * the post-build check and the attack on hidden numbers, with a line for each. A new site takes the place of the old one only when all of it passed.
 * Takes the lock of `dist/` unless the caller holds it. Throws UserError when another process does.
 */
export async function buildSite(
  options: SiteOptions,
  {held, log = console.log}: {held?: ReleaseBuild; log?: (line: string) => void} = {}
): Promise<BuildResult> {
  const release = held ?? (await lockBuild());
  try {
    log("builds dist/: warehouse, checks, data files, pages, reports, finishing, attack");
    return await buildHeld(options, createSteps(log));
  } finally {
    if (!held) await release();
  }
}

async function buildHeld(options: SiteOptions, step: Step): Promise<BuildResult> {
  const tables = await buildData(options, step);
  const output = ".cache/dist";
  await step("pages", () => writePages(output, options));
  await step("reports", () => addReports(output, options));
  const site = await step("finishing", async () => {
    await addNotices(output);
    await writeQuality(output, await readEditionQuality());
    const summary = await finishSite(output);
    const secrets = await findSecrets(output);
    if (secrets.length) throw new UserError(secrets.join("\n"));
    await writeFile(`${output}/.nojekyll`, "");
    return summary;
  });
  const {attacked, problems} = await step("attack on hidden numbers", () => checkLeaks(output));
  if (problems.length > 0) throw new UserError(problems.join("\n"));
  await switchSite(output);
  return {tables, site, attacked};
}

/** Runs Framework with the network refused, and puts the data files beside its pages. */
async function writePages(output: string, options: SiteOptions): Promise<void> {
  seedFrameworkCache();
  // Framework takes a loader's cached output for fresh whenever it exists, also after the data changed
  for (const name of await readdir(cache)) {
    if (name !== "_npm" && name !== "_node") await rm(`${cache}/${name}`, {recursive: true});
  }
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
}
