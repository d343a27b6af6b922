import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, test} from "vitest";
import {describeExample, writeExample} from "../../loaders/command/example.ts";
import {exampleSeed, generateExampleCounty} from "../../loaders/example/generate.ts";
import {readManifest, verifyManifest} from "../../loaders/files/manifest.ts";
import {dataDir, readData} from "./files.ts";

const files = generateExampleCounty({seed: exampleSeed});

test("the same seed gives the committed files, byte for byte", () => {
  for (const {name, content} of files)
    expect(content === readData(`example-county/${name}`), name).toBe(true);
});

test("another seed gives other numbers in every file that is drawn", () => {
  const other = new Map(
    generateExampleCounty({seed: exampleSeed + 1}).map(({name, content}) => [name, content])
  );
  const same = files.filter(({name, content}) => other.get(name) === content).map(({name}) => name);
  expect(same).toEqual(["municipality_changes.csv", "networks.csv"]);
});

test("every file stays below 1.8 MB, uses LF only and ends with one line feed", () => {
  for (const {name, content} of files) {
    expect(Buffer.byteLength(content), name).toBeLessThan(1_800_000);
    expect(content, name).not.toContain("\r");
    expect(content.endsWith("\n") && !content.endsWith("\n\n"), name).toBe(true);
  }
});

test("the manifest lists exactly the committed files with their hashes", async () => {
  const {datasets} = await readManifest(dataDir);
  const entry = datasets.find(({id}) => id === "example-county");
  expect(entry).toEqual(describeExample(files, entry!.retrieved));
  await expect(verifyManifest(dataDir, {datasets: [entry!]})).resolves.toBeUndefined();
});

test("the command replaces its own manifest entry, keeps the others, and keeps the date when no byte changed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "example-"));
  try {
    const {datasets} = await readManifest(dataDir);
    const outdated = datasets.map((d) =>
      d.id === "example-county" ? {...d, files: d.files.slice(0, 1)} : d
    );
    await writeFile(join(folder, "manifest.json"), JSON.stringify({datasets: outdated}));
    const write = (day: string) =>
      writeExample({dataDir: folder, now: () => new Date(`${day}T12:00:00`), log: () => {}});
    await write("2030-05-17");
    const first = (await readManifest(folder)).datasets;
    expect(first.map(({id}) => id)).toEqual(datasets.map(({id}) => id));
    expect(first.filter(({id}) => id !== "example-county")).toEqual(
      datasets.filter(({id}) => id !== "example-county")
    );
    expect(first.find(({id}) => id === "example-county")).toEqual(describeExample(files, "2030-05-17"));
    await write("2031-01-01");
    expect((await readManifest(folder)).datasets).toEqual(first);
    expect(await readFile(join(folder, "example-county/units.csv"), "utf8")).toBe(
      readData("example-county/units.csv")
    );
  } finally {
    await rm(folder, {recursive: true});
  }
});
