import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {checkNationalNumbers, refuseMissingNumbers} from "../../loaders/sources/survey-national.ts";
import {openSurveyRun} from "./survey-run.ts";

const grade7 = ["total 7", "pupils 7", "digital 7", "adults 7"];
const table = "gsk-bullying" as const;

test("every measure has a national number in every grade in which a unit has one; what is missing is named", () => {
  const nation = [...grade7, "total 10", "pupils 10", "adults 10"];
  expect(checkNationalNumbers({table, nation, units: ["total 10"], old: undefined})).toEqual([
    "«Mobbet digitalt» grade 10"
  ]);
  expect(() => refuseMissingNumbers("survey", {table, nation, units: [], old: undefined})).toThrow(
    /^survey nation: no national number \(AndelMobbet\) for «Mobbet digitalt» grade 10: the old snapshot is kept/
  );
});

test("a grade without any number may be missing nationally", () => {
  expect(checkNationalNumbers({table, nation: grade7, units: grade7, old: [...grade7, "total 10"]})).toEqual(
    []
  );
});

test("a national number that the old snapshot lacked too may be missing", () => {
  const nation = ["total 7", "pupils 7", "digital 7"];
  expect(checkNationalNumbers({table, nation, units: grade7, old: nation})).toEqual([]);
  expect(checkNationalNumbers({table, nation, units: grade7, old: grade7})).toEqual([
    "«Mobbet av voksne på skolen» grade 7"
  ]);
});

test("participation has a national number in every grade, named by its column", () => {
  const numbers = {
    table: "vgo-participation" as const,
    nation: ["Vg1"],
    units: ["Vg1", "Vg2"],
    old: undefined
  };
  expect(() => refuseMissingNumbers("survey", numbers)).toThrow("(AndelDeltatt) for grade Vg2");
});

test("of the indices those of the old snapshot are expected, or any where there is none", () => {
  const numbers = {table: "vgo-index" as const, nation: ["EUIndeks_1379 Vg1"], units: ["EUIndeks_1389 Vg1"]};
  expect(checkNationalNumbers({...numbers, old: undefined})).toEqual([]);
  expect(checkNationalNumbers({...numbers, old: ["EUIndeks_1379 Vg1", "EUIndeks_1389 Vg1"]})).toEqual([
    "«Utdanning og yrkesveiledning» grade Vg1"
  ]);
  expect(checkNationalNumbers({...numbers, units: ["EUIndeks_1379 Vg2"], old: undefined})).toEqual([
    "any index in grade Vg2"
  ]);
});

test("a nation without any number is refused though no unit has one either", () => {
  expect(checkNationalNumbers({table, nation: [], units: [], old: undefined})).toEqual(["any grade"]);
  expect(checkNationalNumbers({table, nation: [], units: [], old: []})).toEqual([]);
});

test("national numbers that are gone refuse the run, and the national rows are asked for again next time", async () => {
  const run = await openSurveyRun();
  await run.fetch();
  const old = await run.dataset();
  const nation = "/154/data?filter=TidID(202512)_EnhetNivaa(1)_TrinnID";
  run.standin.setFaults([{kind: "empty-national-rows", on: nation}]);
  expect(await run.refusal()).toMatch(
    /^survey vgo-bullying \(table 154\) 2025-26 nation: no national number \(AndelMobbet\) for any grade: .*run the command/
  );
  expect(await run.dataset()).toEqual(old);
  run.standin.setFaults([]);
  await run.fetch();
  expect((await run.rows("vgo-bullying/202512/nation")).length).toBeGreaterThan(0);
});

test("an old snapshot that is damaged on disk is told and does not stop its renewal", async () => {
  const run = await openSurveyRun();
  await run.fetch();
  const {files} = await run.dataset();
  const page = files.find(({file}) => file.includes("/gsk-index/202512/nation/page-"))?.file ?? "";
  await writeFile(join(run.dataDir, page), "no gzip");
  await run.fetch();
  expect(run.lines.join("\n")).toContain("survey gsk-index 2025-26: not compared with the old snapshot: ");
  expect((await run.rows("gsk-index/202512/nation")).length).toBeGreaterThan(0);
});
