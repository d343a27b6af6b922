import {existsSync} from "node:fs";
import {rename, rm} from "node:fs/promises";

/** The site, and where the former one lies while the new one takes its place. */
const places = {site: "dist", former: ".cache/dist-old"};

/** Puts a finished site in the place of `dist/`. Two folders cannot change places in one step, so a kill can strike between. */
export async function switchSite(output: string, {site, former} = places): Promise<void> {
  await rm(former, {recursive: true, force: true});
  if (existsSync(site)) await rename(site, former);
  await rename(output, site);
  await rm(former, {recursive: true, force: true});
}

/**
 * Puts the former site back when a switch was killed between its two steps, and removes it when it was killed after them.
 * Called under the lock of `dist/`.
 */
export async function settleSite({site, former} = places): Promise<void> {
  if (!existsSync(site) && existsSync(former)) await rename(former, site);
  await rm(former, {recursive: true, force: true});
}
