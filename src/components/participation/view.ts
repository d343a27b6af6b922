import type {
  Participant,
  Participation,
  ParticipationMunicipality,
  PuljePeriod
} from "../../model/participation.js";
import type {PuljeScheme} from "../../model/pulje.js";
import type {World} from "../../model/survey.js";
import type {Provenance} from "../../model/published.js";
import {joinWords} from "../join-words.js";

/** What is chosen on the page: a scheme, a place (`NO`: the whole country), and one pulje or all (null). */
export interface ParticipationChoice {
  scheme: PuljeScheme;
  county: string;
  pulje: number | null;
}

/** What the figures show for a choice. */
export interface ParticipationView extends ParticipationChoice {
  data: Participation;
  world: World;
  /** `hele landet`, `Troms`. */
  place: string;
  /** Municipalities of the place. */
  municipalities: readonly ParticipationMunicipality[];
  /** Participants in the place, of the scheme and the pulje. */
  participants: readonly Participant[];
  /** All puljer of the scheme in the world. */
  puljer: readonly PuljePeriod[];
}

export function chooseView(data: Participation, choice: ParticipationChoice): ParticipationView {
  const {scheme, county, pulje} = choice;
  const place = data.counties.find((c) => c.code === county);
  const world = place?.world ?? "real";
  const municipalities = data.municipalities.filter((m) => (place ? m.county === county : m.world === world));
  const codes = new Set(municipalities.map((m) => m.code));
  return {
    ...choice,
    data,
    world,
    place: place?.name ?? "hele landet",
    municipalities,
    participants: data.participants.filter(
      (p) =>
        p.world === world &&
        p.scheme === scheme &&
        (pulje === null || p.pulje === pulje) &&
        (place === undefined || p.municipalities.some((code) => codes.has(code)))
    ),
    puljer: data.puljer.filter((p) => p.world === world && p.scheme === scheme)
  };
}

/** Whether a list of participants is there for the scheme and pulje, so that those it does not name took no part. */
export function isListed({data, world, scheme, pulje}: ParticipationView): boolean {
  return data.participants.some(
    (p) =>
      p.origin === "list" && p.world === world && p.scheme === scheme && (pulje === null || p.pulje === pulje)
  );
}

/** An owner or an independent school: what receives a grant and has a resource person. */
export function isOwner({role}: Pick<Participant, "role">): boolean {
  return role !== "school" && role !== "kindergarten";
}

/** Whether a row makes its municipality a participant: an independent school is its own owner and does not. */
export function involvesMunicipality({role}: Pick<Participant, "role">): boolean {
  return role !== "independent_school";
}

/** ` i Troms`; nothing for the whole country. */
export function inPlace({county, place}: Pick<ParticipationView, "county" | "place">): string {
  return county === "NO" ? "" : ` i ${place}`;
}

/** `IBS pulje 2`, `IBS`. */
export function describePulje({scheme, pulje}: Pick<ParticipationChoice, "scheme" | "pulje">): string {
  return pulje === null ? scheme : `${scheme} pulje ${pulje}`;
}

/** `IBS pulje 2 og 3`. */
export function describePuljer(scheme: PuljeScheme, puljer: readonly number[]): string {
  const sorted = [...new Set(puljer)].toSorted((a, b) => a - b).map(String);
  return `${scheme} pulje ${joinWords(sorted)}`;
}

const dataSets = {
  periods: [/^pulje-periods$/, /^pulje-milestones$/],
  participants: [/^pulje-participants$/, /municipalities$/, /pupils$/],
  coverage: [/pupils$/, /municipalities$/, /kindergartens$/, /networks$/],
  rules: [/^pulje-periods$/],
  evaluations: [/^pulje-evaluations$/],
  starts: [/^kompetanseloftet-start$/]
} as const satisfies Readonly<Record<string, readonly RegExp[]>>;

/** Data sets behind a figure: the example county's own, or the real ones, the most important first. */
export function chooseSources(
  {sources}: Pick<Participation, "sources">,
  world: World,
  basis: keyof typeof dataSets
): [Provenance, ...Provenance[]] {
  const own = sources.filter((s) => s.world === world);
  const chosen =
    world === "example" ? own : dataSets[basis].flatMap((id) => own.filter((s) => id.test(s.id)));
  const [first, ...rest] = chosen;
  if (!first) throw new RangeError(`no source for ${basis}: the page data must name at least one`);
  return [first, ...rest];
}
