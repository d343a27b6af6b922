import type {EffectLevel, EffectWorld} from "../../src/model/effect.ts";

/** A row of the table `participation`; `start` is an ISO date. */
export interface Participant {
  scheme: string;
  pulje: number;
  code: string;
  role: string;
  start: string;
}

/** A unit of today with the municipality of today that it lies in; a municipality lies in itself. */
export interface Placed {
  code: string;
  level: EffectLevel;
  municipality: string;
}

/** The first pulje of a unit and the start year of its first survey with treatment. */
export interface Treatment {
  pulje: string;
  startYear: number;
}

/**
 * Year of the first 1 October on or after an ISO date. The survey is held in autumn and dated 1 October, so this is the
 * first school year (by its start year) whose survey comes after a pulje's start or a change of area.
 */
export function firstSurvey(date: string): number {
  const year = Number(date.slice(0, 4));
  return date.slice(5) <= "10-01" ? year : year + 1;
}

/** `IBS` and 1 → `IBS 1`. */
export function puljeId({scheme, pulje}: Pick<Participant, "scheme" | "pulje">): string {
  return `${scheme} ${pulje}`;
}

/** The puljer of a participation list by first survey and id; a pulje starts when its first participant does. */
export function listPuljer(participants: readonly Participant[]): EffectWorld["puljer"] {
  const puljer = new Map<string, EffectWorld["puljer"][number]>();
  for (const participant of inOrder(participants)) {
    const id = puljeId(participant);
    if (puljer.has(id)) continue;
    puljer.set(id, {id, scheme: participant.scheme, startYear: firstSurvey(participant.start)});
  }
  return [...puljer.values()].sort((a, b) => a.startYear - b.startYear || compare(a.id, b.id));
}

/**
 * The treatment of each unit that has one, by its code. A school is treated when a row names it (role `school` or
 * `independent_school`); a municipality when a row names it as school owner (`school_owner`, `both`) or names one of its
 * schools (`school`). An independent school is its own owner and a kindergarten authority has no schools: neither makes
 * a municipality treated. Of several puljer the one that starts first counts. `successor` gives the code of today of a
 * former municipality.
 */
export function treatUnits(
  participants: readonly Participant[],
  units: readonly Placed[],
  successor: ReadonlyMap<string, string> = new Map()
): Map<string, Treatment> {
  const placed = new Map(units.map((unit) => [unit.code, unit]));
  const treated = new Map<string, Treatment>();
  for (const participant of inOrder(participants)) {
    const {role, start} = participant;
    const unit = placed.get(successor.get(participant.code) ?? participant.code);
    if (!unit) continue;
    for (const code of touchedBy(role, unit)) {
      if (!treated.has(code)) treated.set(code, {pulje: puljeId(participant), startYear: firstSurvey(start)});
    }
  }
  return treated;
}

function touchedBy(role: string, {code, level, municipality}: Placed): string[] {
  if (level === "municipality") return role === "school_owner" || role === "both" ? [code] : [];
  if (role === "school") return [code, municipality];
  return role === "independent_school" ? [code] : [];
}

function inOrder(participants: readonly Participant[]): Participant[] {
  return [...participants].sort(
    (a, b) => compare(a.start, b.start) || compare(a.scheme, b.scheme) || a.pulje - b.pulje
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
