import {readFile} from "node:fs/promises";
import Papa from "papaparse";
import {expect, test} from "vitest";
import {foreignNames, splitPlaceName} from "../../src/model/place-names.ts";

const languages = (name: string) =>
  splitPlaceName(name).map(({text, lang}) => (lang ? `${text}:${lang}` : text));

test("a name is split into its parts with their language, in any order and with any dash", () => {
  expect(languages("Porsanger-Porsáŋgu-Porsanki")).toEqual([
    "Porsanger-",
    "Porsáŋgu:se",
    "-",
    "Porsanki:fkv"
  ]);
  expect(languages("Kåfjord – Gáivuotna – Kaivuono")).toEqual([
    "Kåfjord – ",
    "Gáivuotna:se",
    " – ",
    "Kaivuono:fkv"
  ]);
  expect(languages("Snåase-Snåsa")).toEqual(["Snåase:sma", "-Snåsa"]);
  expect(languages("Fauske-Fuosko")).toEqual(["Fauske-", "Fuosko:smj"]);
});

test("Norwegian names with a hyphen stay whole, and so do words that begin like a name", () => {
  for (const name of ["Sør-Varanger", "Aurskog-Høland", "Romsdal", "Raisina", ""])
    expect(splitPlaceName(name)).toEqual([{text: name}]);
});

test("every name in the register that has more than one language is marked", async () => {
  const register = await readFile("data/ssb-municipalities/municipalities_2024.csv", "utf8");
  const rows = Papa.parse<Record<string, string>>(register, {header: true, skipEmptyLines: true}).data;
  const names = new Set(rows.flatMap((row) => [row["name"] ?? "", row["county_name"] ?? ""]));
  // Norwegian names with a hyphen say by their first part which of several places of a name it is
  const several = [...names].filter((name) => /-/.test(name) && !/^(Nord|Sør|Stor|Midt|Aurskog)-/.test(name));
  expect(several.length).toBeGreaterThan(15);
  expect(several.filter((name) => !splitPlaceName(name).some(({lang}) => lang))).toEqual([]);
});

test("joined, the parts are the text again", () => {
  const text = "I Kárášjohka-Karasjok og i Deatnu-Tana, ikke i Romsdal.";
  expect(
    splitPlaceName(text)
      .map((part) => part.text)
      .join("")
  ).toBe(text);
});

function languagesOf(name: string): Set<string> {
  return new Set(foreignNames.filter((other) => other.name === name).map(({lang}) => lang));
}

test("a name has one language, and a code of a county or municipality", () => {
  expect(foreignNames.filter(({name}) => languagesOf(name).size !== 1)).toEqual([]);
  expect(foreignNames.filter(({code}) => !/^\d{2}(\d{2})?$/.test(code))).toEqual([]);
});
