import {z} from "./schema.js";
import {Provenance, statuses} from "./published.js";
import {grades, measures} from "./survey.js";

/** Shapes of the data behind the page Fordeling, shared by its loader, the page and the benchmark. */

const world = z.enum(["real", "example"]);

/** A whole number or an amount of kroner, or the reason why there is none. */
const counted = z.object({value: z.int().nonnegative().nullable(), status: statuses});

/** One receiver of a part of the frame: a network, or a municipality where its network is not known. */
export const DistributionUnit = z.object({
  /** Stable in addresses and files: the network's name, or the municipality's code. */
  id: z.string(),
  name: z.string(),
  kind: z.enum(["network", "municipality"]),
  /** County code; the outer grouping of the national area. */
  county: z.string(),
  /** Municipalities it consists of; null where the reader's own file does not tell. */
  members: z.int().positive().nullable(),
  pupils: counted,
  children: counted,
  apprentices: counted,
  /** Schools with grades 1–10. */
  schools: counted,
  kindergartens: counted,
  /** Share of pupils bullied, 0–1, pooled over the members whose share and number of answers are shown. */
  need: z.object({
    share: z.number().min(0).max(1).nullable(),
    bullied: z.int().nonnegative().nullable(),
    respondents: z.int().nonnegative().nullable(),
    /** Members that the numbers rest on. */
    shownMembers: z.int().nonnegative(),
    status: statuses
  }),
  /** Kroner decided in the newest decision year, without joint measures: of `Ramme`, or of all schemes where there is none. */
  previous: counted
});
export type DistributionUnit = z.infer<typeof DistributionUnit>;

/** A frame that was decided, with the key that the forum says it used. */
export const DecidedFrame = z.object({
  scheme: z.string(),
  decisionYear: z.int(),
  /**
   * `decision`: the forum's own numbers. `payments`: only payments are known, so the frame is their sum, joint measures
   * are what went to receivers outside every unit, and neither can be checked against the payments.
   */
  basis: z.enum(["decision", "payments"]),
  frame: z.int().nonnegative(),
  jointMeasures: z.int().nonnegative(),
  /** The forum's own decisions; null where they are not known. */
  key: z
    .object({
      jointShare: z.number().min(0).max(1),
      baseGrant: z.int().nonnegative(),
      weights: z.object({pupils: z.number(), children: z.number(), apprentices: z.number()}),
      pupilYear: z.string(),
      childDate: z.string()
    })
    .nullable(),
  /** Decided for each unit, with the counts that the decision rested on. */
  granted: z.array(
    z.object({
      unit: z.string(),
      amount: z.int().nonnegative(),
      pupils: z.int().nonnegative().nullable(),
      children: z.int().nonnegative().nullable()
    })
  )
});
export type DecidedFrame = z.infer<typeof DecidedFrame>;

/** One payment of a decision. A decision is paid over one to four years. */
export const DistributionPayment = z.object({
  scheme: z.string(),
  decisionYear: z.int(),
  paymentYear: z.int(),
  code: z.string(),
  name: z.string(),
  /**
   * What the receiver is, as far as the registers know. A municipality is a school owner in Dekom and a kindergarten
   * owner in Rekom; in the other schemes it may be both, and is only a municipality.
   */
  recipient: z.enum([
    "network",
    "municipality",
    "schoolOwner",
    "kindergartenOwner",
    "county",
    "university",
    "unit",
    "unknown"
  ]),
  /** Id of the unit that it belongs to; null for joint measures and receivers outside every unit. */
  unit: z.string().nullable(),
  amount: z.int().nonnegative(),
  purpose: z.string()
});
export type DistributionPayment = z.infer<typeof DistributionPayment>;

/** What a participant of IBS was granted for the whole period. */
export const ParticipationGrant = z.object({
  scheme: z.string(),
  pulje: z.string(),
  code: z.string(),
  name: z.string(),
  role: z.string(),
  amount: counted,
  resourcePersonPercent: z.number().nullable()
});
export type ParticipationGrant = z.infer<typeof ParticipationGrant>;

/** A county, or the whole country, whose frame can be distributed. */
export const DistributionArea = z.object({
  /** In addresses: `EX`, `50`, or `NO` for all municipalities. */
  id: z.string(),
  name: z.string(),
  world,
  pupilYear: z.string(),
  childDate: z.string(),
  /** School year of the need, `2025-26`: the newest in which a unit has one; null where none has. */
  needYear: z.string().nullable(),
  needGrade: z.enum(grades),
  needMeasure: z.enum(measures),
  /** Networks the county itself says that it has; null when not known. */
  networkCount: z.object({count: z.int().positive(), source: z.string()}).nullable(),
  units: z.array(DistributionUnit).min(1),
  /** Newest first; none for the whole country. */
  frames: z.array(DecidedFrame),
  /** For the whole country only those whose county is not known. */
  payments: z.array(DistributionPayment),
  /** As for the payments. */
  grants: z.array(ParticipationGrant)
});
export type DistributionArea = z.infer<typeof DistributionArea>;

/** State accounts of one county governor and year: upper bounds, not amounts of the scheme. */
export const AgencyAccount = z.object({
  year: z.int(),
  agency: z.string(),
  organisationNumber: z.string(),
  /** Kroner booked on chapter 226 post 21 (school) and 231 post 21 (kindergarten). */
  school: counted,
  kindergarten: counted,
  /** Counts of the agency's counties that year; missing where its area or the counts are not known. */
  pupils: counted,
  children: counted,
  /** Residents on 1 January of the ages of kindergarten and of grunnskole. */
  aged1to5: counted,
  aged6to15: counted
});
export type AgencyAccount = z.infer<typeof AgencyAccount>;

/** Page Fordeling: `data/distribution.json`. */
export const Distribution = z.object({
  areas: z.array(DistributionArea).min(1),
  accounts: z.array(AgencyAccount),
  sources: z.array(Provenance).min(1)
});
export type Distribution = z.infer<typeof Distribution>;
