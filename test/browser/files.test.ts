import {readFile, stat} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {dictionary} from "../../loaders/datasets/dictionary.ts";
import {readListing} from "../../loaders/datasets/listing.ts";
import {publishedName} from "../../loaders/datasets/set.ts";
import {hashFile} from "../../loaders/files/manifest.ts";
import {openWarehouse, type Warehouse} from "../../loaders/warehouse/open.ts";
import {differences, expectedRows, withoutSigns} from "../datasets/expected.ts";
import {readArrow, readExcelCsv, readMachineCsv, readParquet, readXlsx} from "../datasets/read-back.ts";
import {startSite, stopSite, visit} from "./site.ts";

let warehouse: Warehouse;
beforeAll(async () => {
  await startSite();
  warehouse = await openWarehouse();
});
afterAll(async () => {
  warehouse.close();
  await stopSite();
});

test("every file that Variabler and Data og kilder offer is there, and every file that was written is offered", async () => {
  const {sets, common} = await readListing("dist/data");
  const written = [...sets.flatMap((set) => set.files), ...common].map(({file}) => `/data/${file}`);
  for (const path of ["/variabler", "/kilder"]) {
    const {page, close} = await visit(path);
    const offered = await page
      .locator("main a[download]")
      .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
    expect([...new Set(offered)].sort(), path).toEqual([...written].sort());
    await close();
  }
  for (const {file, bytes, sha256} of sets.flatMap((set) => set.files)) {
    expect((await stat(join("dist/data", file))).size, file).toBe(bytes);
    expect(await hashFile(join("dist/data", file)), file).toBe(sha256);
  }
});

test("an address with the name of a set opens Variabler at that set", async () => {
  const {page, close} = await visit("/variabler#population");
  await expect
    .poll(async () => (await page.locator("#population").boundingBox())?.y ?? 9999)
    .toBeLessThan(200);
  await close();
});

test.each([
  ["survey_share", "real"],
  ["account", "real"],
  ["start_municipality", "real"],
  ["network_member", "example"],
  ["participation", "example"]
] as const)(
  "%s of the built site (%s) holds the cells of the warehouse in every format",
  async (id, world) => {
    const set = dictionary.find((s) => s.id === id)!;
    const path = (extension: string) => join("dist/data", `${publishedName(set, world)}.${extension}`);
    const expected = await expectedRows(warehouse, set, world);
    expect(expected.length).toBeGreaterThan(0);
    const plain = withoutSigns(expected);
    expect(differences(await readMachineCsv(path("csv"), set.columns), plain, set)).toEqual([]);
    expect(differences(await readParquet(path("parquet"), set.columns), plain, set)).toEqual([]);
    expect(differences(await readArrow(path("arrow"), set.columns), plain, set)).toEqual([]);
    expect(differences(await readExcelCsv(warehouse, path("excel.csv"), set.columns), expected, set)).toEqual(
      []
    );
    expect(differences(await readXlsx(path("xlsx"), set.columns), expected, set)).toEqual([]);
  }
);

test("the pages of the built site name no address under the old folder of CSV files", async () => {
  for (const name of ["kilder.html", "mobbing.html"])
    expect(await readFile(join("dist", name), "utf8")).not.toContain("data/csv");
});
