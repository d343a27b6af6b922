import type {
  Participant,
  Participation,
  ParticipationMunicipality,
  PuljePeriod
} from "../../../src/model/participation.ts";
import {chooseView, type ParticipationChoice} from "../../../src/components/participation/view.ts";

export const ok = (value: number) => ({value, status: "ok" as const});
export const missing = {value: null, status: "missing" as const};
export const hidden = {value: null, status: "suppressed" as const};

/** A municipality with 100 pupils, 4 schools and 2 kindergartens. */
export function municipality(
  code: string,
  changes: Partial<ParticipationMunicipality> = {}
): ParticipationMunicipality {
  return {
    code,
    name: `Sted ${code}`,
    county: code.slice(0, 2),
    world: "real",
    network: null,
    x: 10,
    y: 60,
    pupils: ok(100),
    schools: ok(4),
    kindergartens: ok(2),
    ...changes
  };
}

/** A municipality that takes part in IBS 5 in both roles, by a list. */
export function participant(code: string, changes: Partial<Participant> = {}): Participant {
  return {
    scheme: "IBS",
    pulje: 5,
    world: "real",
    origin: "list",
    code,
    name: `Sted ${code}`,
    role: "both",
    municipalities: [code],
    open: null,
    start: "2020-03-31",
    end: "2022-12-31",
    units: null,
    resourcePersonPercent: null,
    amountNok: null,
    pupils: missing,
    ...changes
  };
}

/** A school in a municipality, in IBS 5, with 20 pupils. */
export function school(code: string, place: string, changes: Partial<Participant> = {}): Participant {
  return participant(code, {role: "school", municipalities: [place], open: true, pupils: ok(20), ...changes});
}

export function period(pulje: number, changes: Partial<PuljePeriod> = {}): PuljePeriod {
  return {
    scheme: "IBS",
    pulje,
    world: "real",
    start: null,
    startText: "",
    end: null,
    endText: "",
    semesters: null,
    note: "",
    source: "",
    url: "",
    milestones: [],
    ...changes
  };
}

/** The page data of Trøndelag with the given participants. */
export function pageData(changes: Partial<Participation> = {}): Participation {
  return {
    counties: [{code: "50", name: "Trøndelag", world: "real"}],
    pupilYear: {real: "2025-26"},
    municipalities: [municipality("5001", {network: "Fosen"}), municipality("5028")],
    puljer: [period(4), period(5, {start: "2020-03-31", end: "2022-12-31", source: "Et brev"})],
    participants: [],
    evaluations: [],
    starts: [],
    sources: [],
    ...changes
  };
}

export function viewOf(changes: Partial<Participation> = {}, choice: Partial<ParticipationChoice> = {}) {
  return chooseView(pageData(changes), {scheme: "IBS", county: "50", pulje: null, ...choice});
}
