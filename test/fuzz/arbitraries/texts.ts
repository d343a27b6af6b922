import * as fc from "fast-check";
import {hostileNames} from "../../hostile/names.ts";

/** Names that every object of the language answers to. */
export const prototypeNames = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "then"];

/** Numbers as Norwegians, spreadsheets and statistics programs write them, right and wrong. */
const numbers = [
  "0",
  "-0",
  "1 250 000",
  "1\u00a0250",
  "1\u202f250,00",
  "1.250",
  "1.250.000,50",
  "12,5 %",
  "12,5%",
  "kr 1 250 000,-",
  "\u22125",
  "1e5",
  "9,7476E+08",
  "1e400",
  "9".repeat(400),
  "0,".padEnd(400, "3"),
  "NaN",
  "Infinity",
  "-Infinity",
  "0x10",
  "٣",
  "½",
  "*",
  ":",
  "..",
  "#REF!",
  "NA",
  ".5",
  "5.",
  "9007199254740993",
  "-1"
];

const dates = [
  "2020-02-30",
  "29.02.2021",
  "31.12.1989",
  "01/02/2020",
  "31.01.20",
  "43862",
  "0000-00-00",
  "2020-01-01",
  "31. 1. 2020",
  "+010000-01-01"
];

const codes = ["0301", "301", "50", "EX", "EX01-1", "974760673", "974 760 673", "974760674", "ex", "2599"];

/** Text with what divides cells, rows, keys, paths, markup, queries and formulas. */
const marks = [
  "",
  " ",
  "\u00a0",
  "\u3000x",
  ";",
  ",",
  "\t",
  '"',
  '""',
  '"a"b"',
  'a"b',
  "a\nb",
  "a\r\nb",
  "\r",
  "# kommentar",
  "sep=;",
  "\ufeff",
  "\0",
  "a\u0000b",
  "\u001b[31m",
  "\ud800",
  "\udfff x",
  "\u202eabc",
  "\u2028",
  "TromsÃ¸",
  "\ufffd",
  "=1+1",
  "@SUM(A1)",
  "'; DROP TABLE unit; --",
  "x' OR '1'='1",
  "$1",
  "{{x}}",
  "../../etc/passwd",
  "..\\..\\x",
  "/etc/passwd",
  "a/../b",
  "%2e%2e%2f",
  "CON",
  "~~~~",
  "*fet* _kursiv_ `kode` [x](javascript:alert(1)) ![x](x)",
  "| a | b |",
  "<b>fet</b>",
  "&lt;&amp;&#0;",
  "<!--",
  "]]>",
  "</script>",
  "Ål",
  "A\u030al",
  "İ",
  "ß",
  "\ud83d\ude00",
  "x".repeat(300),
  "Å".repeat(33_000),
  `5${" ".repeat(5000)}x`,
  `kr${" ".repeat(5000)}x`,
  '"'.repeat(400),
  ",".repeat(400)
];

/** Texts that some program somewhere stumbles over. */
export const nastyTexts: readonly string[] = [
  ...new Set([...marks, ...numbers, ...dates, ...codes, ...prototypeNames, ...Object.values(hostileNames)])
];

/**
 * Any characters, lone halves among them. Not fast-check's own texts of every character: to make ready for those takes two
 * seconds of each test file.
 */
const anyCharacters = fc
  .array(fc.nat({max: 0x10_ffff}), {maxLength: 8})
  .map((points) => String.fromCodePoint(...points));

/** A text for a cell, a key or a field: mostly a nasty one, sometimes anything at all. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  {arbitrary: fc.constantFrom(...nastyTexts), weight: 8},
  {arbitrary: fc.string({maxLength: 12}), weight: 1},
  {arbitrary: anyCharacters, weight: 1}
);

/** A number that chooses a place in something whose size is not known: it is taken modulo the size. */
export const place = fc.nat({max: 0x7fff_ffff});
