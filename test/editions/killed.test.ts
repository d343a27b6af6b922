import {spawn} from "node:child_process";
import {once} from "node:events";
import {readFile, readdir, readlink} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {checkManifest} from "../../loaders/editions/edition-manifest.ts";
import {publishEdition} from "../../loaders/editions/publish.ts";
import {isEdition} from "../../loaders/editions/edition-name.ts";
import {shares, temporaryFolder, writeSite} from "./site.ts";

const kills = 8;

/** Starts a process that publishes, and kills it so many milliseconds after it has begun. */
async function killAfter(milliseconds: number, site: string, to: string): Promise<void> {
  const child = spawn(process.execPath, ["--import", "tsx", "test/editions/publisher.ts", site, to], {
    stdio: ["ignore", "pipe", "inherit"]
  });
  await once(child.stdout, "data");
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  const [, signal] = (await ended) as [number | null, string | null];
  expect(signal).toBe("SIGKILL");
}

test(`a publication killed at any moment leaves siste on a whole edition, and the next one works (${kills} kills)`, async () => {
  const root = await temporaryFolder();
  const site = await writeSite(join(root, "site"), [{csv: shares("1103,2023-24,0.1,ok")}]);
  let published = 0;
  let leftovers = 0;
  const run = async (n: number) => {
    const to = join(root, `public-${n}`);
    await publishEdition({site, to, edition: "2026-12-01"});
    const first = await readFile(join(to, "2026-12-01/manifest.json"), "utf8");
    await killAfter((n * 131) % 500, site, to);

    const newest = await readlink(join(to, "siste"));
    expect(await checkManifest(join(to, newest)), `kill ${n}`).toEqual([]);
    // whatever has the name of an edition is one
    const names = await readdir(to);
    for (const name of names.filter(isEdition)) expect(await checkManifest(join(to, name))).toEqual([]);
    expect(await readFile(join(to, "2026-12-01/manifest.json"), "utf8")).toBe(first);
    published += names.filter(isEdition).length - 1;
    leftovers += names.some((name) => name.startsWith(".partial")) ? 1 : 0;

    await publishEdition({site, to, edition: "2027-01-01"});
    expect(await readlink(join(to, "siste"))).toBe("2027-01-01");
    expect((await readdir(to)).filter((name) => name.startsWith("."))).toEqual([]);
  };
  // a few at a time, since starting Node costs more than the kill
  for (let n = 0; n < kills; n += 4) await Promise.all([0, 1, 2, 3].map((i) => run(n + i)));
  // else the kills came too early or too late to show anything
  expect(published).toBeGreaterThan(0);
  expect(leftovers).toBeGreaterThan(0);
});
