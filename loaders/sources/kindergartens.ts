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

/** A kindergarten. `children` is the register's count, null where it has none; the position is in degrees (WGS 84). */
export interface KindergartenRow {
  code: string;
  name: string;
  municipality: string;
  county: string;
  ownership: "public" | "private" | null;
  children: number | null;
  latitude: number | null;
  longitude: number | null;
}

const flags = {erbarnehage: z.boolean()};
const ListedKindergarten = ListedUnit.extend(flags);
const DetailedKindergarten = DetailedUnit.extend({
  ...flags,
  eroffentligbarnehage: z.boolean(),
  erprivatbarnehage: z.boolean(),
  antallbarn: z.int().nonnegative().nullish()
});

/** `ErInaktivIBasil` is no reason to leave a unit out: it can be true where children are counted. */
export const kindergartenRegister: Register<KindergartenRow> = {
  wants(unit, where) {
    const kindergarten = normalizeAnswer(ListedKindergarten, unit, where);
    return kindergarten.eraktiv && kindergarten.erbarnehage && kindergarten.kommunenummer !== abroad;
  },
  parse(unit, where) {
    const kindergarten = normalizeAnswer(DetailedKindergarten, unit, where);
    const municipality = kindergarten.kommune.kommunenummer;
    return {
      code: kindergarten.organisasjonsnummer,
      name: kindergarten.navn.trim(),
      municipality,
      county: municipality.slice(0, 2),
      ownership: normalizeOwnership(kindergarten.erprivatbarnehage, kindergarten.eroffentligbarnehage),
      children: kindergarten.antallbarn ?? null,
      ...normalizePosition(kindergarten.koordinat)
    };
  }
};

/** Reads stored answers of the kindergarten register (NBR): active kindergartens in Norway. */
export function readKindergartens(paths: string[]): Promise<KindergartenRow[]> {
  return readRegister(kindergartenRegister, paths);
}

/** The national kindergarten register; open, NLOD. */
export const kindergartens: Source = {
  id: "kindergartens",
  title: "Nasjonalt barnehageregister (NBR)",
  fetch: (context) =>
    fetchRegister(context, {
      source: "kindergartens",
      title: "Nasjonalt barnehageregister (NBR)",
      variable: "NBR_URL",
      address: "https://data-nbr.udir.no",
      register: kindergartenRegister,
      // 5 569 with a position in April 2026, 558 units without a number of children.
      plausible: [4000, 8000],
      count: ({children}) => children
    })
};
