import {mkdir} from "node:fs/promises";
import {join} from "node:path";
import {assert, asyncProperty, boolean, constantFrom} from "fast-check";
import {expect, test} from "vitest";
import {readAnalystPanel} from "../../loaders/effect/read-panel.ts";
import type {PanelColumns} from "../../loaders/effect/request.ts";
import {RefusedRows, UserError} from "../../loaders/errors.ts";
import {temporaryFile, temporaryFolder} from "../files/temporary.ts";

const columns: PanelColumns = {unit: "unit", time: "time", start: "start", outcome: "y", covariates: []};
const all: PanelColumns = {...columns, weight: "w", cluster: "k", covariates: ["x"]};

async function read(content: string | Uint8Array, named: PanelColumns = columns) {
  return readAnalystPanel(await temporaryFile("panel.csv", content), named);
}

/** The message, with the file's folder left out. */
async function refusal(content: string | Uint8Array, named: PanelColumns = columns): Promise<string> {
  const error: unknown = await read(content, named).then(
    () => undefined,
    (reason: unknown) => reason
  );
  expect(error).toBeInstanceOf(UserError);
  return (error as Error).message.replace(/\S*panel\.csv/, "panel.csv");
}

const header = "unit,time,start,y";
const good = "0301,2017,2018,14.8\n0301,2018,2018,12\n4601,2017,0,15\n4601,2018,0,15.5";
const wide = "unit;time;start;y;w;k;x\nA;2017;0;1;10;K1;0,5\nA;2018;0;2;10;K1;0,5\n";

test.each<[what: string, content: string, named: PanelColumns, message: RegExp]>([
  [
    "text in the outcome",
    `${header}\n${good}\n1,2017,0,many`,
    columns,
    /^panel.csv, row 6, column y: "many": write a number/
  ],
  [
    "text in the time",
    `${header}\n1,spring,0,1`,
    columns,
    /^panel.csv, row 2, column time: "spring": write a whole period/
  ],
  [
    "half a period",
    `${header}\n1,2017.5,0,1`,
    columns,
    /^panel.csv, row 2, column time: "2017.5": write a whole/
  ],
  ["no period", `${header}\n1,,0,1`, columns, /^panel.csv, row 2, column time: "": write a whole period/],
  [
    "a school year that skips",
    `${header}\n1,2018-20,0,1`,
    columns,
    /row 2, column time: "2018-20": the second year/
  ],
  [
    "text in the start",
    `${header}\n1,2017,aldri,1`,
    columns,
    /row 2, column start: "aldri": .*0 or nothing for never/
  ],
  ["no unit", `${header}\n,2017,0,1`, columns, /row 2, column unit: "": fill in/],
  ["Excel's error value", `${header}\n#REF!,2017,0,1`, columns, /row 2, column unit: "#REF!": Excel/],
  ["an infinite outcome", `${header}\n1,2017,0,Inf`, columns, /row 2, column y: "Inf": write a number/],
  [
    "mixed decimal signs",
    `${header}\n1,2017,0,1.5\n1,2018,0,"1,5"`,
    columns,
    /row 3, column y: "1,5": decimal comma here and decimal point/
  ],
  [
    "a doubled unit and period",
    `${header}\n${good}\n\n4601,2017,0,15`,
    columns,
    /row 7, column time: "2017": unit 4601 has this period in row 4 too: remove/
  ],
  [
    "a start that changes",
    `${header}\n${good}\n0301,2019,2019,1`,
    columns,
    /row 6, column start: "2019": unit 0301 has another start in row 2: write/
  ],
  [
    "a start that changes after a row without outcome",
    `${header}\n1,2017,2018,*\n1,2018,2019,1`,
    columns,
    /row 2, column start: "2018": unit 1 has another start in row 3: write/
  ],
  [
    "a decimal comma without quotes before an empty last cell",
    `${header},note\n1,2017,0,14,8,`,
    columns,
    /row 2, column \(row\): .*the row has 6 cells and the header 5/
  ],
  [
    "a cluster that changes",
    `${wide}A;2019;0;2;10;K2;0,5`,
    all,
    /row 4, column k: "K2": unit A has another cluster in row 2: write/
  ],
  ["no cluster", `${wide}A;2019;0;2;10;;0,5`, all, /row 4, column k: "": fill in/],
  [
    "a negative weight",
    `${wide}B;2017;0;1;-3;K1;0,5`,
    all,
    /row 4, column w: "-3": a weight cannot be negative/
  ],
  ...["1e101", "1e160", "1e999"].map((w): [string, string, PanelColumns, RegExp] => [
    `a weight of ${w}`,
    `${wide}B;2017;0;1;${w};K1;0,5`,
    all,
    new RegExp(`^panel.csv, row 4, column w: "${w}": beyond 1e100: divide`)
  ]),
  [
    "weights that are all next to nothing",
    "unit;time;start;y;w;k;x\nA;2017;0;1;1e-172;K1;1\nA;2018;0;2;30e-171;K1;1\nB;2017;0;1;0;K1;1\nB;2018;0;*;9;K1;1",
    all,
    /^panel.csv, row 3, column w: "30e-171": the largest weight is below 1e-100: multiply/
  ],
  ["an outcome of 1e101", `${header}\n1,2017,0,-1e101`, columns, /row 2, column y: "-1e101": beyond 1e100/],
  ["a covariate of 1e160", `${wide}B;2017;0;1;3;K1;1e160`, all, /row 4, column x: "1e160": beyond 1e100/],
  [
    "a row that ends before the cluster",
    `${wide}B;2017`,
    all,
    /row 4, column \(row\): "B \| 2017": the row has 2 cells and the header 7: fill in k/
  ],
  ["text in a covariate", `${wide}B;2017;0;1;3;K1;low`, all, /row 4, column x: "low": write a number/],
  [
    "a decimal comma without quotes",
    `${header}\n1,2017,0,14,8`,
    columns,
    /row 2, column \(row\): .*the row has 5 cells and the header 4/
  ],
  ["an open quote", `${header}\n"1,2017,0,1\n`, columns, /^panel.csv, row 2: .*quot/],
  [
    "a column that is not there",
    `${header}\n${good}`,
    {...columns, outcome: "share"},
    /^panel.csv, row 1: no column "share" for --outcome: the columns are unit, time, start, y$/
  ],
  ["no known column", "a,b,c\n1,2,3", columns, /no column "unit" for --unit: the columns are a, b, c$/],
  [
    "a name twice in the header",
    `${header},y\n1,2017,0,1,2`,
    columns,
    /^panel.csv, row 1, column y: "y": columns 4 and 5 have this name/
  ],
  ["an empty file", "", columns, /^panel.csv: the file is empty: give one row for each unit and period$/],
  ["a header only", `${header}\n\n`, columns, /^panel.csv: no row below the header: /],
  [
    "no outcome at all",
    `${header}\n1,2017,0,*\n1,2018,0,:`,
    columns,
    /^panel.csv, column y: no row has an outcome: choose/
  ],
  [
    "one period",
    `${header}\n1,2017,0,1\n2,2017,0,1`,
    columns,
    /^panel.csv, column time: all outcomes are of period 2017: /
  ],
  ["weights of 0", wide.replaceAll(";10;", ";0;"), all, /^panel.csv, column w: every weight is 0: /]
])("%s is refused with its place", async (_, content, named, message) => {
  const text = await refusal(content, named);
  expect(text).toMatch(message);
  expect(text).not.toContain("\n");
});

test("a name with composed letters finds a header with decomposed ones", async () => {
  const {panel} = await read(`${header.replace("y", "skåre".normalize("NFD"))}\n${good}`, {
    ...columns,
    outcome: "skåre"
  });
  expect(panel.units).toEqual(["0301", "4601"]);
});

test("a line break in a column's name is a space, in the file and in messages", async () => {
  const broken = header.replace("y", '"y\r\n  z"');
  const named = {...columns, outcome: "y z"};
  expect((await read(`${broken}\n${good}`, named)).panel.units).toEqual(["0301", "4601"]);
  expect(await refusal(`${broken}\n1,2017,0,x`, named)).toContain('row 3, column y z: "x": write a number');
  expect(await refusal(`${broken}\n${good}`)).toBe(
    'panel.csv, row 1: no column "y" for --outcome: the columns are unit, time, start, y z'
  );
});

test.each<[what: string, content: string | Uint8Array]>([
  ["a picture", Uint8Array.from({length: 5000}, (_, i) => (i * i * 31 + (i >> 3)) % 256)],
  ["20 000 columns", `${Array.from({length: 20_000}, (_, i) => `column ${i}`).join(",")}\n`],
  ["a name without end", `${"a".repeat(100_000)}\n1`],
  ["a value without end", `${header}\n1,2017,0,${"9".repeat(100_000)}`],
  ["a row without end", `${header}\n${"1,".repeat(100_000)}`]
])("%s gives one short line without control characters", async (_, content) => {
  const text = await refusal(content);
  expect(text.length).toBeLessThan(1500);
  expect(text).toMatch(/^panel\.csv/);
  expect(text).not.toMatch(/\p{Cc}/u);
});

test("a row is counted as a spreadsheet does: blank lines and line breaks inside quotes too", async () => {
  expect(await refusal(`${header}\r\n"a\r\nb",2017,0,1\r\n\r\nc,2017,0,x\r\n`)).toContain("row 5, column y");
});

test("a file that is not there is named with the place that was looked in", async () => {
  const path = join(await temporaryFolder(), "gone.csv");
  await expect(readAnalystPanel(path, columns)).rejects.toThrow(
    `${path}: no such file (${path}): check the path given with --panel`
  );
});

test("a folder, an Excel workbook and a row problem are mistakes of the user", async () => {
  const folder = join(await temporaryFolder(), "panel.csv");
  await mkdir(folder);
  await expect(readAnalystPanel(folder, columns)).rejects.toThrow("is a folder: give the CSV file itself");
  expect(await refusal(Uint8Array.of(0x50, 0x4b, 3, 4))).toContain("Excel workbook: save it as CSV");
  await expect(read(`${header}\n1,2017,0,x`)).rejects.toBeInstanceOf(RefusedRows);
});

test.runIf(process.platform === "linux")("what is no file, or breaks off, is one line too", async () => {
  await expect(readAnalystPanel("/dev/zero", columns)).rejects.toThrow(
    "/dev/zero: is neither a file nor a pipe: give the CSV file itself"
  );
  await expect(readAnalystPanel("/proc/self/mem", columns)).rejects.toThrow(
    "/proc/self/mem: reading broke off (EIO): copy the file"
  );
});

test.each([
  ["14.8", 14.8],
  ['"14,8"', 14.8],
  ["-14.8", -14.8],
  ["\u221214.8", -14.8],
  [".5", 0.5],
  ["-.5", -0.5],
  ["1e-04", 0.0001],
  ["2.5E+03", 2500],
  ["1 250", 1250],
  [" 7 ", 7],
  ["0", 0]
])("the outcome %s is the number %d", async (cell, value) => {
  const {panel} = await read(`${header}\n1,2017,0,${cell}\n1,2018,0,3\n`);
  expect(panel.outcome[0]).toBe(value);
});

test.each(["1.234.567", "1,2,3", "12 34", "1e999", "--1", ".", "e5", "14,8 %", "0x10"])(
  "the outcome %s is no number",
  async (cell) => {
    const content = `${header}\n1,2017,0,"${cell}"\n1,2018,0,3\n1,2019,0,4\n`;
    if (cell === ".") expect((await read(content)).panel.periods).toEqual([2018, 2019]);
    else expect(await refusal(content)).toContain(`row 2, column y: ${JSON.stringify(cell)}`);
  }
);

test.each(["0", "", "NA", "Inf", "inf", "Infinity", "0.0"])("the start %j is never", async (start) => {
  const {panel} = await read(`${header}\n1,2017,${start},1\n1,2018,${start},2\n`);
  expect([...panel.start]).toEqual([Infinity]);
});

test("a school year is its first year, as time and as start", async () => {
  const {panel} = await read(`${header}\n1,2017-18,2018–19,1\n1,2018-19,2018-19,2\n`);
  expect(panel.periods).toEqual([2017, 2018]);
  expect([...panel.start]).toEqual([2018]);
});

test("units and clusters are kept as written: leading zeros, quotes, commas, Norwegian letters", async () => {
  const {panel} = await read(
    `${header.replace("y", "y,k")}\n0301,2017,0,1,"Ås, ""nord"""\n0301,2018,0,1,"Ås, ""nord"""\n301,2017,0,1,Bø\n`,
    {...columns, cluster: "k"}
  );
  expect(panel.units).toEqual(["0301", "301"]);
  expect(panel.clusters).toEqual(['Ås, "nord"', "Bø"]);
});

test("weights are divided by their mean", async () => {
  const rows = "1;2017;0;1;1e99\n1;2018;0;1;1e99\n2;2017;0;1;3e99\n2;2018;0;1;3e99";
  const {panel} = await read(`unit;time;start;y;w\n${rows}`, {...columns, weight: "w"});
  [0.5, 0.5, 1.5, 1.5].forEach((w, cell) => expect(panel.weight[cell]).toBeCloseTo(w, 14));
});

test("a row may end before cells that may be empty", async () => {
  const {panel} = await read(`${header}\n1,2017,0,1\n1,2018,0\n2,2018,0,1\n2,2017`);
  expect([...panel.outcome]).toEqual([1, NaN, NaN, 1]);
});

test("a row without weight or covariate counts as absent", async () => {
  const {panel} = await read(`${wide}B;2017;0;1;;K1;0,5\nB;2018;0;1;3;K1;*\nB;2019;0;1;3;K1;0,5`, all);
  expect([...panel.outcome]).toEqual([1, 2, NaN, NaN, NaN, 1]);
});

test("any delimiter, line ending, quoting and encoding gives the same panel", async () => {
  const rows = [
    ["unit", "time", "start", "y"],
    ..."Ås,2017,0,1.5;Ås,2018,0,2.25;Bø,2017,2018,3;Bø,2018,2018,4".split(";").map((row) => row.split(","))
  ];
  const expected = await read(rows.map((row) => row.join(",")).join("\n"));
  await assert(
    asyncProperty(
      constantFrom(",", ";", "\t"),
      constantFrom("\n", "\r\n", "\r"),
      constantFrom("utf8", "utf16le", "latin1"),
      boolean(),
      boolean(),
      boolean(),
      async (delimiter, end, encoding, isMarked, isQuoted, isSeparated) => {
        const comma = (cell: string) => (delimiter === "," ? cell : cell.replace(/(\d)\.(\d)/, "$1,$2"));
        const quote = (cell: string) => (isQuoted ? `"${cell}"` : cell);
        const text = rows.map((row) => row.map((cell) => quote(comma(cell))).join(delimiter)).join(end);
        const mark = (isMarked && encoding !== "latin1") || encoding === "utf16le" ? "\ufeff" : "";
        const separator = isSeparated ? `sep=${delimiter}${end === "\r" ? "\n" : end}` : "";
        const actual = await read(Buffer.from(mark + separator + text, encoding as BufferEncoding));
        expect(actual).toEqual(expected);
      }
    ),
    {numRuns: 60, seed: 5}
  );
});
