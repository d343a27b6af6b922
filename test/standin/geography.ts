import {readFileSync} from "node:fs";
import type {Size} from "./api.ts";
import {hash01} from "./random.ts";

/** A municipality as it was called and numbered at one survey. */
export interface Municipality {
  code: string;
  name: string;
  county: string;
  countyName: string;
}

/** An invented school in a real municipality; `municipality` is its code of 2024. */
export interface School {
  code: string;
  name: string;
  municipality: string;
  private: boolean;
  lower: boolean;
  upper: boolean;
  /** TidID of its first and last survey. */
  from: number;
  to: number;
}

/** The TidIDs of the surveys in the open tables, newest first as Udir lists them. */
export const tidIds: readonly number[] = [202512, 202412, 202312, 202212, 202112];

/** Municipalities of 2024 in the smaller stand-ins: renumbered, split, unchanged, Sámi names, Oslo. */
const chosen = {
  small: "0301 1103 1508 1580 3107 3201 3301 3905 4003 4203 4226 4601 5001 5501 5601 5612 5622".split(" "),
  tiny: ["0301", "1508", "1580", "3905"]
};

const former: Readonly<Record<string, string>> = {
  30: "Viken",
  38: "Vestfold og Telemark",
  54: "Troms og Finnmark - Romsa ja Finnmárku - Tromssa ja Finmarkku"
};

function readCsv(path: string): string[][] {
  const text = readFileSync(new URL(`../../data/${path}`, import.meta.url), "utf8");
  return text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.trim().split(","));
}

/** Names come as `Kautokeino-Guovdageaidnu`; Udir writes the parts with blanks around the hyphen. */
function loadCurrent(): Municipality[] {
  return readCsv("ssb-municipalities/municipalities_2024.csv").map(
    ([code = "", name = "", county = "", countyName = ""]) => ({
      code,
      name: name.replace(/([^ ])-(?=[A-ZÁČĐŊŠŦŽÅÆØ])/g, "$1 - "),
      county,
      countyName: `${countyName.replace("-", " - ")}${countyName.includes("-") ? " " : ""}`
    })
  );
}

/** Code of 2024 → code and name before 2024-01-01, from the register of changes. */
function loadFormer(): Map<string, {code: string; name: string}> {
  const changes = readCsv("ssb-municipality-changes/municipality_changes.csv");
  return new Map(
    changes
      .filter(([date]) => date === "2024-01-01")
      .map(([, oldCode = "", oldName = "", newCode = ""]) => [newCode, {code: oldCode, name: oldName}])
  );
}

const current = loadCurrent();
const before2024 = loadFormer();
export const svalbard: Municipality = {
  code: "2100",
  name: "Svalbard",
  county: "55",
  countyName: "Troms - Romsa - Tromssa "
};
export const abroad: Municipality = {
  code: "2599",
  name: "Utlandet, uspesifisert",
  county: "25",
  countyName: "Utlandet"
};

/** The municipalities of 2024 that the stand-in knows, with Svalbard and abroad last. */
export function municipalitiesOf(size: Size): Municipality[] {
  return [
    ...current.filter(({code}) => size === "national" || chosen[size].includes(code)),
    svalbard,
    abroad
  ];
}

/** The municipality as it was valid at a survey: the surveys of 2021–2023 came before the reform of 2024. */
export function municipalityAt(municipality: Municipality, tidId: number): Municipality {
  if (tidId >= 202401) return municipality;
  const old = before2024.get(municipality.code);
  if (old) {
    const county = old.code.slice(0, 2);
    return {...old, county, countyName: former[county] ?? municipality.countyName};
  }
  return municipality === svalbard ? {...svalbard, county: "54", countyName: former[54] ?? ""} : municipality;
}

/** A valid organisation number (check digit modulo 11) for each index; numbers without one are skipped over. */
function organisationNumber(index: number): string {
  for (let base = 97_000_000 + index * 11; ; base += 1) {
    const digits = String(base);
    const sum = [3, 2, 7, 6, 5, 4, 3, 2].reduce(
      (total, weight, at) => total + weight * Number(digits[at]),
      0
    );
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return `${digits}${check}`;
  }
}

const nationalSchools = 7000;
const nationalUpperSchools = 440;

/**
 * The invented schools. Small: three in each municipality, some private, opened or closed on the way, two upper
 * secondary a county (tiny: two and one). National: 7000 (about twice the real number, so that the bullying table reaches eight million
 * rows) and 440 upper secondary. Every school has a valid organisation number; those abroad have `U9009…`.
 */
export function schoolsOf(size: Size, seed: number): School[] {
  const municipalities = municipalitiesOf(size).filter((each) => each !== abroad);
  const schools: School[] = [];
  const perMunicipality =
    size !== "national" ? {tiny: 2, small: 3}[size] : Math.floor(nationalSchools / municipalities.length);
  const extra = size !== "national" ? 0 : nationalSchools - perMunicipality * municipalities.length;
  const add = (municipality: string, name: string, lower: boolean, upper: boolean) => {
    const index = schools.length;
    const chance = size !== "national" ? hash01(seed, index, 11) : 0.5;
    schools.push({
      code: organisationNumber(index + (upper ? 20_000 : 0)),
      name,
      municipality,
      private: hash01(seed, index, 12) < 0.12,
      lower,
      upper,
      from: chance < 0.06 ? 202312 : 0,
      to: chance > 0.95 ? 202212 : 999999
    });
  };
  municipalities.forEach(({code, name}, at) => {
    const count = perMunicipality + (at < extra ? 1 : 0);
    const place = name.split(" - ")[0];
    for (let n = 1; n <= count; n += 1) add(code, `${place} skole ${n}`, true, false);
  });
  const counties = new Map<string, Municipality[]>();
  for (const each of municipalities) {
    if (each !== svalbard) counties.set(each.county, [...(counties.get(each.county) ?? []), each]);
  }
  const upperPerCounty =
    size !== "national" ? {tiny: 1, small: 2}[size] : Math.floor(nationalUpperSchools / counties.size);
  for (const [, members] of counties) {
    for (let n = 0; n < upperPerCounty; n += 1) {
      const {code = "", name = ""} = members[n % members.length] ?? {};
      add(
        code,
        `${name.split(" - ")[0]} videregående skole ${Math.floor(n / members.length) + 1}`,
        false,
        true
      );
    }
  }
  for (const [code, name] of [
    ["U90099006", "Costa Blanca Undervisning - Albir"],
    ["U90099009", "Den norske skole - Costa Blanca "],
    ["U90099013", "The Norwegian School in London "]
  ] as const) {
    schools.push({
      code,
      name,
      municipality: "2599",
      private: true,
      lower: true,
      upper: false,
      from: 0,
      to: 999999
    });
  }
  return schools;
}

/** The name under which a school stands in one survey; it gains or loses a trailing blank from year to year. */
export function schoolNameAt(school: School, tidId: number): string {
  return Math.floor(tidId / 100) % 4 === 1 ? `${school.name.trimEnd()} ` : school.name.trimEnd();
}
