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
    /two different values for 0301 × municipality × 2024-25 × 7 × all × all × total/
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

const survey = (row: Record<string, unknown>, participation: object[] = []) => [
  municipalities(["0301"]),
  ...surveySnapshot([row], participation)
];
const cell = "SELECT unit_code, level, grade, gender, ownership, measure, share_bullied FROM survey_share";
const expected = {
  unit_code: "0301",
  level: "municipality",
  grade: "7",
  gender: "all",
  ownership: "all",
  measure: "total",
  share_bullied: 0.08
};
const row = () => bullyingRow({unit: "0301", year, share: "8,0", bullied: "8"});

test.each([
  [
    "names that end in a blank",
    {Kjoenn: "Alle kjønn ", EierformNavn: "Alle eierformer ", Trinnnavn: "7. årstrinn "}
  ],
  ["gender by its code alone", {Kjoenn: undefined, KjoennKode: "A"}],
  ["ownership by its code alone", {EierformNavn: undefined, Eierformkode: "-10"}],
  ["grade by its code alone", {Trinnnavn: undefined, TrinnKode: "7"}],
  ["an index row without question code", {Spoersmaalkode: null}],
  ["an index row with its name alone", {Spoersmaalkode: null, Spoersmaalgruppekode: null}],
  [
    "Indikator for Spoersmaalgruppe",
    {
      Spoersmaalkode: null,
      Spoersmaalgruppekode: null,
      Spoersmaalgruppe: undefined,
      Indikator: "Mobbing på skolen"
    }
  ],
  ["numbers as JSON numbers", {EnhetNivaa: "3", AndelMobbet: 8, AntallBesvart: 8}]
])("a row is placed with %s", async (_, change) => {
  expect(await query(survey({...row(), ...change}), cell)).toEqual([expected]);
});

test("a question's code is read with and without its prefix, and an unknown one is never the total", async () => {
  expect(await query(survey({...row(), Spoersmaalkode: "Q11811"}), cell)).toEqual([
    {...expected, measure: "pupils"}
  ]);
  await expect(query(survey({...row(), Spoersmaalkode: "EUSpoersmaal_Q99999"}), cell)).rejects.toThrow(
    /1 rows of survey_share have no measure that is understood/
  );
});

test("a row whose gender is not understood stops the build", async () => {
  await expect(query(survey({...row(), Kjoenn: "Ukjent", KjoennKode: null}), cell)).rejects.toThrow(
    /have no gender that is understood/
  );
});

test("a national row without national code is the nation; the row of abroad is not", async () => {
  const nation = {
    ...bullyingRow({unit: "I", year, share: "8,0", bullied: "8", level: 1}),
    Nasjonaltkode: null
  };
  const abroad = {
    ...bullyingRow({unit: "U", year, share: "9,0", bullied: "9", level: 1}),
    Nasjonaltkode: "U"
  };
  const found = await query(
    [municipalities(["0301"]), ...surveySnapshot([nation, abroad], [])],
    "SELECT unit_code, share_bullied FROM survey_share"
  );
  expect(found).toEqual([{unit_code: "NO", share_bullied: 0.08}]);
});

test("index rows that the API repeats are counted once", async () => {
  const index = {
    ...row(),
    Spoersmaalkode: null,
    Spoersmaalgruppekode: null,
    Spoersmaalgruppe: "Trivsel ",
    Score: "4,2"
  };
  const found = await query(
    [
      municipalities(["0301"]),
      {
        kind: "survey-api",
        file: "survey/s/gsk-index/202412/municipality/page-00001.json.gz",
        text: JSON.stringify([index, index])
      },
      ...surveySnapshot([], [participationRow("0301", year, "100")])
    ],
    "SELECT indicator, score FROM survey_index"
  );
  expect(found).toEqual([{indicator: "EUIndeks_1379", score: 4.2}]);
});
