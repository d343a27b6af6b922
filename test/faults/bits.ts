import {cp, mkdir, readFile, readdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {editionManifestName, checkManifest} from "../../loaders/editions/edition-manifest.ts";
import {pointTo, publishEdition} from "../../loaders/editions/publish.ts";
import {readManifest, verifyManifest} from "../../loaders/files/manifest.ts";
import {buildWarehouse} from "../../loaders/warehouse/build.ts";
import type {Random} from "../../src/statistics/random.ts";
import {shares, writeSite} from "../editions/site.ts";
import {runCommandToEnd, whyNotRefused} from "./child.ts";
import {photograph, maybeDifference} from "./files.ts";
import type {Outcome, Tally} from "./tally.ts";

export interface DamageOptions {
  root: string;
  random: Random;
  tally: Tally;
  count: number;
}

/** Turns one bit of a file round while `action` runs, and back afterwards. */
async function withFlippedBit(
  path: string,
  random: Random,
  action: () => Promise<Outcome>
): Promise<Outcome> {
  const whole = await readFile(path);
  const bytes = Buffer.from(whole);
  const at = random.integer(0, bytes.length - 1);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.integer(0, 7));
  await writeFile(path, bytes);
  try {
    return await action();
  } finally {
    await writeFile(path, whole);
  }
}

/** Why an action did not throw one line that names a file; undefined when it did. */
export async function whyAccepted(action: () => Promise<unknown>, name: string): Promise<Outcome> {
  try {
    await action();
    return "was accepted";
  } catch (error) {
    const {message} = error as Error;
    if (message.includes("\n")) return `refused in several lines: ${message}`;
    return message.includes(name) ? undefined : `refused without naming ${name}: ${message}`;
  }
}

function pick<T>(from: readonly T[], random: Random): T {
  return from[random.integer(0, from.length - 1)] as T;
}

/**
 * One bit in one listed file of the data folder: the warehouse names the file and stays what it was. The first are also
 * given to the commands that build the warehouse, check and build.
 */
export async function flipSnapshotBits(
  {root, random, tally, count}: DamageOptions,
  commands: number
): Promise<void> {
  const dataDir = join(root, "data");
  await cp("data", dataDir, {recursive: true});
  const manifest = await readManifest(dataDir);
  const files = manifest.datasets.flatMap((dataset) => dataset.files.map(({file}) => file));
  const out = join(root, "warehouse.duckdb");
  const scripts = [
    ["loaders/command/warehouse.ts", "--out", out],
    ["loaders/command/check.ts", "--json", join(root, "checks.json")],
    ["scripts/build.ts"]
  ] as const;
  for (let n = 0; n < count; n += 1) {
    const file = pick(files, random);
    await tally.inject("flipped bit, snapshot", file, () =>
      withFlippedBit(join(dataDir, file), random, async () => {
        const [script, ...args] = scripts[n % scripts.length] ?? scripts[0];
        if (n < commands)
          return whyNotRefused(
            await runCommandToEnd({script, args: [...args, "--data", dataDir]}),
            new RegExp(file.replaceAll(".", "\\."))
          );
        return whyAccepted(() => buildWarehouse({dataDir, out}), file);
      })
    );
  }
  await verifyManifest(dataDir, manifest);
}

/** One bit in a published edition: its manifest tells which file, `--point-to` refuses it, and a bit of the manifest is found too. */
export async function flipEditionBits({root, random, tally, count}: DamageOptions): Promise<void> {
  const site = await writeSite(join(root, "site"), [{csv: shares("1103,2023-24,0.1,ok")}]);
  const to = join(root, "public");
  await publishEdition({site, to, edition: "2026-11-01"});
  await publishEdition({site, to, edition: "2026-11-08"});
  const folder = join(to, "2026-11-01");
  const files = (await readdir(folder, {recursive: true, withFileTypes: true}))
    .filter((entry) => entry.isFile() && entry.name !== editionManifestName)
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const before = await photograph(folder);
  for (let n = 0; n < count; n += 1) {
    const file = pick(files, random);
    await tally.inject("flipped bit, edition", file, () =>
      withFlippedBit(join(folder, file), random, async () => {
        const problems = await checkManifest(folder);
        if (problems.length !== 1 || !problems[0]?.startsWith(`${file}: `))
          return `found ${problems.length} problems: ${problems[0]}`;
        return whyAccepted(() => pointTo({to, edition: "2026-11-01"}), file);
      })
    );
  }
  const difference = maybeDifference(await photograph(folder), before);
  if (difference !== undefined) throw new Error(`a refused edition changed something: ${difference}`);
}

/** A data folder with an empty manifest, which is enough for commands that read no data. */
export async function makeEmptyData(root: string): Promise<string> {
  const dataDir = join(root, "empty");
  await mkdir(dataDir, {recursive: true});
  await writeFile(join(dataDir, "manifest.json"), '{"datasets":[]}\n');
  return dataDir;
}
