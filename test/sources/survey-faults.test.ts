import {existsSync} from "node:fs";
import {readdir} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import type {Fault} from "../standin/faults.ts";
import {openSurveyRun} from "./survey-run.ts";

/** The rows of gsk-bullying at one level of the year that is fetched. */
const bullying = "/150/data?filter=TidID(202512)_EnhetNivaa";

const passing: [string, Fault][] = [
  ["a connection that is dropped", {kind: "down", on: "/data", times: 2}],
  ["an answer that is cut off", {kind: "cut-off", on: "/data", times: 2}],
  ["an HTML page with status 200", {kind: "html", on: "/data", times: 2}],
  ["429 with Retry-After", {kind: "too-many-requests", retryAfter: "0", on: "/data", times: 2}],
  ["a storm of 503", {kind: "unavailable", status: 503, on: "/data", times: 2}],
  ["a page that is empty once", {kind: "missing-page", page: 2, on: `${bullying}(4)`, times: 2}],
  ["a page that once is another page's", {kind: "duplicated-page", page: 2, on: `${bullying}(4)`, times: 2}]
];

test.each(passing)("%s for a moment does not fail the run", async (_, fault) => {
  const run = await openSurveyRun({faults: [fault]});
  await run.fetch();
  const rows = await run.rows("gsk-bullying/202512/school");
  expect(rows).toHaveLength(Number(rows[0]?.RaderTotalt));
  expect(new Set(rows.map((row) => JSON.stringify({...row, Sidenummer: 0}))).size).toBe(rows.length);
});

const lasting: [string, Fault, RegExp][] = [
  ["a source that is down", {kind: "down"}, /Eksport: network error \(.+\), 3 times: check the connection/],
  [
    "a server that answers 503",
    {kind: "unavailable", status: 503},
    /answered 503 «Tjenesten er utilgjengelig», 3 times/
  ],
  ["answers that are cut off", {kind: "cut-off"}, /the JSON is cut off or invalid \(\d+ bytes\), 3 times/],
  ["HTML instead of data", {kind: "html"}, /an HTML page came with status 200 instead of JSON, 3 times/],
  [
    "too many requests",
    {kind: "too-many-requests", retryAfter: "0"},
    /too many requests \(429\) and asks to wait 0 s, 3 times/
  ],
  [
    "a server that asks for an hour",
    {kind: "too-many-requests", retryAfter: "3600"},
    /asks to wait 3600 s: /
  ],
  [
    "a renamed value column",
    {kind: "renamed-column", column: "Score", to: "Poeng"},
    /no table holds gsk-index, vgo-index \(.*table 148 has unknown columns Poeng.*Score, AndelMobbet, AndelDeltatt/
  ],
  [
    "a renamed column",
    {kind: "renamed-column", column: "Organisasjonsnummer", to: "Orgnr", on: bullying},
    /gsk-bullying \(table 150\) 2025-26 nation, page 1, row 1: unknown column Orgnr; needed column Organisasjonsnummer missing/
  ],
  [
    "a dropped column that is needed",
    {kind: "dropped-column", column: "GruppeNivaa", on: bullying},
    /page 1, row 1: needed column GruppeNivaa missing: Udir has changed the table/
  ],
  [
    "national rows that are gone",
    {
      kind: "no-national-rows",
      on: "EnhetNivaa(1)_TrinnID(4_5_6_7_8_9)_EierformID(-10_8_2)_KjoennID(-10_1_2)_SpoersmaalID(-50"
    },
    /gsk-bullying \(table 150\) 2025-26 nation: no national rows/
  ],
  [
    "national rows without numbers",
    {kind: "empty-national-rows", on: bullying},
    /gsk-bullying \(table 150\) 2025-26 nation: no national number \(AndelMobbet\) for any grade: the old/
  ],
  [
    "a national share above 100",
    {kind: "national-out-of-range", on: bullying},
    /nation, page 1, row \d+, column AndelMobbet: "142,5": a national number outside 0–100/
  ],
  [
    "a national score above 5",
    {kind: "national-out-of-range", on: "/148/data?filter=TidID(202512)_EnhetNivaa(1)_TrinnID"},
    /column Score: "7,2": a national number outside 1–5/
  ],
  [
    "a page that stays empty",
    {kind: "missing-page", page: 2, on: `${bullying}(4)`},
    /gsk-bullying \(table 150\) 2025-26 school, page 2 is empty/
  ],
  [
    "a page that stays another page's",
    {kind: "duplicated-page", page: 2, on: `${bullying}(4)`},
    /2025-26 school, page 2 repeats rows of earlier pages/
  ],
  ["an empty level", {kind: "shrunken", share: 0, on: "EnhetNivaa(3)_"}, /2025-26 municipality: no rows/]
];

test.each(lasting)(
  "%s fails with one line, and nothing is put in the data folder",
  async (_, fault, message) => {
    const run = await openSurveyRun({faults: [fault]});
    const said = await run.refusal();
    expect(said).toMatch(message);
    expect(said).not.toContain("\n");
    expect((await readdir(run.dataDir)).filter((name) => name !== ".partial")).toEqual([]);
  }
);

test("a server that does not answer within the time limit fails with one line", async () => {
  const {createHttp} = await import("../../loaders/sources/http.ts");
  const run = await openSurveyRun({faults: [{kind: "slow", milliseconds: 2000}]});
  const http = createHttp({pauseMs: 0, retryMs: 1, timeoutMs: 50, env: {}});
  expect(await run.refusal({http})).toMatch(
    /Eksport: no complete answer within 0.05 s, 2 times: run the command again/
  );
});

test("Indikator is accepted where Spoersmaalgruppe stood", async () => {
  const run = await openSurveyRun({
    faults: [{kind: "renamed-column", column: "Spoersmaalgruppe", to: "Indikator"}]
  });
  await run.fetch();
  expect((await run.rows("gsk-index/202512/nation"))[0]).toHaveProperty("Indikator", "Faglig utfordring");
});

test.each([
  ["KjoennKode", "Kjoenn"],
  ["Trinnnavn", "TrinnKode"],
  ["Eierformkode", "EierformNavn"]
])("%s may go where %s tells the same", async (column, other) => {
  const run = await openSurveyRun({faults: [{kind: "dropped-column", column, on: bullying}]});
  await run.fetch();
  const [row] = await run.rows("gsk-bullying/202512/nation");
  expect(row).not.toHaveProperty(column);
  expect(row).toHaveProperty(other);
});

test("a column that nobody needs may go", async () => {
  const run = await openSurveyRun({faults: [{kind: "dropped-column", column: "Standardavvik"}]});
  await run.fetch();
  expect((await run.rows("gsk-index/202512/nation"))[0]).not.toHaveProperty("Standardavvik");
});

test("a table that shrank by more than a fifth is refused, the old snapshot stays, and --accept-shrink takes it", async () => {
  const run = await openSurveyRun();
  await run.fetch();
  const old = await run.dataset();
  run.standin.setFaults([{kind: "shrunken", share: 0.5, on: "/150/"}]);
  expect(await run.refusal()).toMatch(
    /^survey: rows fell .*gsk-bullying\/202512: \d+ → \d+.*--accept-shrink$/
  );
  expect(await run.dataset()).toEqual(old);
  expect(existsSync(join(run.dataDir, ".partial/survey/files/gsk-bullying"))).toBe(true);
  await run.fetch({acceptShrink: true});
  const rows = (await run.dataset()).rows?.["gsk-bullying/202512"] ?? NaN;
  expect(rows).toBeLessThan(0.6 * (old.rows?.["gsk-bullying/202512"] ?? NaN));
});

test("a refused renewal leaves every byte of the old snapshot and its manifest", async () => {
  const run = await openSurveyRun();
  await run.fetch();
  const old = await run.dataset();
  run.standin.setFaults([{kind: "national-out-of-range", on: "/154/"}]);
  expect(await run.refusal()).toContain("vgo-bullying");
  expect(await run.dataset()).toEqual(old);
});
