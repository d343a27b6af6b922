import type {Random} from "../../src/statistics/random.ts";
import type {School} from "./county.ts";

/** Yearly growth of the number of births: the county shrinks slowly. */
const yearlyGrowth = -0.006;
const referenceBirthYear = 2008;

/** Share of children aged 1–5 with a place in kindergarten. */
export const kindergartenCoverage = 0.93;

/** Pupils of one birth year at a school; the same number follows the school through all its grades. */
export type CohortSize = (school: School, birthYear: number) => number;

/** Sizes of birth cohorts: the school's usual size, a slow decline, and Poisson-like noise. Whole numbers ≥ 0. */
export function createCohortSizes(random: Random): CohortSize {
  const sizes = new Map<string, number>();
  return (school, birthYear) => {
    const key = `${school.code} ${birthYear}`;
    let size = sizes.get(key);
    if (size === undefined) {
      const mean = school.cohort * (1 + yearlyGrowth) ** (birthYear - referenceBirthYear);
      size = Math.max(0, Math.round(mean + 0.8 * Math.sqrt(mean) * random.fork(key).normal()));
      sizes.set(key, size);
    }
    return size;
  };
}

/** Pupils in one grade on 1 October: children who turn `grade + 5` in the start year of the school year. */
export function pupilsInGrade(cohort: CohortSize, school: School, startYear: number, grade: number): number {
  const [first, last] = school.grades;
  return grade < first || grade > last ? 0 : cohort(school, startYear - grade - 5);
}

/** Pupils in all grades of a school on 1 October. */
export function pupilsInSchool(cohort: CohortSize, school: School, startYear: number): number {
  let pupils = 0;
  for (let grade = school.grades[0]; grade <= school.grades[1]; grade++) {
    pupils += pupilsInGrade(cohort, school, startYear, grade);
  }
  return pupils;
}

/** Children aged 1–5 near a primary school who have a place in kindergarten on 15 December of `year`. */
export function childrenNearSchool(cohort: CohortSize, school: School, year: number): number {
  if (school.grades[0] !== 1 || school.ownership === "private") return 0;
  let children = 0;
  for (let age = 1; age <= 5; age++) children += cohort(school, year - age);
  return Math.round(children * kindergartenCoverage);
}
