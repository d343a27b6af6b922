import type {Change} from "../readers/changes.ts";
import type {ComparedSet} from "./compare.ts";
import {countHistory, differs, type SetDiff} from "./diff.ts";
import {dateOfEdition} from "./edition-name.ts";

/** What a set's version must at least have risen by. */
type Part = "major" | "minor" | "patch";
const parts = ["major", "minor", "patch"] as const;

/** Entries of these kinds tell of other numbers. */
const tellsOfNumbers: ReadonlySet<Change["kind"]> = new Set(["data", "correction", "method"]);

/**
 * The entries of the change log that are new in an edition: dated up to it, and not in the edition before. Ids tell, since
 * two editions can have the same date.
 */
export function newEntries(
  changes: readonly Change[],
  {edition, known}: {edition: string; known: ReadonlySet<string>}
): Change[] {
  return changes.filter(({id, date}) => date <= dateOfEdition(edition) && !known.has(id));
}

/**
 * Findings where rows that the earlier edition held have changed, gone, been hidden or been shown, and no new entry in
 * `docs/changes/` names the set. An entry for a set speaks for its fictional twin too.
 */
export function checkHistory(compared: readonly ComparedSet[], entries: readonly Change[]): string[] {
  const told = new Set(entries.filter(({kind}) => tellsOfNumbers.has(kind)).flatMap(({sets}) => sets));
  return compared.flatMap(({diff, examples}) => {
    const id = idOf(diff);
    const isGone = diff.after === null;
    if (diff.bookkeeping || told.has(id) || (countHistory(diff) === 0 && !isGone && !diff.newKey)) return [];
    const {changed, removed, hidden, shown} = diff.rows;
    const what = isGone
      ? "the set is gone"
      : `${changed} changed, ${removed} removed, ${hidden} newly hidden, ${shown} newly shown`;
    return [
      `${diff.name}: published rows differ (${what}) and no new entry in docs/changes/ tells of it: write one with "sets: ${id}" (docs/changes/README.md)${examples.map((line) => `\n  ${line}`).join("")}`
    ];
  });
}

/** Findings where a set differs and its version has not risen by what that asks for, or has fallen. */
export function checkVersions(compared: readonly ComparedSet[]): string[] {
  return compared.flatMap(({diff}) => {
    const {before, after, name, bookkeeping} = diff;
    if (before === null || after === null) return [];
    const risen = riseOf(before, after);
    if (risen === "fallen") return [`${name}: version ${after} is lower than ${before}, which was published`];
    const needed = bookkeeping ? undefined : requiredPart(diff);
    if (!needed || (risen && parts.indexOf(risen) <= parts.indexOf(needed.part))) return [];
    return [
      `${name}: ${needed.why}, so version ${before} must rise to ${raise(before, needed.part)} or more, but is ${after}: set it in loaders/datasets/`
    ];
  });
}

function requiredPart(diff: SetDiff): {part: Part; why: string} | undefined {
  const {columns, rows, newKey} = diff;
  if (columns.removed.length > 0)
    return {
      part: "major",
      why: `column ${columns.removed.join(", ")} was taken away, renamed or has another type`
    };
  if (newKey) return {part: "major", why: "other columns tell the rows apart"};
  if (columns.added.length > 0) return {part: "minor", why: `column ${columns.added.join(", ")} was added`};
  if (rows.added > 0) return {part: "minor", why: `${rows.added} rows were added`};
  return differs(diff) ? {part: "patch", why: `${countHistory(diff)} rows were mended`} : undefined;
}

function riseOf(before: string, after: string): Part | "fallen" | undefined {
  const [old, current] = [before, after].map((version) => version.split(".").map(Number));
  for (const [i, part] of parts.entries()) {
    const change = (current?.[i] ?? 0) - (old?.[i] ?? 0);
    if (change !== 0) return change > 0 ? part : "fallen";
  }
  return undefined;
}

function raise(version: string, part: Part): string {
  const place = parts.indexOf(part);
  return version
    .split(".")
    .map((number, i) => (i < place ? number : i === place ? Number(number) + 1 : 0))
    .join(".");
}

/** `survey_share` for `survey_share-eksempel`. */
function idOf({name}: SetDiff): string {
  return name.replace(/-eksempel$/, "");
}
