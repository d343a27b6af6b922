import {cp, mkdir, readdir, readFile, rename, writeFile} from "node:fs/promises";
import {existsSync} from "node:fs";
import {join} from "node:path";
import {gunzipSync} from "node:zlib";
import {beforeEach, expect, test} from "vitest";
import {readManifest, verifyManifest} from "../../loaders/files/manifest.ts";
import {openSnapshot, withSnapshot} from "../../loaders/sources/snapshot.ts";
import {embargoAfter} from "../../loaders/sources/snapshot-commit.ts";
import {temporaryFolder} from "../files/temporary.ts";
import {entry} from "./snapshot-entry.ts";

const noon = new Date("2026-11-21T12:00:00Z");
const page = "gsk-bullying/202512/school/page-00001.json";

let dataDir: string;
let lines: string[];
beforeEach(async () => {
  dataDir = await temporaryFolder();
  lines = [];
});

function options(changes: {request?: unknown; now?: Date; dir?: string} = {}) {
  return {
    dataDir: changes.dir ?? dataDir,
    source: "survey" as const,
    request: changes.request ?? {years: "all"},
    log: (line: string) => void lines.push(line),
    now: () => changes.now ?? noon
  };
}

async function renew(text: string, rows: Record<string, number> = {all: 100}, acceptShrink = false) {
  await withSnapshot(options(), async (snapshot) => {
    await snapshot.write(page, Buffer.from(text), "http://source/page");
    await snapshot.commit(entry, {rows, acceptShrink});
  });
}

/** Every file below the folder with its content, the locks and times apart. */
async function photograph(folder: string): Promise<Record<string, string>> {
  const files = (await readdir(folder, {recursive: true, withFileTypes: true})).filter((file) =>
    file.isFile()
  );
  const pairs = files.map(async (file) => {
    const path = join(file.parentPath, file.name);
    return [path.slice(folder.length + 1), (await readFile(path)).toString("base64")] as const;
  });
  return Object.fromEntries(await Promise.all(pairs));
}

test("a JSON body is kept compressed with the received bytes inside and no time stamp, so that it compares equal", async () => {
  const received = '[{"AndelMobbet": "8,1\u00a0"}]\r\n';
  await renew(received);
  const {datasets} = await readManifest(dataDir);
  const [file] = datasets[0]?.files ?? [];
  expect(file?.file).toBe(`survey/20261121T120000Z/${page}.gz`);
  expect(file?.url).toBe("http://source/page");
  const bytes = await readFile(join(dataDir, file?.file ?? ""));
  expect(gunzipSync(bytes).toString("utf8")).toBe(received);
  expect(bytes.readUInt32LE(4)).toBe(0);
  await verifyManifest(dataDir, {datasets});
});

test("a commit switches the manifest, keeps the other entries and moves the old snapshot with its entry aside", async () => {
  await mkdir(dataDir, {recursive: true});
  const other = {
    ...entry,
    id: "udir-pupils",
    files: [{file: "a.csv", sha256: "0".repeat(64), bytes: 1, url: null}]
  };
  await writeFile(join(dataDir, "manifest.json"), JSON.stringify({datasets: [other]}));
  await renew("[1]");
  const before = (await readManifest(dataDir)).datasets[1];
  await renew("[2]");
  const {datasets} = await readManifest(dataDir);
  expect(datasets.map(({id}) => id)).toEqual(["udir-pupils", "survey"]);
  expect(datasets[0]).toEqual(other);
  expect(await readdir(join(dataDir, "survey"))).toEqual(["20261121T120000Z-2"]);
  const kept = join(dataDir, ".previous/survey/20261121T120000Z");
  expect(gunzipSync(await readFile(join(kept, `${page}.gz`))).toString()).toBe("[1]");
  expect(JSON.parse(await readFile(join(kept, "manifest-entry.json"), "utf8"))).toEqual(before);
});

test.each([
  ["has not passed follows the new snapshot", "2026-12-01T06:00:00+01:00", "2026-12-01T06:00:00+01:00"],
  ["has passed ends with its snapshot", "2026-11-21T13:00:00+01:00", undefined]
])("an embargo that %s", async (_, written, kept) => {
  await renew("[1]");
  await withSnapshot(options(), async (snapshot) => {
    // written by hand while the download runs
    const manifest = await readManifest(dataDir);
    for (const dataset of manifest.datasets) dataset.embargo = written;
    await writeFile(join(dataDir, "manifest.json"), JSON.stringify(manifest));
    await snapshot.write(page, Buffer.from("[2]"));
    await snapshot.commit(entry, {rows: {all: 100}, acceptShrink: false});
  });
  const [dataset] = (await readManifest(dataDir)).datasets;
  expect(dataset?.files[0]?.file).toContain("20261121T120000Z-2");
  expect(dataset?.embargo).toBe(kept);
  expect(lines.filter((line) => line.includes("embargo"))).toHaveLength(kept === undefined ? 0 : 1);
});

test("of two embargoes that have not passed the later one holds", () => {
  const [earlier, later] = ["2026-12-01T06:00:00Z", "2026-12-01T06:00:00-01:00"];
  expect(embargoAfter(earlier, later, noon)).toBe(later);
  expect(embargoAfter(later, earlier, noon)).toBe(later);
  expect(embargoAfter(undefined, earlier, noon)).toBe(earlier);
});

test("what was written before an interruption is there for the next run with the same request", async () => {
  const first = await openSnapshot(options());
  await first.write(page, Buffer.from("[1]"));
  await first.note("chain", "3 pages");
  await first.close();
  const second = await openSnapshot(options());
  expect(second.has(page)).toBe(true);
  expect((await second.read(page)).toString()).toBe("[1]");
  expect(second.noted("chain")).toBe("3 pages");
  await second.close();
});

test.each([
  ["another request", {request: {years: ["2025-26"]}}, "begun for"],
  ["more than seven days ago", {now: new Date("2026-11-28T12:00:01Z")}, "7 days old"]
])("an unfinished download of %s is discarded, and the log says so", async (_, changes, said) => {
  const first = await openSnapshot(options());
  await first.write(page, Buffer.from("[1]"));
  await first.close();
  const second = await openSnapshot(options(changes));
  expect(second.has(page)).toBe(false);
  expect(lines.join()).toContain(said);
  await second.close();
});

test("a file that was half written when its run was killed is not taken for whole", async () => {
  const first = await openSnapshot(options());
  await first.write(page, Buffer.from("[1]"));
  await first.write("b.json", Buffer.from("[2]"));
  await first.close();
  const partial = join(dataDir, ".partial/survey");
  await writeFile(join(partial, "files/gsk-bullying/202512/school/page-00002.json.gz.123.tmp"), "half");
  await writeFile(join(partial, "files/b.json.gz"), "");
  const journal = await readFile(join(partial, "journal.jsonl"), "utf8");
  await writeFile(join(partial, "journal.jsonl"), `${journal}{"file":"c.js`);
  const second = await openSnapshot(options());
  expect([page, "b.json", "c.json"].map((file) => second.has(file))).toEqual([true, false, false]);
  await second.write("b.json", Buffer.from("[2]"));
  await second.commit(entry, {rows: {all: 2}, acceptShrink: false});
  const files = (await readManifest(dataDir)).datasets[0]?.files.map(({file}) =>
    file.split("/").slice(2).join("/")
  );
  expect(files).toEqual(["b.json.gz", `${page}.gz`]);
});

test("a file that was damaged on disk refuses the commit and is fetched again next time", async () => {
  const snapshot = await openSnapshot(options());
  await snapshot.write(page, Buffer.from("[1]"));
  const path = join(dataDir, ".partial/survey/files", `${page}.gz`);
  const bytes = await readFile(path);
  bytes[bytes.length - 1] = 255;
  await writeFile(path, bytes);
  await expect(snapshot.commit(entry, {rows: {}, acceptShrink: false})).rejects.toThrow("damaged on disk");
  expect(snapshot.has(page)).toBe(false);
  await snapshot.close();
});

test("a second run while one lives is refused with its process number", async () => {
  const first = await openSnapshot(options());
  await expect(openSnapshot(options())).rejects.toThrow(`another run fetches survey (process ${process.pid}`);
  await first.close();
  await (await openSnapshot(options())).close();
});

test.each([
  ["no longer lives", 2 ** 22 - 1, null],
  ["had the number of one that lives now, but began at another time", process.ppid, "1"]
])("the lock of a process that %s is taken over", async (_, pid, began) => {
  await mkdir(join(dataDir, ".partial/survey"), {recursive: true});
  await writeFile(join(dataDir, ".partial/survey/lock"), JSON.stringify({pid, began, since: "x"}));
  const snapshot = await openSnapshot(options());
  expect(JSON.parse(await readFile(join(dataDir, ".partial/survey/lock"), "utf8"))).toMatchObject({
    pid: process.pid
  });
  await snapshot.close();
  expect(existsSync(join(dataDir, ".partial/survey/lock"))).toBe(false);
});

test("of many runs that find a dead lock at once exactly one takes it", async () => {
  await mkdir(join(dataDir, ".partial/survey"), {recursive: true});
  await writeFile(
    join(dataDir, ".partial/survey/lock"),
    JSON.stringify({pid: 2 ** 22 - 1, began: null, since: "x"})
  );
  const runs = await Promise.allSettled(Array.from({length: 8}, () => openSnapshot(options())));
  expect(runs.filter(({status}) => status === "fulfilled")).toHaveLength(1);
});

test.each([
  ["in all", {a: 100, b: 100}, {a: 81, b: 78}, "in all: 200 → 159"],
  ["within one part", {a: 1000, b: 100}, {a: 1000, b: 79}, "b: 100 → 79"]
])(
  "rows that fell by more than a fifth %s are refused and the old snapshot stays byte for byte",
  async (_, old, now, said) => {
    await renew("[1]", old);
    const before = await photograph(join(dataDir, "survey"));
    const manifest = await readFile(join(dataDir, "manifest.json"));
    await expect(renew("[2]", now)).rejects.toThrow(said);
    await expect(renew("[2]", now)).rejects.toThrow("--accept-shrink");
    expect(await photograph(join(dataDir, "survey"))).toEqual(before);
    expect(await readFile(join(dataDir, "manifest.json"))).toEqual(manifest);
    await renew("[2]", now, true);
    expect((await readManifest(dataDir)).datasets[0]?.rows).toEqual(now);
  }
);

test("rows that fell by 20 % or less, and parts that only one snapshot has, are accepted", async () => {
  await renew("[1]", {a: 100, b: 100, old: 10});
  await renew("[2]", {a: 80, b: 100, new: 30});
  expect((await readManifest(dataDir)).datasets[0]?.rows).toEqual({a: 80, b: 100, new: 30});
});

test("a commit that cannot rewrite the manifest leaves the old snapshot and keeps the download", async () => {
  await renew("[1]");
  const before = await photograph(join(dataDir, "survey"));
  const snapshot = await openSnapshot(options());
  await snapshot.write(page, Buffer.from("[2]"));
  await writeFile(join(dataDir, "manifest.json"), "{ not JSON");
  await expect(snapshot.commit(entry, {rows: {all: 100}, acceptShrink: false})).rejects.toThrow("not JSON");
  await snapshot.close();
  expect(await photograph(join(dataDir, "survey"))).toEqual(before);
  expect(existsSync(join(dataDir, ".partial/survey/files", `${page}.gz`))).toBe(true);
});

test("two sources renewed at the same time both stand in the manifest", async () => {
  const pupils = withSnapshot({...options(), source: "pupils"}, async (snapshot) => {
    await snapshot.write("a.json", Buffer.from("[1]"));
    await snapshot.commit({...entry, id: "pupils"}, {rows: {}, acceptShrink: false});
  });
  await Promise.all([pupils, renew("[1]")]);
  expect((await readManifest(dataDir)).datasets.map(({id}) => id).sort()).toEqual(["pupils", "survey"]);
});

/** The data folder as a kill leaves it at each step of a commit, made from a folder before and one after the commit. */
const kills: [string, (before: string, after: string) => Promise<void>][] = [
  ["before anything was moved", async () => {}],
  [
    "after the files were moved, before the manifest was switched",
    async (before) => {
      await rename(join(before, ".partial/survey/files"), join(before, "survey/20261121T120000Z-2"));
    }
  ],
  [
    "after the manifest was switched, before the old snapshot was moved",
    async (before, after) => {
      await rename(join(before, ".partial/survey/files"), join(before, "survey/20261121T120000Z-2"));
      await cp(join(after, "manifest.json"), join(before, "manifest.json"));
    }
  ],
  [
    "after the old snapshot was moved, before its entry was written",
    async (before, after) => {
      await rename(join(before, ".partial/survey/files"), join(before, "survey/20261121T120000Z-2"));
      await cp(join(after, "manifest.json"), join(before, "manifest.json"));
      await mkdir(join(before, ".previous/survey"), {recursive: true});
      await rename(
        join(before, "survey/20261121T120000Z"),
        join(before, ".previous/survey/20261121T120000Z")
      );
    }
  ]
];

test.each(kills)("a kill %s leaves one whole snapshot, and the next run finishes", async (_, strike) => {
  await renew("[1]");
  const old = (await readManifest(dataDir)).datasets[0];
  const after = await temporaryFolder();
  await cp(dataDir, after, {recursive: true});
  await withSnapshot(options({dir: after}), async (snapshot) => {
    await snapshot.write(page, Buffer.from("[2]"));
    await snapshot.commit(entry, {rows: {all: 100}, acceptShrink: false});
  });
  const killed = await openSnapshot(options());
  await killed.write(page, Buffer.from("[2]"));
  await killed.close();
  const intent = {stamp: "20261121T120000Z-2", previous: old};
  await writeFile(join(dataDir, ".partial/survey/intent.json"), JSON.stringify(intent));
  await strike(dataDir, after);

  await verifyManifest(dataDir, await readManifest(dataDir));
  const next = await openSnapshot(options());
  await verifyManifest(dataDir, await readManifest(dataDir));
  const switched = (await readManifest(dataDir)).datasets[0]?.files[0]?.file.includes("-2");
  expect(next.has(page)).toBe(!switched);
  if (!switched) await next.commit(entry, {rows: {all: 100}, acceptShrink: false});
  await next.close();
  const {datasets} = await readManifest(dataDir);
  await verifyManifest(dataDir, {datasets});
  expect(gunzipSync(await readFile(join(dataDir, datasets[0]?.files[0]?.file ?? ""))).toString()).toBe("[2]");
  expect(await readdir(join(dataDir, "survey"))).toEqual(["20261121T120000Z-2"]);
  const kept = join(dataDir, ".previous/survey/20261121T120000Z");
  expect(JSON.parse(await readFile(join(kept, "manifest-entry.json"), "utf8"))).toEqual(old);
  expect(existsSync(join(dataDir, ".partial/survey/intent.json"))).toBe(false);
});

test("a snapshot folder that the manifest does not know is moved aside and never deleted", async () => {
  await renew("[1]");
  await mkdir(join(dataDir, "survey/20250101T000000Z"));
  await writeFile(join(dataDir, "survey/20250101T000000Z/a.json.gz"), "x");
  await (await openSnapshot(options())).close();
  expect(await readFile(join(dataDir, ".previous/survey/20250101T000000Z/a.json.gz"), "utf8")).toBe("x");
});

test("what a dead process left half written beside lock and manifest is removed, and what a living one writes stays", async () => {
  const dead = 2 ** 22 - 1;
  const partial = join(dataDir, ".partial/survey");
  await mkdir(partial, {recursive: true});
  const strays = ["lock.4194303.abc", "lock.dead.4194303", `intent.json.${dead}.tmp`].map((name) =>
    join(partial, name)
  );
  strays.push(join(dataDir, `manifest.json.${dead}.tmp`));
  const living = [
    join(dataDir, `manifest.json.${process.ppid}.tmp`),
    join(partial, `lock.${process.ppid}.abc`),
    join(dataDir, `notes.${dead}.tmp`)
  ];
  for (const path of [...strays, ...living]) await writeFile(path, "half");
  await (await openSnapshot(options())).close();
  expect(strays.filter((path) => existsSync(path))).toEqual([]);
  expect(living.filter((path) => !existsSync(path))).toEqual([]);
});
