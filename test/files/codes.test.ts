import * as fc from "fast-check";
import {expect, test} from "vitest";
import {Refusal} from "../../src/tables/cells.ts";
import {isOrganisationNumber, parseCode, parseCounty, parseOwner} from "../../loaders/files/codes.ts";

test.each(["974760673", "970018131", "872417842", "988602671", "874738352"])(
  "%s is an organisation number: a register holds it",
  (digits) => expect(isOrganisationNumber(digits)).toBe(true)
);

test("no single changed digit leaves an organisation number valid", () => {
  fc.assert(
    fc.property(fc.nat({max: 8}), fc.integer({min: 1, max: 9}), (place, step) => {
      const digits = "974760673".split("");
      digits[place] = String((Number(digits[place]) + step) % 10);
      expect(isOrganisationNumber(digits.join(""))).toBe(false);
    })
  );
});

test("a number whose check digit would be 10 does not exist", () => {
  const without = Array.from({length: 1000}, (_, i) => `9${String(i).padStart(7, "0")}`).filter(
    (eight) => !Array.from({length: 10}, (_, last) => `${eight}${last}`).some(isOrganisationNumber)
  );
  expect(without.length).toBeGreaterThan(50);
});

test.each([
  ["0301", "0301"],
  ["50", "50"],
  ["974 760 673", "974760673"],
  ["974\u00a0760\u00a0673", "974760673"],
  ["EX", "EX"],
  ["EX07", "EX07"],
  ["EX-S001", "EX-S001"]
])("%j is the code %s", (text, code) => expect(parseCode(text)).toBe(code));

test.each([
  ["301", "leading zero"],
  ["3", "leading zero"],
  ["974760674", "check digit"],
  ["9,74761E+08", "Excel has shortened"],
  ["301,0", "formatted the code as a number"],
  ["5 001", "formatted the code as a number"],
  ["50012", "4 digits"],
  ["97476067", "4 digits"],
  ["Oslo", "4 digits"],
  ["ex01", "4 digits"],
  ["", "4 digits"]
])("%j is refused, not guessed: %s", (text, remedy) => {
  const refused = parseCode(text);
  expect(refused).toBeInstanceOf(Refusal);
  expect((refused as Refusal).remedy).toContain(remedy);
});

test("an owner is a municipality or a county, never an organisation", () => {
  expect(parseOwner("5001")).toBe("5001");
  expect(parseOwner("974760673")).toBeInstanceOf(Refusal);
});

test("a county has two digits or is EX", () => {
  expect([parseCounty("03"), parseCounty("EX")]).toEqual(["03", "EX"]);
  for (const text of ["3", "5001", "EX01", "ex", ""]) expect(parseCounty(text)).toBeInstanceOf(Refusal);
});
