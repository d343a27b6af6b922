import {z} from "zod";
import {RowCounts, rowKinds} from "../../src/model/revision.ts";
import {isEdition} from "./edition-name.ts";

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
  rows: RowCounts,
  /** The same by school year, date or year, newest first; empty where the set has none. */
  periods: z.array(z.strictObject({period: z.string(), rows: RowCounts}))
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

/** Whether anything at all differs. */
export function differs({rows, columns, newKey, before, after}: SetDiff): boolean {
  return (
    newKey ||
    (before === null) !== (after === null) ||
    columns.added.length + columns.removed.length > 0 ||
    rowKinds.some((kind) => rows[kind] > 0)
  );
}
