import {strFromU8, unzipSync} from "fflate";
import jsonld from "jsonld";
import {Parser, Store, Writer, type Quad} from "n3";
import SHACLValidator from "rdf-validate-shacl";
import {readdirSync, readFileSync} from "node:fs";
import {mkdtemp, stat} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {dictionary} from "../../loaders/datasets/dictionary.ts";
import type {Listing} from "../../loaders/datasets/listing.ts";
import {readPublisher} from "../../loaders/datasets/publisher.ts";
import {writeDataFiles} from "../../loaders/datasets/write.ts";
import {readSets} from "../../loaders/editions/package.ts";
import {withVersions} from "../../loaders/editions/versions.ts";
import {hashFile} from "../../loaders/files/manifest.ts";
import type {Warehouse} from "../../loaders/warehouse/open.ts";
import {makeFixture} from "./fixture.ts";

const address = "https://data.example.org/tall/data/catalog.ttl";
/** Enough to have each theme, licence and kind of file; the rules are the same for all. */
const sets = dictionary.filter(({id}) =>
  ["survey_share", "population", "pulje_period", "account", "network_member", "dataset"].includes(id)
);
let warehouse: Warehouse;
let folder: string;
let listing: Listing;

beforeAll(async () => {
  warehouse = await makeFixture();
  folder = join(await mkdtemp(join(tmpdir(), "puljeblikk-metadata-")), "data");
  listing = await writeDataFiles(warehouse, {out: folder, sets});
});
afterAll(() => warehouse.close());

function readTurtle(text: string): Quad[] {
  return new Parser({baseIRI: address}).parse(text);
}

/** The types of the library lag behind its promises. */
const canonize = jsonld.canonize as unknown as (
  input: unknown,
  options: Record<string, string>
) => Promise<string>;

async function findings(quads: Quad[]): Promise<string[]> {
  const shapes = new Parser().parse(readFileSync("test/fixtures/catalogue/dcat-ap-no.ttl", "utf8"));
  const report = await new SHACLValidator(new Store(shapes)).validate(new Store(quads));
  return report.results.map(({focusNode, path}) => `${focusNode?.value ?? ""} ${path?.value ?? ""}`);
}

test("the catalogue has what DCAT-AP-NO demands, with relative and with absolute addresses", async () => {
  const quads = readTurtle(readFileSync(join(folder, "catalog.ttl"), "utf8"));
  expect(await findings(quads)).toEqual([]);
  const store = new Store(quads);
  const type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
  const datasets = store.getSubjects(type, "http://www.w3.org/ns/dcat#Dataset", null).map((s) => s.value);
  expect(datasets.sort()).toEqual(listing.sets.map(({name}) => `${address}#${name}`).sort());
  const urls = store.getObjects(null, "http://www.w3.org/ns/dcat#downloadURL", null).map((o) => o.value);
  const files = listing.sets.flatMap((set) => set.files.map(({file}) => file));
  expect(urls.sort()).toEqual(files.map((file) => new URL(file, address).href).sort());

  const out = join(folder, "..", "published");
  const publisher = readPublisher({
    PULJEBLIKK_PUBLISHER: "Utdanningsdirektoratet",
    PULJEBLIKK_PUBLISHER_URI: "https://data.brreg.no/enhetsregisteret/api/enheter/970018131",
    PULJEBLIKK_CONTACT: "post@example.org",
    PULJEBLIKK_SITE: "https://tall.example.org/puljeblikk"
  });
  await writeDataFiles(warehouse, {out, publisher, sets: sets.filter(({id}) => id === "account")});
  const absolute = readTurtle(readFileSync(join(out, "catalog.ttl"), "utf8"));
  expect(await findings(absolute)).toEqual([]);
  expect(absolute.map(({object}) => object.value)).toContain(
    "https://tall.example.org/puljeblikk/data/account.csv"
  );
});

test.each(["publisher", "contactPoint", "theme", "title", "description", "accessURL"])(
  "a catalogue without %s is found wanting",
  async (property) => {
    const quads = readTurtle(readFileSync(join(folder, "catalog.ttl"), "utf8"));
    const wanting = quads.filter(({predicate}) => !predicate.value.endsWith(property));
    expect(wanting.length).toBeLessThan(quads.length);
    expect((await findings(wanting)).length).toBeGreaterThan(0);
  }
);

test("JSON-LD and Turtle are the same graph", async () => {
  const fromJson = await canonize(JSON.parse(readFileSync(join(folder, "catalog.jsonld"), "utf8")), {
    base: new URL("catalog.jsonld", address).href
  });
  const quads = readTurtle(readFileSync(join(folder, "catalog.ttl"), "utf8"));
  const text = new Writer({format: "N-Quads"}).quadsToString(quads);
  expect(fromJson.split("\n").length).toBeGreaterThan(300);
  expect(await canonize(text, {inputFormat: "application/n-quads"})).toBe(fromJson);
});

test("a licence is named only where every source has the same known one; otherwise the terms stand in words", () => {
  const store = new Store(readTurtle(readFileSync(join(folder, "catalog.ttl"), "utf8")));
  const of = (file: string, property: string) =>
    store.getObjects(`${address}#${file}`, `http://purl.org/dc/terms/${property}`, null).length;
  expect([of("population.csv", "license"), of("population.csv", "rights")]).toEqual([1, 0]);
  expect([of("pulje_period.csv", "license"), of("pulje_period.csv", "rights")]).toEqual([0, 1]);
});

test("the data packages describe every CSV with its columns, hash and guard", async () => {
  for (const suffix of ["", "-eksempel"]) {
    const json = JSON.parse(readFileSync(join(folder, `datapackage${suffix}.json`), "utf8")) as {
      title: string;
      formulaGuard: {prefix: string};
      resources: {
        path: string;
        title: string;
        bytes: number;
        hash: string;
        schema: {fields: {name: string; type: string}[]; primaryKey?: string[]};
      }[];
    };
    expect(json.formulaGuard.prefix).toBe("'");
    expect(json.title.includes("oppdiktet")).toBe(suffix !== "");
    const names = readdirSync(folder).filter(
      (name) => /^[a-z_-]+\.csv$/.test(name) && name.includes("-eksempel") === (suffix !== "")
    );
    expect(json.resources.map(({path}) => path).sort()).toEqual(names.sort());
    for (const {path, title, bytes, hash, schema} of json.resources) {
      const header = readFileSync(join(folder, path), "utf8").split("\n")[0];
      expect(schema.fields.map(({name}) => name).join()).toBe(header);
      expect(bytes).toBe((await stat(join(folder, path))).size);
      expect(hash).toBe(`sha256:${await hashFile(join(folder, path))}`);
      expect(title.includes("oppdiktet")).toBe(suffix !== "");
    }
  }
});

test.each([
  [{PULJEBLIKK_SITE: "tall.no"}, "PULJEBLIKK_SITE=tall.no: must be an address that begins with https://"],
  [{PULJEBLIKK_CONTACT: "ingen"}, "PULJEBLIKK_CONTACT=ingen: must be an e-mail address"]
])("an address that is none is refused: %o", (env, message) => {
  expect(() => readPublisher(env)).toThrow(message);
});

function versions(written: Listing): string[] {
  return written.sets.map(({version}) => version);
}

test("versions follow from the edition before, in every file that tells one, and the same bytes come again", async () => {
  const account = sets.find(({id}) => id === "account")!;
  const fewer = {...account, sql: `SELECT * FROM (${account.sql}) WHERE year <> 2025`};
  const root = join(folder, "..", "editions");
  const write = async (edition: string, set: typeof account, before?: string) => {
    const out = join(root, edition, "data");
    if (before === undefined) return writeDataFiles(warehouse, {out, sets: [set]});
    return withVersions(await readSets(join(root, before)), (versionOf) =>
      writeDataFiles(warehouse, {out, sets: [set], versionOf})
    );
  };
  expect(versions(await write("first", fewer))).toEqual(["1.0.0"]);
  expect(versions(await write("same", fewer, "first"))).toEqual(["1.0.0"]);
  const second = await write("second", account, "first");
  expect(versions(second)).toEqual(["1.1.0"]);
  expect(versions(await write("third", fewer, "second"))).toEqual(["2.0.0"]);
  expect((await write("again", account, "first")).common).toEqual(second.common);

  const data = join(root, "second", "data");
  const read = (name: string) => readFileSync(join(data, name), "utf8");
  expect((await readSets(join(root, "second"))).get("account")).toMatchObject({
    version: "1.1.0",
    structureVersion: "1.0.0"
  });
  expect(read("README.md")).toContain("Versjon 1.1.0. ");
  const store = new Store(readTurtle(read("catalog.ttl")));
  expect(store.getObjects(`${address}#account`, "http://www.w3.org/ns/dcat#version", null)[0]?.value).toBe(
    "1.1.0"
  );
  const workbook = unzipSync(readFileSync(join(data, "account.xlsx")));
  expect(Object.values(workbook).some((part) => strFromU8(part).includes(">1.1.0<"))).toBe(true);
  for (const name of ["puljeblikk.zip", "account.parquet", "catalog.ttl"])
    expect(await hashFile(join(root, "again", "data", name)), name).toBe(await hashFile(join(data, name)));
});
