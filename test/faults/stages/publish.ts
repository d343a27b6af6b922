import {readdir, readFile, readlink, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {checkManifest, hashManifest} from "../../../loaders/editions/edition-manifest.ts";
import {isEdition} from "../../../loaders/editions/edition-name.ts";
import {finishSite} from "../../../scripts/finish.ts";
import {shares, writeSite} from "../../editions/site.ts";
import {runCommandToEnd, whyFailed, type Command} from "../child.ts";
import {below, putBack} from "../files.ts";
import type {Stage} from "../stage.ts";

const [first, second] = ["2026-11-01", "2026-11-08"] as const;

/** Publication of a small site after an edition that is there, with all of its verification. */
export async function openPublish(root: string, emptyData: string): Promise<Stage> {
  const at = below(root);
  const [to, before, site] = [at("public"), at("before"), at("site")];
  const build = async (after?: string) => {
    await rm(site, {recursive: true, force: true});
    await writeSite(site, [{csv: shares("1103,2023-24,0.1,ok", "1103,2024-25,0.2,ok")}], {after});
    // Chromium asks for it, and an answer of 404 is a finding
    await writeFile(join(site, "favicon.ico"), "");
    await finishSite(site);
  };
  const publish = (edition: string): Command => ({
    script: "scripts/publish.ts",
    args: ["--to", to, "--edition", edition, "--site", site, "--data", emptyData]
  });
  const run = async (edition: string) => {
    const why = whyFailed(await runCommandToEnd(publish(edition)));
    if (why !== undefined) throw new Error(why);
    return hashManifest(join(to, edition));
  };
  await build();
  await run(first);
  await build(join(to, first));
  await putBack(to, before);
  const wanted = await run(second);
  const former = await readFile(join(before, first, "manifest.json"), "utf8");

  return {
    command: publish(second),
    reset: () => putBack(before, to),
    async visible() {
      const names = (await readdir(to)).filter(isEdition);
      for (const name of names) {
        const problems = await checkManifest(join(to, name));
        if (problems.length > 0) return `edition ${name}: ${problems[0]}`;
      }
      if (!names.includes(await readlink(join(to, "siste")))) return "siste points to no edition";
      const kept = await readFile(join(to, first, "manifest.json"), "utf8");
      return kept === former ? undefined : "the former edition changed";
    },
    async settled() {
      if ((await readlink(join(to, "siste"))) !== second) return "siste does not point to the new edition";
      if ((await hashManifest(join(to, second))) !== wanted) return "the edition is another than undisturbed";
      const left = (await readdir(to)).filter((name) => ![first, second, "siste"].includes(name));
      return left.length === 0 ? undefined : `left over: ${left.join(", ")}`;
    },
    close: () => rm(root, {recursive: true, force: true})
  };
}
