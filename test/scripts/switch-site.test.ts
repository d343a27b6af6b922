import {existsSync} from "node:fs";
import {mkdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {settleSite, switchSite} from "../../scripts/switch-site.ts";
import {temporaryFolder} from "../files/temporary.ts";

const page = (folder: string) => readFile(join(folder, "index.html"), "utf8");

async function makeSite(path: string, text: string): Promise<void> {
  await mkdir(path, {recursive: true});
  await writeFile(join(path, "index.html"), text);
}

test("a switch that was killed between its two renames is undone by the next command, and one after them is finished", async () => {
  const root = await temporaryFolder();
  const [site, former, output] = ["dist", "cache/dist-old", "cache/dist"].map((name) => join(root, name)) as [
    string,
    string,
    string
  ];
  await makeSite(former, "former");
  await settleSite({site, former});
  expect(await page(site)).toBe("former");
  await makeSite(former, "left");
  await settleSite({site, former});
  expect(existsSync(former)).toBe(false);
  expect(await page(site)).toBe("former");
  await makeSite(output, "new");
  await switchSite(output, {site, former});
  expect(await page(site)).toBe("new");
  expect([former, output].filter((path) => existsSync(path))).toEqual([]);
});
