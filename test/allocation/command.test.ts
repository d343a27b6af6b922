import {readFile} from "node:fs/promises";
import {expect, test} from "vitest";
import {formatAllocationProblem} from "../../loaders/allocation/problem-text.ts";
import {parseAllocateArguments} from "../../loaders/command/allocate-arguments.ts";
import type {Allocation, AllocationReason} from "../../src/statistics/allocation/key.ts";
import {temporaryFile} from "../files/temporary.ts";
import {runCommand, runOn} from "./run.ts";

interface KeyYear {
  scheme: string;
  decision_year: number;
  frame_nok: number;
  joint_share: number;
  base_grant_nok: number;
  networks: {network: string; pupils: number; children: number; grant_nok: number}[];
}

const counts = "network,pupils,children\na,100,0\nb,200,100\nc,0,50\n";
const key = ["--frame", "1000000", "--joint", "0.15", "--base", "50000", "--weights", "pupils=1,children=1"];

test("the example county's newest frame: every grant to the krone, in JSON and in the table", async () => {
  const {years} = JSON.parse(await readFile("data/example-county/key.json", "utf8")) as {years: KeyYear[]};
  const {frame_nok, joint_share, base_grant_nok, networks} = years.at(-1)!;
  const rows = networks.map((one) => [one.network, one.pupils, one.children].join(","));
  const file = await temporaryFile("county.csv", ["network,pupils,children", ...rows, ""].join("\n"));
  const args = ["--networks", file, "--frame", `${frame_nok}`, "--joint", `${joint_share}`, "--base", `${base_grant_nok}`, "--weights", "pupils=1,children=1"]; // prettier-ignore
  const {code, output, errors} = await runCommand([...args, "--json"]);
  expect([code, errors]).toEqual([0, ""]);
  const report = JSON.parse(output) as Omit<Allocation, "ok">;
  expect(Object.keys(report)).toEqual(["frame", "joint", "networks", "sum"]);
  expect(report).toMatchObject({frame: frame_nok, sum: frame_nok - report.joint});
  report.networks.forEach(({network, amount, counts: own, perPupil, perChild, base, proRata}, i) => {
    const {pupils, children, grant_nok} = networks[i]!;
    expect([network, amount, base + proRata]).toEqual([networks[i]!.network, grant_nok, grant_nok]);
    expect(own).toEqual({pupils, children, apprentices: null, bullied: null});
    expect([perPupil, perChild]).toEqual([grant_nok / pupils, grant_nok / children]);
  });
  const table = await runCommand(args);
  expect(table.code).toBe(0);
  for (const {network, grant_nok} of networks) {
    const amount = String(grant_nok).replace(/\B(?=(\d{3})+$)/g, " ");
    expect(table.output).toMatch(new RegExp(`^${network} .* ${amount}  `, "m"));
  }
});

test("kroner per pupil are null where there are no pupils, and joint measures may be kroner", async () => {
  const {networks, joint} = await runOn(counts, ["--frame", "1000000", "--joint", "150000", "--weights", "pupils=1,children=1"]); // prettier-ignore
  expect(joint).toBe(150_000);
  expect(networks.map(({perPupil, perChild}) => [perPupil === null, perChild === null])).toEqual([
    [false, true],
    [false, false],
    [true, false]
  ]);
});

test("bounds, transition and need reach the key", async () => {
  const previous = await temporaryFile("last.csv", "nettverk;beløp\nB;500 000\na;kr 300 000,-\nc;120000\n");
  const {networks} = await runOn(
    "Nettverk;Elever;Barn;Lærlinger;Mobbede\na;100;0;5;12,5\nb;200;100;0;10\nc;0;50;0;0\n",
    ["--frame", "1000000", "--base", "0.3", "--weights", "pupils=1,children=0.5,apprentices=1,need=2", "--floor", "90000", "--ceiling", "540000", "--max-change", "0.1", "--previous", previous] // prettier-ignore
  );
  // Heads 130, 270 and 25: by the key alone 314 118, 544 706 and 141 176 kr.
  expect(networks.map(({amount, bound, base}) => [amount, bound, base])).toEqual([
    [328_000, null, 100_000],
    [540_000, "ceiling", 100_000],
    [132_000, "increase", 100_000]
  ]);
});

test.each([
  [
    "semicolons, CRLF and a byte order mark",
    "\ufeffNettverk;Elever;Barn\r\na;100;0\r\nb;200;100\r\nc;0;50\r\n"
  ],
  [
    "other order, spaces, comments and blank lines",
    "children, pupils ,network\n# counted in October\n0,100,a\n\n 100,200, b\n50,0,c\n\n"
  ],
  [
    "Windows-1252 and a separator line",
    Buffer.from("sep=;\nnettverk;elever;barn\na;100;0\nb;200;100\nc;0;50", "latin1")
  ]
])("%s change no amount", async (_, content) => {
  expect(await runOn(content, key)).toEqual(await runOn(counts, key));
});

test.each<[string, string, string[], string]>([
  [
    "a word",
    counts.replace("200", "mange"),
    [],
    'counts.csv, row 3, column pupils: "mange": write a number such as 1250 or 1 250, with decimal comma'
  ],
  [
    "half a pupil",
    counts.replace("200", "0.5"),
    [],
    'row 3, column pupils: "0.5": write a whole number, 0 or more'
  ],
  [
    "a negative count",
    counts.replace("200", "-2"),
    [],
    'row 3, column pupils: "-2": write a whole number, 0 or more'
  ],
  ["an unquoted decimal comma", counts.replace("a,100", "a,1,5"), [], "row 2, column (row)"],
  [
    "a hidden count",
    counts.replace("200", "*"),
    [],
    'row 3, column pupils: "*": not known, and the key gives it weight: fill it in or set pupils=0 in --weights'
  ],
  ["a name twice", counts.replace("b,", "A,"), [], 'row 3, column network: "a": the same as row 2'],
  ["a sum row", `${counts}Sum,300,150\n`, [], 'row 5, column network: "Sum": a row with the sum'],
  [
    "thousands with a point",
    counts.replace("200", "1.000"),
    [],
    'row 3, column pupils: "1.000": point or comma before three digits: write 2345 or 2 345'
  ],
  [
    "thousands with a comma",
    counts.replaceAll(",", ";").replace("200", "1,000"),
    [],
    'row 3, column pupils: "1,000": point or comma before three digits'
  ],
  [
    "a column nobody knows",
    "network,pupils,children,region\na,1,2,x\n",
    [],
    "unknown region: the columns are network, pupils, children, apprentices, bullied"
  ],
  ["no name", counts.replace("b,", ","), [], 'row 3, column network: "": fill in a text'],
  ["no column", "network,pupils\na,1\n", [], "row 1, column (header)"],
  ["a column that carries weight", counts, ["apprentices=1"], "missing apprentices"],
  ["header alone", "network,pupils,children\n", [], "no rows below the header"],
  ["nothing", "", [], "the file is empty"],
  ["a workbook", "PK\x03\x04", [], "this is an Excel workbook"]
])("%s is refused with file, row, column, value and remedy", async (_, content, weights, message) => {
  const given = weights.length > 0 ? [...key.slice(0, -1), weights[0]!] : key;
  await expect(runOn(content, given)).rejects.toThrow(message);
});

test("every bad row of both files is one line on standard error; nothing is printed, exit 1", async () => {
  const file = await temporaryFile("counts.csv", "network,pupils,children\na,x,0\nb,1,y\n");
  const last = await temporaryFile("last.csv", "network,amount\na,-5\n");
  const {code, output, errors} = await runCommand(["--networks", file, ...key, "--max-change", "0.1", "--previous", last]); // prettier-ignore
  expect([code, output]).toEqual([1, ""]);
  const lines = errors.trimEnd().split("\n");
  expect(lines).toHaveLength(3);
  // the path as it was given: two files may have one name
  expect(lines[0]).toContain(`${file}, row 2, column pupils: "x"`);
  expect(lines[1]).toContain(`${file}, row 3, column children: "y"`);
  expect(lines[2]).toContain(`${last}, row 2, column amount: "-5"`);
});

test("a network twice is refused also where another cell of one of the rows cannot be read", async () => {
  const file = "network,pupils,children\na,x,0\nA,1,2\na,3,y\n";
  const refused = runOn(file, key);
  await expect(refused).rejects.toThrow(/row 3, column network: "a": the same as row 2/);
  await expect(refused).rejects.toThrow(/row 4, column network: "a": the same as row 2/);
});

async function withLast(rows: string): Promise<string[]> {
  const file = await temporaryFile("last.csv", `network,amount\n${rows}`);
  return [...key, "--max-change", "0.1", "--previous", file];
}

test("last year's file must hold the same networks", async () => {
  const tooMany = await withLast("a,1\nb,1\nc,1\nd,1\n");
  await expect(runOn(counts, tooMany)).rejects.toThrow(
    `${tooMany.at(-1)}, row 5, column network: "d": not in the file of --networks`
  );
  const tooFew = await withLast("a,1\nb,1\n");
  await expect(runOn(counts, tooFew)).rejects.toThrow(`${tooFew.at(-1)}: no row for "c"`);
});

test.each([
  ["--frame 1,5", '--frame "1,5": write whole kroner, without øre'],
  ["--frame 1e6", '--frame "1e6": write whole kroner'],
  [
    "--frame 9007199254740993",
    '--frame "9007199254740993": too large: write at most 9007199254740991 kroner'
  ],
  [
    "--joint 1.5",
    '--joint "1.5": write a share below 1, such as 0.15, a percentage such as 15%, or whole kroner'
  ],
  ["--joint=-0.1", '--joint "-0.1"'],
  ["--joint 1", '--joint "1": all of it or 1 krone? Write 100% or 1kr'],
  ["--joint 1,0", '--joint "1,0": all of it or 1 krone? Write 100% or 1kr'],
  ["--base 1.0", '--base "1.0": all of it or 1 krone? Write 100% or 1kr'],
  ["--joint 115%", '--joint "115%": write a percentage from 0 to 100'],
  ["--joint 0.5kr", '--joint "0.5kr": write whole kroner, without øre'],
  ["--frame 12.000", '--frame "12.000": point or comma before three digits'],
  ["--base 300,000", '--base "300,000": point or comma before three digits'],
  ["--frame -5", '--frame "-5": an amount cannot be negative'],
  ["--base x", '--base "x"'],
  ["--max-change 0.1", "--max-change needs last year's amounts"],
  ["--previous x.csv", "--previous is read for --max-change alone"],
  ["--max-change 10 --previous x.csv", '--max-change "10": write a share from 0 to 1'],
  ["--weights pupils", '--weights "pupils": write a name and a number'],
  ["--weights pupils=1,5", '--weights "5": write a name and a number'],
  ["--weights pupils=1,pupils=2", '--weights "pupils=2": this weight is given twice'],
  ["--weights elever=1", '--weights "elever=1": name one of pupils, children, apprentices, need'],
  ["--weights __proto__=1", "name one of"],
  ["--weights pupils=-1", '--weights "pupils=-1": write a number, 0 or more'],
  ["--json --json", "--json is given twice"],
  ["--tak 5", "Unknown option '--tak'"]
])("%s is refused by name and value", (text, message) => {
  const own = text.split(" ");
  const base = ["--networks", "n.csv", "--frame", "10", "--weights", "pupils=1"];
  const left = base.filter((_, i) => !own.some((word) => word === base[i - (i % 2)]));
  expect(() => parseAllocateArguments([...left, ...own])).toThrow(message);
});

test.each<[string, {share: number} | {kroner: number}]>([
  ["0", {share: 0}],
  ["0.15", {share: 0.15}],
  ["0,999", {share: 0.999}],
  ["14.3%", {share: 0.143}],
  ["100 %", {share: 1}],
  ["0.5%", {share: 0.005}],
  ["1kr", {kroner: 1}],
  ["kr 0", {kroner: 0}],
  ["2", {kroner: 2}],
  ["150 000", {kroner: 150_000}]
])("joint measures and base grants of %s are read as what they say", (text, part) => {
  const given = parseAllocateArguments(
    ["--networks", "n.csv", "--frame", "10", "--weights", "pupils=1", "--joint", text, "--base", text] // prettier-ignore
  );
  if (given === "help") throw new Error("help");
  expect([given.request.key.joint, given.request.key.base]).toEqual([part, part]);
});

test("what is missing is named, all of it", () => {
  expect(() => parseAllocateArguments(["--joint", "0.1"])).toThrow("missing --networks, --frame, --weights");
});

test("a key that cannot be applied is one line and exit 1", async () => {
  await expect(runOn(counts, [...key, "--floor", "300000"])).rejects.toThrow(
    "the floors need 900000 kr at least, and 850000 kr are left after joint measures: loosen them or lower --joint"
  );
  await expect(runOn(counts, key.with(5, "300000"))).rejects.toThrow(
    "base grants of 300000 kr × 3 networks are above the 850000 kr left after joint measures"
  );
  await expect(runOn(counts, [...key.slice(0, -1), "pupils=0"])).rejects.toThrow("all weights are 0");
});

test("every reason is one line that says what to do", () => {
  const reasons: AllocationReason[] = [
    {reason: "frame", value: 0.5},
    {reason: "joint", unit: "share", value: 2},
    {reason: "base", unit: "kroner", value: 0.5},
    {reason: "weight", weight: "need", value: -1},
    {reason: "maxChange", value: -1},
    {reason: "noNetworks"},
    {reason: "duplicateNetworks", networks: ["a"]},
    {reason: "count", network: "a", count: "pupils", value: 0.5},
    {reason: "countMissing", count: "children", networks: ["a", "b"]},
    {reason: "previousMissing", networks: ["a"]},
    {reason: "jointAboveFrame", joint: 2, frame: 1},
    {reason: "noHeads", rest: 5},
    {reason: "floorAboveCeiling", floor: 2, ceiling: 1},
    {reason: "changeBelowFloor", network: "a", highest: 1, floor: 2},
    {reason: "changeAboveCeiling", network: "a", lowest: 2, ceiling: 1},
    {reason: "boundsBelowRest", bounds: "both", highest: 1, rest: 2},
    {reason: "baseAgainstBounds", base: 5, short: 2}
  ];
  for (const reason of reasons) {
    expect(formatAllocationProblem(reason)).toMatch(/^[^\n]+: [^\n]+$/);
  }
});

test("--help names every option and exits 0", async () => {
  const {code, output} = await runCommand(["--help"]);
  expect(code).toBe(0);
  for (const option of [
    "networks",
    "frame",
    "joint",
    "base",
    "weights",
    "floor",
    "ceiling",
    "max-change",
    "previous",
    "json"
  ]) {
    // prettier-ignore
    expect(output).toContain(`--${option}`);
  }
});
