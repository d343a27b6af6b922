import {Revision} from "./revision.js";
import {z} from "./schema.js";

export const checkResults = z.enum(["passed", "failed", "not applicable"]);
const severity = z.enum(["error", "warning"]);

/** What a check counts what it looked at in. */
export const lookedKinds = ["rows", "files", "columns"] as const;
export type LookedKind = (typeof lookedKinds)[number];

/** What a check found in one edition, without the findings themselves. */
export const CheckSummary = z.object({
  id: z.string(),
  title: z.string(),
  /** 1 inside a file or table, 2 along time, 3 between sources. */
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  severity,
  result: checkResults,
  /** How much it looked at; null where it was not applicable. */
  looked: z.object({count: z.int().nonnegative(), of: z.enum(lookedKinds)}).nullable(),
  findings: z.int().nonnegative(),
  /** Findings that are known anomalies. */
  known: z.int().nonnegative()
});
export type CheckSummary = z.infer<typeof CheckSummary>;

/** Results of an earlier edition. */
export const PastEdition = z.object({edition: z.string(), checks: z.array(CheckSummary)});
export type PastEdition = z.infer<typeof PastEdition>;

/** What `kvalitet.json` of a site says. */
export const EditionQuality = z.object({
  /** Null until the site is published. */
  edition: z.string().nullable(),
  checks: z.array(CheckSummary),
  /** Earlier editions, the oldest first. */
  history: z.array(PastEdition),
  /** The snapshots of fetched sources, and how each differs from the ones before it. */
  snapshots: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      retrieved: z.iso.date(),
      fingerprint: z.string(),
      revisions: z.array(Revision)
    })
  )
});
export type EditionQuality = z.infer<typeof EditionQuality>;
export type Snapshot = EditionQuality["snapshots"][number];

/** The name of the file in a site and an edition. */
export const qualityName = "kvalitet.json";

/** Page Kvalitet. */
export const Quality = z.object({
  checks: z
    .array(
      CheckSummary.extend({
        looksAt: z.string(),
        /** The first findings, in Norwegian. */
        messages: z.array(z.string()),
        anomalies: z.array(
          z.object({about: z.string(), reason: z.string(), since: z.iso.date(), findings: z.int().positive()})
        )
      })
    )
    .min(1),
  history: z.array(PastEdition)
});
export type Quality = z.infer<typeof Quality>;
