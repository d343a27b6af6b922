import {gzipSync} from "node:zlib";
import {strToU8, zipSync} from "fflate";
import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {attackFolder} from "../../loaders/attack/run.ts";
import {temporaryFolder} from "../files/temporary.ts";
import {attackSite, surveyCsv, unitCsv, writeFiles, year, type Site} from "./site.ts";

const base: Site = {
  "data/unit.csv": unitCsv(["EX01"]),
  "data/survey_share.csv": surveyCsv([
    {unit: "EX", bullied: 90, n: 900},
    {unit: "EX01", bullied: null, n: 92}
  ])
};

const sentence = (share: string | null) =>
  `Sted 01: I 2024–25 ${share === null ? "er tallet skjermet for" : `svarte ${share} % av`} elevene på 7. trinn at de ble mobbet på skolen.`;
const records = (share: string | null) =>
  JSON.stringify([
    {
      unit: "EX01",
      school_year: year,
      grade: "7",
      measure: "total",
      share: share === null ? null : 0.098,
      status: share === null ? "suppressed" : "ok"
    }
  ]);
const table = (share: string | null) =>
  surveyCsv([{unit: "EX01", bullied: share === null ? null : 9, n: 92}]);

const files: {path: string; content: (share: string | null) => string | Uint8Array}[] = [
  {path: "_file/data/profiles.0a1b.json", content: records},
  {path: "_file/data/search.units.json", content: records},
  {path: "data/datapackage-x.json", content: records},
  {path: "data/x.geojson", content: records},
  {path: "data/x.ndjson", content: (share) => `${records(share).slice(1, -1)}\n`},
  {path: "data/x.CSV", content: table},
  {path: "data/x.tsv", content: (share) => table(share).replaceAll(",", "\t")},
  {path: "data/x.csv.gz", content: (share) => gzipSync(table(share))},
  {
    path: "data/x.zip",
    content: (share) => zipSync({"y.zip": zipSync({"x.csv": strToU8(table(share))})})
  },
  {path: "data/README.md", content: sentence},
  {path: "data/catalog.ttl", content: sentence},
  {path: "x.txt", content: sentence},
  {path: "x.ics", content: (share) => `BEGIN:VEVENT\nDESCRIPTION:${sentence(share)}\n`},
  {path: "x.HTM", content: (share) => `<p>${sentence(share)}</p>`},
  {path: "atom.xml", content: (share) => `<feed><entry><title>${sentence(share)}</title></entry></feed>`},
  {path: "data/catalog.jsonld", content: (share) => JSON.stringify({description: sentence(share)})},
  {path: "_import/model/x.0a1b.js", content: (share) => `export const rows=${records(share)}`},
  {path: "_import/model/y.0a1b.js", content: (share) => `export const text = "${sentence(share)}";`},
  {
    path: "rapport/kommune/ex01-mobbing-7.svg",
    content: (share) =>
      `<svg><title>x</title><svg aria-label="Mobbing på skolen, 7. trinn. Sted 01: 2024–25 ${share === null ? "skjermet" : `${share} %`}."></svg></svg>`
  }
];

test.each(files)("finds a hidden share in $path", async ({path, content}) => {
  const leaks = await attackSite({...base, [path]: content("9,8")});
  expect(leaks.map(({found}) => found)).toEqual([
    expect.stringMatching(/^(?:share|bullied) EX01, 2024-25, grade 7, total: (?:0\.097|9$)/)
  ]);
  expect(leaks[0]?.derivation).toContain(path);
});

test.each(files)("finds nothing where the share is hidden in $path too", async ({path, content}) => {
  expect(await attackSite({...base, [path]: content(null)})).toEqual([]);
});

test("a file that nobody reads stops the attack with its name and the remedy", async () => {
  for (const path of ["data/x.sav", "data/notes", "_import/x.wasm"])
    await expect(attackSite({...base, [path]: "x"})).rejects.toThrow(
      new RegExp(`^${path}: a kind of file that the attack does not read: take it out of the site`)
    );
  await expect(attackSite({...base, "data/x.zip": zipSync({"y.bin": strToU8("x")})})).rejects.toThrow(
    /^data\/x\.zip\/y\.bin: a kind of file/
  );
  const silent = {"_file/x.woff2": "x", "x.png": "x", "_observablehq/client.js": "x", ".nojekyll": ""};
  expect(await attackSite({...base, ...silent})).toEqual([]);
});

test("a folder in a site that is named like a date leaves the site what it is", async () => {
  const root = await temporaryFolder();
  await writeFiles(root, base);
  await mkdir(join(root, "2026-11-01"));
  await writeFile(join(root, "2026-11-01", "x.html"), `<p>${sentence("9,8")}</p>`);
  const {result} = await attackFolder(root);
  expect(result.leaks.map(({derivation}) => derivation.join())).toEqual([
    expect.stringContaining("2026-11-01/x.html")
  ]);
});
