import {JSDOM} from "jsdom";
import {existsSync} from "node:fs";
import {readFile, readdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {beforeEach, expect, test} from "vitest";
import {completeEdition} from "../../loaders/editions/complete.ts";
import {EditionQuality} from "../../src/model/quality.ts";
import {noRows} from "../../src/model/revision.ts";
import {EditionDiff} from "../../loaders/editions/diff.ts";
import {encodeFeed} from "../../loaders/editions/feed.ts";
import {publishEdition, type Draft} from "../../loaders/editions/publish.ts";
import {describeDataDiff} from "../../loaders/editions/words.ts";
import type {Change} from "../../loaders/readers/changes.ts";
import {finishSite} from "../../scripts/finish.ts";
import {securePage} from "../../scripts/security.ts";
import {verifySite} from "../../scripts/verify-site.ts";
import {shares, temporaryFolder, writeSite, type MadeSet} from "./site.ts";

let root: string;
let to: string;

beforeEach(async () => {
  root = await temporaryFolder();
  to = join(root, "public");
});

let sites = 0;
async function publish(edition: string, sets: MadeSet[], changes: Change[] = []) {
  const site = await writeSite(join(root, `site-${(sites += 1)}`), sets, {
    after: existsSync(join(to, "siste")) ? join(to, "siste") : undefined
  });
  await finishSite(site);
  return publishEdition({
    site,
    to,
    edition,
    complete: async (draft) => {
      await completeEdition(draft, {changes, author: "Etaten & <co>"});
    },
    verify: ({folder}) => verifySite(folder, {self: edition})
  });
}

const read = (path: string) => readFile(join(to, path), "utf8");
const entry = (id: string, date: string): Change => ({
  id,
  date,
  kind: "correction",
  sets: ["share"],
  title: id,
  text: id
});
const first = shares("1103,2022-23,0.1,ok", "1103,2023-24,0.222,ok");
const second = shares("1103,2022-23,0.1,ok", "1103,2023-24,,suppressed", "1103,2024-25,0.3,ok");

test("an edition tells what changed since the one before: as data, on its page and in the feed", async () => {
  await publish("2026-12-01", [{csv: first}]);
  await publish("2026-12-08", [{csv: second, version: "1.1.0"}], [entry("a", "2026-12-05")]);
  const diff = EditionDiff.parse(JSON.parse(await read("siste/endringer.json")));
  expect(diff).toMatchObject({edition: "2026-12-08", previous: "2026-12-01", entries: ["a"]});
  expect(diff.sets[0]?.rows).toEqual({...noRows, added: 1, hidden: 1});
  const page = await read("siste/endringer.html");
  expect(page).toContain("Utgave 8. desember 2026.");
  expect(page).toContain('<a href="../2026-12-01/">utgaven 1. desember 2026</a>');
  expect(page).toContain("2024-25: 1 nye. 2023-24: 1 nå skjermet");
  expect(await read("2026-12-01/endringer.html")).toContain("den første utgaven");
  for (const name of ["endringer.json", "endringer.html", "atom.xml"])
    expect(await read(`siste/${name}`), name).not.toContain("0.222");
});

function parseFeed(text: string) {
  const {document} = new JSDOM(text, {contentType: "application/xml"}).window;
  return [...document.getElementsByTagName("entry")].map((one) => ({
    id: one.getElementsByTagName("id")[0]?.textContent,
    updated: one.getElementsByTagName("updated")[0]?.textContent,
    content: one.getElementsByTagName("content")[0]?.textContent,
    href: one.getElementsByTagName("link")[0]?.getAttribute("href")
  }));
}

test("the feed is well-formed Atom with ids and dates that stay, and links to each edition", async () => {
  await publish("2026-12-01", [{csv: first}]);
  const before = await read("siste/atom.xml");
  await publish("2026-12-01-2", [{csv: first}]);
  const [newest, oldest] = parseFeed(await read("siste/atom.xml"));
  expect(oldest).toEqual(parseFeed(before)[0]);
  expect(oldest).toMatchObject({
    updated: "2026-12-01T00:00:00Z",
    content: "Første utgave.",
    href: "../2026-12-01/endringer"
  });
  expect(newest).toMatchObject({updated: "2026-12-01T00:00:01Z", href: "../2026-12-01-2/endringer"});
  expect(newest?.id).toMatch(
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
  );
  expect(newest?.id).not.toBe(oldest?.id);
  expect(before).toContain("<name>Etaten &amp; &lt;co&gt;</name>");
});

test("changed history without an entry stops the publication and says no hidden value", async () => {
  await publish("2026-12-01", [{csv: first}]);
  const old = entry("old", "2026-11-01");
  const failed = publish("2026-12-08", [{csv: second, version: "1.1.0"}], []);
  await expect(failed).rejects.toThrow(
    /share: published rows differ \(0 changed, 0 removed, 1 newly hidden, 0 newly shown\).*\n {2}newly hidden: unit_code 1103, school_year 2023-24 \(share\)$/
  );
  await expect(failed).rejects.not.toThrow("0.222");
  await publish("2026-12-08", [{csv: second, version: "1.1.0"}], [old]);
  // an entry speaks for one edition
  await expect(publish("2026-12-15", [{csv: first, version: "1.2.0"}], [old])).rejects.toThrow("1 removed");
  expect((await readdir(to)).sort()).toEqual(["2026-12-01", "2026-12-08", "siste"]);
});

test("a version that does not rise as it must stops the publication", async () => {
  await publish("2026-12-01", [{csv: first}]);
  await expect(publish("2026-12-08", [{csv: second}], [entry("a", "2026-12-08")])).rejects.toThrow(
    "share: version 1.0.0 is lower than 1.1.0, which follows from 1.0.0 in the edition before: let"
  );
});

test("hostile titles are text in the feed and on the page", () => {
  const title = `<img src=x onerror=alert(1)> & "]]>\u0000\ud800 \${1+1}`;
  const diff: EditionDiff = {
    edition: "2026-12-08",
    previous: "2026-12-01",
    entries: [],
    sets: [
      {
        name: "a",
        title,
        before: "1.0.0",
        after: "1.0.1",
        bookkeeping: false,
        columns: {added: ["<b>"], removed: []},
        newKey: false,
        rows: {...noRows, changed: 1},
        periods: [{period: "<i>", rows: {...noRows, changed: 1}}]
      }
    ]
  };
  const {document} = new JSDOM(encodeFeed([diff], {author: title}), {contentType: "application/xml"}).window;
  expect(document.querySelector("parsererror")).toBeNull();
  expect(document.getElementsByTagName("content")[0]?.textContent).toContain(
    "<img src=x onerror=alert(1)> &"
  );
  const page = new JSDOM(describeDataDiff(diff)).window.document;
  expect(page.querySelectorAll("img, b, i, script")).toHaveLength(0);
  expect(page.querySelector("tbody th")?.textContent).toContain("<img src=x onerror=alert(1)>");
});

const page = (body: string) =>
  `<!DOCTYPE html>\n<html lang="nb"><head><meta charset="utf-8"><title>Side</title></head><body>${body}</body></html>`;

test.each([
  [
    "a fragment that is nowhere",
    {"a.html": page('<a href="./index#nowhere">x</a>')},
    "a.html: dead link ./index#nowhere: nothing there has that id"
  ],
  ["a page that is not there", {"a.html": page('<a href="./nowhere">x</a>')}, "a.html: dead link ./nowhere"],
  [
    "a link out to no edition",
    {"a.html": page('<a href="../2020-01-01/">x</a>')},
    "a.html: dead link ../2020-01-01/"
  ],
  ["a link out of the editions", {"a.html": page('<a href="../../x">x</a>')}, "a.html: dead link ../../x"],
  ["no title", {"a.html": page("").replace("<title>Side</title>", "")}, "a.html: no title"],
  ["no language", {"a.html": page("").replace(' lang="nb"', "")}, "a.html: no language"],
  [
    "an image of another host",
    {"a.html": page('<img src="https://x.example/a.png">')},
    "a.html: loads https://x.example/a.png from another host"
  ],
  [
    "a style of another host",
    {"a.css": "a {background: url(https://x.example/a.png)}"},
    "a.css: loads https://x.example/a.png from another host"
  ],
  [
    "a data file that was cut",
    {"data/share.csv": "unit_code\n"},
    "data/share.csv: differs from its SHA-256 in files.json"
  ]
] satisfies [string, Record<string, string>, string][])(
  "a site with %s is refused",
  async (_, files, finding) => {
    const site = await writeSite(join(root, "site"), [{csv: first}]);
    await finishSite(site);
    expect(await verifySite(site, {self: "2026-12-01"})).toEqual([]);
    for (const [path, text] of Object.entries(files)) {
      await writeFile(join(site, path), path.endsWith(".html") ? securePage(text) : text);
    }
    expect(await verifySite(site, {self: "2026-12-01"})).toContain(finding);
  }
);

test("a data file with another number of rows than it says is refused", async () => {
  const site = await writeSite(join(root, "site"), [{csv: first}]);
  await finishSite(site);
  const path = join(site, "data/files.json");
  await writeFile(path, (await readFile(path, "utf8")).replaceAll('"rows":2', '"rows":3'));
  expect(await verifySite(site, {self: "x"})).toEqual(["data/share.csv: 2 rows, but files.json says 3"]);
});

async function completeQuietly(draft: Draft): Promise<void> {
  await completeEdition(draft, {changes: [], author: "x"});
}

test("an edition says which one its results of checks are of, and carries those of the one before", async () => {
  await publish("2026-12-01", [{csv: first}]);
  await publish("2026-12-08", [{csv: first}]);
  const {edition, history} = EditionQuality.parse(JSON.parse(await read("siste/kvalitet.json")));
  expect([edition, history.map((past) => past.edition)]).toEqual(["2026-12-08", ["2026-12-01"]]);
  const alone = await writeSite(join(root, "alone"), [{csv: first}]);
  await finishSite(alone);
  await expect(
    publishEdition({site: alone, to, edition: "2026-12-15", complete: completeQuietly})
  ).rejects.toThrow("kvalitet.json: does not follow 2026-12-08");
  expect(await readdir(to)).not.toContain("2026-12-15");
});
