import {expect, test} from "vitest";
import {optional, parseText, parseWhole} from "../../src/tables/cells.ts";
import {formatRowProblem, RefusedRows, UnreadableFile, type RowProblem} from "../../src/tables/errors.ts";
import {readTable, refuseDuplicates, type Columns} from "../../src/tables/table.ts";

const columns = {
  name: {synonyms: ["navn"], parse: parseText},
  pupils: {synonyms: ["elever"], parse: parseWhole({min: 0, max: 100})},
  previous: {synonyms: ["i fjor"], parse: optional(parseWhole({min: 0, max: 100})), mayBeAbsent: true}
} satisfies Columns;

const read = (text: string) =>
  readTable(new TextEncoder().encode(text), {
    file: "a.csv",
    columns,
    rules: [refuseDuplicates("name", ({name}) => [name])]
  });

function problemsOf(text: string): readonly RowProblem[] {
  try {
    read(text);
  } catch (error) {
    if (error instanceof RefusedRows) return error.problems;
    throw error;
  }
  throw new Error("was read");
}

test("a column that may lack is read as empty cells", () => {
  expect(read("Navn;Elever\nFosen;12")).toEqual([{name: "Fosen", pupils: 12, previous: null}]);
  expect(read("i fjor,elever,navn\n5,12,Fosen")).toEqual([{name: "Fosen", pupils: 12, previous: 5}]);
});

test("every problem has its reason beside the remedy, in the order of row and column", () => {
  const problems = problemsOf("elever;navn\n12a;\n200;Fosen;x\n2;Fosen\n3;Fosen");
  expect(problems.map(({row, column, value, why}) => [row, column, value, why?.reason])).toEqual([
    [2, "pupils", "12a", "number"],
    [2, "name", "", "empty"],
    [3, "(no name)", "x", "unnamedColumn"],
    [3, "pupils", "200", "whole"],
    [5, "name", "Fosen", "duplicate"]
  ]);
});

test("a header that does not match tells what is missing, unknown and twice", () => {
  const [problem] = problemsOf("navn;navn;areal\nFosen;Fosen;3");
  expect(problem?.why).toEqual({reason: "header", missing: ["pupils"], unknown: ["areal"], twice: ["name"]});
});

test.each([
  ["PK\u0003\u0004", {reason: "workbook"}],
  ["", {reason: "emptyFile"}],
  ['navn;elever\n"Fosen;3', {reason: "quotes", row: 2}]
])("%j is no table", (text, why) => {
  expect(() => read(text)).toThrow(UnreadableFile);
  try {
    read(text);
  } catch (error) {
    expect((error as UnreadableFile).why).toEqual(why);
  }
});

test("a text longer than a cell can be is refused by row and column", () => {
  const [problem] = problemsOf(`navn;elever\n${"a".repeat(32_768)};1`);
  expect([problem?.row, problem?.column, problem?.why]).toEqual([
    2,
    "name",
    {reason: "tooLong", most: 32_767}
  ]);
});

test("of very many bad rows the first thousand are told, and how many more", () => {
  const problems = problemsOf(`navn;elever\n${";x\n".repeat(1000)}`);
  const lines = new RefusedRows(problems).message.split("\n");
  expect([problems.length, lines.length, lines.at(-1)]).toEqual([2000, 1001, "and 1000 more"]);
});

test("names in a header that are no columns are told in one line, however long and many", () => {
  const [problem] = problemsOf(
    `navn;elever;"a\nb";${"x".repeat(999)};${Array.from({length: 99}, (_, i) => `y${i}`).join(";")}\n`
  );
  const line = formatRowProblem(problem!);
  expect(line).not.toContain("\n");
  expect(line.length).toBeLessThan(800);
  expect(line).toContain("and 81 more");
});

test("a header with empty columns to the end of the sheet is read in the time of its named ones", () => {
  const wide = ";".repeat(16_000);
  expect(read(`navn;elever${wide}\n${"Fosen;12\n".slice(0, -1)}`)).toHaveLength(1);
});
