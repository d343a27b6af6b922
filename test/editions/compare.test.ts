import {join} from "node:path";
import {expect, test} from "vitest";
import {compareSites} from "../../loaders/editions/compare-editions.ts";
import {differs} from "../../loaders/editions/diff.ts";
import {shares, temporaryFolder, writeSite, type MadeSet} from "./site.ts";

async function compare(before: MadeSet[], after: MadeSet[]) {
  const root = await temporaryFolder();
  const [old, current] = await Promise.all([
    writeSite(join(root, "before"), before),
    writeSite(join(root, "after"), after)
  ]);
  return compareSites(old, current, {scratch: root});
}

const ok = "1103,2023-24,0.1,ok";
const hidden = "1103,2023-24,,suppressed";
const missing = "1103,2023-24,,missing";
const none = {added: 0, removed: 0, changed: 0, hidden: 0, shown: 0};

test.each([
  [
    "the same rows in another order differ in nothing",
    [ok, "1106,2023-24,0.2,ok"],
    ["1106,2023-24,0.2,ok", ok],
    none
  ],
  ["a row of a new year is added", [ok], [ok, "1103,2024-25,0.2,ok"], {...none, added: 1}],
  ["a row that is gone is removed", [ok, "1106,2023-24,0.2,ok"], [ok], {...none, removed: 1}],
  ["another value is changed", [ok], ["1103,2023-24,0.2,ok"], {...none, changed: 1}],
  ["a number that is now suppressed is newly hidden, and nothing else", [ok], [hidden], {...none, hidden: 1}],
  ["a suppressed number that is now there is newly shown", [hidden], [ok], {...none, shown: 1}],
  ["another reason why there is none is changed", [hidden], [missing], {...none, changed: 1}],
  ["a number in the place of a missing one is changed", [missing], [ok], {...none, changed: 1}]
])("%s", async (_, before, after, rows) => {
  const [found] = await compare([{csv: shares(...before)}], [{csv: shares(...after)}]);
  expect(found?.diff.rows).toEqual(rows);
});

test("differences are counted by school year, newest first", async () => {
  const [found] = await compare(
    [{csv: shares("1103,2022-23,0.1,ok", ok)}],
    [{csv: shares("1103,2022-23,0.2,ok", hidden, "1103,2024-25,0.1,ok")}]
  );
  expect(found?.diff.periods).toEqual([
    {period: "2024-25", rows: {...none, added: 1}},
    {period: "2023-24", rows: {...none, hidden: 1}},
    {period: "2022-23", rows: {...none, changed: 1}}
  ]);
});

test("examples name the row and a value only where both editions show it", async () => {
  const [found] = await compare(
    [
      {csv: shares("A,2023-24,0.111,ok", "B,2023-24,0.222,ok", "C,2023-24,,suppressed", "D,2023-24,0.444,ok")}
    ],
    [{csv: shares("A,2023-24,0.112,ok", "B,2023-24,,suppressed", "C,2023-24,0.333,ok")}]
  );
  expect(found?.examples).toEqual([
    "removed: unit_code D, school_year 2023-24",
    "changed: unit_code A, school_year 2023-24 (share: 0.111 → 0.112)",
    "newly hidden: unit_code B, school_year 2023-24 (share)",
    "newly shown: unit_code C, school_year 2023-24 (share)"
  ]);
  expect(JSON.stringify(found)).not.toMatch(/0\.222|0\.333|0\.444/);
});

test("columns that are new, gone or of another type are told, and the rest is compared", async () => {
  const [found] = await compare(
    [{csv: "code,a,b\nx,1,2\n", key: ["code"], statusOf: {}, types: {a: "integer"}}],
    [{csv: "code,a,c\nx,1,2\n", key: ["code"], statusOf: {}, types: {a: "number"}}]
  );
  expect(found?.diff.columns).toEqual({added: ["a", "c"], removed: ["a", "b"]});
  expect(found?.diff.rows).toEqual(none);
});

test("an empty cell in a key is a value like any other", async () => {
  const set = {key: ["code", "part"], statusOf: {}};
  const [found] = await compare(
    [{...set, csv: "code,part,n\nx,,1\nx,y,2\n"}],
    [{...set, csv: "code,part,n\nx,,3\nx,y,2\n"}]
  );
  expect(found?.diff.rows).toEqual({...none, changed: 1});
});

test("with another key every row counts as removed and added", async () => {
  const csv = "code,part\nx,a\ny,b\n";
  const [found] = await compare(
    [{csv, key: ["code"], statusOf: {}}],
    [{csv, key: ["code", "part"], statusOf: {}}]
  );
  expect(found?.diff).toMatchObject({newKey: true, rows: {...none, removed: 2, added: 2}});
});

test("sets that are new or gone are told with their rows", async () => {
  const found = await compare(
    [{name: "old", csv: shares(ok)}],
    [{name: "new", csv: shares(ok, "1106,2023-24,0.1,ok")}]
  );
  expect(found.map(({diff}) => [diff.name, diff.before, diff.after, diff.rows])).toEqual([
    ["new", null, "1.0.0", {...none, added: 2}],
    ["old", "1.0.0", null, {...none, removed: 1}]
  ]);
  expect(found.every(({diff}) => differs(diff))).toBe(true);
});

test("quotes in names of columns and in values stay text", async () => {
  const csv = "code,it's\n'); DROP VIEW pair; --,=1\n";
  const set = {key: ["code"], statusOf: {}};
  const [found] = await compare([{...set, csv}], [{...set, csv: csv.replace("=1", "');--")}]);
  expect(found?.diff.rows).toEqual({...none, changed: 1});
  expect(found?.examples).toEqual(["changed: code '); DROP VIEW pair; -- (it's: =1 → ');--)"]);
});
