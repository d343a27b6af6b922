import type {Participant, PuljeEvaluation, PuljePeriod} from "./participation.js";
import type {NetworkCounty, Provenance, ThreeYearMeans} from "./published.js";
import type {Grade, Measure, Status, World} from "./survey.js";

/** The written standards a report can be in. */
export const reportLanguages = ["nb", "nn"] as const;
export type ReportLanguage = (typeof reportLanguages)[number];

/** A count or an amount, or the reason why there is none. */
export interface ReportCount {
  value: number | null;
  status: Status;
}

/** One annual share of a place: gender and ownership together. `bullied` and `low` are null where n is not known. */
export interface ReportShare {
  grade: Grade;
  measure: Measure;
  startYear: number;
  share: number | null;
  decimals: number;
  bullied: number | null;
  respondents: number | null;
  low: number | null;
  high: number | null;
  status: Status;
  /** Ids of the data sets behind it, joined by `+`. */
  source: string;
  origin: "published" | "carried" | "merged" | "pooled";
  /** Of a network: how many of its municipalities the share rests on. */
  shownMembers: number | null;
  /** Of a network: absent because the shares of its municipalities come without their numbers of answers. */
  uncounted?: boolean;
}

/** A mean of the learning environment, 1–5. */
export interface ReportIndex {
  grade: Grade;
  indicator: string;
  startYear: number;
  score: number | null;
  status: Status;
  source: string;
}

/** A place with its survey numbers: the one that a report is about, or one that it is compared with. */
export interface ReportPlace {
  code: string;
  name: string;
  level: "nation" | "county" | "network" | "municipality";
  shares: readonly ReportShare[];
  indices: readonly ReportIndex[];
  /** Years in which the area changed, so that earlier numbers are of another area. */
  breaks: readonly number[];
}

/** A count with the school year or the ISO date that it is of. */
export interface DatedCount extends ReportCount {
  /** `2025-26` or an ISO date; empty when there is no number. */
  at: string;
  /** Id of the data set. */
  source: string;
}

/** What is known of the size of a place. */
export interface ReportFacts {
  pupils: DatedCount;
  pupilsYearBefore: DatedCount;
  children: DatedCount;
  schools: DatedCount;
  kindergartens: DatedCount;
  aged1to5: DatedCount;
  aged6to15: DatedCount;
}

/** A payment to the place itself, to an owner in it, or to its network. */
export interface ReportPayment {
  scheme: string;
  decisionYear: number;
  paymentYear: number;
  /** Who received it, as text. */
  recipient: string;
  amountNok: number;
  purpose: string;
}

/** What the state accounts book on the schemes' posts for a county governor: an upper bound. */
export interface ReportAccount {
  year: number;
  agency: string;
  school: ReportCount;
  kindergarten: ReportCount;
  pupils: ReportCount;
  children: ReportCount;
}

/** A participant with its municipalities of today. */
export type ReportParticipant = Participant;

/** A municipality of a county or a network, as one row of its report. */
export interface ReportMember {
  code: string;
  name: string;
  slug: string;
  network: string | null;
  pupils: ReportCount;
  children: ReportCount;
  puljer: readonly string[];
  /** Newest share of grade 7, Mobbing på skolen; null where there is no row. */
  newest: ReportShare | null;
}

/** A network of a county, as one row of its report. */
export interface ReportNetwork {
  name: string;
  slug: string;
  members: number;
  pupils: ReportCount;
  children: ReportCount;
  newest: ReportShare | null;
}

interface ReportBase {
  slug: string;
  language: ReportLanguage;
  /** Why it is in that language. */
  languageBasis: "decision" | "neutral" | "setting" | "default";
  world: World;
  sources: readonly Provenance[];
}

/** All that the report of a county, a network or a municipality says. */
export interface PlaceReport extends ReportBase {
  kind: "county" | "municipality" | "network";
  own: ReportPlace;
  /** County and nation, from the nearest; a place of the example county is never compared with real ones. */
  comparators: readonly ReportPlace[];
  /** The county that it lies in, or is. */
  county: {code: string; name: string; slug: string};
  /** Of a municipality: its network, where that is known. */
  network: {name: string; slug: string} | null;
  /** Of a network: how well its members are known. */
  networkBasis: NetworkCounty["networks"][number]["basis"] | null;
  /** Networks that the county says it has, where its own list is not public. */
  networkCount: {count: number; source: string} | null;
  /** Whether the county has a known network at all. */
  hasNetworks: boolean;
  facts: ReportFacts;
  members: readonly ReportMember[];
  networks: readonly ReportNetwork[];
  /** Schemes of which a list of participants is there, so that a place that it does not name took no part. */
  listedSchemes: readonly string[];
  participants: readonly ReportParticipant[];
  puljer: readonly PuljePeriod[];
  payments: readonly ReportPayment[];
  /** Whether any payments of this world are in the data. */
  hasPayments: boolean;
  accounts: readonly ReportAccount[];
  /** Other counties that the same county governor has. */
  accountCounties: readonly string[];
  threeYear: ThreeYearMeans["rows"];
}

/** Shares of the participants' municipalities and of the others, side by side by year. */
export interface PuljeShare {
  group: "participants" | "others";
  grade: Grade;
  startYear: number;
  share: number | null;
  low: number | null;
  high: number | null;
  bullied: number | null;
  respondents: number | null;
  shownMembers: number;
  members: number;
  status: Status;
}

/** All that the report of a pulje says. */
export interface PuljeReport extends ReportBase {
  kind: "pulje";
  period: PuljePeriod;
  isListed: boolean;
  participants: readonly ReportParticipant[];
  /** Names of today's municipalities by code, with the slug of their report. */
  municipalities: ReadonlyMap<string, {name: string; slug: string}>;
  shares: readonly PuljeShare[];
  evaluations: readonly PuljeEvaluation[];
}

export type Report = PlaceReport | PuljeReport;

/** One line of the page Rapporter. */
export interface ReportLink {
  name: string;
  slug: string;
  language: ReportLanguage;
}

/** The page Rapporter: all reports by county, and the puljer. */
export interface ReportIndexPage {
  counties: readonly (ReportLink & {
    world: World;
    networks: readonly ReportLink[];
    municipalities: readonly ReportLink[];
  })[];
  puljer: readonly (ReportLink & {world: World; scheme: string})[];
}
