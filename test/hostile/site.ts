import {cp, mkdir, mkdtemp, readdir, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {DataSet} from "../../loaders/datasets/set.ts";
import {writeDataFiles} from "../../loaders/datasets/write.ts";
import {reportEntries} from "../../loaders/report/search-entries.ts";
import {readReports} from "../../loaders/report/reports.ts";
import {writeReports} from "../../loaders/report/write.ts";
import {encodeBullying} from "../../loaders/site/bullying-files.ts";
import {readDistribution} from "../../loaders/site/distribution.ts";
import {encodeEffect} from "../../loaders/site/effect-files.ts";
import {readEffect} from "../../loaders/site/effect.ts";
import {readNetworks} from "../../loaders/site/networks.ts";
import {readOverview} from "../../loaders/site/overview.ts";
import {readParticipationPage} from "../../loaders/site/participation.ts";
import {readSearch} from "../../loaders/site/search.ts";
import {readThreeYearMeans} from "../../loaders/site/three-year.ts";
import {readUnits} from "../../loaders/site/units.ts";
import {encodeJson} from "../../loaders/site/write.ts";
import type {Warehouse} from "../../loaders/warehouse/open.ts";
import {finishSite} from "../../scripts/finish.ts";
import {header, siteFooter} from "../../scripts/frame.ts";

/** What the pages read, by the name that Framework puts a hash behind. */
const pageData: Readonly<Record<string, (warehouse: Warehouse) => Promise<unknown>>> = {
  distribution: readDistribution,
  effect: (warehouse) => readEffect(warehouse),
  networks: readNetworks,
  overview: readOverview,
  participation: readParticipationPage,
  "three-year": readThreeYearMeans,
  units: readUnits
};

/**
 * The built site fed with another warehouse: Framework's pages are those of `dist/`, and everything that is made of data
 * is made anew by what makes it in a build. `data` are the data sets whose files are written. Returns the folder, which has passed the check after a build.
 */
export async function makeSite(
  warehouse: Warehouse,
  {dataDir, data}: {dataDir: string; data: readonly DataSet[]}
): Promise<string> {
  const site = await mkdtemp(join(tmpdir(), "puljeblikk-hostile-site-"));
  for (const name of await readdir("dist"))
    if (!/^(data|rapport|rapporter\.html)$/.test(name))
      await cp(join("dist", name), join(site, name), {recursive: true});
  const {sets} = await writeDataFiles(warehouse, {out: join(site, "data"), sets: data});
  for (const name of await readdir(join(site, "_file/data"))) {
    const read = pageData[name.slice(0, name.indexOf("."))];
    if (read) await writeFile(join(site, "_file/data", name), encodeJson(await read(warehouse)));
  }
  for (const [folder, encode] of [
    ["bullying", encodeBullying],
    ["effect", encodeEffect]
  ] as const) {
    await mkdir(join(site, "data", folder));
    for (const [name, bytes] of Object.entries(await encode(warehouse)))
      await writeFile(join(site, "data", folder, name), bytes);
  }
  const {index} = await readReports(warehouse, {dataDir});
  const search = await readSearch(warehouse, {pages: [], others: reportEntries(index)});
  await writeFile(join(site, "data/search.json"), encodeJson(search));
  await writeReports(warehouse, {
    site,
    dataDir,
    files: new Set(sets.flatMap((set) => set.files.map(({file}) => `data/${file}`))),
    header: header({path: "/rapporter"}),
    footer: siteFooter()
  });
  await finishSite(site);
  return site;
}
