import {z} from "./schema.js";
import {participantRoles} from "./participation-rules.js";
import {Provenance, statuses} from "./published.js";
import {puljeSchemes, startAspects, startScopes} from "./pulje.js";

/** Shapes of the data behind the page Deltakelse, shared by its loader and the page. */

const world = z.enum(["real", "example"]);
const scheme = z.enum(puljeSchemes);
const counted = z.object({value: z.int().nonnegative().nullable(), status: statuses});

/** A pulje with what is known of its period. An empty `source` beside no `start`: nothing is known. */
export const PuljePeriod = z.object({
  scheme,
  pulje: z.int().positive(),
  world,
  start: z.iso.date().nullable(),
  /** The start and end as people read them; empty when not known. */
  startText: z.string(),
  end: z.iso.date().nullable(),
  endText: z.string(),
  semesters: z.int().positive().nullable(),
  note: z.string(),
  source: z.string(),
  url: z.string(),
  milestones: z.array(
    z.object({
      date: z.iso.date().nullable(),
      /** Last day of a gathering of several days. */
      until: z.iso.date().nullable(),
      label: z.string(),
      note: z.string(),
      source: z.string()
    })
  )
});
export type PuljePeriod = z.infer<typeof PuljePeriod>;

/** One participant in one pulje, in one role: an owner or a single unit. */
export const Participant = z.object({
  scheme,
  pulje: z.int().positive(),
  world,
  /** `list`: a list of participants is there, so that others in the pulje took no part; `published`: named on a public page. */
  origin: z.enum(["list", "published"]),
  /** The code as it was then. */
  code: z.string(),
  name: z.string(),
  /** Null where the source does not say. */
  role: z.enum(participantRoles).nullable(),
  /** Municipalities of today that it lies in; none when it could not be placed. */
  municipalities: z.array(z.string()),
  /** Whether a unit is still open; null for an owner. */
  open: z.boolean().nullable(),
  start: z.iso.date().nullable(),
  end: z.iso.date().nullable(),
  /** Units that take part, as the list says. */
  units: z.int().nonnegative().nullable(),
  resourcePersonPercent: z.number().min(0).max(100).nullable(),
  amountNok: z.int().nonnegative().nullable(),
  /** Pupils of a school, in the school year of the counts. */
  pupils: counted
});
export type Participant = z.infer<typeof Participant>;

/** A municipality of today: what participants are counted against. */
export const ParticipationMunicipality = z.object({
  code: z.string(),
  name: z.string(),
  county: z.string(),
  world,
  network: z.string().nullable(),
  x: z.number().nullable(),
  y: z.number().nullable(),
  pupils: counted,
  /** Grunnskoler, independent ones included. */
  schools: counted,
  kindergartens: counted
});
export type ParticipationMunicipality = z.infer<typeof ParticipationMunicipality>;

/** An evaluation of a scheme; without institution one that is only planned. */
export const PuljeEvaluation = z.object({
  scheme,
  puljer: z.string(),
  institution: z.string(),
  authors: z.string(),
  year: z.int().nullable(),
  shows: z.string(),
  doesNotShow: z.string(),
  source: z.string()
});
export type PuljeEvaluation = z.infer<typeof PuljeEvaluation>;

/** What the summary of Kompetanseløftet's start municipalities says on one aspect, of one, of all, or of several. */
export const StartStatement = z.object({
  code: z.string().nullable(),
  name: z.string(),
  aspect: z.enum(startAspects),
  /** Short words to filter by. */
  values: z.array(z.string()),
  phrase: z.string(),
  basis: z.string(),
  scope: z.enum(startScopes)
});
export type StartStatement = z.infer<typeof StartStatement>;

/** Page Deltakelse: `data/participation.json`. */
export const Participation = z.object({
  counties: z.array(z.object({code: z.string(), name: z.string(), world})).min(1),
  /** School year of pupils and schools, by world. */
  pupilYear: z.record(z.string(), z.string()),
  municipalities: z.array(ParticipationMunicipality).min(1),
  puljer: z.array(PuljePeriod),
  participants: z.array(Participant),
  evaluations: z.array(PuljeEvaluation),
  starts: z.array(StartStatement),
  sources: z.array(Provenance).min(1)
});
export type Participation = z.infer<typeof Participation>;
