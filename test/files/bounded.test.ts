import {strToU8, zipSync} from "fflate";
import {truncate} from "node:fs/promises";
import {gzipSync} from "node:zlib";
import {expect, test} from "vitest";
import {unzipBounded} from "../../loaders/attack/unzip.ts";
import {readRawCsv} from "../../loaders/checks/raw-files.ts";
import {UserError} from "../../loaders/errors.ts";
import {inflateBounded, readBounded, readBoundedSync} from "../../loaders/files/bounded.ts";
import {parseJson} from "../../loaders/files/json.ts";
import {parseManifest} from "../../loaders/files/manifest.ts";
import {readSiteSettings} from "../../loaders/readers/site-settings.ts";
import {readResource} from "../../loaders/editions/package.ts";
import {EditionDiff} from "../../loaders/editions/diff.ts";
import {makeDataset} from "./made-dataset.ts";
import {temporaryFile} from "./temporary.ts";

const bound = {most: 1000, remedy: "make it smaller"};

test("a file is read up to its bound and refused above it, by its size or where it goes on", async () => {
  const path = await temporaryFile("a.csv", "x".repeat(1000));
  expect(await readBounded(path, bound)).toHaveLength(1000);
  await truncate(path, 2_000_000);
  await expect(readBounded(path, bound)).rejects.toThrow(`${path}: 2 MB, more than 1 MB: make it smaller`);
  await expect(readBounded("/dev/zero", bound)).rejects.toThrow("/dev/zero: it goes on, more than 1 MB");
});

test("a small file is read at once up to its bound, and the site's settings no further", async () => {
  const path = await temporaryFile("site.json", "x".repeat(1000));
  expect(readBoundedSync(path, bound)).toHaveLength(1000);
  expect(() => readBoundedSync("/dev/zero", bound)).toThrow("/dev/zero: it goes on, more than 1 MB");
  await truncate(path, 2_000_000_000);
  expect(() => readSiteSettings(path)).toThrow(
    new UserError(`${path}: it goes on, more than 1 MB: see docs/site-settings.md`)
  );
});

test("a raw file that is too large is refused by the checks before it is in memory", async () => {
  const path = await temporaryFile("a.csv", "code,name\n");
  await truncate(path, 2_000_000_000);
  const raw = {file: "accounts/a.csv", path, kind: "accounts", table: undefined, rows: undefined};
  await expect(readRawCsv(raw)).rejects.toThrow(`${path}: 2000 MB, more than 100 MB: restore it`);
});

test("a JSON text within its bytes is not read when it holds too many values", () => {
  expect(parseJson('{"a": [1, "b,[{\\",,"]}')).toEqual({a: [1, 'b,[{",,']});
  for (const piece of ["[", "1,"])
    expect(() => parseJson(`[${piece.repeat(5_000_001)}`)).toThrow(
      new RangeError("more than 5 million values")
    );
  const text = JSON.stringify(`"${",".repeat(6_000_000)}`);
  expect(parseJson(text)).toHaveLength(6_000_001);
});

test("more mistakes than can be listed are told as one, and a list by its first", () => {
  const bad = JSON.stringify({datasets: Array.from({length: 140_000}, () => 1)});
  expect(() => parseManifest(bad, "manifest.json")).toThrow(
    new UserError("manifest.json: more mistakes than can be listed: restore it from version control")
  );
  expect(() => parseManifest('{"datasets": [1, 2, 3, 4, 5]}', "manifest.json")).toThrow(
    /^manifest\.json: datasets\.0: [^\n]+; datasets\.2: [^\n]+; and 2 more: restore/
  );
});

test("an archive is not unpacked that says it holds more than its bytes can", () => {
  const whole = zipSync({"a.txt": strToU8("a".repeat(1000))});
  expect(unzipBounded(whole).get("a.txt")).toHaveLength(1000);
  const bytes = new Uint8Array(whole);
  const directory = whole.findIndex((_, i) => whole[i] === 0x50 && whole[i + 2] === 1 && whole[i + 3] === 2);
  new DataView(bytes.buffer).setUint32(directory + 24, 1_400_000_000, true);
  expect(() => unzipBounded(bytes)).toThrow(`1400000000 bytes of ${bytes.length}`);
});

test.each([".", "..", ".hidden", "a/b"])("a data package names no file %j", (path) => {
  const resource = {
    name: "unit",
    path,
    title: "Enheter",
    version: "1.0.0",
    hash: `sha256:${"a".repeat(64)}`,
    rowKey: ["code"],
    schema: {fields: [{name: "code", type: "string"}]}
  };
  expect(() => readResource(resource, "/site/data")).toThrow(/^path /);
});

test("what unpacks to more than its bound is refused", async () => {
  const packed = gzipSync(Buffer.alloc(100_000));
  await expect(inflateBounded(packed, {path: "a.gz", ...bound})).rejects.toThrow(
    "a.gz: unpacks to more than 1 MB"
  );
  expect(await inflateBounded(gzipSync("abc"), {path: "a.gz", ...bound})).toEqual(Buffer.from("abc"));
});

test.each(["../a.csv", "/etc/a.csv", "a//b.csv", "a/./b.csv", "a\\..\\b.csv", "a\0.csv"])(
  "the manifest lists no file %j, which may lie outside of the data folder",
  (file) => {
    const dataset = makeDataset({file, sha256: "a".repeat(64)});
    expect(() => parseManifest(JSON.stringify({datasets: [dataset]}), "manifest.json")).toThrow(
      "expected a path below the data folder"
    );
  }
);

test.each(["https://x.no/a b", 'https://x.no/"><b>', "https://x.no/{a}"])(
  "the manifest gives no data set the address %j, which the catalogue could not hold",
  (url) => {
    const dataset = {...makeDataset({sha256: "a".repeat(64)}), url};
    expect(() => parseManifest(JSON.stringify({datasets: [dataset]}), "manifest.json")).toThrow(
      "manifest.json: datasets.0.url: expected a web address: restore it from version control"
    );
  }
);

test("the name of an edition is none where it is no date, since it becomes an address", () => {
  const diff = {edition: '2026-12-01"><b>', previous: null, sets: [], entries: []};
  expect(EditionDiff.safeParse(diff).success).toBe(false);
  expect(EditionDiff.safeParse({...diff, edition: "2026-12-01-2"}).success).toBe(true);
});
