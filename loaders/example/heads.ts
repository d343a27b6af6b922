import {schoolYear} from "../../src/model/school-year.ts";
import {childrenNearSchool, pupilsInSchool} from "./cohorts.ts";
import {firstYear, isOpen, lastYear, municipalitiesAt, municipalityAt} from "./county.ts";
import {countyCode} from "./places.ts";
import type {World} from "./simulate.ts";

export interface PupilRow {
  unit_code: string;
  school_year: string;
  pupils: number;
  status: "ok";
}

export interface ChildRow {
  unit_code: string;
  date: string;
  children: number;
}

/** Pupils on 1 October per school, municipality and county. Every level is the exact sum of the one below. */
export function pupilRows({county, cohort}: World): PupilRow[] {
  const rows: PupilRow[] = [];
  for (let startYear = firstYear; startYear <= lastYear; startYear++) {
    const schools = county.schools
      .filter((school) => isOpen(school, startYear))
      .map((school) => ({school, pupils: pupilsInSchool(cohort, school, startYear)}));
    const add = (unit_code: string, own: typeof schools) => {
      const pupils = own.reduce((sum, entry) => sum + entry.pupils, 0);
      rows.push({unit_code, school_year: schoolYear(startYear), pupils, status: "ok"});
    };
    add(countyCode, schools);
    for (const code of municipalitiesAt(county, startYear)) {
      add(code, schools.filter(({school}) => municipalityAt(school, startYear) === code)); // prettier-ignore
    }
    for (const entry of schools) add(entry.school.code, [entry]);
  }
  return rows;
}

/** Children in kindergarten on 15 December per municipality and county; the county is the exact sum. */
export function childRows({county, cohort}: World): ChildRow[] {
  const rows: ChildRow[] = [];
  for (let year = firstYear; year <= lastYear; year++) {
    const date = `${year}-12-15`;
    const byMunicipality = municipalitiesAt(county, year).map((code) => ({
      unit_code: code,
      date,
      children: county.schools
        .filter((school) => isOpen(school, year) && municipalityAt(school, year) === code)
        .reduce((sum, school) => sum + childrenNearSchool(cohort, school, year), 0)
    }));
    rows.push(
      {unit_code: countyCode, date, children: byMunicipality.reduce((sum, {children}) => sum + children, 0)},
      ...byMunicipality
    );
  }
  return rows;
}
