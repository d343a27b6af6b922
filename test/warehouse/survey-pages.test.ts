import {expect, test} from "vitest";
import {
  buildAndOpen,
  bullyingRow,
  makeDataFolder,
  municipalities,
  participationRow,
  surveySnapshot
} from "./data-folder.ts";

const year = "2024-25";

async function query(
  files: Parameters<typeof makeDataFolder>[0],
  sql: string
): Promise<Record<string, unknown>[]> {
  const warehouse = await buildAndOpen(await makeDataFolder(files));
  try {
    return await warehouse.rows(sql);
  } finally {
    warehouse.close();
  }
}

test("`*` is suppressed, null and empty are missing, and none of them is zero", async () => {
  const units = ["0301", "1101", "1103", "1106"];
  const values = ["*", null, "", "0,0"];
  const rows = units.map((unit, i) =>
    bullyingRow({unit, year, share: values[i] ?? null, bullied: values[i] === "0,0" ? "0" : null})
  );
  const found = await query(
    [municipalities(units), ...surveySnapshot(rows, [])],
    "SELECT unit_code, share_bullied, status FROM survey_share ORDER BY unit_code"
  );
  expect(found).toEqual([
    {unit_code: "0301", share_bullied: null, status: "suppressed"},
    {unit_code: "1101", share_bullied: null, status: "missing"},
    {unit_code: "1103", share_bullied: null, status: "missing"},
    {unit_code: "1106", share_bullied: 0, status: "ok"}
  ]);
});

test("numbers are read with decimal comma and every white space as thousands separator", async () => {
  const found = await query(
    [
      municipalities(["0301"]),
      ...surveySnapshot(
        [bullyingRow({unit: "0301", year, share: "  4,1", bullied: "5\u00a0943"})],
        [participationRow("0301", year, "144\u202f951")]
      )
    ],
    "SELECT share_bullied, bullied, respondents FROM survey_share"
  );
  expect(found).toEqual([{share_bullied: 0.041, bullied: 5943, respondents: 144951}]);
});

test("AntallBesvart of the bullying table is the number bullied; respondents come from participation", async () => {
  const found = await query(
    [
      municipalities(["0301"]),
      ...surveySnapshot(
        [bullyingRow({unit: "0301", year, share: "8,1", bullied: "13"})],
        [participationRow("0301", year, "161")]
      )
    ],
    "SELECT bullied, respondents FROM survey_share"
  );
  expect(found).toEqual([{bullied: 13, respondents: 161}]);
});

test("respondents are not given by gender, so a share of girls or boys has none", async () => {
  const found = await query(
    [
      municipalities(["0301"]),
      ...surveySnapshot(
        [bullyingRow({unit: "0301", year, share: "8,0", bullied: "8", gender: "Jente"})],
        [participationRow("0301", year, "200")]
      )
    ],
    "SELECT gender, respondents FROM survey_share"
  );
  expect(found).toEqual([{gender: "girls", respondents: null}]);
});

test("rows of groups inside a unit are not mixed with the unit's total", async () => {
  const found = await query(
    [
      municipalities(["0301"]),
      ...surveySnapshot(
        [
          bullyingRow({unit: "0301", year, share: "8,0", bullied: "8"}),
          bullyingRow({unit: "0301", year, share: "50,0", bullied: "1", group: 1})
        ],
        []
      )
    ],
    "SELECT share_bullied FROM survey_share"
  );
  expect(found).toEqual([{share_bullied: 0.08}]);
});

test("a page that the API repeats is counted once", async () => {
  const row = bullyingRow({unit: "0301", year, share: "8,0", bullied: "8"});
  const found = await query(
    [municipalities(["0301"]), ...surveySnapshot([row, row], [])],
    "SELECT count(*) AS n FROM survey_share"
  );
  expect(found).toEqual([{n: 1}]);
});

test("two different values for one cell stop the build and name the cell", async () => {
  const files = surveySnapshot(
    [
      bullyingRow({unit: "0301", year, share: "8,0", bullied: "8"}),
      bullyingRow({unit: "0301", year, share: "9,0", bullied: "9"})
    ],
    []
  );
  await expect(query([municipalities(["0301"]), ...files], "SELECT 1")).rejects.toThrow(
    /two different values for 0301 × 2024-25 × 7 × all × all × total/
  );
});

test("the fetched survey wins over compiled copies of the same cell", async () => {
  const bergen = {
    kind: "survey-bergen",
    file: "bergen/bergen.csv",
    text: 'level,county,municipality,organisation_number,name,total,pupils,adults,digital,pupils_in_school_2025_26\n3,46,4601,4601,Alle skoler,"11,1","9,7",*,,30382\n'
  };
  const found = await query(
    [
      bergen,
      municipalities(["4601"]),
      ...surveySnapshot([bullyingRow({unit: "4601", year, share: "12,0", bullied: "12"})], [])
    ],
    "SELECT measure, share_bullied, status, source FROM survey_share ORDER BY measure"
  );
  expect(found).toEqual([
    {measure: "adults", share_bullied: null, status: "suppressed", source: "udir-bergen-grade7"},
    {measure: "digital", share_bullied: null, status: "missing", source: "udir-bergen-grade7"},
    {measure: "pupils", share_bullied: 0.097, status: "ok", source: "udir-bergen-grade7"},
    {measure: "total", share_bullied: 0.12, status: "ok", source: "survey"}
  ]);
});
