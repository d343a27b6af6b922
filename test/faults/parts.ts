import {cp} from "node:fs/promises";
import {join} from "node:path";
import type {Random} from "../../src/statistics/random.ts";
import {flipEditionBits, flipSnapshotBits, makeEmptyData} from "./bits.ts";
import {setClockBack, setProcessClockBack} from "./clock.ts";
import {exhaustDisk, mountDisk, type Disk} from "./disk.ts";
import {leaveLocks} from "./locks.ts";
import {makeSmallClone} from "./small-clone.ts";
import {disturbSources} from "./sources.ts";
import {killStage, type Stage} from "./stage.ts";
import {openFetch} from "./stages/fetch.ts";
import {openPublish} from "./stages/publish.ts";
import {openReports} from "./stages/reports.ts";
import {openSite} from "./stages/site.ts";
import {openWarehouseStage} from "./stages/warehouse.ts";
import type {Tally} from "./tally.ts";
import {runTwice} from "./twice.ts";

export interface PartOptions {
  /** An empty folder that goes when all is over. */
  root: string;
  tally: Tally;
  random: Random;
  /** Kills over all stages. */
  kills: number;
}

/** Of a hundred kills, how many strike each stage: fewer where one takes long. */
const shares = {fetch: 30, "fetch-pages": 8, warehouse: 32, site: 12, reports: 8, publish: 10} as const;
type Killed = keyof typeof shares;

/** Whole kills of each stage, at least one, which sum to no less than asked for. */
function killsOf(stage: Killed, kills: number): number {
  return Math.max(1, Math.ceil((kills * shares[stage]) / 100));
}

/** The parts of the campaign by the name that `--only` takes. Those that are listed together run at the same time. */
export const parts: Readonly<Record<string, (options: PartOptions) => Promise<void>>> = {
  "kill-fetch": async (options) => {
    await kill("fetch", options, (root) => openFetch(root));
    await kill("fetch-pages", options, (root) => openFetch(root, "survey"));
  },
  "kill-warehouse": (options) =>
    kill("warehouse", options, async (root) => openWarehouseStage(root, await makeEmptyData(options.root))),
  "kill-publish": (options) =>
    kill("publish", options, async (root) => openPublish(root, await makeEmptyData(options.root))),
  "kill-site": killSite,
  disk: exhaustDisks,
  twice: runAllTwice,
  clock,
  locks: async ({root, tally}) => leaveLocks({root, tally, emptyData: await makeEmptyData(root)}),
  bits: async ({root, tally, random}) => {
    await flipSnapshotBits({root: join(root, "snapshots"), random, tally, count: 40}, 9);
    await flipEditionBits({root: join(root, "editions"), random, tally, count: 100});
  },
  sources: ({root, tally}) => disturbSources({root, tally})
};

async function kill(
  name: Killed,
  {root, tally, random, kills}: PartOptions,
  open: (root: string) => Promise<Stage>
): Promise<void> {
  const stage = await open(join(root, name));
  try {
    await killStage(stage, {name: `kill -9, ${name}`, kills: killsOf(name, kills), random, tally});
  } finally {
    await stage.close();
  }
}

/** The build, the printing of what it built, and two builds at once, in one small clone. */
async function killSite(options: PartOptions): Promise<void> {
  const {root, tally, random, kills} = options;
  const clone = await makeSmallClone(root);
  const site = await openSite(clone);
  try {
    await kill("reports", options, (below) => openReports(below, site.dist));
    await runTwice(site, {name: "build", lock: join(clone, ".cache/build.lock"), tally});
    await killStage(site, {name: "kill -9, site", kills: killsOf("site", kills), random, tally});
  } finally {
    await site.close();
  }
}

/** Each stage on a small disk of its own. */
async function exhaustDisks({root, tally, random}: PartOptions): Promise<void> {
  const emptyData = await makeEmptyData(root);
  const exhaust = (name: string, megabytes: number, open: (at: string) => Promise<Stage>) =>
    withDisk({root, name, megabytes, tally}, async (disk) => {
      const stage = await open(join(disk.path, name));
      await exhaustDisk(stage, disk, {name, count: 4, random, tally});
      await stage.close();
    });
  await exhaust("fetch", 200, (at) => openFetch(at, "survey"));
  await exhaust("warehouse", 200, (at) => openWarehouseStage(at, emptyData));
  await exhaust("publish", 200, (at) => openPublish(at, emptyData));
  let built = "";
  // the packages are copied, since no file can be linked to from another disk
  await exhaust("build", 4000, async (at) => {
    const site = await openSite(await makeSmallClone(at));
    await cp(site.dist, (built = join(root, "built")), {recursive: true});
    return site;
  });
  if (built !== "") await exhaust("reports", 200, (at) => openReports(at, built, 1));
}

async function withDisk(
  {root, name, megabytes, tally}: {root: string; name: string; megabytes: number; tally: Tally},
  use: (disk: Disk) => Promise<void>
): Promise<void> {
  const disk = await mountDisk(join(root, `disk-${name}`), megabytes, (why) => {
    for (const kind of ["disk full", "read-only disk"]) tally.skip(kind, why);
  });
  if (!disk) return;
  try {
    await use(disk);
  } finally {
    await disk.unmount();
  }
}

async function runAllTwice({root, tally}: PartOptions): Promise<void> {
  const emptyData = await makeEmptyData(root);
  const fetch = await openFetch(join(root, "fetch"), "survey");
  await runTwice(fetch, {name: "fetch", lock: join(root, "fetch/data/.partial/survey/lock"), tally});
  await fetch.close();
  const warehouse = await openWarehouseStage(join(root, "warehouse"), emptyData);
  const lock = join(root, "warehouse/out/warehouse.duckdb.lock");
  await runTwice(warehouse, {name: "warehouse", lock, tally});
  await warehouse.close();
  const publish = await openPublish(join(root, "publish"), emptyData);
  await runTwice(publish, {name: "publish", lock: join(root, "publish/public/.publish.lock"), tally});
  await publish.close();
}

async function clock({root, tally}: PartOptions): Promise<void> {
  await setClockBack({root: join(root, "in-process"), tally});
  const fetch = await openFetch(join(root, "fetch"), "survey");
  const stage = await openPublish(join(root, "publish"), await makeEmptyData(root));
  const dated = {
    ...stage.command,
    args: stage.command.args.filter((arg, i, all) => arg !== "--edition" && all[i - 1] !== "--edition")
  };
  await setProcessClockBack({fetch, publish: {stage, dated}, days: 400, tally});
  await fetch.close();
  await stage.close();
}
