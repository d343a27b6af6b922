import {execFile, execFileSync} from "node:child_process";
import {mkdir, open, rm, statfs} from "node:fs/promises";
import {join} from "node:path";
import {promisify} from "node:util";
import type {Random} from "../../src/statistics/random.ts";
import {runCommandToEnd, whyFailed, whyNotRefused} from "./child.ts";
import {measureStage, type Stage} from "./stage.ts";
import type {Tally} from "./tally.ts";

const run = promisify(execFile);

const mounted = new Set<string>();

/** Unmounts every small disk, for a campaign that is stopped. */
export function unmountAll(): void {
  for (const path of mounted) execFileSync("umount", ["-l", path]);
}

/** A small disk of its own, which can be filled and made read-only. */
export interface Disk {
  path: string;
  free(): Promise<number>;
  /** Leaves so many bytes free until `clear`. */
  fill(leave: number): Promise<void>;
  clear(): Promise<void>;
  setReadOnly(on: boolean): Promise<void>;
  unmount(): Promise<void>;
}

/** Mounts a small disk at `path`; undefined with the reason to `skip` where this user may not mount. */
export async function mountDisk(
  path: string,
  megabytes: number,
  skip: (why: string) => void
): Promise<Disk | undefined> {
  await mkdir(path, {recursive: true});
  try {
    await run("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", path]);
  } catch (error) {
    skip(`no small disk can be mounted (${(error as Error).message.trim().split("\n").at(-1)}): run as root`);
    return undefined;
  }
  mounted.add(path);
  const filler = join(path, "filler");
  const free = async () => {
    const {bavail, bsize} = await statfs(path);
    return bavail * bsize;
  };
  return {
    path,
    free,
    async fill(leave) {
      const handle = await open(filler, "w");
      try {
        const block = Buffer.alloc(4096);
        for (let left = (await free()) - leave; left >= block.length; left -= block.length)
          await handle.write(block);
      } finally {
        await handle.close();
      }
    },
    clear: () => rm(filler, {force: true}),
    setReadOnly: async (on) => void (await run("mount", ["-o", `remount,${on ? "ro" : "rw"}`, path])),
    async unmount() {
      await run("umount", ["-l", path]);
      mounted.delete(path);
    }
  };
}

/**
 * Runs a stage that lies on a small disk while less is free than it needs, and while it may not write at all: it refuses in
 * one line with path and remedy, readers see what they saw, and it works again when there is room.
 */
export async function exhaustDisk(
  stage: Stage,
  disk: Disk,
  {name, count, random, tally}: {name: string; count: number; random: Random; tally: Tally}
): Promise<void> {
  await stage.reset();
  const before = await disk.free();
  await measureStage(stage);
  const needed = before - (await disk.free());
  for (let n = 0, most = 0.8 * needed; n < count;) {
    await stage.reset();
    const leave = Math.floor(random.uniform() * most);
    await disk.fill(leave);
    const ended = await runCommandToEnd(stage.command);
    if (ended.code === 0 && leave > 0) {
      // it found room enough, for what it had kept from the run before
      most = leave / 2;
      await disk.clear();
      continue;
    }
    n += 1;
    await tally.inject("disk full", `${name} with ${leave} of ${needed} bytes free`, async () => {
      try {
        const refused = whyNotRefused(ended, /\/.+free some space/);
        if (refused !== undefined) return refused;
        const seen = await stage.visible();
        if (seen !== undefined) return seen;
      } finally {
        await disk.clear();
      }
      return whyFailed(await runCommandToEnd(stage.command)) ?? (await stage.settled());
    });
  }
  await stage.reset();
  await tally.inject("read-only disk", name, async () => {
    await disk.setReadOnly(true);
    try {
      const refused = whyNotRefused(await runCommandToEnd(stage.command), /\/.+(choose|give|change)/);
      if (refused !== undefined) return refused;
      const seen = await stage.visible();
      if (seen !== undefined) return seen;
    } finally {
      await disk.setReadOnly(false);
    }
    return whyFailed(await runCommandToEnd(stage.command)) ?? (await stage.settled());
  });
}
