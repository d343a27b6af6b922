import {lstat, mkdir, readFile, readdir, readlink, rm, symlink, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {beforeEach, expect, test} from "vitest";
import {checkManifest} from "../../loaders/editions/edition-manifest.ts";
import {embargoesOf, parseEmbargo} from "../../loaders/editions/embargo.ts";
import {
  finishKilled,
  pointTo,
  publishEdition,
  requirePublishable,
  type PublishOptions
} from "../../loaders/editions/publish.ts";
import {takeLock} from "../../loaders/files/lock.ts";
import {shares, temporaryFolder, writeSite} from "./site.ts";

let root: string;
let site: string;
let to: string;

beforeEach(async () => {
  root = await temporaryFolder();
  site = await writeSite(join(root, "site"), [{csv: shares("1103,2023-24,0.1,ok")}]);
  to = join(root, "public");
});

const publish = (edition: string, more: Partial<PublishOptions> = {}) =>
  publishEdition({site, to, edition, ...more});

/** Everything in the folder of editions, hidden names too. */
const names = async () => (await readdir(to)).sort();

test("an edition is a whole copy with a sorted manifest, and siste points to it", async () => {
  const {sha256} = await publish("2026-12-01");
  expect(await names()).toEqual(["2026-12-01", "siste"]);
  expect(await readlink(join(to, "siste"))).toBe("2026-12-01");
  const {files} = JSON.parse(await readFile(join(to, "siste", "manifest.json"), "utf8")) as {
    files: {path: string}[];
  };
  expect(files.map(({path}) => path)).toEqual([
    "_file/a.js",
    "data/datapackage.json",
    "data/files.json",
    "data/share.csv",
    "endringer.html",
    "index.html",
    "kvalitet.json"
  ]);
  expect(await checkManifest(join(to, "2026-12-01"))).toEqual([]);
  const again = await publishEdition({site, to: join(root, "other"), edition: "2026-12-01"});
  expect(again.sha256).toBe(sha256);
});

test("a file that changes, goes or comes after the publication is found", async () => {
  await publish("2026-12-01");
  const folder = join(to, "2026-12-01");
  await writeFile(join(folder, "index.html"), "other");
  await writeFile(join(folder, "new.txt"), "");
  await writeFile(join(folder, "data/share.csv"), "");
  expect(await checkManifest(folder)).toEqual([
    "data/share.csv: differs from its SHA-256 in manifest.json",
    "index.html: differs from its SHA-256 in manifest.json",
    "new.txt: not listed in manifest.json"
  ]);
});

test("an edition that exists is refused and stays as it is", async () => {
  await publish("2026-12-01");
  const before = await readFile(join(to, "2026-12-01/manifest.json"), "utf8");
  await writeFile(join(site, "index.html"), "other");
  await expect(publish("2026-12-01")).rejects.toThrow("this edition exists, and editions never change");
  expect(await readFile(join(to, "2026-12-01/manifest.json"), "utf8")).toBe(before);
  await symlink("nowhere", join(to, "2026-12-02"));
  await expect(publish("2026-12-02")).rejects.toThrow("this edition exists");
});

test("an edition older than the newest is refused", async () => {
  await publish("2026-12-01-2");
  await expect(publish("2026-12-01")).rejects.toThrow("is older than 2026-12-01-2");
  await publish("2026-12-01-10");
  expect(await readlink(join(to, "siste"))).toBe("2026-12-01-10");
});

test.each([
  "..",
  "../2026-12-01",
  "2026-12-01/..",
  "2026-12-01\0",
  "2026-02-30",
  "2026-12-1",
  "2026-12-01-1",
  "2026-12-01-0",
  "siste",
  ".",
  "",
  "/etc",
  "2026-12-01\n",
  "２026-12-01"
])("%j is no edition", async (edition) => {
  await expect(publish(edition)).rejects.toThrow("write a date such as");
  await expect(pointTo({to, edition})).rejects.toThrow("write a date such as");
  await expect(lstat(to)).rejects.toThrow("ENOENT");
});

test("the folder of editions is not the site, in it, around it, a file, or nothing", async () => {
  const file = join(root, "file");
  await writeFile(file, "");
  for (const bad of [site, join(site, "data"), join(site, "x/../y"), root, "", " ", "/", "a\0b", file]) {
    await expect(publish("2026-12-01", {to: bad}), bad).rejects.toThrow(
      "choose a folder that holds nothing but"
    );
  }
  expect((await readdir(root)).sort()).toEqual(["file", "site"]);
});

test("what cannot be published is known before anything is built, and asking leaves nothing", async () => {
  await expect(requirePublishable({site, to: "/proc/x", edition: "2026-12-01"})).rejects.toThrow(
    '--to "/proc/x": /proc cannot be written to'
  );
  expect(await requirePublishable({site, to, edition: "2026-12-01"})).toBeNull();
  await expect(lstat(to)).rejects.toThrow("ENOENT");
  await publish("2026-12-01");
  await expect(requirePublishable({site, to, edition: "2026-12-01"})).rejects.toThrow("this edition exists");
  expect(await requirePublishable({site, to, edition: "2026-12-02"})).toBe("2026-12-01");
});

test("a site with a link in it is refused, since a link is no content", async () => {
  await symlink("/etc/hostname", join(site, "secret.txt"));
  await expect(publish("2026-12-01")).rejects.toThrow("not a plain file");
  expect(await names()).toEqual([]);
});

test("before its embargo nothing is published, and the time left is told", async () => {
  const embargoes = [parseEmbargo("2026-12-01T06:00:00Z"), parseEmbargo("2026-11-01T06:00:00+01:00")];
  const at = (time: string) => ({embargoes, now: () => new Date(time)});
  await expect(publish("2026-12-01", at("2026-11-30T03:58:30Z"))).rejects.toThrow(
    "embargo until 2026-12-01T06:00:00.000Z (--embargo), 1 d 2 h 2 min left: nothing was published"
  );
  await expect(publish("2026-12-01", at("2026-12-01T05:59:59.999Z"))).rejects.toThrow("1 min left");
  await expect(lstat(to)).rejects.toThrow("ENOENT");
  await publish("2026-12-01", at("2026-12-01T06:00:00Z"));
  await expect(pointTo({to, edition: "2026-12-01", ...at("2026-12-01T05:59:00Z")})).rejects.toThrow(
    "1 min left"
  );
});

test("an embargo needs a zone, and a data set can have one", () => {
  for (const text of ["2026-12-01", "2026-12-01T06:00:00", "tomorrow", ""])
    expect(() => parseEmbargo(text), text).toThrow("write a time with its zone");
  const set = {id: "udir-pupils", embargo: "2026-12-01T07:00:00+01:00"};
  expect(embargoesOf({datasets: [set]} as Parameters<typeof embargoesOf>[0])).toEqual([
    {until: new Date("2026-12-01T06:00:00Z"), by: "data set udir-pupils"}
  ]);
});

test("a rehearsal verifies, also before the embargo, and leaves nothing", async () => {
  const embargoes = [parseEmbargo("2999-01-01T00:00:00Z")];
  await publish("2026-12-01", {rehearse: true, embargoes});
  await expect(publish("2026-12-01", {rehearse: true, verify: async () => ["a finding"]})).rejects.toThrow(
    "a finding"
  );
  expect(await names()).toEqual([]);
});

test("a finding stops the publication, and what was published stays", async () => {
  await publish("2026-12-01");
  await expect(publish("2026-12-02", {verify: async () => ["one", "two"]})).rejects.toThrow("one\ntwo");
  expect(await names()).toEqual(["2026-12-01", "siste"]);
  expect(await readlink(join(to, "siste"))).toBe("2026-12-01");
});

async function spoil({folder}: {folder: string}): Promise<string[]> {
  await writeFile(join(folder, "index.html"), "other");
  return [];
}

test("when the copy is made the site may go, and nothing of it is needed any more", async () => {
  const {files} = await publish("2026-12-01", {copied: () => rm(site, {recursive: true})});
  expect(files).toBe(7);
});

test("a file that changes while it is verified stops the publication", async () => {
  await expect(publish("2026-12-01", {verify: spoil})).rejects.toThrow(
    "index.html: differs from its SHA-256"
  );
  expect(await names()).toEqual([]);
});

test("two publications at once: the second is refused, and the first goes on", async () => {
  const release = await takeLock(join(to, ".publish.lock"));
  await expect(publish("2026-12-01")).rejects.toThrow("another publication runs (held by process");
  await expect(pointTo({to, edition: "2026-12-01"})).rejects.toThrow("no such edition");
  await release();
  await publish("2026-12-01");
});

test("what killed publications left is removed, and nothing else", async () => {
  await mkdir(join(to, ".partial-2026-11-30-999999/data"), {recursive: true});
  await mkdir(join(to, ".well-known"));
  await symlink("x", join(to, ".siste.999999.tmp"));
  const log: string[] = [];
  await publish("2026-12-01", {log: (line) => log.push(line)});
  expect(await names()).toEqual([".well-known", "2026-12-01", "siste"]);
  expect(log.filter((line) => line.startsWith("removed"))).toHaveLength(2);
});

test("a publication that was killed between its last two steps is finished by the next one, if its files are whole", async () => {
  await publish("2026-12-01");
  await publish("2026-12-02");
  const kill = async () => {
    await rm(join(to, "siste"));
    await symlink("2026-12-01", join(to, "siste"));
    await writeFile(join(to, ".switch.json"), '{"edition":"2026-12-02","pointer":"link"}');
  };
  await kill();
  const page = join(to, "2026-12-02/index.html");
  const whole = await readFile(page);
  await writeFile(page, "other");
  await expect(finishKilled(to)).rejects.toThrow("2026-12-02: index.html: differs");
  await writeFile(page, whole);
  expect(await finishKilled(to)).toBe("2026-12-02");
  expect(await readlink(join(to, "siste"))).toBe("2026-12-02");
  await kill();
  expect((await publish("2026-12-03")).previous).toBe("2026-12-02");
  expect(await names()).toEqual(["2026-12-01", "2026-12-02", "2026-12-03", "siste"]);
  expect(await finishKilled(to)).toBeUndefined();
});

test("something else that is called siste is never overwritten", async () => {
  await mkdir(join(to, "siste"), {recursive: true});
  await expect(publish("2026-12-01")).rejects.toThrow("is not a link to an edition beside it");
  expect(await names()).toEqual(["siste"]);
});

test("siste.json names the newest edition where links cannot be used, and only one way is in use", async () => {
  await publish("2026-12-01", {pointer: "file"});
  expect(await readFile(join(to, "siste.json"), "utf8")).toBe('{"edition":"2026-12-01"}\n');
  await expect(publish("2026-12-02")).rejects.toThrow("give --pointer file");
  expect(await names()).toEqual(["2026-12-01", "siste.json"]);
  expect((await publish("2026-12-02", {pointer: "file"})).previous).toBe("2026-12-01");
});

test("siste goes back to an earlier edition that is whole, and to no other", async () => {
  await publish("2026-12-01");
  await publish("2026-12-02");
  await pointTo({to, edition: "2026-12-01"});
  expect(await readlink(join(to, "siste"))).toBe("2026-12-01");
  await expect(pointTo({to, edition: "2026-12-03"})).rejects.toThrow(
    "no such edition: 2026-12-01, 2026-12-02"
  );
  await writeFile(join(to, "2026-12-02/index.html"), "other");
  await expect(pointTo({to, edition: "2026-12-02"})).rejects.toThrow("2026-12-02: index.html: differs");
  await expect(publish("2026-12-02")).rejects.toThrow("--point-to 2026-12-02");
});
