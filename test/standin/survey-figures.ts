import type {Size} from "./api.ts";
import {municipalitiesOf, municipalityAt, schoolNameAt, schoolsOf, type School} from "./geography.ts";
import {countOf, hash01} from "./random.ts";

export type Stage = "gsk" | "vgo";

/** One unit of one survey. `depth` is 1 nation, 2 county, 3 municipality, 4 school (also in upper secondary). */
export interface Unit {
  depth: 1 | 2 | 3 | 4;
  national: "I" | "U";
  county: string;
  countyName: string;
  municipality: string;
  municipalityName: string;
  code: string;
  name: string;
  school: School | undefined;
}

/** Number of grades: 5–10 or Vg1–Vg3. */
export const gradeCount = {gsk: 6, vgo: 3} as const;

/**
 * The figures of one survey: per unit, owner (0 all, 1 public, 2 private), grade and gender (0 all, 1 girls, 2 boys)
 * the respondents, the bullied by measure (0 total, 1 pupils, 2 digital, 3 adults), and per unit, owner and grade the
 * invited. Units above the school are sums of their schools, genders sum to all.
 */
export interface Figures {
  units: readonly Unit[];
  respondents(unit: number, owner: number, grade: number, gender: number): number;
  bullied(unit: number, owner: number, grade: number, gender: number, measure: number): number;
  invited(unit: number, owner: number, grade: number): number;
}

const slots = 6;
const cache = new Map<string, Figures>();

/** The figures of a survey, computed once and kept; the same seed gives the same. */
export function figuresOf(options: {seed: number; size: Size; stage: Stage; tidId: number}): Figures {
  const key = `${options.seed} ${options.size} ${options.stage} ${options.tidId}`;
  const known = cache.get(key);
  if (known) return known;
  const made = makeFigures(options);
  cache.set(key, made);
  return made;
}

function makeFigures({
  seed,
  size,
  stage,
  tidId
}: {
  seed: number;
  size: Size;
  stage: Stage;
  tidId: number;
}): Figures {
  const units = makeUnits(seed, size, stage, tidId);
  const grades = gradeCount[stage];
  const perUnit = 3 * grades * 2 * slots;
  const counts = new Int32Array(units.length * perUnit);
  const at = (unit: number, owner: number, grade: number, half: number, slot: number) =>
    unit * perUnit + ((owner * grades + grade) * 2 + half) * slots + slot;
  const parents = new Map(units.map((unit, index) => [`${unit.depth} ${unit.code}`, index]));

  units.forEach((unit, index) => {
    const {school} = unit;
    if (!school) return;
    const above = [
      index,
      parents.get(`1 ${unit.national}`),
      parents.get(`2 ${unit.county}`),
      ...(stage === "gsk" ? [parents.get(`3 ${unit.municipality}`)] : [])
    ].filter((each) => each !== undefined);
    for (let grade = 0; grade < grades; grade += 1) {
      if (!offersGrade(school, grade, stage, size)) continue;
      for (let half = 0; half < 2; half += 1) {
        const values = drawCounts({
          seed,
          code: Number(school.code.slice(-6)),
          tidId,
          grade,
          half,
          size,
          stage
        });
        for (const target of above) {
          for (const owner of [0, school.private ? 2 : 1]) {
            values.forEach((value, slot) => {
              const place = at(target, owner, grade, half, slot);
              counts[place] = (counts[place] ?? 0) + value;
            });
          }
        }
      }
    }
  });

  const read = (unit: number, owner: number, grade: number, gender: number, slot: number): number => {
    const girls = counts[at(unit, owner, grade, 0, slot)] ?? 0;
    const boys = counts[at(unit, owner, grade, 1, slot)] ?? 0;
    return gender === 0 ? girls + boys : gender === 1 ? girls : boys;
  };
  return {
    units,
    respondents: (unit, owner, grade, gender) => read(unit, owner, grade, gender, 1),
    bullied: (unit, owner, grade, gender, measure) => read(unit, owner, grade, gender, 2 + measure),
    invited: (unit, owner, grade) => read(unit, owner, grade, 0, 0)
  };
}

/** Schools with grades 1–7, 8–10 and 1–10 in turn; the national stand-in gives every school every grade. */
export function offersGrade(school: School, grade: number, stage: Stage, size: Size): boolean {
  if (stage === "vgo" || size === "national" || school.code.startsWith("U")) return true;
  const kind = Number(school.code.slice(-4, -1)) % 3;
  return kind === 2 || (kind === 0) === grade < 3;
}

/** Girls or boys in a grade of a middling school; the tiny world has few schools but needs numbers above 1000. */
const pupilsPerCell = {tiny: 120, small: 28, national: 9} as const;

/** Invited, respondents, and bullied by the four measures, of one school, grade and gender. */
function drawCounts(options: {
  seed: number;
  code: number;
  tidId: number;
  grade: number;
  half: number;
  size: Size;
  stage: Stage;
}): number[] {
  const {seed, code, tidId, grade, half, size, stage} = options;
  const cell = tidId * 64 + grade * 2 + half;
  const chance = (salt: number) => hash01(seed + salt, code, cell);
  const typical = pupilsPerCell[size] * (stage === "vgo" ? 2 : 1) * (0.3 + 1.4 * hash01(seed, code, 1));
  const invited = Math.max(1, Math.round(typical * (0.9 + 0.2 * chance(1))));
  const respondents = countOf(invited, 0.88, chance(2), chance(3));
  const level = 0.07 + 0.008 * (Math.floor(tidId / 100) - 2021) + 0.06 * (hash01(seed, code, 2) - 0.5);
  const share = Math.max(0.01, (stage === "vgo" ? 0.6 : 1) * level * (1 - 0.03 * grade));
  const measures = [share, share * 0.75, share * 0.4, share * 0.25].map((p, measure) =>
    countOf(respondents, p, chance(4 + 2 * measure), chance(5 + 2 * measure))
  );
  return [invited, respondents, ...measures];
}

function makeUnits(seed: number, size: Size, stage: Stage, tidId: number): Unit[] {
  const now = new Map(municipalitiesOf(size).map((each) => [each.code, municipalityAt(each, tidId)]));
  const schools = schoolsOf(size, seed).filter(
    ({upper, from, to}) => upper === (stage === "vgo") && from <= tidId && tidId <= to
  );
  const schoolUnits = schools.flatMap((school): Unit[] => {
    const municipality = now.get(school.municipality);
    if (!municipality) return [];
    return [
      {
        depth: 4,
        national: municipality.county === "25" ? "U" : "I",
        county: municipality.county,
        countyName: municipality.countyName,
        municipality: municipality.code,
        municipalityName: municipality.name,
        code: school.code,
        name: schoolNameAt(school, tidId),
        school
      }
    ];
  });
  const above = new Map<string, Unit>();
  const put = (unit: Unit) => above.set(`${unit.depth} ${unit.code}`, unit);
  for (const unit of schoolUnits) {
    const all = {...unit, name: "Alle skoler", school: undefined};
    const noMunicipality = {municipality: "0", municipalityName: "Alle kommuner"};
    put({...all, ...noMunicipality, depth: 1, code: unit.national, county: "00", countyName: "Alle fylker"});
    put({...all, ...noMunicipality, depth: 2, code: unit.county});
    if (stage === "gsk") put({...all, depth: 3, code: unit.municipality});
  }
  return [...above.values(), ...schoolUnits].sort((a, b) => a.depth - b.depth || (a.code < b.code ? -1 : 1));
}
