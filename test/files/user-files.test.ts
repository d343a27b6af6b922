import {copyFile, mkdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import * as fc from "fast-check";
import {expect, test} from "vitest";
import {formatRowProblem, RefusedRows, UserError} from "../../loaders/errors.ts";
import {readAllocations} from "../../loaders/files/allocations.ts";
import {readNetworks} from "../../loaders/files/networks.ts";
import {readParticipation} from "../../loaders/files/participation.ts";
import {readUserFiles} from "../../loaders/files/user-files.ts";
import {temporaryFile, temporaryFolder} from "./temporary.ts";

const participationHeader = "scheme;pulje;code;role;start;end;units;resource_person_percent;amount_nok";
const networksHeader = "county;network;member;valid_from;valid_to";
const allocationsHeader = "scheme;decision_year;payment_year;code;amount_nok;purpose";
const whole = {
  scheme: "IBS",
  pulje: 5,
  code: "0301",
  role: "both",
  start: "2020-03-31",
  end: "2022-12-31",
  units: 12,
  resource_person_percent: 12.5,
  amount_nok: 1_250_000
};

/** The problems of a refused file, each as `row column: value: remedy`. */
async function problemsOf(reading: Promise<unknown>): Promise<string[]> {
  const error: unknown = await reading.then(
    () => undefined,
    (reason: unknown) => reason
  );
  if (!(error instanceof RefusedRows)) throw new Error(`not refused as rows: ${String(error)}`);
  return error.problems.map(({row, column, value, remedy}) => `${row} ${column}: ${value}: ${remedy}`);
}

async function participation(...lines: string[]): Promise<string> {
  return temporaryFile("participation.csv", [participationHeader, ...lines].join("\n"));
}

async function networks(...lines: string[]): Promise<string> {
  return temporaryFile("networks.csv", [networksHeader, ...lines].join("\n"));
}

function participant(role: string): string {
  return `IBS;5;5001;${role};2020-03-31;;;;`;
}

/** Whether a period (first and last day, "" for not bounded) holds a day. */
function covers([from, to]: [string, string], day: string): boolean {
  return (from === "" || from <= day) && (to === "" || day <= to);
}

const names = participationHeader.split(";");
const norwegian =
  "Ordning;Pulje;Kommunenummer;Rolle;Startdato;Slutt;Antall enheter;Stillingsprosent;Beløp".split(";");
const cells = [
  "ibs",
  "5",
  "0301",
  "Begge",
  "31.3.2020",
  "31.12.2022",
  "12",
  "12,5 %",
  "1\u00a0250\u202f000,00"
];

test.each([
  ["semicolons and CRLF", `${names.join(";")}\r\n${cells.join(";")}\r\n`],
  ["tabs", `${names.join("\t")}\n${cells.join("\t")}`],
  ["commas with quoted decimals", `${names.join(",")}\n${cells.map((c) => `"${c}"`).join(",")}\n`],
  ["Norwegian header in other case", `${norwegian.join(";").toUpperCase()}\n${cells.join(";")}`],
  ["columns in another order", `${names.toReversed().join(";")}\n${cells.toReversed().join(";")}`],
  ["sep= line and byte order mark", `\ufeffsep=;\r\n${names.join(";")}\r\n${cells.join(";")}`],
  ["empty columns and rows at the end", `${names.join(";")};;\n${cells.join(";")};;\n;;;;;;;;;;\n\n`],
  ["empty columns at the end of rows only", `${names.join(";")}\n${cells.join(";")};;`],
  ["comments", `${names.join(";")}\n# forklaring; med skilletegn\n${cells.join(";")}`],
  ["spaces around cells", `${names.join(" ; ")}\n${cells.join(" ; ")} `]
])("a participation file with %s reads as the same row", async (_, text) => {
  expect(await readParticipation(await temporaryFile("participation.csv", text))).toEqual([whole]);
});

test.each(["utf16le", "latin1"] as const)("a file in %s reads as the same row", async (encoding) => {
  const text = `${norwegian.join(";")}\r\n${cells.join(";").replace("\u202f", " ")}\r\n`;
  const path = await temporaryFile("participation.csv", Buffer.from(text, encoding));
  expect(await readParticipation(path)).toEqual([whole]);
});

test("empty cells, also cut off at the end of the row, are not known, never zero", async () => {
  const path = await participation("LMP;9;974760673;skole;2025-04-24;;;;", "LMP;9;5001;skoleeier;2025-04-24");
  const unknown = {end: null, units: null, resource_person_percent: null, amount_nok: null};
  expect(await readParticipation(path)).toMatchObject([
    {code: "974760673", role: "school", ...unknown},
    {code: "5001", role: "school_owner", ...unknown}
  ]);
});

test("every bad cell of every bad row is listed with its row, also after quoted line breaks", async () => {
  const path = await participation(
    'XYZ;0;301;"bar\nne";32.01.2020;;2,5;101;-1',
    "IBS;5;5001;both;2020-03-31;2019-12-31;;;"
  );
  expect(await problemsOf(readParticipation(path))).toEqual([
    "2 scheme: XYZ: write one of IBS, LMP, Kompetanseløftet",
    "2 pulje: 0: write a whole number, 1–99",
    "2 code: 301: Excel has taken off a leading zero: format the column as text and write 0301 if that is meant",
    "2 role: bar\nne: write one of kindergarten_authority, school_owner, both, independent_school, school, kindergarten",
    "2 start: 32.01.2020: the calendar has no such day: write the date as 2020-01-31 or 31.01.2020",
    "2 units: 2,5: write a whole number, 0–9999",
    "2 resource_person_percent: 101: write a percentage from 0 to 100, such as 20 or 12,5",
    "2 amount_nok: -1: an amount cannot be negative",
    "4 end: 2019-12-31: the end is before the start 2020-03-31: mend one of the dates"
  ]);
});

test("a participant stands once in each role, and both counts as each of its roles", async () => {
  expect(
    await problemsOf(
      readParticipation(await participation(participant("skoleeier"), participant("school_owner")))
    )
  ).toEqual(["3 code: IBS | 5 | 5001 | school_owner: the same as row 2: remove one of them"]);
  expect(
    await problemsOf(readParticipation(await participation(participant("skoleeier"), participant("begge"))))
  ).toEqual(["2 role: school_owner: row 3 says both: remove one of them"]);
});

test("missing, unknown and repeated columns are named", async () => {
  const path = await temporaryFile("networks.csv", "county;navn;member;medlem;valid_from;__proto__\n");
  expect(await problemsOf(readNetworks(path))).toEqual([
    "1 (header): county | navn | member | medlem | valid_from | __proto__: missing network, valid_to; " +
      "unknown navn, __proto__; twice member: the columns are county, network, member, valid_from, valid_to"
  ]);
});

test("an unquoted decimal comma in a comma file is refused and does not shift the row", async () => {
  const text = `${names.join(",")}\nIBS,5,0301,both,2020-03-31,,12,12,5,\n`;
  expect(await problemsOf(readParticipation(await temporaryFile("participation.csv", text)))).toEqual([
    "2 (row): IBS,5,0301,both,2020-03-31,,12,12,5,: the row has 10 cells and the header 9: put cells that hold a comma in quotation marks"
  ]);
});

test("text in a column without a name is refused", async () => {
  const path = await temporaryFile("networks.csv", `${networksHeader};\n50;Fosen;5057;;;hei`);
  expect(await problemsOf(readNetworks(path))).toEqual([
    "2 (no name): hei: no column here: put text that holds the delimiter in quotation marks"
  ]);
});

test("a member is in one network at a time; both ends of a membership count", async () => {
  const first = "50;Fosen;5057;2020-01-01;2022-12-31";
  expect(await readNetworks(await networks(first, "50;Værnes;5057;2023-01-01;"))).toHaveLength(2);
  expect(await problemsOf(readNetworks(await networks(first, "50;Værnes;5057;2022-12-31;")))).toEqual([
    "3 member: 5057: overlaps row 2 (Fosen): end one membership the day before the next"
  ]);
  expect(await problemsOf(readNetworks(await networks("50;Fosen;5057;;", "50;Fosen;5057;;")))).toHaveLength(
    1
  );
  expect(
    await problemsOf(readNetworks(await networks(first, "50;Værnes;5057;;2019-12-31", "50;X;5057;;")))
  ).toEqual(["4 member: 5057: overlaps row 2 (Fosen): end one membership the day before the next"]);
});

test("two memberships are refused together exactly when some day lies in both", async () => {
  const day = fc.integer({min: 1, max: 9}).map((n) => `2020-01-0${n}`);
  const period = fc
    .tuple(fc.option(day, {nil: ""}), fc.option(day, {nil: ""}))
    .filter(([from, to]) => from === "" || to === "" || from <= to);
  const days = Array.from({length: 11}, (_, i) => `2020-01-${String(i).padStart(2, "0")}`);
  const folder = await temporaryFolder();
  await fc.assert(
    fc.asyncProperty(period, period, async (a, b) => {
      const path = join(folder, "networks.csv");
      await writeFile(path, `${networksHeader}\n50;A;5057;${a.join(";")}\n50;B;5057;${b.join(";")}\n`);
      const refused = await readNetworks(path).then(
        () => false,
        () => true
      );
      expect(refused).toBe(days.some((d) => covers(a, d) && covers(b, d)));
    })
  );
});

test("a recipient is a network's name or a correct code; hostile text is just text", async () => {
  const path = await temporaryFile(
    "allocations.csv",
    [
      allocationsHeader,
      "Dekom;2024;2024;Fosen;1 000;=1+1",
      "rekom;2024;2027;974760673;0;__proto__",
      "felles ramme;2024;2025;__proto__;5;constructor"
    ].join("\n")
  );
  expect(await readAllocations(path)).toEqual([
    {
      scheme: "Dekom",
      decision_year: 2024,
      payment_year: 2024,
      code: "Fosen",
      amount_nok: 1000,
      purpose: "=1+1"
    },
    {
      scheme: "Rekom",
      decision_year: 2024,
      payment_year: 2027,
      code: "974760673",
      amount_nok: 0,
      purpose: "__proto__"
    },
    {
      scheme: "Ramme",
      decision_year: 2024,
      payment_year: 2025,
      code: "__proto__",
      amount_nok: 5,
      purpose: "constructor"
    }
  ]);
});

test("a payment is made from the decision year to three years after, and no cell is empty", async () => {
  const path = await temporaryFile(
    "allocations.csv",
    [
      allocationsHeader,
      "Dekom;2024;2023;Fosen;1;a",
      "Dekom;2024;2028;Fosen;1;a",
      "Dekom;1999;2101;301;;",
      "Dekom;2024;2024;;1;a"
    ].join("\n")
  );
  expect(await problemsOf(readAllocations(path))).toEqual([
    "2 payment_year: 2023: a decision of 2024 is paid in 2024–2027: mend one of the years",
    "3 payment_year: 2028: a decision of 2024 is paid in 2024–2027: mend one of the years",
    "4 decision_year: 1999: write a whole number, 2000–2100",
    "4 payment_year: 2101: write a whole number, 2000–2100",
    "4 code: 301: Excel has taken off a leading zero: format the column as text and write 0301 if that is meant",
    "4 amount_nok: : write whole kroner such as 1250000 or 1 250 000",
    "4 purpose: : fill in a text",
    "5 code: : fill in the network's name or the recipient's code"
  ]);
});

test("two payments alike in all but the amount are refused", async () => {
  const path = await temporaryFile(
    "allocations.csv",
    [allocationsHeader, "Dekom;2024;2024;Fosen;1;a", "Dekom;2024;2024;Fosen;2;a"].join("\n")
  );
  expect(await problemsOf(readAllocations(path))).toEqual([
    "3 code: Dekom | 2024 | 2024 | Fosen | a: the same as row 2: remove one of them"
  ]);
});

test("a file that is not there is empty, and the log says so", async () => {
  const folder = await temporaryFolder();
  const log: string[] = [];
  await writeFile(join(folder, "networks.csv"), `${networksHeader}\n50;Fosen;5057;;\n`);
  const files = await readUserFiles(folder, {log: (line) => log.push(line)});
  expect(files).toEqual({
    participation: [],
    networks: [{county: "50", network: "Fosen", member: "5057", valid_from: null, valid_to: null}],
    allocations: []
  });
  expect(log).toEqual([
    `${join(folder, "participation.csv")}: not there, so no rows`,
    `${join(folder, "networks.csv")}: 1 rows`,
    `${join(folder, "allocations.csv")}: not there, so no rows`
  ]);
});

test("bad rows of all three files come in one refusal", async () => {
  const folder = join(await temporaryFolder(), "user");
  await mkdir(folder);
  await writeFile(
    join(folder, "participation.csv"),
    `${participationHeader}\nIBS;5;301;both;2020-03-31;;;;\n`
  );
  await writeFile(join(folder, "networks.csv"), `${networksHeader}\n3;Oslo;0301;;\n`);
  await writeFile(join(folder, "allocations.csv"), `${allocationsHeader}\nDekom;2024;2024;Oslo;x;a\n`);
  const error = await readUserFiles(folder, {log: () => {}}).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(RefusedRows);
  const {problems} = error as RefusedRows;
  expect(problems.map(({file, row, column, value}) => [file, row, column, value])).toEqual([
    [join(folder, "participation.csv"), 2, "code", "301"],
    [join(folder, "networks.csv"), 2, "county", "3"],
    [join(folder, "allocations.csv"), 2, "amount_nok", "x"]
  ]);
  expect((error as RefusedRows).message).toBe(problems.map(formatRowProblem).join("\n"));
});

test("a file that cannot be read as a table is named together with the bad rows of the others", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "participation.csv"), "");
  await writeFile(join(folder, "networks.csv"), `${networksHeader}\n3;Oslo;0301;;\n`);
  const error = await readUserFiles(folder, {log: () => {}}).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UserError);
  expect((error as UserError).message).toMatch(
    /participation\.csv: the file is empty.*\n.*networks\.csv, row 2/
  );
});

test("a folder in the place of a file is the user's mistake", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "networks.csv"));
  await expect(readNetworks(join(folder, "networks.csv"))).rejects.toThrow(UserError);
});

test.each(["participation", "networks", "allocations"])(
  "the template of %s loads with no rows, and its example as one row",
  async (name) => {
    const folder = await temporaryFolder();
    const template = join("data/user", `${name}.template.csv`);
    await copyFile(template, join(folder, `${name}.csv`));
    const files = await readUserFiles(folder, {log: () => {}});
    expect(Object.values(files).flat()).toEqual([]);
    await writeFile(
      join(folder, `${name}.csv`),
      (await readFile(template, "utf8")).replace("# Eksempel: ", "")
    );
    expect(Object.values(await readUserFiles(folder, {log: () => {}})).flat()).toHaveLength(1);
  }
);

test("every example in the documentation loads", async () => {
  const text = await readFile("docs/user-files.md", "utf8");
  const examples = [...text.matchAll(/```\n((?:scheme|county);[^`]+)```/g)].map((match) => match[1] ?? "");
  const folder = await temporaryFolder();
  for (const [i, name] of ["participation", "networks", "allocations"].entries()) {
    await writeFile(join(folder, `${name}.csv`), examples[i] ?? "");
  }
  const {participation: p, networks: n, allocations: a} = await readUserFiles(folder, {log: () => {}});
  expect([p.length, n.length, a.length]).toEqual([2, 2, 3]);
});
