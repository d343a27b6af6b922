import {existsSync} from "node:fs";
import {mkdir, readdir, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {runCommandToEnd, whyFailed, type Command} from "../child.ts";
import {maybeDifference, photograph} from "../files.ts";
import type {Stage} from "../stage.ts";

/**
 * The build of a small clone over a site that was built before. `dist/` is the former or the new one; only between the two
 * renames of the switch it is missing, and the former one lies whole beside it for the next command to put back.
 */
export async function openSite(clone: string): Promise<Stage & {dist: string}> {
  const command: Command = {script: "scripts/build.ts", args: [], cwd: clone};
  const [dist, cache] = [join(clone, "dist"), join(clone, ".cache")];
  const why = whyFailed(await runCommandToEnd(command));
  if (why !== undefined) throw new Error(why);
  const wanted = await photograph(dist);
  const kept = join(clone, "built");
  await rm(kept, {recursive: true, force: true});
  await mkdir(kept);
  await rename(dist, join(kept, "dist"));
  const former = ["index.html", "_file/former.js"];
  const writeFormer = async () => {
    for (const name of former) {
      await mkdir(join(dist, name, ".."), {recursive: true});
      await writeFile(join(dist, name), `former ${name}`);
    }
  };
  await writeFormer();
  const before = await photograph(dist);

  return {
    dist: join(kept, "dist"),
    command,
    async reset() {
      // the caches stay as a kill has left them
      await rm(dist, {recursive: true, force: true});
      await writeFormer();
    },
    async visible() {
      const place = existsSync(dist) ? dist : join(cache, "dist-old");
      const seen = await photograph(place);
      if (maybeDifference(seen, before) === undefined) return undefined;
      return maybeDifference(seen, wanted);
    },
    async settled() {
      const difference = maybeDifference(await photograph(dist), wanted);
      if (difference !== undefined) return `dist is not as undisturbed: ${difference}`;
      const left = (await readdir(cache)).filter(
        (name) => !["warehouse.duckdb", "checks.json", "quality.json", "files"].includes(name)
      );
      return left.length === 0 ? undefined : `left over: ${left.join(", ")}`;
    },
    close: () => rm(clone, {recursive: true, force: true})
  };
}
