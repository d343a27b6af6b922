import {expect, test} from "vitest";
import {
  buildAndOpen,
  bullyingRow,
  changes,
  makeDataFolder,
  municipalities,
  participationRow,
  surveySnapshot
} from "./data-folder.ts";

const year = "2022-23";

async function sharesOf(
  unit: string,
  files: Parameters<typeof makeDataFolder>[0]
): Promise<Record<string, unknown>[]> {
  const warehouse = await buildAndOpen(await makeDataFolder(files));
  try {
    return await warehouse.rows(
      "SELECT school_year, share_bullied, bullied, respondents, status, origin FROM survey_share WHERE unit_code = $unit ORDER BY school_year",
      {unit}
    );
  } finally {
    warehouse.close();
  }
}

test("a renumbered municipality carries its earlier numbers under today's code", async () => {
  const found = await sharesOf("5536", [
    changes([["2024-01-01", "5424", "5536", "renumber"]]),
    municipalities(["5536"]),
    ...surveySnapshot(
      [
        bullyingRow({unit: "5424", year, share: "8,0", bullied: "4"}),
        bullyingRow({unit: "5536", year: "2024-25", share: "10,0", bullied: "6"})
      ],
      [participationRow("5424", year, "50"), participationRow("5536", "2024-25", "60")]
    )
  ]);
  expect(found).toEqual([
    {school_year: year, share_bullied: 0.08, bullied: 4, respondents: 50, status: "ok", origin: "carried"},
    {
      school_year: "2024-25",
      share_bullied: 0.1,
      bullied: 6,
      respondents: 60,
      status: "ok",
      origin: "published"
    }
  ]);
});

test("merged municipalities add numerators and denominators, never average shares", async () => {
  const found = await sharesOf("3905", [
    changes([
      ["2024-01-01", "3803", "3905", "merge"],
      ["2024-01-01", "3804", "3905", "merge"]
    ]),
    municipalities(["3905"]),
    ...surveySnapshot(
      [
        bullyingRow({unit: "3803", year, share: "4,0", bullied: "4"}),
        bullyingRow({unit: "3804", year, share: "20,0", bullied: "10"})
      ],
      [participationRow("3803", year, "100"), participationRow("3804", year, "50")]
    )
  ]);
  // 14 of 150 is 9.3 %; the mean of the two shares would be 12 %
  expect(found).toEqual([
    {
      school_year: year,
      share_bullied: 0.093333,
      bullied: 14,
      respondents: 150,
      status: "ok",
      origin: "merged"
    }
  ]);
});

test("one hidden part hides the merged number", async () => {
  const [row] = await sharesOf("3905", [
    changes([
      ["2024-01-01", "3803", "3905", "merge"],
      ["2024-01-01", "3804", "3905", "merge"]
    ]),
    municipalities(["3905"]),
    ...surveySnapshot(
      [
        bullyingRow({unit: "3803", year, share: "4,0", bullied: "4"}),
        bullyingRow({unit: "3804", year, share: "*", bullied: "*"})
      ],
      [participationRow("3803", year, "100"), participationRow("3804", year, "50")]
    )
  ]);
  expect(row).toMatchObject({share_bullied: null, bullied: null, status: "suppressed"});
});

test("a part without any row leaves the merged number missing, not too small", async () => {
  const [row] = await sharesOf("3905", [
    changes([
      ["2024-01-01", "3803", "3905", "merge"],
      ["2024-01-01", "3804", "3905", "merge"]
    ]),
    municipalities(["3905"]),
    ...surveySnapshot(
      [bullyingRow({unit: "3803", year, share: "4,0", bullied: "4"})],
      [participationRow("3803", year, "100")]
    )
  ]);
  expect(row).toMatchObject({share_bullied: null, bullied: null, status: "missing"});
});

test("a split municipality is never back-cast and the break is listed", async () => {
  const files = [
    changes([
      ["2024-01-01", "1507", "1508", "split"],
      ["2024-01-01", "1507", "1580", "split"]
    ]),
    municipalities(["1508", "1580"]),
    ...surveySnapshot(
      [bullyingRow({unit: "1507", year, share: "8,0", bullied: "40"})],
      [participationRow("1507", year, "500")]
    )
  ];
  expect(await sharesOf("1508", files)).toEqual([]);
  const warehouse = await buildAndOpen(await makeDataFolder(files));
  const breaks = await warehouse.rows(
    "SELECT unit_code, CAST(year(date) AS INTEGER) AS year, kind FROM unit_break ORDER BY ALL"
  );
  warehouse.close();
  expect(breaks).toEqual([
    {unit_code: "1508", year: 2024, kind: "split"},
    {unit_code: "1580", year: 2024, kind: "split"}
  ]);
});

test("a municipality that kept its code while another joined it keeps its own numbers and gets a break", async () => {
  const files = [
    changes([
      ["2018-01-01", "1601", "5001", "renumber"],
      ["2020-01-01", "5030", "5001", "merge"]
    ]),
    municipalities(["5001"]),
    ...surveySnapshot(
      [
        bullyingRow({unit: "5001", year: "2019-20", share: "5,0", bullied: "50"}),
        bullyingRow({unit: "5030", year: "2019-20", share: "10,0", bullied: "5"})
      ],
      [participationRow("5001", "2019-20", "1 000"), participationRow("5030", "2019-20", "50")]
    )
  ];
  expect(await sharesOf("5001", files)).toEqual([
    {
      school_year: "2019-20",
      share_bullied: 0.05,
      bullied: 50,
      respondents: 1000,
      status: "ok",
      origin: "published"
    }
  ]);
});

test("a code is followed through several changes to the one of today", async () => {
  const found = await sharesOf("3905", [
    changes([
      ["2020-01-01", "0704", "3803", "renumber"],
      ["2024-01-01", "3803", "3905", "renumber"]
    ]),
    municipalities(["3905"]),
    ...surveySnapshot(
      [bullyingRow({unit: "0704", year: "2019-20", share: "5,0", bullied: "5"})],
      [participationRow("0704", "2019-20", "100")]
    )
  ]);
  expect(found).toMatchObject([{school_year: "2019-20", share_bullied: 0.05, origin: "carried"}]);
});

test("Stavanger (1103) is older than the list of changes: it grew in 2020, and nothing is added up for it before", async () => {
  const files = [
    changes([
      ["2020-01-01", "1141", "1103", "merge"],
      ["2020-01-01", "1142", "1103", "merge"]
    ]),
    municipalities(["1103"]),
    ...surveySnapshot(
      [bullyingRow({unit: "1141", year: "2019-20", share: "5,0", bullied: "5"})],
      [participationRow("1141", "2019-20", "100")]
    )
  ];
  expect(await sharesOf("1103", files)).toEqual([]);
  const warehouse = await buildAndOpen(await makeDataFolder(files));
  expect(
    await warehouse.rows("SELECT unit_code, CAST(date AS VARCHAR) AS date, kind, from_codes FROM unit_break")
  ).toEqual([{unit_code: "1103", date: "2020-01-01", kind: "joined", from_codes: "1141, 1142"}]);
  expect(await warehouse.rows("SELECT valid_from FROM unit WHERE code = '1103'")).toEqual([
    {valid_from: null}
  ]);
  warehouse.close();
});
