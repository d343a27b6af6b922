import {mkdir, mkdtemp, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {afterAll, beforeAll, expect, test} from "vitest";
import {agencyCounties} from "../../loaders/site/distribution-accounts.ts";
import {readDistribution} from "../../loaders/site/distribution.ts";
import {buildWarehouse} from "../../loaders/warehouse/build.ts";
import {openWarehouse, type Warehouse} from "../../loaders/warehouse/open.ts";
import {Distribution, type DistributionArea} from "../../src/model/distribution.ts";
import {
  buildAndOpen,
  bullyingRow,
  makeDataFolder,
  municipalities,
  participationRow,
  surveySnapshot
} from "../warehouse/data-folder.ts";

let warehouse: Warehouse;
let found: Distribution;
let text: string;

beforeAll(async () => {
  const out = join(await mkdtemp(join(tmpdir(), "puljeblikk-distribution-")), "all.duckdb");
  await buildWarehouse({dataDir: "data", out});
  warehouse = await openWarehouse(out);
  text = JSON.stringify(await readDistribution(warehouse));
  // strict: the loader writes nothing that the shape does not name
  found = Distribution.parse(JSON.parse(text));
});
afterAll(() => warehouse.close());

function areaOf({areas}: Distribution, id: string): DistributionArea {
  const area = areas.find((a) => a.id === id);
  if (!area) throw new Error(`no area ${id}`);
  return area;
}
const total = (numbers: readonly (number | null)[]) =>
  numbers.reduce<number>((sum, n) => sum + (n ?? Number.NaN), 0);

test("what the loader writes is what the shape names, no more, within 100 kB compressed", () => {
  expect(JSON.parse(JSON.stringify(found))).toEqual(JSON.parse(text));
  expect(gzipSync(text).length).toBeLessThan(100_000);
});

test("the areas are the example county, the 15 counties and the whole country with 357 municipalities", () => {
  expect(found.areas.map((a) => a.id)).toEqual(
    "EX 03 11 15 18 31 32 33 34 39 40 42 46 50 55 56 NO".split(" ")
  );
  expect(areaOf(found, "NO").units).toHaveLength(357);
  const inCounties = found.areas.filter((a) => a.world === "real" && a.id !== "NO").flatMap((a) => a.units);
  expect(total(inCounties.map((u) => u.members))).toBe(357);
});

test("each real county's units hold the children of the county and its pupils, Svalbard's apart", async () => {
  for (const {id, units, pupilYear, childDate, world} of found.areas) {
    const [county] = await warehouse.rows<{pupils: number; children: number}>(
      `SELECT (SELECT pupils FROM pupil_count WHERE unit_code = $id AND school_year = $pupilYear) AS pupils,
         (SELECT children FROM child_count WHERE unit_code = $id AND date = CAST($childDate AS DATE)) AS children`,
      {id, pupilYear, childDate}
    );
    const svalbard = id === "NO" || id === "55" ? 194 : 0;
    expect([id, total(units.map((u) => u.pupils.value))]).toEqual([id, (county?.pupils ?? 0) - svalbard]);
    expect([id, total(units.map((u) => u.children.value))]).toEqual([id, county?.children]);
    expect([id, pupilYear, childDate]).toEqual([
      id,
      "2025-26",
      world === "example" ? "2025-12-15" : "2026-04-13"
    ]);
  }
});

test("schools and kindergartens of the nation are those of its municipalities, and the example has no kindergartens", async () => {
  const {units, childDate} = areaOf(found, "NO");
  const [nation] = await warehouse.rows<{schools: number; kindergartens: number}>(
    `SELECT (SELECT schools FROM pupil_count WHERE unit_code = 'NO' AND school_year = '2025-26') AS schools,
       (SELECT kindergartens FROM child_count WHERE unit_code = 'NO' AND date = CAST($childDate AS DATE)) AS kindergartens`,
    {childDate}
  );
  // one school is Svalbard's
  expect(total(units.map((u) => u.schools.value))).toBe((nation?.schools ?? 0) - 1);
  expect(total(units.map((u) => u.kindergartens.value))).toBe(nation?.kindergartens);
  expect(areaOf(found, "EX").units.every((u) => u.kindergartens.status === "missing")).toBe(true);
});

test("a number that no source has is missing with that status: apprentices everywhere, money in real counties", () => {
  for (const {world, units, frames, payments, grants} of found.areas) {
    expect(units.every((u) => u.apprentices.value === null && u.apprentices.status === "missing")).toBe(true);
    if (world === "example") continue;
    expect([frames, payments, grants]).toEqual([[], [], []]);
    expect(units.every((u) => u.previous.value === null && u.previous.status === "missing")).toBe(true);
  }
});

test("in the example county every frame is its networks and joint measures, and is paid in full over the years", () => {
  const {frames, payments} = areaOf(found, "EX");
  expect(frames.map((f) => [f.decisionYear, f.scheme])).toEqual([
    [2026, "Ramme"],
    [2025, "Ramme"],
    [2024, "Ramme"],
    [2023, "Ramme"],
    [2022, "Dekom"],
    [2022, "Kompetanseløftet"],
    [2022, "Rekom"],
    [2021, "Dekom"],
    [2021, "Kompetanseløftet"],
    [2021, "Rekom"]
  ]);
  for (const {scheme, decisionYear, basis, frame, jointMeasures, key, granted} of frames) {
    expect(granted).toHaveLength(11);
    expect(total(granted.map((g) => g.amount)) + jointMeasures).toBe(frame);
    expect([basis, Math.round(frame * (key?.jointShare ?? 0))]).toEqual(["decision", jointMeasures]);
    const own = payments.filter((p) => p.scheme === scheme && p.decisionYear === decisionYear);
    expect(total(own.map((p) => p.amount))).toBe(frame);
    for (const {unit, amount} of granted) {
      expect(total(own.filter((p) => p.unit === unit).map((p) => p.amount))).toBe(amount);
    }
  }
});

test("previous is what the newest decision gave, also the part of it that is paid later", () => {
  const {units, frames} = areaOf(found, "EX");
  expect(units).toHaveLength(11);
  expect(total(units.map((u) => u.previous.value))).toBe(39_100_000 - 5_865_000);
  for (const {id, previous} of units) {
    expect(previous.value).toBe(frames[0]?.granted.find((g) => g.unit === id)?.amount);
  }
});

test("a network's need is that of the members that are shown, and no more than they show", async () => {
  const area = areaOf(found, "EX");
  expect([area.needYear, area.needGrade, area.needMeasure]).toEqual(["2025-26", "7", "total"]);
  const shown = await warehouse.rows<{network: string; bullied: number; respondents: number; n: number}>(
    `SELECT m.network, sum(bullied) AS bullied, sum(respondents) AS respondents, count(*) AS n
     FROM survey_share s JOIN network_member m ON m.member = s.unit_code AND m.valid_to IS NULL
     WHERE m.county = 'EX' AND school_year = '2025-26' AND grade = '7' AND measure = 'total' AND gender = 'all'
       AND ownership = 'all' AND status = 'ok' GROUP BY 1`
  );
  expect(shown.length).toBeGreaterThan(5);
  for (const {id, members, need} of area.units) {
    const own = shown.find((s) => s.network === id);
    expect([id, need.bullied, need.respondents, need.shownMembers]).toEqual([
      id,
      own?.bullied ?? null,
      own?.respondents ?? null,
      own?.n ?? 0
    ]);
    expect(need.share).toBe(own ? own.bullied / own.respondents : null);
    expect(need.status).toBe(own ? "ok" : "suppressed");
    expect(members).not.toBeNull();
    expect(need.shownMembers).toBeLessThanOrEqual(members!);
  }
});

test("a share without its number of answers is no need: Bergen's is published without them", () => {
  const bergen = areaOf(found, "46").units.find((u) => u.id === "4601");
  expect(bergen?.need).toEqual({
    share: null,
    bullied: null,
    respondents: null,
    shownMembers: 0,
    status: "missing"
  });
  expect(areaOf(found, "46").needYear).toBeNull();
});

test("the grants of IBS are those of owners and of independent schools", () => {
  const {grants} = areaOf(found, "EX");
  expect(grants).toHaveLength(22);
  expect(new Set(grants.map((g) => `${g.role} ${g.amount.value}`))).toEqual(
    new Set([
      "both 520000",
      "school_owner 260000",
      "kindergarten_authority 260000",
      "independent_school 100000"
    ])
  );
});

test("accounts of county governors only, counts where the area is known, in kroner as booked", async () => {
  const {accounts} = found;
  const [booked] = await warehouse.rows<{n: number}>(
    "SELECT sum(amount_nok) AS n FROM account WHERE post = '21' AND (agency LIKE 'Fylkesmannen i %' OR agency LIKE 'Statsforvalt%')"
  );
  expect(accounts.reduce((sum, a) => sum + (a.school.value ?? 0) + (a.kindergarten.value ?? 0), 0)).toBe(
    booked?.n
  );
  expect(accounts.filter((a) => a.year === 2024)).toHaveLength(10);
  const [counts] = await warehouse.rows<{pupils: number; residents: number}>(
    `SELECT (SELECT sum(pupils) FROM pupil_count WHERE unit_code IN ('03', '31', '32', '33') AND school_year = '2024-25') AS pupils,
       (SELECT sum(age_1_5) FROM population WHERE year = 2024 AND left(unit_code, 2) IN ('03', '31', '32', '33')) AS residents`
  );
  const of = (year: number, agency: string) =>
    accounts.find((a) => a.year === year && a.agency.includes(agency));
  expect(of(2024, "Oslo og Viken")).toMatchObject({
    school: {value: 159_700_000, status: "ok"},
    pupils: {value: counts?.pupils, status: "ok"},
    children: {value: null, status: "missing"},
    aged1to5: {value: counts?.residents, status: "ok"}
  });
  expect(of(2020, "Agder")).toMatchObject({pupils: {status: "missing"}, aged6to15: {status: "ok"}});
  expect(of(2019, "Vestland")).toMatchObject({
    school: {value: 41_500_000},
    aged6to15: {value: null, status: "missing"}
  });
  expect(of(2014, "Østfold")?.school).toEqual({value: null, status: "missing"});
});

test("from 2020 to 2025 no municipality moves from one county governor to another", async () => {
  const former: Readonly<Record<string, string>> = {"30": "31", "38": "39", "54": "55"};
  const agencyOf = (code: string) => {
    const county = former[code.slice(0, 2)] ?? code.slice(0, 2);
    return Object.entries(agencyCounties).find(([, counties]) => counties.includes(county))?.[0];
  };
  const moves = await warehouse.rows<{date: string; old: string; new: string; kind: string}>(
    `SELECT CAST(date AS VARCHAR) AS date, old_code AS old, new_code AS "new", kind FROM municipality_change
     WHERE date > DATE '2020-01-01' AND date <= DATE '2025-12-31' AND old_code NOT LIKE 'EX%'`
  );
  expect(moves.length).toBeGreaterThan(50);
  for (const move of moves) {
    expect(agencyOf(move.old), JSON.stringify(move)).toBeDefined();
    expect(agencyOf(move.old), JSON.stringify(move)).toBe(agencyOf(move.new));
  }
});

/** The areas of three municipalities with 100 pupils, 4 schools and 50 children each, one of them hidden, and user files. */
async function areasOf(user: Record<string, string>): Promise<Distribution> {
  const codes = ["5001", "5028", "3401"];
  const dir = await makeDataFolder([
    municipalities(codes),
    {
      kind: "pupils",
      file: "pupils/pupils.csv",
      text: [
        "school_year,level,code,pupils,pupils_with_individual_education,pupils_with_extra_norwegian,schools",
        "2025-26,municipality,5001,100,,,4",
        "2025-26,municipality,5028,*,,,4",
        "2025-26,municipality,3401,100,,,4"
      ].join("\n")
    },
    {
      kind: "kindergarten-children",
      file: "children/children.csv",
      text: "date,code,kindergartens,private_kindergartens,children\n2026-04-13,5001,2,0,50\n2026-04-13,5028,2,0,0\n"
    },
    ...surveySnapshot(
      codes.map((unit) =>
        bullyingRow({
          unit,
          year: "2025-26",
          share: unit === "5028" ? "*" : "10,0",
          bullied: unit === "5028" ? "*" : "5"
        })
      ),
      codes.map((code) => participationRow(code, "2025-26", "50"))
    )
  ]);
  await mkdir(join(dir, "user"));
  for (const [name, content] of Object.entries(user)) await writeFile(join(dir, "user", name), content);
  const opened = await buildAndOpen(dir);
  try {
    return Distribution.parse(JSON.parse(JSON.stringify(await readDistribution(opened))));
  } finally {
    opened.close();
  }
}

const networks = "county;network;member;valid_from;valid_to\n50;Nett;5001;;\n50;Nett;5028;;\n";
const allocations = (...rows: string[]) =>
  `scheme;decision_year;payment_year;code;amount_nok;purpose\n${rows.join("\n")}\n`;

test("a hidden member hides its network's sum, an absent one leaves it missing, and zero is a number", async () => {
  const areas = await areasOf({"networks.csv": networks});
  const [network] = areaOf(areas, "50").units;
  expect(network).toMatchObject({
    id: "Nett",
    members: 2,
    pupils: {value: null, status: "suppressed"},
    children: {value: 50, status: "ok"},
    schools: {value: 8, status: "ok"},
    kindergartens: {value: 4, status: "ok"},
    need: {share: 0.1, bullied: 5, respondents: 50, shownMembers: 1, status: "ok"}
  });
  const hamar = areaOf(areas, "34").units[0];
  expect(hamar).toMatchObject({id: "3401", kind: "municipality", children: {value: null, status: "missing"}});
  const national = areaOf(areas, "NO").units.map((u) => [u.id, u.children.value, u.pupils.status]);
  expect(national).toEqual([
    ["3401", null, "ok"],
    ["5001", 50, "ok"],
    ["5028", 0, "suppressed"]
  ]);
});

test("the user's payments are a frame of payments: by unit, the rest outside every unit", async () => {
  const areas = await areasOf({
    "networks.csv": networks,
    "allocations.csv": allocations(
      "Dekom;2025;2025;Nett;600;nøkkel",
      "Dekom;2025;2026;5001;300;nøkkel",
      "Dekom;2025;2025;974760673;100;partner",
      "Rekom;2025;2025;5028;50;kurs"
    )
  });
  const {frames, payments, units} = areaOf(areas, "50");
  expect(frames).toEqual([
    {
      scheme: "Dekom",
      decisionYear: 2025,
      basis: "payments",
      frame: 1000,
      jointMeasures: 100,
      key: null,
      granted: [{unit: "Nett", amount: 900, pupils: null, children: null}]
    },
    {
      scheme: "Rekom",
      decisionYear: 2025,
      basis: "payments",
      frame: 50,
      jointMeasures: 0,
      key: null,
      granted: [{unit: "Nett", amount: 50, pupils: null, children: null}]
    }
  ]);
  expect(payments.map((p) => [p.code, p.recipient, p.unit])).toEqual([
    ["974760673", "unknown", null],
    ["Nett", "network", "Nett"],
    ["5001", "schoolOwner", "Nett"],
    ["5028", "kindergartenOwner", "Nett"]
  ]);
  expect(units[0]?.previous).toEqual({value: 950, status: "ok"});
});

test("a year with one frame over all schemes is not added to the schemes apart", async () => {
  const areas = await areasOf({
    "networks.csv": networks,
    "allocations.csv": allocations("Ramme;2025;2025;Nett;700;nøkkel", "Dekom;2025;2025;Nett;300;nøkkel")
  });
  expect(areaOf(areas, "50").units[0]?.previous).toEqual({value: 700, status: "ok"});
});

test("a receiver that no register knows is of no county where receivers of two are decided on", async () => {
  const areas = await areasOf({
    "networks.csv": networks,
    "allocations.csv": allocations(
      "Dekom;2025;2025;Nett;600;a",
      "Dekom;2025;2025;3401;200;b",
      "Dekom;2025;2025;974760673;100;c"
    )
  });
  expect(areaOf(areas, "NO").payments.map((p) => [p.code, p.amount, p.unit])).toEqual([
    ["974760673", 100, null]
  ]);
  expect(areaOf(areas, "34").units[0]?.previous.value).toBe(200);
});
