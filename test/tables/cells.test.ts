import * as fc from "fast-check";
import {expect, test} from "vitest";
import {
  optional,
  parseChoice,
  parseKroner,
  parseNumber,
  parsePercent,
  parseText,
  parseWhole,
  Refusal
} from "../../src/tables/cells.ts";
import {parseDate} from "../../loaders/files/dates.ts";

const spaces = ["", " ", "\u00a0", "\u202f", "\u2009", "\u2007"];
const group = (digits: string, separator: string) => digits.replace(/\B(?=(\d{3})+$)/g, separator);

test("kroner written in every accepted habit read back to the same value", () => {
  fc.assert(
    fc.property(
      fc.nat({max: 9_999_999_999}),
      fc.constantFrom(...spaces),
      fc.constantFrom("", "kr ", "kr. ", "Kr\u00a0", "NOK "),
      fc.constantFrom("", ",00", ".00", ",-", ",–", " kr", ",00 kr", " NOK"),
      (value, separator, before, after) => {
        expect(parseKroner(before + group(String(value), separator) + after)).toBe(value);
      }
    )
  );
});

test("numbers with decimals read back the same with comma and point and any thousands space", () => {
  fc.assert(
    fc.property(
      fc.nat({max: 9_999_999}),
      fc.integer({min: 0, max: 999}),
      fc.constantFrom(...spaces),
      fc.constantFrom(",", "."),
      fc.constantFrom("", "-", "\u2212"),
      (whole, thousandths, separator, decimal, sign) => {
        const fraction = String(thousandths).padStart(3, "0");
        const expected = Number(`${sign === "" ? "" : "-"}${whole}.${fraction}`);
        expect(parseNumber(sign + group(String(whole), separator) + decimal + fraction)).toBe(expected);
      }
    )
  );
});

test("percentages read back the same with and without sign and space", () => {
  fc.assert(
    fc.property(
      fc.integer({min: 0, max: 1000}),
      fc.constantFrom("", "%", " %", "\u00a0%"),
      (tenths, sign) => {
        expect(parsePercent(`${String(tenths / 10).replace(".", ",")}${sign}`)).toBe(tenths / 10);
      }
    )
  );
});

test("dates written in every accepted habit read back to the same day", () => {
  const day = fc.date({min: new Date("1990-01-01"), max: new Date("2100-12-31"), noInvalidDate: true});
  fc.assert(
    fc.property(day, (date) => {
      const iso = date.toISOString().slice(0, 10);
      const [year, month, dayOfMonth] = iso.split("-") as [string, string, string];
      expect(parseDate(iso)).toBe(iso);
      expect(parseDate(`${dayOfMonth}.${month}.${year}`)).toBe(iso);
      expect(parseDate(`${Number(dayOfMonth)}.${Number(month)}.${year}`)).toBe(iso);
      expect(parseDate(`${Number(dayOfMonth)}. ${Number(month)}. ${year}`)).toBe(iso);
    })
  );
});

test("an organised refusal is returned, never a value or an exception, for any text", () => {
  fc.assert(
    fc.property(fc.string({unit: "binary"}), (text) => {
      for (const parse of [parseNumber, parsePercent, parseKroner]) {
        const value = parse(text);
        expect(value instanceof Refusal || Number.isFinite(value)).toBe(true);
      }
      const date = parseDate(text);
      expect(date instanceof Refusal || /^\d{4}-\d{2}-\d{2}$/.test(date)).toBe(true);
    })
  );
});

test.each([
  "",
  "*",
  "1 25",
  "1.250.000",
  "1.250,5",
  "12 50 000",
  "1,25E+06",
  "kr",
  "abc",
  "-1",
  "1250,50",
  "1e6",
  "0x10"
])("%j is not an amount in whole kroner", (text) => expect(parseKroner(text)).toBeInstanceOf(Refusal));

test("1,25E+06 is told to be Excel's shortening", () => {
  expect(parseNumber("1,25E+06")).toEqual(
    new Refusal("Excel has shortened the number: format the column as a number with no decimals", {
      reason: "shortened"
    })
  );
});

test.each(["-1", "100,1", "20 prosent", "%", "101 %"])("%j is not a percentage from 0 to 100", (text) =>
  expect(parsePercent(text)).toBeInstanceOf(Refusal)
);

test.each([
  "2020-02-30",
  "31.04.2020",
  "32.01.2020",
  "01/02/2020",
  "1.2.20",
  "20200131",
  "2020-1-31",
  "1889-01-01",
  "2020-01-31 00:00",
  ""
])("%j is not a date", (text) => expect(parseDate(text)).toBeInstanceOf(Refusal));

test("Excel's day number is told as such", () => {
  expect(parseDate("43862")).toEqual(new Refusal("this is Excel's day number: format the column as a date"));
});

const marks = new Refusal("point or comma before three digits: write 2345 or 2 345", {
  reason: "thousandsMarks"
});

test.each(["1.250.000", "2.345", "2.000", "12.000,00", "1,250,000", "2,345", "2,000", "12,000.00", "-1,000"])(
  "%s may have thousands set off: it is named, and never read as decimals of a whole number or of kroner",
  (text) => {
    expect(parseWhole({min: 0, max: 1e9})(text)).toEqual(marks);
    expect(parseKroner(`kr ${text}`)).toEqual(marks);
  }
);

test("a number that may have decimals is refused for thousands only where it can be read in no other way", () => {
  for (const text of ["1.250.000", "1,250,000", "1,250.5", "1.250,5"])
    expect(parseNumber(text)).toEqual(marks);
  expect(parseNumber("2.345")).toBe(2.345);
  expect(parseNumber("2,345")).toBe(2.345);
  expect(parseWhole({min: 0, max: 9})("0,000")).toBe(0);
  expect(parseKroner("1250000.00")).toBe(1_250_000);
});

test("a whole number is inside its range, and 2,0 is 2", () => {
  const parse = parseWhole({min: 1, max: 9});
  expect(parse("2,0")).toBe(2);
  for (const text of ["0", "10", "2,5", ""]) {
    expect(parse(text)).toEqual(
      text === ""
        ? new Refusal("write a number such as 1250 or 1 250, with decimal comma", {reason: "number"})
        : new Refusal("write a whole number, 1–9", {reason: "whole", min: 1, max: 9})
    );
  }
});

test("an empty optional cell is null, not zero", () => {
  expect(optional(parseKroner)("")).toBeNull();
  expect(optional(parseKroner)("0")).toBe(0);
});

test("a choice is known by its name and synonyms in any case and spacing, and by nothing else", () => {
  const parse = parseChoice<"both" | "school">({both: ["begge"], school: ["frittstående skole"]});
  expect(["BOTH", "Begge", "frittsta\u030aende  Skole"].map(parse)).toEqual(["both", "both", "school"]);
  for (const text of ["", "__proto__", "constructor", "toString", "bot"]) {
    expect(parse(text)).toEqual(new Refusal("write one of both, school"));
  }
});

test.each([
  "=1+1",
  "@SUM(A1)",
  "-Fosen",
  "__proto__",
  "<img src=x onerror=alert(1)>",
  "${1+1}",
  "Fosen; nord"
])("%j is just text", (text) => expect(parseText(text)).toBe(text));

test.each(["\u061c", "\u200e", "\u200f", "\u202a", "\u202e", "\u2066", "\u2069", "\0", "\u001b", "\u0085"])(
  "%j in a text is refused: it would mirror or hide what stands beside it",
  (character) => {
    const read = parseText(`Fosen${character}`);
    const code = `U+${character.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}`;
    expect(read).toMatchObject({why: {reason: "hidden", code}});
  }
);

test("white space within a text is no hidden character, nor are letters of other scripts", () =>
  expect(parseText("Nord\t\u00a0og\nשלום é")).toBe("Nord og שלום é"));

test.each(["", "#REF!", "#I/T", "TrÃ¸ndelag", "Tr\ufffdndelag"])("%j is no text to keep", (text) =>
  expect(parseText(text)).toBeInstanceOf(Refusal)
);

test("a long run of spaces before a sign that is not there is refused at once", () => {
  const begun = performance.now();
  for (const parse of [parsePercent, parseKroner])
    expect(parse(`5${" ".repeat(30_000)}x`)).toBeInstanceOf(Refusal);
  expect(performance.now() - begun).toBeLessThan(200);
});

test("digits beyond what a number can hold are no number", () => {
  expect(parseNumber("9".repeat(400))).toBeInstanceOf(Refusal);
});
