import {readdir, readlink} from "node:fs/promises";
import {join} from "node:path";
import {publishEdition} from "../../loaders/editions/publish.ts";
import {readManifest, verifyManifest} from "../../loaders/files/manifest.ts";
import {openSnapshot, withSnapshot, type Snapshot} from "../../loaders/sources/snapshot.ts";
import {shares, writeSite} from "../editions/site.ts";
import {entry} from "../sources/snapshot-entry.ts";
import {runCommandToEnd, whyFailed, whyNotRefused, type Command} from "./child.ts";
import type {Stage} from "./stage.ts";
import type {Tally} from "./tally.ts";

/** Makes a process of Node believe that it is `days` earlier. */
function clockSetBack(days: number): Record<string, string> {
  const module = `const Real = Date; const shift = ${days} * 86400000;
    globalThis.Date = class extends Real {
      constructor(...args) { if (args.length) super(...args); else super(Real.now() - shift); }
      static now() { return Real.now() - shift; }
    };`;
  return {NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(module)}`};
}

function openAt(dataDir: string, time: string): Promise<Snapshot> {
  return openSnapshot({dataDir, source: "survey", request: {years: 1}, now: () => new Date(time)});
}

/** Snapshots and editions that are named by a clock that goes back: none is overwritten, and what is newest stays so. */
export async function setClockBack({root, tally}: {root: string; tally: Tally}): Promise<void> {
  const dataDir = join(root, "data");
  const times = [
    "2026-11-21T12:00:00Z",
    "2026-11-21T12:00:00Z",
    "2025-01-01T00:00:00Z",
    "2026-11-21T12:00:00Z"
  ];
  for (const [n, time] of times.entries()) {
    await tally.inject("clock set back", `snapshot ${n + 1} at ${time}`, async () => {
      const options = {dataDir, source: "survey" as const, request: {n}, now: () => new Date(time)};
      await withSnapshot(options, async (snapshot) => {
        await snapshot.write("a.json", Buffer.from(`[${n}]`));
        await snapshot.commit(entry, {rows: {all: 1}, acceptShrink: false});
      });
      const manifest = await readManifest(dataDir);
      await verifyManifest(dataDir, manifest);
      const kept = await readdir(join(dataDir, ".previous/survey")).catch(() => []);
      if (kept.length !== n) return `${kept.length} former snapshots are kept, not ${n}`;
      const snapshot = await openSnapshot({...options, request: {}});
      try {
        const file = manifest.datasets[0]?.files[0]?.file;
        return snapshot.previous?.files[0]?.file === file ? undefined : "another snapshot is the newest";
      } finally {
        await snapshot.close();
      }
    });
  }
  await tally.inject("clock set back", "a download begun later than now", async () => {
    const first = await openAt(dataDir, "2026-11-21T12:00:00Z");
    await first.write("a.json", Buffer.from("[1]"));
    await first.close();
    const second = await openAt(dataDir, "2026-01-01T00:00:00Z");
    const stays = second.has("a.json");
    await second.close();
    return stays ? "the unfinished download of an unknown age was continued" : undefined;
  });
  const site = await writeSite(join(root, "site"), [{csv: shares("1103,2023-24,0.1,ok")}]);
  const to = join(root, "public");
  await publishEdition({site, to, edition: "2026-11-08"});
  for (const edition of ["2026-11-08", "2026-11-01"])
    await tally.inject("clock set back", `edition ${edition} after 2026-11-08`, async () => {
      const failed = await publishEdition({site, to, edition}).then(
        () => "was published",
        () => undefined
      );
      return failed ?? ((await readlink(join(to, "siste"))) === "2026-11-08" ? undefined : "siste went back");
    });
}

/** The same with the clock of the process itself, through the commands. */
export async function setProcessClockBack({
  fetch,
  publish,
  days,
  tally
}: {
  fetch: Stage;
  publish: {stage: Stage; dated: Command};
  days: number;
  tally: Tally;
}): Promise<void> {
  const back = (command: Command): Command => ({...command, env: {...command.env, ...clockSetBack(days)}});
  await fetch.reset();
  await tally.inject("clock set back", `fetch ${days} days ago`, async () => {
    const failed = whyFailed(await runCommandToEnd(back(fetch.command)));
    return failed ?? (await fetch.visible()) ?? (await fetch.settled());
  });
  await publish.stage.reset();
  await tally.inject("clock set back", `publication ${days} days ago, named by the clock`, async () => {
    const ended = await runCommandToEnd(back(publish.dated));
    return whyNotRefused(ended, /is older than .+ choose a later date/) ?? (await publish.stage.visible());
  });
}
