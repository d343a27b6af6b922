import {readFileSync, rmSync} from "node:fs";
import {link, readFile, rename, rm, writeFile} from "node:fs/promises";
import {basename, dirname} from "node:path";
import {makeFolder} from "./folder.ts";
import {removeStray} from "./stray.ts";

/** Who holds a lock: the process, and when it began (ticks since boot) so that a reused pid is not mistaken for it. */
interface Holder {
  pid: number;
  began: string | null;
  since: string;
}

/** The lock is held by a process that lives. */
export class HeldLock extends Error {
  override name = "HeldLock";
  constructor(readonly holder: Readonly<Holder>) {
    super(`held by process ${holder.pid} since ${holder.since}`);
  }
}

/**
 * Takes the lock file at `path` and returns the function that releases it. A lock left by a process that no longer
 * lives is taken over. Throws HeldLock when its holder lives (also when that is this very process).
 */
export async function takeLock(
  path: string,
  now: () => Date = () => new Date()
): Promise<() => Promise<void>> {
  await makeFolder(dirname(path));
  const began = (await maybeBegin(process.pid)) ?? null;
  const mine = JSON.stringify({pid: process.pid, began, since: now().toISOString()} satisfies Holder);
  const draft = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  try {
    await writeFile(draft, mine);
    for (;;) {
      try {
        // A hard link appears whole or not at all, so nobody reads a lock that is half written.
        await link(draft, path);
        await removeStray(dirname(path), (name) => maybeStrayPid(name, basename(path)));
        const atExit = () => releaseNow(path, mine);
        process.once("exit", atExit);
        return async () => {
          process.off("exit", atExit);
          if ((await maybeText(path)) === mine) await rm(path, {force: true});
        };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
      const theirs = await maybeText(path);
      if (theirs === undefined) continue;
      const holder = parseHolder(theirs);
      if (holder && (await lives(holder))) throw new HeldLock(holder);
      await removeDead(path, theirs);
    }
  } finally {
    await rm(draft, {force: true});
  }
}

/** The process of `lock.<pid>.<random>` or `lock.dead.<pid>`, which a kill can leave. */
function maybeStrayPid(name: string, lock: string): number | undefined {
  if (!name.startsWith(`${lock}.`)) return undefined;
  const pid = /^(?:(\d+)\.\w+|dead\.(\d+))$/.exec(name.slice(lock.length + 1));
  return pid ? Number(pid[1] ?? pid[2]) : undefined;
}

/** When the process ends in the middle there is no time to wait for anything. */
function releaseNow(path: string, mine: string): void {
  try {
    if (readFileSync(path, "utf8") === mine) rmSync(path, {force: true});
  } catch {
    // The lock of a process that has ended is taken over anyway.
  }
}

/** Removes the dead lock, but not a living one that another run may have put in its place in the meantime. */
async function removeDead(path: string, dead: string): Promise<void> {
  const aside = `${path}.dead.${process.pid}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  if ((await maybeText(aside)) !== dead) await link(aside, path).catch(() => {});
  await rm(aside, {force: true});
}

async function lives({pid, began}: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  const begins = await maybeBegin(pid);
  return began === null || begins === undefined || begins === began;
}

/** Start time of a process where /proc tells it (Linux). */
async function maybeBegin(pid: number): Promise<string | undefined> {
  const stat = await maybeText(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
}

function parseHolder(text: string): Holder | undefined {
  try {
    const holder = JSON.parse(text) as Partial<Holder>;
    if (typeof holder.pid !== "number") return undefined;
    return {pid: holder.pid, began: holder.began ?? null, since: String(holder.since)};
  } catch {
    return undefined;
  }
}

function maybeText(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch(() => undefined);
}
