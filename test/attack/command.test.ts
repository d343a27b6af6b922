import {cp, mkdir} from "node:fs/promises";
import {join} from "node:path";
import {deflateSync} from "node:zlib";
import {tableFromArrays, tableToIPC} from "apache-arrow";
import {expect, test} from "vitest";
import {checkPdf} from "../../loaders/attack/extract/pdf-limits.ts";
import {encodeAttack, formatAttack} from "../../loaders/attack/report-text.ts";
import {attackFolder} from "../../loaders/attack/run.ts";
import {parseAttackArguments} from "../../loaders/command/attack-arguments.ts";
import {checkEditionLeaks, checkLeaks} from "../../scripts/leaks.ts";
import {temporaryFolder} from "../files/temporary.ts";
import {surveyCsv, unitCsv, writeFiles, year} from "./site.ts";

const unit = {"data/unit.csv": unitCsv(["EX01"])};
const hiding = {...unit, "data/survey_share.csv": surveyCsv([{unit: "EX01", bullied: null, n: 40}])};
const showing = {...unit, "data/survey_share.csv": surveyCsv([{unit: "EX01", bullied: 3, n: 40}])};
const adding = {
  ...unit,
  "data/survey_share.csv": surveyCsv([
    {unit: "EX01", bullied: 12, n: 90},
    {unit: "EX01", gender: "girls", bullied: 8},
    {unit: "EX01", gender: "boys", bullied: null}
  ])
};

const file = (text: string, content: Uint8Array) => Buffer.concat([Buffer.from(text), content]);

async function siteWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await temporaryFolder();
  await writeFiles(folder, files);
  return folder;
}

test("the site is dist unless another is named, and unknown options are refused in one line", () => {
  expect(parseAttackArguments([])).toEqual({site: "dist", pdf: undefined, json: false});
  expect(parseAttackArguments(["--site", "public", "--json"])).toEqual({
    site: "public",
    pdf: undefined,
    json: true
  });
  expect(parseAttackArguments(["--help"])).toBe("help");
  expect(() => parseAttackArguments(["--sight", "x"])).toThrow(
    /^Unknown option '--sight'[^\n]*: options are --site/
  );
});

test("a folder that is not there, holds no site, or a file that is broken is told with the remedy", async () => {
  const empty = await temporaryFolder();
  await expect(attackFolder(join(empty, "none"))).rejects.toThrow(
    /none: cannot be read \(ENOENT\): run npm run build/
  );
  await expect(attackFolder(empty)).rejects.toThrow(/holds no published site: run npm run build/);
  const broken = await siteWith({...hiding, "_file/data/x.json": "{"});
  await expect(attackFolder(broken)).rejects.toThrow(/^_file\/data\/x\.json: cannot be read as page data \(/);
  await expect(attackFolder(broken, {pdf: empty})).rejects.toThrow(
    /^--pdf .*: holds no PDF file: print reports/
  );
});

test("Arrow and PDF files that say they hold more than they do are refused in one line with file and remedy", async () => {
  const arrow = tableToIPC(tableFromArrays({code: ["EX01"]}), "stream");
  new DataView(arrow.buffer, arrow.byteOffset).setUint32(4, 0x7fff_fff0, true);
  await expect(attackFolder(await siteWith({...hiding, "data/x.arrow": arrow}))).rejects.toThrow(
    /^data\/x\.arrow: cannot be read as arrow \(2147483632 bytes of metadata in a file of \d+\): build the site again$/
  );
  const bomb = deflateSync(Buffer.alloc(101_000_000, " "), {level: 1});
  for (const [content, reason] of [
    [file("%PDF-1.4\n4 0 obj\n<< /Filter /FlateDecode >>\nstream\n", bomb), "unpacks to more than 100 MB"],
    [file("<< /F#69lter [/FlateDecode /FlateDecode] >>\nstream\n", bomb.subarray(0, 9)), "packed otherwise"]
  ] as const)
    expect(() => checkPdf(content)).toThrow(reason);
});

test("the report counts hidden numbers, names the narrowest and tells a leak step by step", async () => {
  const {editions, result} = await attackFolder(await siteWith(adding));
  const text = formatAttack(editions, result);
  expect(text).toMatch(/^bullied: 1 hidden; narrowest interval 0, the rule asks for 1$/m);
  expect(text).toMatch(
    /^LEAK bullied EX01, 2024-25, grade 7, boys, total: 4, hidden in data\/survey_share\.csv, row 4\n {2}1\. /m
  );
  expect(text).toMatch(/1 of 1 hidden numbers leak$/);
  const json = JSON.parse(JSON.stringify(encodeAttack(editions, result))) as {
    attacked: object[];
    leaks: object[];
  };
  expect(json.leaks).toMatchObject([{unit: "EX01", period: year, gender: "boys", low: 4, high: 4}]);
});

test("what is hidden and safe is listed with an interval that two tables prove", async () => {
  const {editions, result} = await attackFolder(await siteWith(hiding));
  expect(formatAttack(editions, result)).toMatch(/no hidden number was found/);
  expect(result.attacked).toMatchObject([{interval: {low: 0, high: 40}}]);
});

test("survey rows that do not say whether their number is shown are no quiet success, JSON-stat aside", async () => {
  const shown = surveyCsv([{unit: "EX01", bullied: 9, n: 92}]);
  const jsonStat = {
    class: "dataset",
    id: ["unit_code", "tall"],
    size: [1, 1],
    role: {metric: ["tall"]},
    dimension: {
      unit_code: {category: {index: ["EX01"]}},
      tall: {category: {index: ["share_bullied"]}}
    },
    value: [0.098]
  };
  const site = await siteWith({
    ...unit,
    "data/survey_share.csv": shown,
    "data/survey_share.json": JSON.stringify(jsonStat)
  });
  expect((await attackFolder(site)).result.attacked).toEqual([]);
  await writeFiles(site, {"data/survey_share.csv": shown.replace(",ok,", ",shown,")});
  await expect(attackFolder(site)).rejects.toThrow(
    /^the site: 1 rows of survey data, 1 of them without a status/
  );
});

test("a build is attacked by itself, an edition together with those before it", async () => {
  const site = await siteWith(hiding);
  expect(await checkLeaks(site)).toEqual({attacked: 1, problems: []});
  const to = await temporaryFolder();
  await mkdir(join(to, "2026-11-01"));
  await writeFiles(join(to, "2026-11-01"), showing);
  const draft = join(to, ".partial-2026-12-01-1");
  await cp(site, draft, {recursive: true});
  // the source has hidden it since: it is out, and told of, but does not stop what comes after
  expect(await checkEditionLeaks(draft, {to, edition: "2026-12-01"})).toEqual({
    attacked: 1,
    problems: [],
    shownBefore: 1
  });
  await writeFiles(draft, adding);
  const {problems} = await checkEditionLeaks(draft, {to, edition: "2026-12-01"});
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/^LEAK bullied EX01.*: 4, hidden in 2026-12-01\/data.*\n {2}1\. /);
});
