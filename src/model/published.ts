import {EditionQuality} from "./quality.js";
import {z} from "./schema.js";
import {Downloads} from "./variables.js";

/** Shapes shared by the loaders that write page data and the pages that read it. */

export const statuses = z.enum(["ok", "suppressed", "missing"]);
const world = z.enum(["real", "example"]);
const measure = z.enum(["total", "pupils", "digital", "adults"]);
const share = z.number().min(0).max(1);

/** Where a number comes from, as shown on the badge of a figure. */
export const Provenance = z.object({
  id: z.string(),
  title: z.string(),
  publisher: z.string(),
  world,
  period: z.string(),
  retrieved: z.iso.date(),
  licence: z.string(),
  attribution: z.string(),
  caveats: z.array(z.string()),
  url: z.string()
});
export type Provenance = z.infer<typeof Provenance>;

/** Page Oversikt: the nation over the years, and a handful of key figures. */
export const Overview = z.object({
  /** Whether the site also shows the fictional county. */
  hasExample: z.boolean(),
  series: z
    .array(
      z.object({
        measure,
        grade: z.string(),
        startYear: z.int(),
        share: share.nullable(),
        status: statuses,
        /** Decimals of the published percent. */
        decimals: z.int(),
        note: z.string(),
        source: z.string()
      })
    )
    .min(1),
  keyFigures: z
    .array(
      z.object({
        label: z.string(),
        value: z.number().positive(),
        kind: z.enum(["share", "count"]),
        decimals: z.int(),
        /** Number of answers or units behind the figure, in words as the source gives it. */
        n: z.string(),
        period: z.string(),
        source: z.string()
      })
    )
    .min(1),
  sources: z.array(Provenance).min(1)
});
export type Overview = z.infer<typeof Overview>;

/** Units that can be chosen, with what is known of them. */
export const UnitList = z.object({
  units: z
    .array(
      z.object({
        code: z.string(),
        level: z.enum(["nation", "county", "municipality", "school"]),
        name: z.string(),
        county: z.string().nullable(),
        municipality: z.string().nullable(),
        world,
        /** Pupils in grunnskole, latest year. */
        pupils: z.number().nullable(),
        x: z.number().nullable(),
        y: z.number().nullable(),
        /** Years in which the area changed, so that earlier numbers are of another area. */
        breaks: z.array(z.int())
      })
    )
    .min(1),
  /** Counties with annual survey numbers, each with a file `data/bullying/<code>.arrow`. */
  surveyed: z.array(z.string()).min(1),
  /** School year of the pupil counts by world. */
  pupilYear: z.record(z.string(), z.string()),
  sources: z.array(Provenance).min(1)
});
export type UnitList = z.infer<typeof UnitList>;

/** One annual share of one unit: gender and ownership together. */
export const ShareRow = z.object({
  unit: z.string(),
  schoolYear: z.string(),
  grade: z.string(),
  measure,
  share: share.nullable(),
  /** Decimals of the percent as published. */
  decimals: z.int(),
  /** Wilson 95 % limits where the number bullied and the number of answers are known. */
  low: share.nullable(),
  high: share.nullable(),
  respondents: z.number().nullable(),
  status: statuses,
  source: z.string(),
  origin: z.enum(["published", "carried", "merged"])
});
export type ShareRow = z.infer<typeof ShareRow>;

/** Three-year standardised means; never shown in one line with annual shares. */
export const ThreeYearMeans = z.object({
  rows: z.array(
    z.object({
      unit: z.string(),
      name: z.string(),
      window: z.string(),
      firstYear: z.int(),
      share: share.nullable(),
      status: statuses
    })
  ),
  sources: z.array(Provenance)
});
export type ThreeYearMeans = z.infer<typeof ThreeYearMeans>;

/** A count or amount with the reason when there is none. `notAvailable`: not public or not entered. */
const counted = z.object({value: z.number().nonnegative().nullable(), status: statuses});

/** Page Nettverk: a county's networks side by side. */
export const NetworkCounty = z.object({
  county: z.string(),
  name: z.string(),
  world,
  pupilYear: z.string(),
  childDate: z.string(),
  /** The day whose memberships are shown. */
  membersAt: z.iso.date(),
  /** The newest year with decisions; payments of later years belong to decisions that cover several years. */
  paymentYear: z.int().nullable(),
  /** How many networks the county itself says that it has, and where; null when that is not known. */
  networkCount: z.object({count: z.int().positive(), source: z.string()}).nullable(),
  /** Members of no known network. */
  unknownMembers: z.array(z.object({code: z.string(), name: z.string()})),
  networks: z.array(
    z.object({
      network: z.string(),
      basis: z.enum(["user", "confirmed", "inferred", "example"]),
      pupils: counted,
      children: counted,
      schools: counted,
      schoolsInPulje: counted,
      /** Kroner paid in the payment year to the network and its members. */
      amount: counted,
      amountYearBefore: counted,
      /** The same total divided by pupils and children alone. */
      amountProRata: counted,
      members: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          basis: z.string(),
          pupils: counted,
          children: counted,
          puljer: z.array(z.string())
        })
      ),
      allocations: z.array(
        z.object({
          scheme: z.string(),
          decisionYear: z.int(),
          paymentYear: z.int(),
          code: z.string(),
          amountNok: z.number(),
          purpose: z.string()
        })
      ),
      /** Pooled over the members whose numbers are shown: sum of bullied over sum of answers. */
      shares: z.array(
        z.object({
          measure,
          grade: z.string(),
          startYear: z.int(),
          share: share.nullable(),
          low: share.nullable(),
          high: share.nullable(),
          respondents: z.number().nullable(),
          shownMembers: z.int(),
          members: z.int(),
          status: statuses
        })
      )
    })
  )
});
export type NetworkCounty = z.infer<typeof NetworkCounty>;

export const Networks = z.object({counties: z.array(NetworkCounty), sources: z.array(Provenance).min(1)});
export type Networks = z.infer<typeof Networks>;

/** Page Data og kilder. */
export const SourceList = z.object({
  sources: z
    .array(
      Provenance.extend({kind: z.string(), bytes: z.number(), files: z.int(), rows: z.number().nullable()})
    )
    .min(1),
  tables: z.array(z.object({table: z.string(), rows: z.number()})).min(1),
  checks: z.object({passed: z.int(), failed: z.int(), total: z.int().positive()}),
  /** Fetched sources, and how each differs from when it was last fetched. */
  snapshots: EditionQuality.shape.snapshots,
  downloads: Downloads
});
export type SourceList = z.infer<typeof SourceList>;
