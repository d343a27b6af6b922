/**
 * What happened to a municipality on a day, seen from the old code:
 * `renumber` – the same municipality under a new code; `merge` – it went whole into another or a common code;
 * `rename` – the code stayed; `split` – its parts went to several codes and it ceased;
 * `boundary_transfer_part_of_municipality` – it stayed and gave a part away (also the row that says it stayed);
 * `created`, `ceased` – Klass names no predecessor or no successor.
 */
export type ChangeKind =
  "renumber" | "merge" | "rename" | "split" | "boundary_transfer_part_of_municipality" | "created" | "ceased";

/** One row of a change of codes; a split is several rows with one `old_code`. Codes are null only as `kind` says. */
export interface ChangeRow {
  date: string;
  old_code: string | null;
  old_name: string | null;
  new_code: string | null;
  new_name: string | null;
  kind: ChangeKind;
}

type Change = Omit<ChangeRow, "kind">;

/**
 * Gives every change its kind, which Klass does not tell, from the other changes of the same day and, where given,
 * from the codes: one that was valid before takes others in without a row of its own.
 */
export function normalizeChangeKinds(
  changes: readonly Change[],
  codes: readonly {code: string; valid_from: string}[] = []
): ChangeRow[] {
  const byOld = groupBy(changes, ({date, old_code}) => `${date} ${old_code}`);
  const byNew = groupBy(changes, ({date, new_code}) => `${date} ${new_code}`);
  const since = new Map<string, string>();
  for (const {code, valid_from} of codes) {
    const first = since.get(code);
    if (first === undefined || valid_from < first) since.set(code, valid_from);
  }
  const piecesOf = (change: Change) => byOld.get(`${change.date} ${change.old_code}`) ?? [];
  const gaveAway = (change: Change) => {
    const pieces = piecesOf(change);
    return pieces.length > 1 && pieces.some(({old_code, new_code}) => old_code === new_code);
  };

  function kindOf(change: Change): ChangeKind {
    const {date, old_code, old_name, new_code, new_name} = change;
    if (old_code === null) return "created";
    if (new_code === null) return "ceased";
    if (gaveAway(change)) return "boundary_transfer_part_of_municipality";
    if (piecesOf(change).length > 1) return "split";
    const joining = (byNew.get(`${date} ${new_code}`) ?? []).filter(
      (other) => other !== change && !gaveAway(other)
    );
    if (joining.length > 0) return "merge";
    if (old_code === new_code)
      return old_name === new_name ? "boundary_transfer_part_of_municipality" : "rename";
    return (since.get(new_code) ?? date) < date ? "merge" : "renumber";
  }
  return changes.map((change) => ({...change, kind: kindOf(change)}));
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
