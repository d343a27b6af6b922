import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {buildWarehouse} from "../../loaders/warehouse/build.ts";
import {openWarehouse, type Warehouse} from "../../loaders/warehouse/open.ts";
import {makeDataFolder} from "./data-folder.ts";

let warehouse: Warehouse;

beforeAll(async () => {
  const out = join(await makeDataFolder([]), "warehouse.duckdb");
  await buildWarehouse({dataDir: "data", out});
  warehouse = await openWarehouse(out);
});
afterAll(() => warehouse.close());

test("IBS has puljer 1–5 and LMP 1–9, each once", async () => {
  expect(
    await warehouse.rows(
      "SELECT scheme, string_agg(CAST(pulje AS VARCHAR), ',' ORDER BY pulje) AS puljer FROM pulje_period GROUP BY scheme ORDER BY scheme"
    )
  ).toEqual([
    {scheme: "IBS", puljer: "1,2,3,4,5"},
    {scheme: "LMP", puljer: "1,2,3,4,5,6,7,8,9"}
  ]);
});

test("a pulje has a start only with a source, and lies after its start", async () => {
  expect(
    await warehouse.rows(
      `SELECT scheme, pulje FROM pulje_period WHERE start IS NOT NULL AND source = '' OR (start IS NULL) <> (start_text = '') OR "end" < start`
    )
  ).toEqual([]);
});

test("every milestone belongs to a known pulje and follows the one before it", async () => {
  expect(
    await warehouse.rows(
      `SELECT m.scheme, m.pulje, m.step FROM pulje_milestone m ANTI JOIN pulje_period p ON p.scheme = m.scheme AND p.pulje = m.pulje
       UNION ALL
       SELECT b.scheme, b.pulje, b.step FROM pulje_milestone a JOIN pulje_milestone b
         ON b.scheme = a.scheme AND b.pulje = a.pulje AND b.step = a.step + 1 WHERE b.date < a.date`
    )
  ).toEqual([]);
});

test("the published participants are 6 and 7 municipalities of Troms, valid on the day their pulje started", async () => {
  expect(
    await warehouse.rows(
      `SELECT p.pulje, count(*) AS n, count(*) FILTER (u.valid_to > d.start AND coalesce(u.valid_from <= d.start, true)) AS valid,
         count(*) FILTER (contains(u.name, p.name)) AS named
       FROM published_participant p JOIN unit u ON u.code = p.code AND u.county = '19'
       JOIN pulje_period d ON d.scheme = p.scheme AND d.pulje = p.pulje GROUP BY p.pulje ORDER BY p.pulje`
    )
  ).toEqual([
    {pulje: 2, n: 6, valid: 6, named: 6},
    {pulje: 3, n: 7, valid: 7, named: 7}
  ]);
});

test("no published participant is a row of the participation that estimates rest on", async () => {
  expect(await warehouse.rows("SELECT DISTINCT world FROM participation")).toEqual([{world: "example"}]);
});

test("a statement on a start municipality is about one by name, about all, or about some unnamed", async () => {
  expect(
    await warehouse.rows(
      `SELECT scope, bool_and((scope = 'named') = (name <> '')) AS name_fits, bool_and((scope = 'several') = (phrase = '')) AS phrase_fits,
         bool_and((phrase = '') = ("values" = '')) AS values_fit FROM start_municipality GROUP BY scope ORDER BY scope`
    )
  ).toEqual([
    {scope: "all", name_fits: true, phrase_fits: true, values_fit: true},
    {scope: "named", name_fits: true, phrase_fits: true, values_fit: true},
    {scope: "several", name_fits: true, phrase_fits: true, values_fit: true}
  ]);
});

test("the codes of the start municipalities are those of municipalities with that name today", async () => {
  expect(
    await warehouse.rows(
      `SELECT DISTINCT s.name FROM start_municipality s LEFT JOIN unit u ON u.code = s.code AND u.valid_to IS NULL
       WHERE s.name <> '' AND NOT coalesce(contains(u.name, s.name), false)`
    )
  ).toEqual([{name: "Helgeland"}]);
});
