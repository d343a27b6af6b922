import {writeFile} from "node:fs/promises";
import {basename, join} from "node:path";
import {expect, test} from "vitest";
import type {Finding} from "../../loaders/checks/check.ts";
import {findOrigins} from "../../loaders/checks/origins.ts";
import {formatFinding} from "../../loaders/checks/report-text.ts";
import {Manifest} from "../../loaders/files/manifest.ts";
import {makeFolder} from "../../loaders/files/folder.ts";
import {listFeeds} from "../../loaders/warehouse/feeds.ts";
import {temporaryFolder} from "../files/temporary.ts";

const pupils = `school_year,level,code,pupils,pupils_with_individual_education,pupils_with_extra_norwegian,schools
2024-25,municipality,4293,5423,1,1,1
2024-25,municipality,4204,5423,1,1,1
2025-26,municipality,4204,5423,1,1,1
`;
const bergen = `level,county,municipality,organisation_number,name,total,pupils,adults,digital,pupils_in_school_2025_26
4,46,4601,874738352,Alvøen skole,"75,0","7,5","0,0",*,351
`;
const examplePupils = "unit_code,school_year,pupils,status\nEX01,2024-25,5,ok\n";
const files = {
  pupils: {"pupils.csv": pupils},
  "survey-bergen": {"bergen.csv": bergen},
  "example-county": {"pupils.csv": examplePupils},
  "survey-api": {"a/1.json": "[]", "a/2.json": "[]", "b/1.json": "[]", "b/2.json": "[]"}
};
const manifest = Manifest.parse({
  datasets: Object.entries(files).map(([kind, own]) => ({
    id: kind,
    kind,
    title: kind,
    publisher: "",
    world: kind === "example-county" ? "example" : "real",
    files: Object.keys(own).map((name) => ({file: `${kind}/${name}`, sha256: "0".repeat(64), bytes: 0})),
    url: "",
    retrieved: "2026-11-28",
    period: "",
    licence: "",
    attribution: "",
    caveats: []
  }))
});

async function writeFiles(): Promise<string> {
  const dataDir = await temporaryFolder();
  for (const [kind, own] of Object.entries(files)) {
    for (const [name, text] of Object.entries(own)) {
      await makeFolder(join(dataDir, kind, name, ".."));
      await writeFile(join(dataDir, kind, name), text);
    }
  }
  return dataDir;
}

async function place(
  finding: Pick<Finding, "file" | "column" | "value">,
  of: Manifest = manifest
): Promise<string> {
  const dataDir = await writeFiles();
  const [placed] = await findOrigins([{...finding, message: "Galt.", remedy: "Rett det."}], {
    dataDir,
    manifest: of
  });
  return formatFinding(placed!).replace(" Galt. Rett det.", "");
}

test("a wrong code is named with its raw file, row and column", async () => {
  expect(await place({file: "pupil_count", column: "unit_code", value: "4293"})).toBe(
    "pupils/pupils.csv, rad 2, code → pupil_count, unit_code:"
  );
});

test("a value of several parts is found in the row that has them all", async () => {
  expect(await place({file: "pupil_count", column: "pupils", value: "4204, 2025-26"})).toBe(
    "pupils/pupils.csv, rad 4, pupils → pupil_count, pupils:"
  );
});

test("in a wide table the column is the one of the measure", async () => {
  const value = "874738352, 2024-25, trinn 7, all, all, total";
  const compiled = {datasets: manifest.datasets.filter(({kind}) => kind !== "survey-api")};
  expect(await place({file: "survey_share", column: "share_bullied", value}, compiled)).toBe(
    "survey-bergen/bergen.csv, rad 2, total → survey_share, share_bullied:"
  );
});

test("what may be of a fetched snapshot, or of the nation, is not given to a file that only looks like it", async () => {
  const cell = {file: "survey_share", column: "share_bullied"};
  expect(await place({...cell, value: "4601, 2024-25, trinn 7, all, all, total"})).toBe(
    "survey-bergen/bergen.csv; survey-api/ → survey_share, share_bullied:"
  );
  expect(await place({file: "pupil_count", column: "pupils", value: "NO, 2024-25"})).toBe(
    "pupils/pupils.csv → pupil_count, pupils:"
  );
});

test("without one row that has the parts only files are named", async () => {
  expect(await place({file: "pupil_count", column: "unit_code", value: "4204"})).toBe(
    "pupils/pupils.csv → pupil_count, unit_code:"
  );
  expect(await place({file: "pupil_count", column: "unit_code", value: "9999"})).toBe(
    "pupils/pupils.csv; example-county/pupils.csv → pupil_count, unit_code:"
  );
  expect(await place({file: "survey_index", column: "score", value: "9999"})).toBe(
    "survey-api/ → survey_index, score:"
  );
});

test("a finding that is about no table keeps its place", async () => {
  expect(await place({file: "a.csv"})).toBe("a.csv:");
});

test("every table of the warehouse is made of some raw file", async () => {
  const feeds = await listFeeds();
  expect([...feeds].filter(([, {own, through}]) => own.length + through.length === 0)).toEqual([]);
  const names = (table: string) =>
    feeds
      .get(table)
      ?.own.map(({kind, name}) => basename(name ?? kind))
      .sort();
  expect(names("pupil_count")).toEqual(["pupils", "pupils-api", "pupils.csv"]);
  expect(feeds.get("survey_share")?.through).toContainEqual({kind: "survey-national-published"});
  expect(feeds.get("municipality_successor")).toMatchObject({own: []});
});
