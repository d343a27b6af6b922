import type {Random} from "../../src/statistics/random.ts";
import {bulliedOf, respondentsOf, type Cell} from "./cell.ts";
import {lastYear, type County, type School} from "./county.ts";
import type {PuljeDesign} from "./design.ts";
import {merger} from "./places.ts";

/** Codes of those who take part; `kindergartenOnly` are owners whose schools do not. */
export interface Participants {
  municipalities: readonly string[];
  schools: readonly string[];
  independentSchools: readonly string[];
  kindergartenOnly: readonly string[];
}

/** Municipalities with more public schools than this send only three quarters of them, the highest shares first. */
const allSchoolsUpTo = 4;
const shareOfSchools = 0.75;

/** A municipality takes part in a pulje as owner only with this many public schools or more. */
const fewestSchools = 2;

/** Municipalities with more public schools than this never take part as a whole. */
const mostSchools = 20;

/** LMP schools per municipality: the largest municipality sends more. */
const schoolsPerMunicipality = {largest: 16, other: 6};

const byRank = (a: {rank: number; code: string}, b: {rank: number; code: string}) =>
  b.rank - a.rank || (a.code < b.code ? -1 : 1);

/**
 * Ranks candidates by a mixture of their observed share (standardised over the candidates) and pure chance:
 * rank = w·z + √(1 − w²)·noise. Candidates without any answers are left out.
 */
function rankBy(
  candidates: ReadonlyMap<string, readonly Cell[]>,
  weight: number,
  random: Random
): {code: string; rank: number}[] {
  const observed = [...candidates].flatMap(([code, cells]) => {
    const respondents = cells.reduce((sum, cell) => sum + respondentsOf(cell), 0);
    const bullied = cells.reduce((sum, cell) => sum + bulliedOf(cell), 0);
    return respondents > 0 ? [{code, share: bullied / respondents}] : [];
  });
  const mean = observed.reduce((sum, {share}) => sum + share, 0) / observed.length;
  const sd = Math.sqrt(observed.reduce((sum, {share}) => sum + (share - mean) ** 2, 0) / observed.length);
  return observed
    .map(({code, share}) => ({
      code,
      rank: weight * ((share - mean) / sd) + Math.sqrt(1 - weight ** 2) * random.fork(code).normal()
    }))
    .sort(byRank);
}

/**
 * Picks the participants of one pulje from the true, unhidden shares of the surveys just before its start, the way an
 * owner would who knows its own numbers. Nobody takes part twice; municipalities about to merge wait; schools that open
 * or close during the period are left out. `cells` are all surveys so far.
 */
export function pickPulje({
  design,
  county,
  cells,
  taken,
  random
}: {
  design: PuljeDesign;
  county: County;
  cells: readonly Cell[];
  taken: readonly Participants[];
  random: Random;
}): Participants {
  const earlier = new Set(
    taken.flatMap((other) => [...other.schools, ...other.municipalities, ...other.kindergartenOnly])
  );
  const waits = (code: string) => design.start < merger.date && code === merger.newCode;
  const recent = cells.filter(({startYear}) => startYear >= design.startYear - design.selectionYears);
  const cellsOf = (schools: readonly School[]) => {
    const codes = new Set(schools.map(({code}) => code));
    return recent.filter(({school}) => codes.has(school));
  };
  const able = county.schools.filter(
    ({code, opens, closes}) => opens < design.startYear - 2 && closes === lastYear && !earlier.has(code)
  );
  const publicByMunicipality = new Map<string, School[]>();
  for (const school of able.filter(({ownership}) => ownership === "public")) {
    publicByMunicipality.set(school.municipality, [
      ...(publicByMunicipality.get(school.municipality) ?? []),
      school
    ]);
  }
  const owners = new Map(
    [...publicByMunicipality]
      .filter(([code]) => !earlier.has(code) && !waits(code))
      .sort(([a], [b]) => (a < b ? -1 : 1))
  );
  const rankSchools = (schools: readonly School[]) =>
    rankBy(
      new Map(schools.map((school) => [school.code, cellsOf([school])])),
      design.selectionWeight,
      random
    );

  const independentSchools = rankSchools(able.filter(({ownership}) => ownership === "private"))
    .slice(0, design.independentSchools)
    .map(({code}) => code);

  if (design.pick === "school") {
    const largest = [...owners]
      .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
      .slice(0, design.count);
    const schools = largest.flatMap(([, candidates], i) =>
      rankSchools(candidates)
        .slice(0, i === 0 ? schoolsPerMunicipality.largest : schoolsPerMunicipality.other)
        .map(({code}) => code)
    );
    return {municipalities: largest.map(([code]) => code), schools, independentSchools, kindergartenOnly: []};
  }

  const candidates = new Map(
    [...owners]
      .filter(([, schools]) => schools.length >= fewestSchools && schools.length <= mostSchools)
      .map(([code, schools]) => [code, cellsOf(schools)])
  );
  const ranked = rankBy(candidates, design.selectionWeight, random).map(({code}) => code);
  const municipalities = ranked.slice(0, design.count);
  const schools = municipalities.flatMap((code) => {
    const own = owners.get(code)!;
    if (own.length <= allSchoolsUpTo) return own.map((school) => school.code);
    return rankSchools(own)
      .slice(0, Math.ceil(own.length * shareOfSchools))
      .map((school) => school.code);
  });
  return {
    municipalities,
    schools: [...schools, ...independentSchools],
    independentSchools,
    kindergartenOnly: ranked.slice(ranked.length - design.kindergartenOnly)
  };
}
