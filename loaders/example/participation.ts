import type {PuljeDesign} from "./design.ts";
import {childRows} from "./heads.ts";
import type {Participation, World} from "./simulate.ts";

/** One row of participation.csv; an empty text is not known or does not apply. */
export interface ParticipationRow {
  scheme: string;
  pulje: number;
  code: string;
  role: string;
  start: string;
  end: string;
  units: number | "";
  resource_person_percent: number | "";
  amount_nok: number | "";
}

/** Kroner for the whole period of an IBS pulje, by role. */
export const grantByRole: Readonly<Record<string, number>> = {
  kindergarten_authority: 260_000,
  school_owner: 260_000,
  both: 520_000,
  independent_school: 100_000
};

/** Children in a usual kindergarten; turns children into a number of kindergartens. */
const childrenPerKindergarten = 60;

/** Every third owner in an IBS pulje takes part with its schools only, the others as kindergarten authority too. */
function ownerRole(design: PuljeDesign, index: number): "both" | "school_owner" {
  return design.scheme === "LMP" || index % 3 === 2 ? "school_owner" : "both";
}

/**
 * The rows of participation.csv. Owners first (with their number of units), then each school that takes part; an
 * independent school is its own owner and has one row. Amounts are known for IBS owners only. The first owner of each
 * IBS pulje reports a resource person above the duty of 20 % per role.
 */
export function participationRows(world: World): ParticipationRow[] {
  const municipalityOf = new Map(world.county.schools.map(({code, municipality}) => [code, municipality]));
  return world.participations.flatMap((participation) => {
    const {design} = participation;
    const common = {scheme: design.scheme, pulje: design.pulje, start: design.start, end: design.end};
    const independent = new Set(participation.independentSchools);
    const schoolsOf = (code: string) =>
      participation.schools.filter(
        (school) => municipalityOf.get(school) === code && !independent.has(school)
      ).length;
    const owners = participation.municipalities.map((code, i): ParticipationRow => {
      const role = ownerRole(design, i);
      const kindergartens = role === "both" ? kindergartensIn(world, code, design) : 0;
      const duty = role === "both" ? 40 : 20;
      return {
        ...common,
        code,
        role,
        units: schoolsOf(code) + kindergartens,
        resource_person_percent: design.scheme === "LMP" ? "" : duty + (i === 0 ? 10 : 0),
        amount_nok: design.scheme === "LMP" ? "" : grantByRole[role]!
      };
    });
    return [...owners, ...otherOwners(world, participation), ...schoolRows(participation, independent)];
  });
}

function otherOwners(
  world: World,
  {design, kindergartenOnly, independentSchools}: Participation
): ParticipationRow[] {
  const common = {scheme: design.scheme, pulje: design.pulje, start: design.start, end: design.end};
  return [
    ...kindergartenOnly.map((code) => ({
      ...common,
      code,
      role: "kindergarten_authority",
      units: kindergartensIn(world, code, design),
      resource_person_percent: 20,
      amount_nok: grantByRole.kindergarten_authority!
    })),
    ...independentSchools.map((code) => ({
      ...common,
      code,
      role: "independent_school",
      units: 1,
      resource_person_percent: 20,
      amount_nok: grantByRole.independent_school!
    }))
  ];
}

function schoolRows({design, schools}: Participation, independent: ReadonlySet<string>): ParticipationRow[] {
  return schools
    .filter((code) => !independent.has(code))
    .sort()
    .map((code) => ({
      scheme: design.scheme,
      pulje: design.pulje,
      code,
      role: "school",
      start: design.start,
      end: design.end,
      units: 1,
      resource_person_percent: "",
      amount_nok: ""
    }));
}

/** Kindergartens of a municipality in the December before the pulje starts; at least one. */
function kindergartensIn(world: World, code: string, {startYear}: PuljeDesign): number {
  const row = childRows(world).find(
    ({unit_code, date}) => unit_code === code && date === `${startYear - 1}-12-15`
  );
  if (!row) throw new RangeError(`${code} has no children on ${startYear - 1}-12-15`);
  return Math.max(1, Math.round(row.children / childrenPerKindergarten));
}
