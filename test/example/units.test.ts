import {expect, test} from "vitest";
import {groupRows, readRows, sumOf} from "./files.ts";

const units = readRows("example-county/units.csv");
const ofLevel = (level: string) => units.filter((unit) => unit.level === level);
const real = readRows("ssb-municipalities/municipalities_2024.csv");
const realChanges = readRows("ssb-municipality-changes/municipality_changes.csv");

/** A name and its parts in other languages: `Fauske-Fuosko`, `Omasvuotna / Storfjord`, `Deatnu - Tana`. */
const nameParts = (name: string) =>
  [name, ...name.split(/\s+-\s+|\/|-/)].map((part) => part.trim().toLocaleLowerCase("nb"));

const realNames = new Set(
  [
    ...real.flatMap((row) => [row.name!, row.county_name!]),
    ...realChanges.flatMap((row) => [row.old_name!, row.new_name!])
  ].flatMap(nameParts)
);

test("no municipality, county or network of the example has the name of a real municipality or county, now or before", () => {
  expect(realNames.size).toBeGreaterThan(400);
  const invented = [
    ...ofLevel("municipality").map(({name}) => name!),
    ...ofLevel("county").map(({name}) => name!),
    ...readRows("example-county/networks.csv").map(({network}) => network!)
  ];
  expect(invented.filter((name) => nameParts(name).some((part) => realNames.has(part)))).toEqual([]);
});

test("no network of the example has the name of a real network", () => {
  const known = new Set(
    readRows("trondelag-networks/trondelag_networks_known.csv").map(({network}) => network)
  );
  expect(readRows("example-county/networks.csv").filter(({network}) => known.has(network))).toEqual([]);
});

test("no code of the example is the code of a real unit, and each is used once", () => {
  const realCodes = new Set([
    ...real.flatMap((row) => [row.code, row.county]),
    ...realChanges.flatMap((row) => [row.old_code, row.new_code]),
    ...readRows("udir-bergen-grade7/bergen_grade7_bullying.csv").map((row) => row.organisation_number),
    ...readRows("udir-upper-secondary/upper_secondary_survey.csv").map((row) => row.organisation_number)
  ]);
  const codes = units.map(({code}) => code!);
  expect(codes.filter((code) => realCodes.has(code))).toEqual([]);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.every((code) => /^EX(\d\d|-S\d{3})?$/.test(code))).toBe(true);
});

test("there are one county, 44 municipalities today and two former ones, and 300 schools of which 8 are private", () => {
  expect(ofLevel("county").map(({code}) => code)).toEqual(["EX"]);
  expect(ofLevel("municipality").filter(({valid_to}) => valid_to === "")).toHaveLength(44);
  expect(
    ofLevel("municipality")
      .filter(({valid_to}) => valid_to === "2020-01-01")
      .map(({code}) => code)
  ).toEqual(["EX44", "EX45"]);
  expect(ofLevel("school")).toHaveLength(300);
  expect(ofLevel("school").filter(({ownership}) => ownership === "private")).toHaveLength(8);
  expect(new Set(ofLevel("school").map(({name}) => name)).size).toBe(300);
});

test("the merger turns both former municipalities into the new one on the day after their last", () => {
  expect(readRows("example-county/municipality_changes.csv")).toEqual([
    {
      date: "2020-01-01",
      old_code: "EX44",
      old_name: "Nordvoll",
      new_code: "EX46",
      new_name: "Storvoll",
      kind: "merge"
    },
    {
      date: "2020-01-01",
      old_code: "EX45",
      old_name: "Myrhaug",
      new_code: "EX46",
      new_name: "Storvoll",
      kind: "merge"
    }
  ]);
  expect(units.find(({code}) => code === "EX46")!.valid_from).toBe("2020-01-01");
});

test("every school lies in a municipality of today", () => {
  const today = new Set(
    ofLevel("municipality").flatMap(({code, valid_to}) => (valid_to === "" ? [code] : []))
  );
  expect(ofLevel("school").filter(({municipality}) => !today.has(municipality))).toEqual([]);
});

test("the county stretches from coast to inland: at least twice as long as wide", () => {
  const places = ofLevel("municipality");
  const span = (axis: "x_km" | "y_km") =>
    Math.max(...places.map((place) => Number(place[axis]))) -
    Math.min(...places.map((place) => Number(place[axis])));
  expect(span("x_km") / span("y_km")).toBeGreaterThan(2);
});

test("pupils of the county are the sum of its municipalities and the sum of its schools in every school year", () => {
  const rows = readRows("example-county/pupils.csv");
  const levelOf = new Map(units.map(({code, level}) => [code, level]));
  const years = groupRows(rows, (row) => row.school_year!);
  expect(years.size).toBe(12);
  for (const [year, ofYear] of years) {
    const total = (level: string) =>
      sumOf(
        ofYear.filter(({unit_code}) => levelOf.get(unit_code) === level),
        ({pupils}) => Number(pupils)
      );
    expect(total("municipality"), year).toBe(total("county"));
    expect(total("school"), year).toBe(total("county"));
    expect(total("county"), year).toBeGreaterThan(50_000);
  }
});

test("children of the county are the sum of its municipalities on every date", () => {
  const dates = groupRows(readRows("example-county/children.csv"), (row) => row.date!);
  expect(dates.size).toBe(12);
  for (const [date, rows] of dates) {
    const parts = rows.filter(({unit_code}) => unit_code !== "EX");
    expect(
      sumOf(parts, ({children}) => Number(children)),
      date
    ).toBe(Number(rows.find(({unit_code}) => unit_code === "EX")!.children));
  }
});

test("a unit has rows only while it is valid", () => {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const outside = ["pupils", "survey", "survey_index", "survey_participation"].flatMap((file) =>
    readRows(`example-county/${file}.csv`).filter(({unit_code, school_year}) => {
      const {valid_from, valid_to} = byCode.get(unit_code)!;
      const day = `${school_year!.slice(0, 4)}-10-01`;
      return day < valid_from! || (valid_to !== "" && day >= valid_to!);
    })
  );
  expect(outside).toEqual([]);
});
