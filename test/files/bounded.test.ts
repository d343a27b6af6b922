import {truncate} from "node:fs/promises";
import {gzipSync} from "node:zlib";
import {expect, test} from "vitest";
import {inflateBounded, readBounded} from "../../loaders/files/bounded.ts";
import {parseManifest} from "../../loaders/files/manifest.ts";
import {EditionDiff} from "../../loaders/editions/diff.ts";
import {temporaryFile} from "./temporary.ts";

const bound = {most: 1000, remedy: "make it smaller"};

test("a file is read up to its bound and refused above it, by its size or where it goes on", async () => {
  const path = await temporaryFile("a.csv", "x".repeat(1000));
  expect(await readBounded(path, bound)).toHaveLength(1000);
  await truncate(path, 2_000_000);
  await expect(readBounded(path, bound)).rejects.toThrow(`${path}: 2 MB, more than 1 MB: make it smaller`);
  await expect(readBounded("/dev/zero", bound)).rejects.toThrow("/dev/zero: it goes on, more than 1 MB");
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
    const dataset = {files: [{file, sha256: "a".repeat(64), bytes: 1}]};
    expect(() => parseManifest(JSON.stringify({datasets: [dataset]}), "manifest.json")).toThrow(
      "expected a path below the data folder"
    );
  }
);

test("the name of an edition is none where it is no date, since it becomes an address", () => {
  const diff = {edition: '2026-12-01"><b>', previous: null, sets: [], entries: []};
  expect(EditionDiff.safeParse(diff).success).toBe(false);
  expect(EditionDiff.safeParse({...diff, edition: "2026-12-01-2"}).success).toBe(true);
});
