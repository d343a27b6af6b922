import {spawn, type ChildProcess} from "node:child_process";
import {once} from "node:events";
import {existsSync} from "node:fs";
import {mkdir, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {publishEdition} from "../../loaders/editions/publish.ts";
import {openSnapshot} from "../../loaders/sources/snapshot.ts";
import {buildWarehouse} from "../../loaders/warehouse/build.ts";
import {lockBuild} from "../../scripts/build-lock.ts";
import {shares, writeSite} from "../editions/site.ts";
import type {Tally} from "./tally.ts";

/** Every lock of the product: where it lies below a folder, and what takes and releases it. */
function listLocks(
  root: string,
  {site, emptyData}: {site: string; emptyData: string}
): readonly [name: string, path: string, take: (n: number) => Promise<void>][] {
  const at = (name: string) => join(root, name);
  return [
    [
      "source",
      at("data/.partial/survey/lock"),
      async () => {
        const snapshot = await openSnapshot({dataDir: at("data"), source: "survey", request: {}});
        await snapshot.close();
      }
    ],
    [
      "warehouse",
      at("w.duckdb.lock"),
      async () => void (await buildWarehouse({dataDir: emptyData, out: at("w.duckdb")}))
    ],
    ["build", at("cache/build.lock"), async () => (await lockBuild(at("cache/build.lock")))()],
    [
      "publication",
      at("public/.publish.lock"),
      async (n) =>
        void (await publishEdition({
          site,
          to: at("public"),
          edition: `2026-11-${String(n + 1).padStart(2, "0")}`
        }))
    ]
  ];
}

/**
 * Each lock as a dead process has left it, as one whose number an unrelated living process has now, and half written: the
 * next run takes it over. Held by a living one it refuses in one line.
 */
export async function leaveLocks({
  root,
  tally,
  emptyData
}: {
  root: string;
  tally: Tally;
  emptyData: string;
}): Promise<void> {
  const site = await writeSite(join(root, "site"), [{csv: shares("1103,2023-24,0.1,ok")}]);
  const unrelated = spawn("sleep", ["60"], {stdio: "ignore"});
  const dead = spawn(process.execPath, ["--version"], {stdio: "ignore"});
  try {
    await once(dead, "exit");
    const holders = [
      ["a dead process", describe(dead)],
      ["a number that another process has now", describe(unrelated)],
      ["nothing, as after a full disk", ""],
      ["something else", "\0\0"]
    ] as const;
    let n = 0;
    for (const [name, path, take] of listLocks(root, {site, emptyData})) {
      for (const [holder, text] of holders) {
        await mkdir(dirname(path), {recursive: true});
        await writeFile(path, text);
        await tally.inject("lock left behind", `${name}, by ${holder}`, async () => {
          await take((n += 1));
          return existsSync(path) ? "the lock is still there" : undefined;
        });
      }
    }
  } finally {
    unrelated.kill();
  }
}

/** A lock of this process, begun at another time than it. */
function describe({pid}: ChildProcess): string {
  return JSON.stringify({pid, began: "1", since: "2026-11-01T00:00:00.000Z"});
}
