import {readdir, readFile, writeFile} from "node:fs/promises";
import {join, relative, resolve} from "node:path";
import {strToU8, zipSync} from "fflate";
import * as fc from "fast-check";
import {expect, test} from "vitest";
import {readSite} from "../../loaders/attack/read-site.ts";
import {isInside, parseEdition, requireTarget} from "../../loaders/editions/edition-name.ts";
import {UserError} from "../../loaders/errors.ts";
import {requireWritableFolder} from "../../loaders/files/folder.ts";
import {openPartial} from "../../loaders/sources/partial.ts";
import {parseReportsRequest} from "../../scripts/report-targets.ts";
import {temporaryFolder} from "../files/temporary.ts";
import {anyText} from "./arbitraries/texts.ts";

/** Parts of ways, and ways made of them. */
const part = fc.constantFrom(
  "..",
  ".",
  "",
  "a",
  "b.json",
  "etc",
  "~",
  "%2e%2e",
  "a\\b",
  "\0",
  "con",
  "..;",
  "ut"
);
const way = fc.oneof(
  fc
    .tuple(fc.constantFrom("", "/", "./", "../"), fc.array(part, {maxLength: 5}))
    .map(([start, parts]) => start + parts.join("/")),
  anyText
);

test("a download writes below its own folder, whatever a source calls its files", async () => {
  const outer = await temporaryFolder();
  const root = join(outer, "inner/root");
  const partial = await openPartial({root, request: {}, log: () => {}, now: () => new Date()});
  await fc.assert(
    fc.asyncProperty(way, async (name) => {
      await partial.write(name, new Uint8Array([1])).catch(() => undefined);
      expect(await readdir(outer)).toEqual(["inner"]);
      expect(await readdir(join(outer, "inner"))).toEqual(["root"]);
    }),
    {numRuns: 150, seed: 1}
  );
});

test("an edition lies in the folder of --to, and that folder neither in the site nor around it", async () => {
  const to = await temporaryFolder();
  await fc.assert(
    fc.asyncProperty(way, async (text) => {
      try {
        expect(relative(to, join(to, parseEdition(text)))).toBe(text);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
      try {
        const target = await requireTarget(join(to, text), join(to, "dist"));
        expect(isInside(target, join(to, "dist"))).toBe(false);
        expect(isInside(join(to, "dist"), target)).toBe(false);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
    }),
    {numRuns: 300, seed: 1}
  );
});

test("asking whether a folder can be written leaves nothing behind, and nowhere else", async () => {
  const outer = await temporaryFolder();
  await fc.assert(
    fc.asyncProperty(part, part, async (first, second) => {
      const path = join(outer, "in", first.replaceAll("..", "x"), second.replaceAll("..", "x"));
      await requireWritableFolder(path, "--out").catch((error: unknown) =>
        expect(error).toBeInstanceOf(UserError)
      );
      expect(await readdir(outer)).toEqual([]);
    }),
    {numRuns: 60, seed: 1}
  );
});

test("a report that is asked for by a way out of its folder is none", async () => {
  const site = await temporaryFolder();
  await fc.assert(
    fc.asyncProperty(way, fc.constantFrom("--county", "--network", "--site"), async (text, option) => {
      await expect(
        parseReportsRequest([`${option}=${text}`, `--site=${join(site, "dist")}`, "--out", site])
      ).rejects.toThrow(UserError);
    }),
    {numRuns: 80, seed: 1}
  );
  expect(await readdir(site)).toEqual([]);
});

test("an archive names no file outside of the site", async () => {
  const outer = await temporaryFolder();
  const secret = "unit_code,school_year\nEX01,2024-25\n";
  await writeFile(join(outer, "secret.csv"), secret);
  const site = join(outer, "site");
  await openPartial({root: site, request: {}, log: () => {}, now: () => new Date()});
  await writeFile(
    join(site, "all.zip"),
    zipSync({"../secret.csv": strToU8(secret), "/etc/x.csv": strToU8(secret)})
  );
  const {files} = await readSite(site, {name: "", paths: ["all.zip"]});
  // were the file outside looked at, the entry would be taken for the same and left out
  expect(files.get("csv")).toBe(2);
  expect(await readFile(join(outer, "secret.csv"), "utf8")).toBe(secret);
  expect(resolve(site, "..")).toBe(outer);
});
