import {z} from "zod";
import {isEdition} from "./edition-name.ts";

/**
 * What can happen to a row between two editions. `hidden`: a number that was shown is now suppressed; `shown`: the other
 * way; `changed`: another value or another reason why there is none. A row can be in several of the last three.
 */
export const rowKinds = ["added", "removed", "changed", "hidden", "shown"] as const;
export type RowKind = (typeof rowKinds)[number];

const counts = z.strictObject({
  added: z.int().nonnegative(),
  removed: z.int().nonnegative(),
  changed: z.int().nonnegative(),
  hidden: z.int().nonnegative(),
  shown: z.int().nonnegative()
});
export type RowCounts = z.infer<typeof counts>;

/** One set in two editions. Holds no value of any cell, so nothing hidden can be in it. */
export const SetDiff = z.strictObject({
  name: z.string(),
  title: z.string(),
  /** Null where the edition does not have the set. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  bookkeeping: z.boolean(),
  columns: z.strictObject({added: z.array(z.string()), removed: z.array(z.string())}),
  /** The rows are told apart by other columns than before, so all count as removed and added. */
  newKey: z.boolean(),
  rows: counts,
  /** The same by school year, date or year, newest first; empty where the set has none. */
  periods: z.array(z.strictObject({period: z.string(), rows: counts}))
});
export type SetDiff = z.infer<typeof SetDiff>;

/** Names of editions become addresses of pages and of feeds. */
const editionName = z.string().refine(isEdition, "expected the name of an edition such as 2026-12-01");

/** What `endringer.json` of an edition says. */
export const EditionDiff = z.strictObject({
  edition: editionName,
  previous: editionName.nullable(),
  sets: z.array(SetDiff),
  /** Ids of the entries in the change log, up to this edition. */
  entries: z.array(z.string())
});
export type EditionDiff = z.infer<typeof EditionDiff>;

export const diffName = "endringer.json";

export const noRows: RowCounts = {added: 0, removed: 0, changed: 0, hidden: 0, shown: 0};

/** Whether anything at all differs. */
export function differs({rows, columns, newKey, before, after}: SetDiff): boolean {
  return (
    newKey ||
    (before === null) !== (after === null) ||
    columns.added.length + columns.removed.length > 0 ||
    rowKinds.some((kind) => rows[kind] > 0)
  );
}

/** Rows that the earlier edition held and that are not the same any more. */
export function countHistory({rows: {removed, changed, hidden, shown}}: Pick<SetDiff, "rows">): number {
  return removed + changed + hidden + shown;
}
