import {expect, test} from "vitest";
import {detectDelimiter, parseCsv, takeSeparatorLine} from "../../src/tables/csv.ts";

test("a record's line is where it begins, counted from the header, also after quoted line breaks and blank lines", () => {
  const text = 'a;b\r\n1;"two\r\nlines"\r\n\r\n;\r\n2;x\r\n"three\n\nlines";y\n3;z';
  expect(parseCsv(text, ";", "a.csv")).toEqual([
    {line: 1, cells: ["a", "b"]},
    {line: 2, cells: ["1", "two\nlines"]},
    {line: 6, cells: ["2", "x"]},
    {line: 7, cells: ["three\n\nlines", "y"]},
    {line: 10, cells: ["3", "z"]}
  ]);
});

test("blank lines above the header do not count", () => {
  expect(parseCsv("\n\na\n1", ",", "a.csv").map(({line}) => line)).toEqual([1, 2]);
});

test("lines end with CRLF, LF or CR, also mixed", () => {
  expect(parseCsv("a\r\n1\n2\r3", ",", "a.csv").map(({cells}) => cells[0])).toEqual(["a", "1", "2", "3"]);
});

test("a quote that is not closed is refused with its row", () => {
  expect(() => parseCsv('a;b\n1;2\n3;"4\n5;6', ";", "a.csv")).toThrow(/^a\.csv, row 3: .*quot/i);
});

test("doubled quotes are one quote, and a formula is text", () => {
  expect(parseCsv('a,b\n"say ""hi""",=1+1', ",", "a.csv")[1]?.cells).toEqual(['say "hi"', "=1+1"]);
});

test.each([
  ["sep=;\r\na;b", "a;b", ";"],
  ["SEP=,\na,b", "a,b", ","],
  ["sep=\t\na\tb", "a\tb", "\t"],
  ['"sep=;"\na;b', "a;b", ";"],
  ["a;b", "a;b", undefined],
  ["sep=x\na", "sep=x\na", undefined]
])("%j names its delimiter, and the line is taken off", (text, rest, delimiter) => {
  expect(takeSeparatorLine(text)).toEqual({text: rest, delimiter});
});

test.each([
  ["x;y", ";"],
  ["x,y", ","],
  ["x\ty", "\t"],
  ['"x","y"\n1;2;3;4', ","],
  ["x", ";"]
])("the header %j tells the delimiter", (text, delimiter) => {
  expect(detectDelimiter(text, (cell) => cell === "x" || cell === "y")).toBe(delimiter);
});

test("more rows, or cells in a row, than a table may hold are refused with the row", () => {
  expect(() => parseCsv(`a\n${"1\n".repeat(100_001)}`, ",", "a.csv")).toThrow(
    "a.csv, row 100002: more than 100000 rows"
  );
  expect(() => parseCsv(`a\n${",".repeat(16_384)}x`, ",", "a.csv")).toThrow(
    "a.csv, row 2: more than 16384 cells in one row"
  );
});
