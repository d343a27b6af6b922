import {checkBand, type Band} from "./band.ts";
import type {PupilRow} from "./pupil-rows.ts";

/** Svalbard belongs to no county, but the statistics count its pupils in Troms; its own county code is 21. */
const svalbard = {code: "2100", county: "21"} as const;

/** Published totals lie between 610 000 and 640 000 in every year since 2009; wide enough for ten more years. */
const nationBand: Band = [550_000, 700_000];
/** 11 (2020) to 20 (2017) counties, and the codes for Svalbard and abroad. */
const countyBand: Band = [11, 22];
/** 356 (2020) to 428 (2014) municipalities, Svalbard, and those without pupils of their own. */
const municipalityBand: Band = [340, 440];

/**
 * What is wrong with the rows of one school year, one phrase each; none when the year can be used. Every county
 * must equal the sum of its municipalities (or not be below it, where one of them is suppressed), apart from the
 * one county that counts Svalbard's pupils as its own. The nation must be the sum of the counties and plausible.
 */
export function checkPupils(rows: readonly PupilRow[]): string[] {
  const counties = rows.filter(({level}) => level === "county");
  const municipalities = rows.filter(({level}) => level === "municipality");
  return [
    ...checkBand("counties", counties.length, countyBand),
    ...checkBand("municipalities", municipalities.length, municipalityBand),
    ...checkCounties(counties, municipalities),
    ...checkNation(rows, counties)
  ];
}

function checkCounties(counties: readonly PupilRow[], municipalities: readonly PupilRow[]): string[] {
  const atSvalbard = municipalities.find(({code}) => code === svalbard.code)?.pupils;
  let svalbardCounted = false;
  const findings: string[] = [];
  for (const {code, name, pupils} of counties) {
    if (pupils === null || code === svalbard.county) continue;
    const own = municipalities.filter((row) => countyOf(row) === code && row.code !== svalbard.code);
    const rest = pupils - sum(own);
    if (rest === 0 || (rest > 0 && own.some((row) => row.pupils === null))) continue;
    if (rest === atSvalbard && !svalbardCounted) svalbardCounted = true;
    else findings.push(`county ${code} ${name} has ${pupils} pupils, its municipalities ${pupils - rest}`);
  }
  return findings;
}

function checkNation(rows: readonly PupilRow[], counties: readonly PupilRow[]): string[] {
  const mainland = sum(counties.filter(({code}) => code !== svalbard.county));
  const atSvalbard = rows.find(({code}) => code === svalbard.code)?.pupils ?? 0;
  const nation = rows.find(({level}) => level === "nation");
  const pupils = nation?.pupils ?? mainland;
  const incomplete = counties.some((row) => row.pupils === null);
  const findings = checkBand("pupils in the nation", pupils, nationBand);
  if (incomplete || pupils === mainland || pupils === mainland + atSvalbard) return findings;
  return [...findings, `the nation has ${pupils} pupils, its counties ${mainland}`];
}

function countyOf({county, code}: PupilRow): string {
  return county ?? code.slice(0, 2);
}

function sum(rows: readonly PupilRow[]): number {
  return rows.reduce((total, {pupils}) => total + (pupils ?? 0), 0);
}
