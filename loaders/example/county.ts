import type {Random} from "../../src/statistics/random.ts";
import {
  cityName,
  cityNetwork,
  firstDay,
  merger,
  municipalitiesFromCoast,
  namePrefixes,
  nameSuffixes,
  networksFromCoast
} from "./places.ts";

/** The survey grades of the example county. */
export const surveyGrades = ["7", "10"] as const;
export type SurveyGrade = (typeof surveyGrades)[number];

/** `cohort` is the usual number of pupils of one age; `opens`/`closes` are the first and last school year (start year). */
export interface School {
  code: string;
  name: string;
  municipality: string;
  formerMunicipality: string | undefined;
  ownership: "public" | "private";
  grades: readonly [first: number, last: number];
  cohort: number;
  opens: number;
  closes: number;
  x: number;
  y: number;
}

/** `validTo` is the first day on which the code no longer holds, "" while it does. */
export interface Municipality {
  code: string;
  name: string;
  network: string;
  validFrom: string;
  validTo: string;
  x: number;
  y: number;
}

export interface County {
  municipalities: readonly Municipality[];
  schools: readonly School[];
}

/** First and last survey, as start years of the school year. */
export const firstYear = 2014;
export const lastYear = 2025;

/** Private schools: the municipality and the grades of each. */
const privateSchools: readonly (readonly [municipality: string, first: number, last: number])[] = [
  [cityName, 1, 10],
  [cityName, 1, 7],
  [cityName, 1, 10],
  [cityName, 8, 10],
  ["Elvestrand", 1, 10],
  ["Lauvstrand", 1, 7],
  ["Gråsund", 1, 10],
  ["Bjørkestad", 1, 7]
];

/** One school that opened and two that closed, each the last public 1–7 school of its municipality. */
const openings: Readonly<Record<string, {opens?: number; closes?: number}>> = {
  [cityName]: {opens: 2017},
  Elvestrand: {closes: 2018},
  Solbygda: {closes: 2022}
};

const round1 = (value: number) => Math.round(value * 10) / 10;

/** Positions in km, coast at x = 0: a winding strip 270 km long; no two closer than 9 km; sorted from the coast. */
function placeMunicipalities(count: number, random: Random): {x: number; y: number}[] {
  const placed: {x: number; y: number}[] = [];
  while (placed.length < count) {
    const x = random.uniform() * 270;
    const middle = 60 + 22 * Math.sin(x / 55);
    const y = middle + (2 * random.uniform() - 1) * (18 + 22 * Math.sin((Math.PI * (x + 20)) / 310));
    if (placed.every((other) => Math.hypot(other.x - x, other.y - y) >= 9))
      placed.push({x: round1(x), y: round1(y)});
  }
  return placed.sort((a, b) => a.x - b.x || a.y - b.y);
}

/** Grades of the `count` public schools of one municipality: about one lower secondary school to three primary schools. */
function gradesOfSchools(count: number): (readonly [number, number])[] {
  if (count === 1) return [[1, 10]];
  if (count === 2) return [[1, 10], [1, 7]]; // prettier-ignore
  const lower = Math.max(1, Math.round(count * 0.22));
  const combined = Math.round(count * 0.1);
  return Array.from({length: count}, (_, i) =>
    i < lower ? [8, 10] : i < lower + combined ? [1, 10] : [1, 7]
  );
}

/** Pupils of one age in a primary school, by the number of schools in the municipality: towns have larger schools. */
function usualCohort(schools: number): number {
  return schools >= 50 ? 62 : schools >= 14 ? 58 : schools >= 7 ? 46 : schools >= 4 ? 34 : 24;
}

function schoolNames(random: Random): () => string {
  const names = namePrefixes.flatMap((prefix) => nameSuffixes.map((suffix) => prefix + suffix));
  for (let i = names.length - 1; i > 0; i--) {
    const j = random.integer(0, i);
    [names[i], names[j]] = [names[j]!, names[i]!];
  }
  return () => names.pop()!;
}

/** 1–7 `skole`, 8–10 `ungdomsskole`, 1–10 `oppvekstsenter`; private `friskole`; with the municipality's name behind. */
function schoolName(
  place: string,
  municipality: string,
  first: number,
  last: number,
  isPrivate: boolean
): string {
  const kind = isPrivate
    ? "friskole"
    : first === 8
      ? "ungdomsskole"
      : last === 10
        ? "oppvekstsenter"
        : "skole";
  return `${place} ${kind} i ${municipality}`;
}

/**
 * The municipalities and the 300 schools of the fictional county. Codes: EX01–EX43 last, EX44 and EX45 become EX46 on
 * 2020-01-01; schools are EX-S001–EX-S300. A school carries its present municipality and the former one if there was one.
 */
export function buildCounty(random: Random): County {
  const positions = placeMunicipalities(municipalitiesFromCoast.length, random.fork("positions"));
  const nextName = schoolNames(random.fork("names"));
  const networkNames = networksFromCoast.flatMap(([name, members]) => Array<string>(members).fill(name));
  const municipalities: Municipality[] = [];
  const schools: School[] = [];
  let number = 0;
  municipalitiesFromCoast.forEach(([name, schoolCount], index) => {
    const {x, y} = positions[index]!;
    const merged = name === merger.newName;
    const code = merged ? merger.newCode : `EX${String(++number).padStart(2, "0")}`;
    const network = name === cityName ? cityNetwork : networkNames.shift()!;
    municipalities.push({code, name, network, validFrom: merged ? merger.date : firstDay, validTo: "", x, y});
    if (merged) {
      merger.former.forEach((former, i) => {
        municipalities.push({
          code: former.code,
          name: former.name,
          network,
          validFrom: firstDay,
          validTo: merger.date,
          x: round1(x + (i === 0 ? -3 : 3)),
          y: round1(y + (i === 0 ? 2 : -2))
        });
      });
    }
    const owned = privateSchools.filter(([owner]) => owner === name);
    const publicGrades = merged
      ? merger.former.flatMap((former) => gradesOfSchools(former.schools))
      : gradesOfSchools(schoolCount - owned.length);
    const primaryPerLower =
      publicGrades.filter(([first]) => first === 1).length /
      Math.max(1, publicGrades.filter(([, last]) => last === 10).length);
    const all = [
      ...publicGrades.map((grades) => ({grades, ownership: "public" as const})),
      ...owned.map(([, first, last]) => ({grades: [first, last] as const, ownership: "private" as const}))
    ];
    all.forEach(({grades, ownership}, i) => {
      const schoolCode = `EX-S${String(schools.length + 1).padStart(3, "0")}`;
      const draw = random.fork(schoolCode);
      const spread = Math.exp(0.35 * draw.normal());
      const usual =
        ownership === "private"
          ? 26
          : usualCohort(schoolCount) * (grades[0] === 8 ? Math.min(2.4, primaryPerLower) : 1);
      const change = i === publicGrades.length - 1 ? openings[name] : undefined;
      schools.push({
        code: schoolCode,
        name: schoolName(nextName(), name, grades[0], grades[1], ownership === "private"),
        municipality: code,
        formerMunicipality: merged ? merger.former[i < merger.former[0].schools ? 0 : 1].code : undefined,
        ownership,
        grades,
        cohort: Math.max(4, Math.min(190, usual * spread)),
        opens: change?.opens ?? firstYear,
        closes: change?.closes ?? lastYear,
        x: round1(x + 3 * draw.normal()),
        y: round1(y + 3 * draw.normal())
      });
    });
  });
  return {municipalities: municipalities.sort((a, b) => (a.code < b.code ? -1 : 1)), schools};
}

/** The municipality code of a school in the autumn of a school year: the former one up to 2019-20. */
export function municipalityAt(school: School, startYear: number): string {
  const beforeMerger = `${startYear}-10-01` < merger.date;
  return beforeMerger && school.formerMunicipality ? school.formerMunicipality : school.municipality;
}

/** Municipality codes that are valid in the autumn of a school year. */
export function municipalitiesAt(county: County, startYear: number): string[] {
  const day = `${startYear}-10-01`;
  return county.municipalities
    .filter(({validFrom, validTo}) => validFrom <= day && (validTo === "" || day < validTo))
    .map(({code}) => code);
}

/** Whether the school had pupils in the school year. */
export function isOpen(school: School, startYear: number): boolean {
  return school.opens <= startYear && startYear <= school.closes;
}
