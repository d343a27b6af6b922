import {readdir, stat, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {makeFolder, requireWritableFolder} from "../../loaders/files/folder.ts";
import {temporaryFolder} from "./temporary.ts";

test("a folder is made with those around it, and one that is there is left", async () => {
  const root = await temporaryFolder();
  await makeFolder(join(root, "a/b/c"));
  await makeFolder(join(root, "a/b"));
  expect((await stat(join(root, "a/b/c"))).isDirectory()).toBe(true);
});

test("many can make the same folder at once", async () => {
  const root = await temporaryFolder();
  await Promise.all(Array.from({length: 50}, (_, i) => makeFolder(join(root, "a/b/c", String(i % 5)))));
  expect(await readdir(join(root, "a/b/c"))).toHaveLength(5);
});

test("a folder that the system refuses is an error, not an endless wait", async () => {
  await expect(makeFolder("/proc/zz/x")).rejects.toThrow("/proc/zz");
  await expect(requireWritableFolder("/proc/zz/x", "--to")).rejects.toThrow(
    /^--to "\/proc\/zz\/x": \/proc cannot be written to \(E\w+\): choose another folder$/
  );
});

test("a file in the place of a folder is refused, and asking leaves nothing behind", async () => {
  const root = await temporaryFolder();
  await writeFile(join(root, "file"), "");
  await expect(requireWritableFolder(join(root, "file"), "--out")).rejects.toThrow(
    /file": is a file, not a folder: choose another folder$/
  );
  await expect(requireWritableFolder(join(root, "file/x"), "--out")).rejects.toThrow(
    `x": ${join(root, "file")} is a file, not a folder`
  );
  await expect(makeFolder(join(root, "file"))).rejects.toThrow("EEXIST");
  await requireWritableFolder(join(root, "new/er"), "--out");
  expect(await readdir(root)).toEqual(["file"]);
});
