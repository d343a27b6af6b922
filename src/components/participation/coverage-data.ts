import type {Participant, ParticipationMunicipality} from "../../model/participation.js";
import type {Quantity} from "../format.js";
import {involvesMunicipality, isListed, isOwner, type ParticipationView} from "./view.js";

/** How much of a group of municipalities a pulje, or a scheme, reached. Each number or the reason why there is none. */
export interface Coverage {
  name: string;
  municipalities: number;
  municipalitiesIn: Quantity;
  schools: Quantity;
  schoolsIn: Quantity;
  pupils: Quantity;
  pupilsIn: Quantity;
  kindergartens: Quantity;
  kindergartensIn: Quantity;
}

const missing: Quantity = {value: null, status: "missing"};
const known = (value: number): Quantity => ({value, status: "ok"});

/** A sum; hidden when one part is, missing when one part is. */
export function sumOf(parts: readonly Quantity[]): Quantity {
  if (parts.some(({status}) => status === "missing")) return missing;
  if (parts.some(({status}) => status === "suppressed")) return {value: null, status: "suppressed"};
  return known(parts.reduce((sum, {value}) => sum + (value ?? 0), 0));
}

/** Part over whole; absent when one of them is, not applicable where the whole is zero. */
export function ratioOf(part: Quantity, whole: Quantity): Quantity {
  for (const {value, status} of [part, whole]) if (value === null) return {value: null, status};
  return whole.value ? known((part.value ?? 0) / whole.value) : {value: null, status: "notApplicable"};
}

/** The rows of the figure: networks of a county and its municipalities without one, or the counties of the country. */
export function coverageRows(view: ParticipationView): Coverage[] {
  const {data, county, municipalities} = view;
  const groups = new Map<string, ParticipationMunicipality[]>();
  for (const municipality of municipalities) {
    const name =
      county === "NO"
        ? (data.counties.find((c) => c.code === municipality.county)?.name ?? municipality.county)
        : (municipality.network ?? "Uten kjent nettverk");
    groups.set(name, [...(groups.get(name) ?? []), municipality]);
  }
  return [...groups]
    .map(([name, own]) => coverageOf(name, own, view))
    .toSorted((a, b) => a.name.localeCompare(b.name, "nb"));
}

/** All municipalities of the place together. */
export function wholeCoverage(view: ParticipationView): Coverage {
  return coverageOf(view.county === "NO" ? "Hele landet" : `Hele ${view.place}`, view.municipalities, view);
}

function coverageOf(
  name: string,
  municipalities: readonly ParticipationMunicipality[],
  view: ParticipationView
): Coverage {
  const codes = new Set(municipalities.map((m) => m.code));
  const own = view.participants.filter((p) => p.municipalities.some((code) => codes.has(code)));
  const listed = isListed(view);
  const schools = onceEach(own.filter((p) => isSchool(p) && p.open === true));
  const kindergartens = onceEach(own.filter((p) => p.role === "kindergarten" && p.open === true));
  const count = (units: readonly Participant[], kind: "school" | "kindergarten"): Quantity => {
    if (!listed || lacksUnits(own, kind)) return missing;
    // a unit that no register places may lie here, so that none counted does not mean none
    return units.length === 0 && countUnplaced(view, kind) > 0 ? missing : known(units.length);
  };
  const schoolsIn = count(schools, "school");
  return {
    name,
    municipalities: municipalities.length,
    municipalitiesIn: listed
      ? known(
          new Set(
            own
              .filter(involvesMunicipality)
              .flatMap((p) => p.municipalities.filter((code) => codes.has(code)))
          ).size
        )
      : missing,
    schools: sumOf(municipalities.map((m) => m.schools)),
    schoolsIn,
    pupils: sumOf(municipalities.map((m) => m.pupils)),
    pupilsIn: schoolsIn.value === null ? schoolsIn : sumOf(schools.map((s) => s.pupils)),
    kindergartens: sumOf(municipalities.map((m) => m.kindergartens)),
    kindergartensIn: count(kindergartens, "kindergarten")
  };
}

/** A unit that took part in several puljer is one unit. */
function onceEach(units: readonly Participant[]): Participant[] {
  return [...new Map(units.map((unit) => [unit.code, unit])).values()];
}

function isSchool({role}: Participant): boolean {
  return role === "school" || role === "independent_school";
}

/** Whether an owner takes part with schools (kindergartens) of which the list of its pulje names none. */
function lacksUnits(participants: readonly Participant[], kind: "school" | "kindergarten"): boolean {
  const other = kind === "school" ? "kindergarten_authority" : "school_owner";
  return participants.some(
    (owner) =>
      isOwner(owner) &&
      owner.role !== "independent_school" &&
      owner.role !== other &&
      !participants.some(
        (unit) =>
          unit.role === kind &&
          unit.pulje === owner.pulje &&
          unit.municipalities.some((code) => owner.municipalities.includes(code))
      )
  );
}

/** Units of the list that no register places in a municipality. */
export function countUnplaced(
  {data, world, scheme, pulje}: ParticipationView,
  kind: "school" | "kindergarten"
): number {
  const units = data.participants.filter(
    (p) =>
      p.world === world &&
      p.scheme === scheme &&
      (pulje === null || p.pulje === pulje) &&
      (kind === "school" ? isSchool(p) : p.role === "kindergarten") &&
      p.municipalities.length === 0
  );
  return new Set(units.map((u) => u.code)).size;
}

/** Schools of the view that took part and have closed since. */
export function countClosed({participants}: ParticipationView): number {
  return new Set(
    participants
      .filter((p) => isSchool(p) && p.open === false && p.municipalities.length > 0)
      .map((p) => p.code)
  ).size;
}
