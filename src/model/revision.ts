import {z} from "./schema.js";

/**
 * What can happen to a row from one edition or snapshot to the next. `hidden`: a number that was shown is now suppressed;
 * `shown`: the other way; `changed`: another value or another reason why there is none. A row can be in several of the last
 * three.
 */
export const rowKinds = ["added", "removed", "changed", "hidden", "shown"] as const;
export type RowKind = (typeof rowKinds)[number];

export const RowCounts = z.strictObject({
  added: z.int().nonnegative(),
  removed: z.int().nonnegative(),
  changed: z.int().nonnegative(),
  hidden: z.int().nonnegative(),
  shown: z.int().nonnegative()
});
export type RowCounts = z.infer<typeof RowCounts>;

export const noRows: RowCounts = {added: 0, removed: 0, changed: 0, hidden: 0, shown: 0};

/** Rows that were there before and are not the same any more. */
export function countHistory({rows: {removed, changed, hidden, shown}}: {rows: RowCounts}): number {
  return removed + changed + hidden + shown;
}

/** One table of a source in two snapshots. Counts only: no value, so nothing hidden can be in it. */
export const RevisedTable = z.strictObject({
  /** Norwegian. */
  title: z.string(),
  /** Ids of the data sets that the table feeds. */
  sets: z.array(z.string()),
  before: z.int().nonnegative(),
  after: z.int().nonnegative(),
  rows: RowCounts
});
export type RevisedTable = z.infer<typeof RevisedTable>;

const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);

/** How a snapshot differs from the one it replaced. */
export const Revision = z.strictObject({
  /** Fingerprints of the replaced snapshot and of the new one. */
  from: fingerprint,
  to: fingerprint,
  /** ISO dates on which they were fetched. */
  replaced: z.iso.date(),
  retrieved: z.iso.date(),
  tables: z.array(RevisedTable),
  /** Why they could not be compared; then there are no tables. */
  unread: z.string().nullable()
});
export type Revision = z.infer<typeof Revision>;
