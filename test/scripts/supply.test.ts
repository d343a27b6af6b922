import {mkdtemp, mkdir, writeFile} from "node:fs/promises";
import {readFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {beforeAll, describe, expect, test} from "vitest";
import {writeLicencesPage} from "../../loaders/readers/licences.ts";
import {readPackages} from "../../loaders/readers/packages.ts";
import {readBillOfMaterials, type BillOfMaterials} from "../../scripts/bill-of-materials.ts";
import {findShipped, writeNotices} from "../../scripts/notices.ts";
import {findSecrets} from "../../scripts/secrets.ts";

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  license?: string;
  link?: boolean;
  inBundle?: boolean;
  hasInstallScript?: boolean;
}

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  lockfileVersion: number;
  packages: Record<string, Locked>;
};
const locked = Object.entries(lock.packages).filter(([folder]) => folder !== "");

async function siteWith(name: string, content: string): Promise<string> {
  const site = await mkdtemp(join(tmpdir(), "pb-secrets-"));
  await writeFile(join(site, name), content);
  return site;
}

describe("lockfile", () => {
  test("every package has an exact version, and a SHA-512 of what is installed unless another package brings it along", () => {
    expect(lock.lockfileVersion).toBe(3);
    for (const [folder, {version, integrity, inBundle}] of locked) {
      expect(version, folder).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?(?:\+[\w.]+)?$/);
      if (!inBundle) expect(integrity, folder).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
    }
  });

  test("no package comes from a folder, a repository or another address than the registry that npm is set to", () => {
    expect(locked.filter(([, {link, resolved}]) => link || resolved !== undefined)).toEqual([]);
  });

  test("what is asked for is exact too", () => {
    const {dependencies, devDependencies, overrides} = JSON.parse(
      readFileSync("package.json", "utf8")
    ) as Record<string, Record<string, string>>;
    for (const asked of Object.values({...dependencies, ...devDependencies, ...overrides}))
      expect(asked).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
  });

  test("scripts at installation are off, and only esbuild, which works without, has one on a Linux machine", () => {
    expect(readFileSync(".npmrc", "utf8")).toMatch(/^ignore-scripts=true$/m);
    const names = locked.flatMap(([folder, {hasInstallScript}]) => (hasInstallScript ? [folder] : []));
    expect(
      names.map((folder) => folder.split("node_modules/").at(-1)).filter((name) => name !== "fsevents")
    ).toEqual(names.filter((folder) => !folder.endsWith("fsevents")).map(() => "esbuild"));
  });
});

describe("licences", () => {
  test("every package of the site is under a licence that lets it be given on with the MIT licence", () => {
    const free =
      /^(?:MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|CC0-1\.0|BlueOak-1\.0\.0|Unlicense|OFL-1\.1|Python-2\.0|BSL-1\.0|Zlib)$/;
    for (const {name, licence} of readPackages()) {
      const parts = licence.replaceAll(/[()]/g, "").split(" AND ");
      for (const part of parts)
        expect(
          part.split(" OR ").some((choice) => free.test(choice)),
          name
        ).toBe(true);
    }
  });

  test("the page names every package with its version", () => {
    const packages = readPackages();
    const page = writeLicencesPage(packages);
    expect(page.match(/<li>/g)).toHaveLength(packages.length);
    expect(packages.length).toBeGreaterThan(300);
  });

  test("the notices hold the text of each package in the site, once", async () => {
    const site = await mkdtemp(join(tmpdir(), "pb-notices-"));
    for (const folder of ["_node/d3-array@3.2.5", "_node/@stdlib/math-base-special-gammaln@0.3.1"])
      await mkdir(join(site, folder), {recursive: true});
    const shipped = await findShipped(site, readPackages());
    expect(shipped.map(({name}) => name)).toEqual(
      expect.arrayContaining(["d3-array", "@stdlib/math-base-special-gammaln", "@fontsource-variable/inter"])
    );
    const notices = await writeNotices(shipped);
    expect(notices).toContain("Mike Bostock");
    expect(notices.match(/SIL OPEN FONT LICENSE Version 1\.1/g)).toHaveLength(1);
    for (const {name, version} of shipped) expect(notices).toContain(`${name} ${version} (`);
  });

  test("code in the site that no lockfile answers for is refused", async () => {
    const site = await mkdtemp(join(tmpdir(), "pb-notices-"));
    await mkdir(join(site, "_node/left-pad@1.0.0"), {recursive: true});
    await expect(findShipped(site, readPackages())).rejects.toThrow("not in the lockfile: left-pad");
  });
});

describe("bill of materials", () => {
  let bill: BillOfMaterials;
  beforeAll(async () => {
    bill = await readBillOfMaterials();
  });

  test("it has every package of the lockfile with the hash that the lockfile has", () => {
    const hashOf = new Map(bill.components.map(({purl, hashes}) => [purl, hashes?.[0]]));
    for (const {name, version, folder} of readPackages()) {
      const integrity = lock.packages[folder]?.integrity;
      const hash = hashOf.get(`pkg:npm/${name.replace("@", "%40")}@${version}`);
      if (integrity)
        expect(hash, name).toEqual({
          alg: "SHA-512",
          content: Buffer.from(integrity.slice("sha512-".length), "base64").toString("hex")
        });
    }
    expect(bill.components.map(({purl}) => purl)).toContain("pkg:npm/%40observablehq/plot@0.6.17");
  });

  test("it carries no time, no folder and no address of a registry", () => {
    expect(bill.metadata.component).toMatchObject({name: "puljeblikk"});
    expect(bill.serialNumber).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
    );
    expect(JSON.stringify(bill)).not.toMatch(/timestamp|\/(?:home|root|tmp)\/|registry/);
  });
});

describe("secrets", () => {
  // put together here, so that the test holds none itself
  const begin = ["-----BEGIN", "RSA PRIVATE KEY-----"].join(" ");
  const key = `${begin}\n${"MIIEpAIBAAKCAQEA".repeat(20)}\n${begin.replace("BEGIN", "END")}`;

  test.each([
    ["a private key", "app.js", `const k = \`${key}\`;`],
    [
      "a token of GitHub",
      "data.json",
      JSON.stringify({token: ["ghp", "wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx"].join("_")})
    ],
    ["a password in an address", "om.html", ["https://user", "hunter2secret@db.example.org/x"].join(":")],
    ["a folder of this machine", "om.html", `<p>${process.cwd()}/data</p>`]
  ])("%s is found", async (_, name, content) => {
    const found = await findSecrets(await siteWith(name, content));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^${name}: `));
    expect(found[0]).not.toContain("hunter2");
  });

  test("it is told in which file and on which line", async () => {
    const site = await siteWith("a.txt", "one\ntwo");
    await writeFile(join(site, "b.json"), `{\n"key": ${JSON.stringify(key)}}`.replaceAll("\\n", "\n"));
    await writeFile(join(site, "c.txt"), "three");
    expect(await findSecrets(site)).toEqual([expect.stringMatching(/^b\.json: line 2: looks like a secret/)]);
  });

  test("ordinary pages have none", async () => {
    expect(await findSecrets(await siteWith("om.html", "<p>Kontakt: post@example.org</p>"))).toEqual([]);
  });
});
