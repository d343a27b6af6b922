import {existsSync} from "node:fs";
import {readdir, readFile, rm} from "node:fs/promises";
import {join} from "node:path";
import {Dataset, readManifest, verifyManifest} from "../../../loaders/files/manifest.ts";
import type {SourceId} from "../../../loaders/sources/source.ts";
import {startStandin} from "../../standin/server.ts";
import {runCommandToEnd, whyFailed, type Command} from "../child.ts";
import {below, putBack} from "../files.ts";
import type {Stage} from "../stage.ts";
import type {Outcome} from "../tally.ts";

/** Renewal of one source from the stand-in, with a snapshot of it and one of another source there before. */
export async function openFetch(root: string, source: SourceId = "municipalities"): Promise<Stage> {
  const standin = await startStandin({size: "tiny"});
  const at = below(root);
  const [dataDir, before] = [at("data"), at("before")];
  const fetch = (one: SourceId): Command => ({
    script: "loaders/command/fetch.ts",
    args: [one, ...(one === "survey" ? ["--years", "2025-26"] : []), "--into", dataDir],
    env: standin.env
  });
  for (const one of new Set<SourceId>(["municipalities", source])) {
    const why = whyFailed(await runCommandToEnd(fetch(one)));
    if (why !== undefined) throw new Error(why);
  }
  await putBack(dataDir, before);
  const find = async (folder: string) =>
    (await readManifest(folder)).datasets.find(({id}) => id === source) ?? missing(source);
  const old = await find(before);
  const contents = contentsOf(old);

  return {
    command: fetch(source),
    reset: () => putBack(before, dataDir),
    async visible() {
      const manifest = await readManifest(dataDir);
      await verifyManifest(dataDir, manifest);
      const now = await find(dataDir);
      if (contentsOf(now) !== contents) return "the snapshot has other files than it should";
      return (await maybeLost(dataDir, {source, old})) ?? (await maybeOthersChanged(before, dataDir, source));
    },
    async settled() {
      if (stampOf(await find(dataDir)) === stampOf(old)) return "the snapshot was not renewed";
      const left = (await readdir(dataDir, {recursive: true})).filter((name) =>
        /\.tmp$|\.lock$|\/lock/.test(name)
      );
      const partial = await listBelow(join(dataDir, ".partial", source));
      if (left.length + partial.length > 0) return `left over: ${[...left, ...partial].join(", ")}`;
      return undefined;
    },
    async close() {
      await standin.close();
      await rm(root, {recursive: true, force: true});
    }
  };
}

function missing(source: SourceId): never {
  throw new Error(`no snapshot of ${source} in the manifest`);
}

/** Names below the snapshot with their hashes. */
function contentsOf({files}: Dataset): string {
  return files.map(({file, sha256}) => `${file.split("/").slice(2).join("/")} ${sha256}`).join("\n");
}

function stampOf({files}: Dataset): string {
  return files[0]?.file.split("/")[1] ?? "";
}

/** The former snapshot is whole, where it was or in `.previous`; so is every other one that is kept there. */
async function maybeLost(dataDir: string, {source, old}: {source: SourceId; old: Dataset}): Promise<Outcome> {
  const kept = join(dataDir, ".previous", source);
  const home = existsSync(join(dataDir, source, stampOf(old))) ? dataDir : join(dataDir, ".previous");
  await verifyManifest(home, {datasets: [old]});
  for (const stamp of existsSync(kept) ? await readdir(kept) : []) {
    const entry = join(kept, stamp, "manifest-entry.json");
    if (existsSync(entry))
      await verifyManifest(join(dataDir, ".previous"), {
        datasets: [Dataset.parse(JSON.parse(await readFile(entry, "utf8")))]
      });
  }
  return undefined;
}

async function maybeOthersChanged(before: string, dataDir: string, source: SourceId): Promise<Outcome> {
  const others = async (folder: string) =>
    JSON.stringify((await readManifest(folder)).datasets.filter(({id}) => id !== source));
  return (await others(before)) === (await others(dataDir)) ? undefined : "another data set's entry changed";
}

async function listBelow(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
