import {cp, mkdir, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {runCommandToEnd, whyFailed, type Command} from "../child.ts";
import {below, maybeDifference, photograph} from "../files.ts";
import type {Stage} from "../stage.ts";

const former = "a former report";

/** Printing of some reports of a built site over those that were printed before. */
export async function openReports(root: string, built: string, count = 2): Promise<Stage> {
  const at = below(root);
  const [site, out] = [at("site"), at("out")];
  await cp(built, site, {recursive: true});
  const slugs = (await readdir(join(site, "rapport/kommune")))
    .filter((name) => name.endsWith(".html"))
    .sort()
    .slice(0, count);
  const asked = slugs.flatMap((name) => ["--municipality", name.slice(0, -".html".length)]);
  const command: Command = {
    script: "scripts/reports.ts",
    args: [...asked, "--site", site, "--out", out]
  };
  const why = whyFailed(await runCommandToEnd(command));
  if (why !== undefined) throw new Error(why);
  const wanted = await photograph(out);
  if (wanted.size !== count) throw new Error(`${count} reports asked for, ${wanted.size} printed`);

  return {
    command,
    async reset() {
      await rm(out, {recursive: true, force: true});
      await mkdir(out, {recursive: true});
      for (const name of wanted.keys()) await writeFile(join(out, name), former);
    },
    async visible() {
      const seen = await photograph(out);
      for (const name of wanted.keys()) {
        if (seen.get(name) === wanted.get(name)) continue;
        if ((await readFile(join(out, name), "utf8")) !== former) return `${name} is half written`;
      }
      return undefined;
    },
    settled: async () => maybeDifference(await photograph(out), wanted),
    close: () => rm(root, {recursive: true, force: true})
  };
}
