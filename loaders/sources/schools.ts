import {z} from "zod";
import {normalizeAnswer} from "./answer.ts";
import {fetchRegister} from "./register.ts";
import {
  abroad,
  DetailedUnit,
  ListedUnit,
  normalizeOwnership,
  normalizePosition,
  readRegister,
  type Register
} from "./register-unit.ts";
import type {Source} from "./source.ts";

/**
 * A school whose pupils are asked in the survey. `pupils` is the register's count, null where it has none; `lower`
 * is grunnskole, `upper` videregående, and a school may be both; the position is in degrees (WGS 84).
 */
export interface SchoolRow {
  code: string;
  name: string;
  municipality: string;
  county: string;
  ownership: "public" | "private" | null;
  lower: boolean;
  upper: boolean;
  pupils: number | null;
  latitude: number | null;
  longitude: number | null;
}

const flags = {
  erskole: z.boolean(),
  ergrunnskole: z.boolean(),
  ervideregaaendeskole: z.boolean()
};
const ListedSchool = ListedUnit.extend(flags);
const DetailedSchool = DetailedUnit.extend({
  ...flags,
  erprivatskole: z.boolean(),
  eroffentligskole: z.boolean(),
  elevtall: z.int().nonnegative().nullish()
});

export const schoolRegister: Register<SchoolRow> = {
  wants(unit, where) {
    const school = normalizeAnswer(ListedSchool, unit, where);
    const teaches = school.ergrunnskole || school.ervideregaaendeskole;
    return school.eraktiv && school.erskole && teaches && school.kommunenummer !== abroad;
  },
  parse(unit, where) {
    const school = normalizeAnswer(DetailedSchool, unit, where);
    const municipality = school.kommune.kommunenummer;
    return {
      code: school.organisasjonsnummer,
      name: school.navn.trim(),
      municipality,
      county: municipality.slice(0, 2),
      ownership: normalizeOwnership(school.erprivatskole, school.eroffentligskole),
      lower: school.ergrunnskole,
      upper: school.ervideregaaendeskole,
      pupils: school.elevtall ?? null,
      ...normalizePosition(school.koordinat)
    };
  }
};

/**
 * Reads stored answers of the school register (NSR): active schools with grunnskole or videregående, in Norway.
 * The list is full of course firms, kulturskoler and adult education with `ErSkole` true; they are left out.
 */
export function readSchools(paths: string[]): Promise<SchoolRow[]> {
  return readRegister(schoolRegister, paths);
}

/** The national school register; open, NLOD. */
export const schools: Source = {
  id: "schools",
  title: "Nasjonalt skoleregister (NSR)",
  fetch: (context) =>
    fetchRegister(context, {
      source: "schools",
      title: "Nasjonalt skoleregister (NSR)",
      variable: "NSR_URL",
      address: "https://data-nsr.udir.no",
      register: schoolRegister,
      // 3 130 in April 2026.
      plausible: [2000, 4500],
      count: ({pupils}) => pupils
    })
};
